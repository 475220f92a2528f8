import type { LocalDate } from '../../domain/days/local-date.ts'
import { shortDate } from '../../vietnamese/phrases.ts'
import type { Random } from './random.ts'

export const progressNotes = [
  'Đã dự thảo, đang lấy ý kiến các đơn vị liên quan',
  'Đã khảo sát thực tế, đang tổng hợp số liệu',
  'Đã làm việc với đơn vị phối hợp, thống nhất nội dung',
  'Đang hoàn thiện theo ý kiến góp ý',
  'Chờ số liệu của đơn vị phối hợp, đã gửi văn bản đôn đốc',
  'Đã báo cáo lãnh đạo đơn vị cho ý kiến',
  'Đã xong phần rà soát hồ sơ, còn kiểm tra thực địa',
  'Đang thẩm định nội dung kinh phí',
] as const

export const returnNotes = [
  'Đề nghị bổ sung số liệu so sánh với cùng kỳ',
  'Cần làm rõ trách nhiệm của từng đơn vị phối hợp',
  'Chưa có ý kiến của Sở Tài chính về nguồn kinh phí',
  'Đề nghị rà soát lại căn cứ pháp lý',
] as const

export const pauseNotes = [
  'Tạm dừng chờ hướng dẫn của Bộ, ngành trung ương',
  'Tạm dừng do điều chỉnh nguồn vốn',
  'Tạm dừng chờ kết luận thanh tra',
] as const

export const withdrawNotes = [
  'Thu hồi do trùng nội dung với nhiệm vụ khác',
  'Thu hồi do chuyển thẩm quyền cho cấp xã',
  'Thu hồi theo thông báo điều chỉnh Chương trình công tác',
] as const

export const taskNotes = [
  'Báo cáo tiến độ tại giao ban tuần',
  'Lãnh đạo thành phố trực tiếp theo dõi',
  'Gửi kèm bản mềm',
  'Lấy ý kiến Sở Tài chính trước khi trình',
] as const

/** First words of a product and the abbreviation its number carries (Decree 30/2020/ND-CP, appendix III). */
const types: [string, string][] = [
  ['Báo cáo', 'BC'],
  ['Kế hoạch', 'KH'],
  ['Quyết định', 'QĐ'],
  ['Tờ trình', 'TTr'],
  ['Phương án', 'PA'],
  ['Đề án', 'ĐA'],
  ['Thông báo', 'TB'],
  ['Giấy phép', 'GP'],
]

/** What an officer writes on handing in: the document made, or that it is done. */
export function resultText(product: string, unit: string, day: LocalDate, random: Random): string {
  const symbol = /^[PX]\d/.test(unit) ? 'UBND' : (unit.split('-')[0] ?? unit)
  const number = `số ${random.between(10, 480)}`
  const date = `ngày ${shortDate(day)}`
  // An official letter has no type: the office and the section that drafted it stand in its place.
  if (product.startsWith('Văn bản')) return `Công văn ${number}/${symbol}-${symbol === 'VP' ? 'TH' : 'VP'} ${date}`
  const [name, type] = types.find(([start]) => product.startsWith(start)) ?? []
  if (name !== undefined && type !== undefined) return `${name} ${number}/${type}-${symbol} ${date}`
  return `Đã hoàn thành; ${product.toLowerCase()} đã gửi Văn phòng UBND thành phố`
}
