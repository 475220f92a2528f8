import { daysBetween } from '../../../domain/days/local-date.ts'
import { newYear } from '../calendar/lunar-date.ts'
import type { DayNode } from '../calendar/node.ts'
import { doubtOf } from '../calendar/tense.ts'
import { monthCount, monthOf, monthSpan, yearOf } from '../calendar/span.ts'
import type { Line } from '../words/line.ts'
import { isLunarMonth, readLunarMark, readLunarMonth } from '../words/lunar.ts'
import { type Got, oneOf, phrases } from '../words/matchers.ts'
import { readMonthNumber } from '../words/month-number.ts'
import { readNumber } from '../words/number.ts'
import { leadsOn, readStep } from '../words/step.ts'
import { readYearAfter } from '../words/year.ts'
import { saysAtOnce } from '../words/at-once.ts'
import { fraction, isNamed, isNoun } from './fraction.ts'
import { readWrittenDay } from './written-day.ts'

const lead = oneOf('ngày mùng mồng ng')
const gone = oneOf('hôm hổm bữa')
const early = oneOf('mùng mồng')
const monthWord = oneOf('tháng thg th')
const counts = oneOf('lần buổi ca bữa tiếng giờ h % phút công')
const limit = oneOf('hạn trước đến tới chốt qua')
const latest = oneOf('nhất')
const thisOne = oneOf('này tới')
const west = oneOf('tây')
const times = oneOf('lần')
const each = oneOf('mỗi một')
const more = oneOf('tăng càng')
const piece = oneOf('cái chiếc')
const either = oneOf('hay hoặc')
const sun = oneOf('dương âm')
// "hoàn thành 5/12": on the 5th, or five of twelve.
const achieved = oneOf('thành xong')
const justGone = phrases({ 'vừa rồi': true, 'vừa qua': true })

/**
 * A day of a month: "25/11", "ngày 25", "mùng 5 tháng 1 âm lịch", "25 tháng 11 năm 2026", "ngày 25 tháng sau".
 * Without "ngày" a number needs its month, and must not be a fraction ("3/4 nhiệm vụ") or named by the word before it.
 */
export function readDay(line: Line, at: number): Got<DayNode> | undefined {
  if (gone(line.tokens[at])) return readGoneDay(line, at + 1)
  if (limited(line, at)) return readLimited(line, at)
  const led = lead(line.tokens[at])
  if (led && (each(line.tokens[at - 1]) || saysAtOnce(line, at))) return undefined
  const both = led && early(line.tokens[at + 1])
  const start = both ? at + 2 : led ? at + 1 : at
  const written = readWrittenDay(line, start)
  if (written) return acceptWritten(line, at, written, led)
  return readSpoken(line, start, led, early(line.tokens[start - 1]))
}

/** "hạn 30 này", "trước 15 tới": a limit before it and "này" behind make a bare number a day. */
const limited = ({ tokens }: Line, at: number): boolean =>
  tokens[at]?.number !== undefined && limit(tokens[at - 1]) && thisOne(tokens[at + 1])

function readLimited(line: Line, at: number): Got<DayNode> | undefined {
  const day = readNumber(line, at, 31)
  return day && day.value > 0
    ? readStepped(line, { form: 'day', day: day.value, lunar: false, sure: true }, day.next)
    : undefined
}

/** "hôm 25", "hôm 25 vừa rồi", "bữa 20 này": the day alone; with its month it is read from the number on. */
function readGoneDay(line: Line, at: number): Got<DayNode> | undefined {
  const token = line.tokens[at]
  if (token?.number === undefined || readWrittenDay(line, at)) return undefined
  const found = readSpoken(line, at, true, false)
  if (!found || isNoun(line.tokens[at + 1]) || found.value.day < 1 || found.value.day > 31) return undefined
  return found.value.month === undefined ? { ...found, value: { ...found.value, gone: true } } : found
}

function acceptWritten(line: Line, at: number, found: Got<DayNode>, led: boolean): Got<DayNode> | undefined {
  const sure = found.value.sure || led
  if (!sure && !readLunarMark(line, found.next) && fraction(line, at, found.value, found.next)) return undefined
  const { day, month = 1, year } = found.value
  const node: DayNode = { ...found.value, sure }
  // `11/26` may be November 2026 as well as a slip of the pen.
  if (month > 12 && day <= 12 && year === undefined) node.doubt = 'ambiguous'
  // "5-7" may be two days, "2.1" a section.
  const between = line.tokens[found.next - 2]?.folded
  // "20.10" alone is a day.
  const whole = !led && at === 0 && found.next === line.tokens.length && day >= 10 && day > month
  if (
    year === undefined &&
    between !== '/' &&
    !whole &&
    !isLimit(line, at, node, led) &&
    (!led || (day < month && (between === '-' || line.tokens[at]?.marked === false))) &&
    !(between === '-' && day >= month && (day > 12 || day === month))
  )
    node.doubt = 'ambiguous'
  if (!led && year === undefined && day <= month && achieved(line.tokens[at - 1])) node.doubt = 'ambiguous'
  return withLunar(line, { value: node, next: found.next })
}

/** "hạn 31.03", "chậm nhất là ngày 1-9": a limit is one day. */
const isLimit = ({ tokens }: Line, at: number, { day, month = 13 }: DayNode, led: boolean): boolean =>
  (led || day > month) &&
  (limit(tokens[at - 1]) ||
    latest(tokens[at - 1]) ||
    (tokens[at - 1]?.folded === 'la' && /^(?:nhat|lam)$/.test(tokens[at - 2]?.folded ?? '')))

function readSpoken(line: Line, at: number, led: boolean, mung: boolean): Got<DayNode> | undefined {
  const { tokens } = line
  const first = tokens[at]
  const day = readNumber(line, at, led ? 99 : 31)
  if (!day || !first || (first.number !== undefined && first.end - first.start > 2)) return undefined
  // Bare "hai tháng mười" counts months; "phòng 5 tháng này" names a room.
  if (!led && isNamed(line, at)) return undefined
  if (isWestern(line, day.next)) return readWestern(line, day)
  const node: DayNode = { form: 'day', day: day.value, lunar: false, sure: led }
  const slash = tokens[day.next]?.lower === '/' && /^t(?:h|hg|hang)?$/.test(tokens[day.next + 1]?.folded ?? '')
  const ofMonth = readMonth(line, slash ? day.next + 1 : day.next, node, led)
  if (ofMonth && !led && first.number === undefined && day.value <= 12) {
    const value = withLunar(line, ofMonth)
    // "hai tháng mười" may count months, "mười hai tháng tư" hardly does.
    return day.value > 10 || value.value.lunar ? value : undefined
  }
  if (ofMonth) return withLunar(line, ofMonth)
  if (!led || counts(tokens[day.next])) return undefined
  // "tặng mùng 2 cái": nets.
  if (mung && piece(tokens[day.next])) return undefined
  // "ngày một tăng": day by day.
  if ((!mung && /^m[oộ]t$/.test(first.lower)) || more(tokens[day.next])) return undefined
  const ofTet = mung && Math.abs(daysBetween(line.today, newYear(line.today))) <= 21
  const spelling = line.accented && tokens[at - 1]?.lower === 'ngay' && tokens[day.next]?.word === true
  // "ngày 5 6 tháng tới"
  const another = tokens[day.next]?.number === day.value + 1 && monthWord(tokens[day.next + 1])
  const both = another ? readMonth(line, day.next + 1, node, true) : undefined
  if (both) return { value: { ...both.value, doubt: 'several' }, next: both.next }
  const doubt = ofTet ? 'lunar' : spelling ? 'spelling' : undefined
  const bare: DayNode = { ...node, ...doubtOf(doubt) }
  return readStepped(line, node, day.next) ?? withLunar(line, { value: bare, next: day.next })
}

/** "25 tây", "25 tây tháng sau": the South's word for the solar day. Bare "25 tay" counts hands. */
const isWestern = ({ tokens }: Line, at: number): boolean =>
  west(tokens[at]) && (tokens[at]?.marked === true || monthWord(tokens[at + 1]))

function readWestern(line: Line, { value: day, next }: Got<number>): Got<DayNode> {
  const node: DayNode = { form: 'day', day, lunar: false, sure: true }
  return readMonth(line, next + 1, node, true) ?? readStepped(line, node, next + 1) ?? { value: node, next: next + 1 }
}

function readMonth(line: Line, at: number, node: DayNode, led: boolean): Got<DayNode> | undefined {
  const { tokens } = line
  if (!monthWord(tokens[at]) && !(tokens[at]?.lower === 't' && tokens[at + 1]?.spaced === false)) return undefined
  const lunar = readLunarMonth(line, at + 1)
  const month = lunar ?? numbered(line, at + 1, led)
  // "3 tháng một lần"
  if (month && times(tokens[month.next])) return undefined
  if (month) {
    const year = readYearAfter(line, month.next)
    const doubt = isLunarMonth(tokens[at + 1]) ? { lunar: true } : {}
    const value = { ...node, month: month.value, ...(year && { year: year.value }), ...doubt, sure: true }
    return { value, next: year?.next ?? month.next }
  }
  const step = readStep(line, at + 1)
  // "5 tháng sau" is five months later; "25 tháng sau" can only be a day.
  if (!step || (!led && node.day <= 12 && step.value !== 0)) return undefined
  const { from } = monthSpan(monthCount(line.today) + step.value, 1)
  return { value: { ...node, month: monthOf(from), year: yearOf(from), sure: true }, next: step.next }
}

/** "6 tháng năm 2026" are the months of a year, "ngày 6 tháng năm 2026" is in May. */
function numbered(line: Line, at: number, led: boolean): Got<number> | undefined {
  const months = !led && line.tokens[at]?.folded === 'nam' && readYearAfter(line, at)
  return months ? undefined : readMonthNumber(line, at)
}

/** "ngày 25 này", "ngày 25 tới", "mùng 5 vừa rồi" */
function readStepped(line: Line, node: DayNode, at: number): Got<DayNode> | undefined {
  const step = readStep(line, at)
  const word = line.tokens[at]?.folded ?? ''
  if (!step || !/^(?:nay|toi|vua)$/.test(word) || leadsOn(line, at)) return undefined
  const today = Number(line.today.slice(8))
  const shift = word === 'nay' ? 0 : word === 'toi' ? (node.day <= today ? 1 : 0) : node.day >= today ? -1 : 0
  const { from } = monthSpan(monthCount(line.today) + shift, 1)
  // On the 25th "ngày 25 tới" may be today.
  const doubt = node.day === today && word !== 'nay' ? { doubt: 'ambiguous' as const } : {}
  return { value: { ...node, month: monthOf(from), year: yearOf(from), ...doubt }, next: step.next }
}

/** With what is said behind the day: "âm lịch", "vừa rồi". */
function withLunar(line: Line, found: Got<DayNode>): Got<DayNode> {
  const mark = readLunarMark(line, found.next)
  const gone = found.value.year === undefined ? justGone(line, found.next) : undefined
  if (gone) return { value: { ...found.value, gone: true, sure: true }, next: gone.next }
  if (!mark) return found
  const year = readYearAfter(line, mark.next)
  const { doubt, ...rest } = found.value
  // "10/3 âm hay dương"
  const asked = either(line.tokens[mark.next]) && sun(line.tokens[mark.next + 1])
  const value: DayNode = { ...rest, lunar: mark.value, sure: true, ...(doubt && doubt !== 'lunar' && { doubt }) }
  if (asked) value.doubt = 'lunar'
  return { value: { ...value, ...(year && { year: year.value }) }, next: year?.next ?? mark.next }
}
