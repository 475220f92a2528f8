import { countedAt } from '../intent/counted.ts'
import { findDocuments } from '../intent/numbers.ts'
import { wordsOf, type Word } from '../intent/words.ts'
import { fillers, foldedText, isSaidAt, plain, sayings } from './vocabulary.ts'

// What tells that something came out of the work.

/** What work is done with, where it begins the words: "trình Ủy ban", "gửi các phòng". */
const deeds = sayings(`
  trình | gửi | nộp | ban hành | phát hành | phát động | phát | ký | tham mưu | tham dự | tham gia | triển khai | tổ chức | tổng hợp | họp |
  kiểm tra | kiểm kê | ra quân | ra quyết định | ra văn bản | ra thông báo | xử lý | xử phạt | giải quyết | giải ngân | giải trình | giải phóng |
  cấp | in | thống nhất | thống kê | tập huấn | nghiệm thu | thành lập | chuyển | lập | hoàn thiện | hoàn chỉnh | hoàn trả | đạt |
  thu ngân sách | thu hồi | thu thuế | thu gom | thu hút | thu phí | thu nợ | hỗ trợ | tặng | tuyên truyền | tuyên dương | tuyển | vận động |
  vận hành | sửa | lắp | mua | đăng | khảo sát | lấy ý kiến | thông báo | thông qua | dự họp | duyệt | phê duyệt | công bố | công khai |
  công nhận | đôn đốc | quyết toán | quyết định | phối hợp | soạn | thay | xây dựng | xây | tạo | kết nạp | kết nối | kết thúc |
  điều tra | điều chỉnh | điều động | lưu | scan | nhập | xuất | huy động | nhắc nhở | báo cáo | bàn giao | rà soát | thẩm định |
  khen thưởng | xét | bổ sung | cập nhật | đánh giá | tiếp | làm việc với | đề xuất | kiến nghị | khắc phục | thi công | bố trí`)
const products = new RegExp(
  `^(?:${[
    ...['bao cao', 'bc', 'to trinh', 'ke hoach', 'quyet dinh', 'cong van', 'cv', 'bien ban', 'du thao', 'ho so'],
    ...['danh sach', 'van ban', 'vb', 'phuong an', 'ket luan', 'phieu', 'giay moi', 'thong bao', 'lich', 'chi thi'],
    ...['de an', 'bang tong hop', 'hop dong', 'chuong trinh', 'huong dan so', 'nghi quyet', 'giay phep', 'so lieu'],
  ].join('|')})(?: |$)`,
)

const isDeed = (words: readonly Word[], at: number): boolean => isSaidAt(words, at, deeds)

/** "đã …", "xong", "gửi rồi": it is said that something was done. */
export function saysDone(words: readonly Word[]): boolean {
  const doneAt = words.findIndex(
    ({ usual }, at) => usual === 'đã' || (/^(?:da|vừa|vua|mới|moi)$/.test(usual) && isDeed(words, at + 1)),
  )
  const behind = foldedText(words.slice(doneAt + 1))
  // "để xem đã", "khoan đã"; "đã rõ", "đã nhầm"
  if (doneAt >= 0 && behind !== '' && !/^(?:ro|hieu|biet|nhan|nham|chua|bao(?! cao| ve| dam| tri))(?: |$)/.test(behind))
    return true
  if (/(?:^| )(?:xong|hoan thanh|hoan tat|done)(?: |$)/.test(foldedText(words))) return true
  const deed = words.findIndex(word => !fillers.has(plain(word)))
  return isDeed(words, deed) && words.some(({ usual }, at) => at > deed && /^(?:rồi|roi)$/.test(usual))
}

/** The number of a document in these words of the text. */
export function namesDocument(words: readonly Word[], text: string): boolean {
  const [start, end] = [words[0]?.start ?? 0, words.at(-1)?.end ?? 0]
  const spans = wordsOf(text)
  return findDocuments(text, spans).some(
    ({ first, last }) => (spans[first]?.start ?? -1) >= start && (spans[last]?.end ?? end + 1) <= end,
  )
}

/** A deed with what it was done to, a document by its number or day, or what is called the result. */
export function tellsOfWork(words: readonly Word[]): boolean {
  const content = words.filter(word => !fillers.has(plain(word)))
  // "thu" of "thu ngân sách" may be the beginning of an address.
  const begins = isDeed(words, 0) || !content[0] ? 0 : words.indexOf(content[0])
  const all = foldedText(words)
  if (/^(?:ket qua|san pham) \S/.test(all)) return true
  const atHead = /^(?:bao cao|cong van)/.test(all) ? all : foldedText(words.slice(begins))
  if (products.test(atHead) && words.some(({ kind }) => kind === 'number')) return true
  const next = words.slice(begins + 1).find(word => !fillers.has(plain(word)))
  return isDeed(words, begins) && next !== undefined && !/^(?:nham|lon|sau|lai|di)$/.test(next.folded)
}

/** A number, a sum, a day, or a count of things: "98", "5.000.000", "25/11/2026", "36 hộ", "họ có 3 người". */
export const isFigure = (words: readonly Word[]): boolean =>
  words.some(({ kind }) => kind === 'number') &&
  (words.every(({ kind }) => kind !== 'word') ||
    words.some(({ kind }, at) => kind === 'number' && countedAt(words, at + 1) !== undefined))
