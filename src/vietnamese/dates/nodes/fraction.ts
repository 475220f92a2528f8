import type { DayNode } from '../calendar/node.ts'
import type { Line } from '../words/line.ts'
import { oneOf, phrases } from '../words/matchers.ts'
import { readWeekdayName } from '../words/weekday-name.ts'

const dateLead = oneOf('ngày trước sau đến tới từ hạn hết sáng chiều tối trưa đêm lúc vào sang qua hôm nay mai')
const counted = oneOf(
  'nhiệm việc đơn xã phường huyện hồ hộ người đồng văn chỉ mục nội điểm phòng ban trường thôn tổ câu tiêu doanh dự công ' +
    'ngày tháng năm số tổng trong cán lãnh thành viên ý kiến cơ báo kế đầu bài lớp học sao km m ha kg tỷ triệu % giờ h ' +
    'ấp buôn sóc khóm khối cụm tuyến trạm phiếu hạng gói lô thửa tấn mét cây cái chiếc lượt phần khâu nguồn xóm tàu khu',
)
const achieved = oneOf('đạt được tỷ tỉ lệ bằng còn có hơn khoảng chiếm suất hạng nhanh chậm gần lần mới')
const countedToo = phrases(
  Object.fromEntries(
    [
      ...[
        'phụ huynh',
        'học sinh',
        'giáo viên',
        'đại biểu',
        'hội viên',
        'đảng viên',
        'người dân',
        'biên bản',
        'thời gian',
      ],
      ...[
        'quãng đường',
        'diện tích',
        'công nhân',
        'phụ nữ',
        'gia đình',
        'nhân khẩu',
        'cổ phần',
        'khối lượng',
        'kinh phí',
      ],
      ...[
        'chặng đường',
        'giá trị',
        'cử tri',
        'mức lương',
        'tiền lương',
        'lương cơ bản',
        'lương cơ sở',
        'số phiếu',
        'chiều dài',
      ],
      ...[
        'quân số',
        'dân số',
        'chi phí',
        'ngân sách',
        'số tiền',
        'phiếu bầu',
        'hội đồng',
        'cổ đông',
        'sĩ số',
        'thí sinh',
      ],
    ].map(noun => [noun, true]),
  ),
)
// "huyết áp 12/8", "tỉ lệ 9/5": whatever follows.
const measured = phrases(
  Object.fromEntries(
    [
      'huyết áp',
      'bậc',
      'bậc lương',
      'hệ số',
      'thị lực',
      'tỉ lệ',
      'tỷ lệ',
      'tỉ số',
      'tỷ số',
      'chỉ số',
      'phụ lục',
      'thắng',
      'hòa',
      'điểm',
    ].map(name => [name, true]),
  ),
)
const pressure = phrases({ 'huyết áp': true })
const feast = oneOf('lễ giảng dịp mừng khánh niệm')
const ratio = oneOf('tỷ tỉ')
const onTime = phrases({ 'đúng hạn': true, 'trễ hạn': true })
const done = oneOf('thành xong')
const atAllHours = oneOf('trực suốt trợ động chiến cửa liên luôn cứu camera hotline online')
// Streets bear dates: "đường 3/2", "phố 19/5".
const named = oneOf(
  'tờ mẫu biểu đường phố ngõ ngách hẻm kiệt số nhà đại lộ điều khoản việc viec nv cv vụ phòng tầng mục trang bản khu tổ quận task bt # lớp bàn căn lô gói thửa lầu',
)
const ofOtherWords = phrases({
  'hồ sơ': true,
  'cơ sở': true,
  'nghiệp vụ': true,
  'dịch vụ': true,
  'thời vụ': true,
  'giáo vụ': true,
})

/** Is the number at this place named by the word before it? Not by the "sơ" of "hồ sơ", which bare is a "số". */
export const isNamed = (line: Line, at: number): boolean =>
  named(line.tokens[at - 1]) && ofOtherWords(line, at - 2)?.next !== at

// Behind a number they make it a count: "tháng 10, 5 việc".
export const isNoun = oneOf(
  'việc nhiệm hồ đơn người xã phường văn đồng cán báo chỉ triệu tỷ % phòng ngày giờ h tuần tháng lần',
)

// "11/26" may be a month of these years from now; "2/30" is none.
const nearYears = 3
// Tokens in which a share is named again.
const nearby = 16

/** Whether "3/4" is no date: a share ("3/4 nhiệm vụ", "đạt 12/15") or the name of something ("đường 3/2", "số 12/5"). */
export function fraction(line: Line, at: number, { day, month = 1 }: DayNode, next: number): boolean {
  const [before, after] = [line.tokens[at - 1], line.tokens[next]]
  const slash = line.tokens[at + 1]?.folded === '/'
  if (isNamed(line, firstOf(line, at)) || isMeasured(line, at) || after?.lower === '%') return true
  if (day === 24 && slash && (month === 24 || (month === 7 && alwaysOpen(line, at, next)))) return true
  // "từ 29/6 - 5/7 có Dung"
  if (slash && endsRange(line, at)) return false
  const share = day <= month
  // "tỉ lệ trả đúng hạn 9/10"
  if (slash && share && onTime(line, at - 2)) return true
  if (
    besideWeekday(line, at) ||
    dateLead(before) ||
    (slash && isFeast(line, at - 1)) ||
    (slash && whole(line, at, next))
  )
    return false
  if (day > 31 || (month > 12 && (day > 12 || month < 20 || month > 49))) return true
  if (month > 12 && day <= 12 && Math.abs(month - Number(line.today.slice(2, 4))) > nearYears) return true
  if (share && (countedToo(line, next) || halved(line, at, day, month))) return true
  if (share && (achieved(before) || counted(after) || (done(before) && month > 12))) return true
  // "2.1" is a section, "5-7" a handful: without a word before them only "25-11" can be meant for a day.
  return !slash && (day <= 12 || counted(after)) && !whole(line, at, next)
}

const and = oneOf('và , &')

/** Where a list of such numbers begins: "lớp 4/1 và 4/2". */
function firstOf({ tokens }: Line, at: number): number {
  let first = at
  while (and(tokens[first - 1]) && tokens[first - 3]?.lower === '/' && tokens[first - 4]?.number !== undefined)
    first -= 4
  return first
}

const endsRange = ({ tokens }: Line, at: number): boolean =>
  tokens[at - 1]?.folded === '-' && tokens[at - 3]?.lower === '/' && tokens[at - 2]?.number !== undefined

/** "huyết áp 12/8", "huyết áp bác ấy 12/8" */
const isMeasured = (line: Line, at: number): boolean =>
  measured(line, at - 1)?.next === at ||
  measured(line, at - 2)?.next === at ||
  [3, 4].some(back => pressure(line, at - back) !== undefined)

/** "1/2 cán bộ đi học, 1/2 ở lại": once a share, the same again is one. */
function halved({ tokens }: Line, at: number, day: number, month: number): boolean {
  for (let place = Math.max(at - nearby, 0); place <= at + nearby; place++) {
    const [first, mark, second] = [tokens[place], tokens[place + 1], tokens[place + 2]]
    if (place !== at && first?.number === day && mark?.lower === '/' && second?.number === month)
      if (counted(tokens[place + 3]) || countedToo({ tokens }, place + 3)) return true
  }
  return false
}

/** "thứ tư 9/12", "t4 9/12", "cn 6/12" */
const besideWeekday = (line: Line, at: number): boolean =>
  [1, 2].some(back => readWeekdayName(line, at - back)?.next === at)

/** "lễ 2/9", "khai giảng 5/9"; bare "ty le 2/9" is a share. */
const isFeast = ({ tokens }: Line, at: number): boolean => feast(tokens[at]) && !ratio(tokens[at - 1])

/** "trực 24/7", "hỗ trợ người dân 24/7": every hour of the week. */
const alwaysOpen = ({ tokens }: Line, at: number, next: number): boolean =>
  [next, at - 1, at - 2, at - 3, at - 4].some(near => atAllHours(tokens[near]))

const whole = ({ tokens }: Line, at: number, next: number): boolean => at === 0 && next === tokens.length
