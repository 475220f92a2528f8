import { addDays } from '../../../domain/days/local-date.ts'
import { looksVietnamese } from '../../telex.ts'
import { known, type KnownNode } from '../calendar/node.ts'
import { resolve } from '../calendar/resolve.ts'
import { future } from '../calendar/tense.ts'
import { type Count, readCount } from '../words/count-phrase.ts'
import type { Line } from '../words/line.ts'
import { type Got, meaning, oneOf, phrases } from '../words/matchers.ts'
import { readMonthNumber } from '../words/month-number.ts'
import { purposeOf } from '../words/reported.ts'
import { sinceBehind } from '../words/since.ts'
import { readDay } from './day.ts'
import { readHours } from './hours.ts'
import { inHours, isOfClock, place, type Way } from './place-count.ts'

const before = phrases<Way>({
  'cách đây': 'ago',
  'trước đây': 'ago',
  sau: 'on',
  trong: 'ahead',
  'trong vòng': 'ahead',
  'trong khoảng': 'ahead',
  'nội trong': 'ahead',
})
const after = phrases<Way>({
  nữa: 'on',
  'nữa thôi': 'on',
  sau: 'on',
  trước: 'ago',
  'trước đây': 'ago',
  tới: 'ahead',
  'sắp tới': 'ahead',
  'tiếp theo': 'ahead',
  'kế tiếp': 'ahead',
  'tới đây': 'ahead',
  qua: 'back',
  'vừa qua': 'back',
  'vừa rồi': 'back',
  'gần đây': 'back',
  'gần nhất': 'back',
})
const fromNow = phrases({ 'hôm nay': true, 'ngày hôm nay': true, nay: true, 'bây giờ': true, 'thời điểm này': true })
// "3 ngày trước hạn", "5 ngày sau khi nhận": counted from something we do not know.
const event = oneOf('khi hạn ngày cuộc kỳ kì đó lúc tết thời')
const meeting = oneOf('họp hội lễ')
const moved = oneOf('thêm lùi hoãn dài giahan')
const sideOf = meaning<Way>({ sau: 'on', trước: 'ago' })
const extend = phrases({ 'gia hạn': true })
const around = oneOf('khoảng chừng tầm cỡ hơn gần trên dưới ngoài')
const aroundToo = phrases({ 'gì đó': true, 'chi đó': true, 'gì đấy': true, 'nữa gì đó': true })
const partOfText = oneOf('mục điều khoản trang phòng tầng lớp bài chương câu tiết')
const saysMore = oneOf('nữa')
const lasting = oneOf('nghỉ mất còn quá trễ chậm muộn hết mỗi các làm')

const halfMonth = phrases({ 'nửa tháng nữa': true })
const roughly = phrases({
  'tuần nữa': 7,
  'tháng nữa': 30,
  'tháng rưỡi nữa': 45,
  'nửa năm nữa': 182,
  'năm nữa': 365,
})

/** Days counted from today: "3 ngày nữa", "cách đây 2 tuần", "trong 5 ngày làm việc", "7 ngày tới", "sau 3 ngày". */
export function readCounted(line: Line, at: number): Got<KnownNode> | undefined {
  const hours = readHours(line, at)
  if (hours) return hours
  const half = halfMonth(line, at)
  if (half) return { value: known(addDays(line.today, 15)), next: half.next }
  const round = roughly(line, at)
  if (round) return { value: known(addDays(line.today, round.value), undefined, 'vague'), next: round.next }
  const lead = before(line, at)
  const count = readCount(line, lead?.next ?? at)
  // "mục 3 tháng sau sửa"
  if (line.tokens[at]?.number !== undefined && partOfText(line.tokens[at - 1])) return undefined
  if (!count || namesMonth(line, count) || namesDays(line, count) || isOfDays(line, at, count)) return undefined
  const day = readFromDay(line, count)
  if (day) return day
  const tail = readTail(line, count)
  const way = tail && lead?.value !== 'ago' ? tailWay(tail.value, lead?.value) : lead?.value
  const next = tail?.next ?? count.next
  if (way === undefined) return readBare(line, at, count)
  if (!tail && isLength(count.value, way)) return undefined
  const soon =
    saysMore(line.tokens[count.next]) && !around(line.tokens[at - 1]) ? inHours(line, count.value) : undefined
  if (soon) return { value: soon, next }
  const added = way === 'on' && !lead && moved(line.tokens[at - 1]) && !sinceBehind(line, count.next)
  const alone = at === 0 && !lead && next === line.tokens.length
  const reported = !['paper', undefined].includes(purposeOf(line, at))
  const found = { value: place(line, count.value, added ? 'anchor' : way, { alone, reported }), next }
  // "trong 3 ngày nữa": the third day, or all of them.
  if (lead?.value === 'ahead' && saysMore(line.tokens[count.next])) found.value.doubt ??= 'ambiguous'
  if (around(line.tokens[at - 1]) || aroundToo(line, next)) found.value.doubt ??= 'vague'
  if (
    afterSlip(line, at) ||
    (count.value.guess && !line.accented && ['sau', 'bay'].includes(line.tokens[at]?.lower ?? ''))
  )
    found.value.doubt ??= 'spelling'
  return found
}

/** "ba muoi thang tu" is a day of April. */
const namesMonth = (line: Line, { value: { unit, from }, next }: Got<Count>): boolean =>
  unit === 'month' && from > 12 && from <= 31 && readMonthNumber(line, next) !== undefined

/** "trong 2 ngày 17 và 18/12": the days are named. */
function namesDays({ tokens }: Line, { value: { unit }, next }: Got<Count>): boolean {
  const [day, mark] = [tokens[next], tokens[next + 1]]
  return (
    unit === 'day' &&
    day?.number !== undefined &&
    day.number <= 31 &&
    /^(?:[,/.&-]|va|den|toi|thang)$/.test(mark?.folded ?? '')
  )
}

/** "ngày 5 6 tháng tới" */
const isOfDays = ({ tokens }: Line, at: number, { value: { unit, from } }: Got<Count>): boolean =>
  unit === 'month' && tokens[at]?.number !== undefined && tokens[at - 1]?.number === from - 1

/** Perhaps a "thứ" that was not read: "thws 3 tuần sau" and "thứu 3 tuần sau" are no three weeks. */
function afterSlip({ tokens }: Line, at: number): boolean {
  const { folded = '', word = false } = tokens[at - 1] ?? {}
  return word && (/^thu\p{L}?\p{L}?$/u.test(folded) || (/^(?:th|ht|tu?h)/.test(folded) && !looksVietnamese(folded)))
}

/** "5 ngày làm việc kể từ ngày 1/12", "3 ngày trước ngày 25/12": from the day after it on, or back. */
function readFromDay(line: Line, { value: count, next }: Got<Count>): Got<KnownNode> | undefined {
  const from = sinceBehind(line, next)
  const way = from ? 'on' : sideOf(line.tokens[next])
  const day = way && readDay(line, from?.next ?? next + 1)
  if (!day || isOfClock(count) || (day.value.month === undefined && from === undefined)) return undefined
  const { span, doubt } = resolve(day.value, line.today, future)
  const value = place(line, count, way, { base: span.from })
  return { value: { ...value, ...(doubt && { doubt }) }, next: day.next }
}

/** "trong 6 tháng" and "sau 8 giờ" are lengths of time. */
const isLength = ({ unit }: Count, way: Way): boolean =>
  isOfClock({ unit }) || (way === 'ahead' && !['day', 'workday', 'week'].includes(unit))

const tailWay = (tail: Way, lead: Way | undefined): Way => (lead === 'ahead' && tail === 'on' ? 'ahead' : tail)

function readTail(line: Line, count: Got<Count>): Got<Way> | undefined {
  const from = sinceBehind(line, count.next)
  if (from) {
    const now = fromNow(line, from.next)
    return now
      ? { value: 'on', next: now.next }
      : { value: 'anchor', next: line.tokens[from.next] ? from.next + 1 : from.next }
  }
  const tail = after(line, count.next)
  if (!tail) return undefined
  const word = line.tokens[count.next]?.folded ?? ''
  const following = line.tokens[tail.next]
  const anchored = (/^(?:sau|truoc|toi)$/.test(word) && event(following)) || (word === 'truoc' && meeting(following))
  return anchored ? { value: 'anchor', next: tail.next + 1 } : tail
}

/** "5 ngày làm việc" is a deadline; "thêm 3 ngày" counts from the old one; "nghỉ 3 ngày" is no date. */
function readBare(line: Line, at: number, count: Got<Count>): Got<KnownNode> | undefined {
  const previous = line.tokens[at - 1]
  const { unit } = count.value
  const anchored = isMoved(line, at) || previous?.folded === 'truoc'
  const bounded = ['day', 'workday', 'week', 'month'].includes(unit)
  if (anchored ? !bounded : unit !== 'workday' || lasting(previous)) return undefined
  return { value: place(line, count.value, anchored ? 'anchor' : 'on'), next: count.next }
}

/** "gia hạn việc 7 thêm 3 ngày" */
const isMoved = (line: Line, at: number): boolean =>
  [1, 2, 3, 4].some(back => moved(line.tokens[at - back]) || extend(line, at - back) !== undefined)
