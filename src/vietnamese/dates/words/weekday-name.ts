import type { Line } from './line.ts'
import { type Got, meaning, oneOf, phrases } from './matchers.ts'

const named = meaning({ hai: 1, ba: 2, tư: 3, năm: 4, sáu: 5, bảy: 6, bẩy: 6 })
const thu = oneOf('thứ')
const sunday = oneOf('chủ chúa')
const nhat = oneOf('nhật nhựt')
const week = oneOf('tuần')
const ordinal = oneOf('buổi lần người đợt bước vòng cấp hạng chương quyển trí ngôi nhóm phần câu trang dòng cột tháng')
// "xếp thứ 3", "vươn lên thứ 2", but "xếp thứ 3 tuần sau"
const ranked = oneOf('xếp đứng giữ tụt vươn nằm')
const arranged = oneOf('sắp thu')
const child = oneOf('con')
const born = oneOf('sinh đẻ có')
const among = oneOf('toàn cả trong')
const places = oneOf('tỉnh nước huyện xã phường thành quốc khối cụm vùng khu số')
// With diacritics only: "anh Nam thứ 6", "Khoa thứ hai".
const ordinalIfMarked = oneOf(
  'năm khóa khoá phiên cách bản tờ mục điểm loại dạng tập cuốn gói tốp đội lượt ý phiếu lô đoạn mẫu chiếc cái',
)
// Bare these count too, or are a woman called Thu: "ban thu hai", "chi thu 2".
const mayCountBare = oneOf(
  'bản tờ mục phiên khóa điểm loại dạng gói tốp lượt phiếu lô đoạn mẫu chiếc cái cuốn chỉ cô dì cột hàng',
)
const counted = phrases({
  'phương án': true,
  'giải pháp': true,
  'phương pháp': true,
  'kịch bản': true,
  'câu hỏi': true,
  'vấn đề': true,
  'nội dung': true,
  'nguyên nhân': true,
  'lý do': true,
  'lí do': true,
  'tiêu chí': true,
  'mục tiêu': true,
  'nhiệm vụ': true,
  'cơ hội': true,
  'kỳ họp': true,
  'kì họp': true,
  'phiên họp': true,
  'học kỳ': true,
  'nhiệm kỳ': true,
  'giai đoạn': true,
  'thế hệ': true,
})
const inRow = phrases({ 'liên tiếp': true, 'liên tục': true })
const others = oneOf('bên nước')
const order = oneOf('theo đúng ưu số')
const amount = oneOf('triệu tỷ tỉ đồng nghìn ngàn khoản phí lần tr k')
const is = oneOf('là')
const placed = oneOf('trấn ấp kênh rạch xóm phê quán tiệm')
const town = phrases({ 'thị trấn': true })
const titled = oneOf('chị cô bà em bé con dì')

/** A weekday, 1 Monday … 7 Sunday: "thứ sáu", "thu 6", "t6", "chủ nhật", "cn". Not "lần thứ hai", "theo thứ tự", "T6/2026". */
export function readWeekdayName(line: Line, at: number): Got<number> | undefined {
  const { tokens } = line
  const token = tokens[at]
  const may = token?.lower === 't' || token?.lower === 'cn' || token?.folded === 'cnhat' || thu(token) || sunday(token)
  if (!token || !may || line.masked.has(at) || joined(line, at) || (thu(token) && isOrdinal(line, at))) return undefined
  if (sunday(token) && nhat(tokens[at + 1])) return { value: 7, next: at + 2 }
  if (token.folded === 'cnhat') return { value: 7, next: at + 1 }
  if (token.lower === 'cn') return isBranch(line, at) ? undefined : { value: 7, next: at + 1 }
  return readNumbered(line, at)
}

function readNumbered(line: Line, at: number): Got<number> | undefined {
  const { tokens } = line
  const [token, after, third] = [tokens[at], tokens[at + 1], tokens[at + 2]]
  const letter = token?.lower === 't' && after?.spaced === false
  if (!after || (!letter && !thu(token)) || line.masked.has(at + 1) || amount(third)) return undefined
  const value = /^[2-7]$/.test(after.lower) ? Number(after.lower) - 1 : letter ? undefined : named(after)
  if (value === undefined || (letter && isMonth(line, at + 2))) return undefined
  if (after.lower === 'tu' && (order(tokens[at - 1]) || order(third))) return undefined
  // "Thứ hai là …" counts arguments.
  if (after.number === undefined && line.enumerates && !week(third)) return undefined
  if (after.number === undefined && is(third) && !/[\p{L}\d]/u.test(tokens[at - 1]?.lower ?? '')) return undefined
  // In a text with diacritics "thu hai" collects two of something, or a person is called Thu.
  const bare = !letter && line.accented && !token?.marked && (after.number === undefined || token?.capital === true)
  return bare && !week(third) ? undefined : { value, next: at + 2 }
}

// "thu 4 bo ho so" gathers them.
const gathered = oneOf('bộ phiếu thùng quyển cuốn')
// "giao ban thu hai", "uy ban thu 2"
const wordOfTwo = oneOf('giao ủy uỷ địa phòng trưởng tổng chủ')

/** Without diacritics "ban thu hai" is "bản thứ hai" or "bạn, thứ hai". */
export const mayCount = ({ tokens, accented }: Line, at: number): boolean =>
  !accented &&
  tokens[at]?.lower === 'thu' &&
  ((tokens[at - 1]?.marked === false && mayCountBare(tokens[at - 1]) && !wordOfTwo(tokens[at - 2])) ||
    (tokens[at + 1]?.number !== undefined && gathered(tokens[at + 2])))

/** "lần thứ hai", "kỳ họp thứ ba", "bên thứ ba"; but "kỳ họp thứ ba tuần sau" is next week. */
function isOrdinal(line: Line, at: number): boolean {
  const { tokens } = line
  const before = tokens[at - 1]
  if (ordinal(before)) return true
  if (week(tokens[at + 2])) return false
  if (isRank(line, at)) return true
  if (inRow(line, at + 2) || isProperName(line, at)) return true
  if (others(before) && tokens[at + 1]?.lower === 'ba') return true
  return (before?.marked === true && ordinalIfMarked(before)) || counted(line, at - 2) !== undefined
}

/** "xã mình xếp thứ 3", "thứ 3 toàn tỉnh" with nothing behind it, "sinh con thứ ba"; but "em sắp xếp thứ 6 lên". */
function isRank({ tokens, accented }: Line, at: number): boolean {
  const [earlier, before] = [tokens[at - 2], tokens[at - 1]]
  if (child(before) && (accented || born(earlier))) return true
  const [moved, verb] = /^(?:len|xuong|o|hang)$/.test(before?.folded ?? '')
    ? [tokens[at - 3], earlier]
    : [earlier, before]
  if (ranked(verb) && !arranged(moved)) return true
  const word = /^(?:pho|tinh)$/.test(tokens[at + 4]?.folded ?? '') ? 5 : 4
  const closed = !/[\p{L}\d]/u.test(tokens[at + word]?.lower ?? '') || tokens[at + word]?.folded === 've'
  return at > 0 && among(tokens[at + 2]) && places(tokens[at + 3]) && closed
}

/** "thị trấn Thứ Ba", "kênh Thứ Bảy", and bare "chi Thu 2 viec": the name of a place, of a woman. */
function isProperName({ tokens, text }: Line, at: number): boolean {
  const [before, token] = [tokens[at - 1], tokens[at]]
  if (thu(token) && town({ tokens }, at - 2) && !week(tokens[at + 2])) return true
  if (!thu(token) || token?.capital !== true || text === text.toUpperCase() || week(tokens[at + 2])) return false
  return placed(before) || (!token.marked && titled(before))
}

const isMonth = ({ tokens }: Line, at: number): boolean =>
  /^[/.-]$/.test(tokens[at]?.lower ?? '') && tokens[at]?.spaced === false && tokens[at + 1]?.number !== undefined

/** "Sở KH&CN" */
const joined = ({ tokens }: Line, at: number): boolean =>
  tokens[at]?.spaced === false && /^[&/.]$/.test(tokens[at - 1]?.lower ?? '')

/** "CN Hà Nội", "CN Nguyễn Văn A" */
const isBranch = ({ tokens, text }: Line, at: number): boolean =>
  tokens[at]?.capital === true &&
  tokens[at + 1]?.capital === true &&
  !week(tokens[at + 1]) &&
  text !== text.toUpperCase()
