import type { Line } from './line.ts'
import { oneOf, phrases } from './matchers.ts'

const pieces = oneOf('file việc hồ hs cv nv phiếu clip mail link video cuốn quyển thùng slide người hình')
// Bare they may be other words: "nop ngay 5, ban giam doc".
const morePieces = oneOf('bản bộ cái bảng tờ tập trang bài đơn tấm gói mẫu biểu ảnh')
const atOnce = oneOf('gửi làm in nộp cần xử chuyển photo sao mua cấp ký soạn lập bổ')
const paperOrPeople = phrases({
  'danh sách': true,
  'văn bản': true,
  'công văn': true,
  'báo cáo': true,
  'tờ trình': true,
  'biên bản': true,
  'nhiệm vụ': true,
  'cán bộ': true,
  'đồng chí': true,
  'biên lai': true,
  'kế hoạch': true,
  'hợp đồng': true,
  'giấy mời': true,
  'giấy phép': true,
  'chứng từ': true,
  'hóa đơn': true,
  'quyết định': true,
  'đơn thư': true,
  'trường hợp': true,
  'vụ việc': true,
})
const board = oneOf('giám chỉ lãnh quản thường tổ dân tuyên nội chấp')
const early = oneOf('mùng mồng')

/**
 * "gửi ngay 2 bản", "ngay 3 file": at once. In a text with diacritics "ngay" is no "ngày"; in one without, what a number of
 * papers or people follows is not.
 */
export function saysAtOnce({ tokens, accented }: Line, at: number): boolean {
  const [token, number, noun] = [tokens[at], tokens[at + 1], tokens[at + 2]]
  if (token?.lower !== 'ngay' || number === undefined || early(number)) return false
  const named = pieces(noun) || paperOrPeople({ tokens }, at + 2) !== undefined
  // "nop ngay 5, ban giam doc duyet"
  const people = noun?.folded === 'ban' && board(tokens[at + 3])
  return named || (morePieces(noun) && !people && (accented || atOnce(tokens[at - 1])))
}
