import type { Doubt } from '../calendar/doubt.ts'
import type { MonthsNode } from '../calendar/node.ts'
import { isNamed } from './fraction.ts'
import { isDistrict, isPerson, isScore, mayBePerson } from './not-months.ts'
import { monthOf, yearOf } from '../calendar/span.ts'
import type { Line } from '../words/line.ts'
import { isLunarMonth, readLunarMark } from '../words/lunar.ts'
import { type Got, meaning, oneOf, phrases } from '../words/matchers.ts'
import { readMonthNumber } from '../words/month-number.ts'
import { readNumber } from '../words/number.ts'
import { leadsOn, readStep } from '../words/step.ts'
import { fourDigits, readYearAfter } from '../words/year.ts'

const monthWord = oneOf('tháng thg th')
const quarterWord = oneOf('quý quí qúy')
const romans = meaning({ i: 1, ii: 2, iii: 3, iv: 4 })
const quarterNames = meaning({ một: 1, hai: 2, ba: 3, bốn: 4, tư: 4 })
const amount = oneOf('triệu tỷ tỉ đồng nghìn ngàn')
const yearWord = oneOf('năm')
const people = oneOf('bác ông bà cụ vị thầy')
const scaled = phrases({
  'tỷ lệ': true,
  'tỉ lệ': true,
  'bản đồ': true,
  'bản vẽ': true,
  'quy hoạch': true,
  'sơ đồ': true,
  'mặt bằng': true,
  'chi tiết': true,
})
// "mỗi tháng một báo cáo"
const each = oneOf('mỗi từng')
const wage = oneOf('lương thưởng')

const times = oneOf('lần')
const school = oneOf('học')
// "đợt 1/2026", "kỳ 2/2026", "số 3/2026": the first, second, third of that year.
const numbered = oneOf('đợt kỳ kì lần khóa khoá số')

/** A month, a quarter or a year with its name: "tháng 11/2026", "T11", "11/2026", "quý IV", "Q4/2026", "năm 2026". */
export function readMonths(line: Line, at: number): Got<MonthsNode> | undefined {
  const found = line.masked.has(at) ? undefined : readAny(line, at)
  // "mỗi tháng 1 lần"
  if (!found || times(line.tokens[found.next])) return undefined
  const spelling = found.value.year === undefined && mayBePerson(line, at)
  return spelling ? { ...found, value: { ...found.value, doubt: found.value.doubt ?? 'spelling' } } : found
}

function readAny(line: Line, at: number): Got<MonthsNode> | undefined {
  const { tokens } = line
  const token = tokens[at]
  if (!token) return undefined
  if (monthWord(token) && (each(tokens[at - 1]) || isPerson(line, at))) return undefined
  // "lương tháng 13" is paid at Tết.
  if (monthWord(token))
    return wage(tokens[at - 1]) && tokens[at + 1]?.number === 13 ? undefined : readMonth(line, at + 1)
  const letter = (token.lower === 't' || token.lower === 'q') && tokens[at + 1]?.spaced === false
  // "phòng Q1", "lô T12A"
  if (letter && (isNamed(line, at) || isGluedWord(line, at + 2))) return undefined
  if (letter && token.lower === 'q' && isDistrict(line, at)) return undefined
  if (token.lower === 't' && letter) return readShortMonth(line, at + 1)
  if (quarterWord(token) || token.lower === 'q') return readQuarter(line, at)
  if (token.number !== undefined) return readMonthOfYear(line, at) ?? readYears(line, at)
  const year = yearWord(token) ? fourDigits(line, at + 1) : undefined
  return year === undefined ? undefined : { value: months(1, 12, year), next: at + 2 }
}

export const months = (first: number, last: number, year?: number, doubt?: Doubt): MonthsNode => ({
  form: 'months',
  first,
  last,
  ...(year !== undefined && { year }),
  ...(doubt && { doubt }),
})

function readMonth(line: Line, at: number): Got<MonthsNode> | undefined {
  const { tokens } = line
  if (isLunarMonth(tokens[at])) {
    const month = tokens[at]?.folded === 'gieng' ? 1 : 12
    const solar = readLunarMark(line, at + 1)
    if (solar?.value === false) return withYear(line, { value: ofNumber(month), next: solar.next })
    const named = withYear(line, { value: months(month, month, undefined, 'lunar'), next: at + 1 })
    // "tháng Giêng sang năm dương lịch"
    const after = readLunarMark(line, named.next)
    if (after?.value !== false) return named
    const { year } = named.value
    return { value: months(month, month, year), next: after.next }
  }
  const month = readMonthNumber(line, at)
  if (month && isScore(line, at, month)) return undefined
  const lunar = month && readLunarMark(line, month.next)
  if (month && lunar?.value)
    return withYear(line, { value: months(month.value, month.value, undefined, 'lunar'), next: lunar.next })
  return month && withYear(line, { value: ofNumber(month.value), next: month.next })
}

/** "T8" to "T12" and "T6/2026"; "T2" to "T7" alone are weekdays. */
function readShortMonth(line: Line, at: number): Got<MonthsNode> | undefined {
  const month = readNumber(line, at, 12)
  if (!month || month.value === 0 || line.tokens[at]?.number === undefined) return undefined
  const found = withYear(line, { value: ofNumber(month.value), next: month.next })
  const weekday = month.value >= 2 && month.value <= 7 && found.value.year === undefined
  return weekday ? undefined : found
}

const ofNumber = (month: number): MonthsNode =>
  month >= 1 && month <= 12 ? months(month, month) : months(12, 12, undefined, 'no-such-day')

function readQuarter(line: Line, at: number): Got<MonthsNode> | undefined {
  const { tokens } = line
  const letter = tokens[at]?.lower === 'q'
  const dot = letter && tokens[at + 1]?.lower === '.' ? 1 : 0
  const token = tokens[at + 1 + dot]
  const digit = token && token.end - token.start === 1 ? token.number : undefined
  const quarter = digit ?? romans(token) ?? (letter ? undefined : quarterNames(token))
  if (amount(line.tokens[at + 2 + dot])) return undefined
  // "quý 2 bác" are two esteemed uncles.
  if (digit !== undefined && !letter && people(line.tokens[at + 2]) && line.accented) return undefined
  if (quarter === undefined || (letter && token?.spaced)) return undefined
  const node = quarter >= 1 && quarter <= 4 ? ofQuarter(quarter) : months(10, 12, undefined, 'no-such-day')
  const found = withYear(line, { value: node, next: at + 2 + dot })
  // "Q.3" is a district as well, bare "quy 2 bac" two esteemed uncles.
  const other = dot ? 'ambiguous' : digit !== undefined && !letter && people(tokens[at + 2]) ? 'spelling' : undefined
  return other && found.value.year === undefined ? { ...found, value: { ...found.value, doubt: other } } : found
}

const ofQuarter = (quarter: number): MonthsNode => months(3 * quarter - 2, 3 * quarter)

/** The next of a list: "I, II", "1 và 2", "10, 11". */
export function readNextOfList(line: Line, at: number, previous: MonthsNode): Got<MonthsNode> | undefined {
  const length = previous.last - previous.first + 1
  const number = readNumber(line, at, 12)?.value ?? romans(line.tokens[at])
  if (number === undefined || (length !== 1 && length !== 3) || line.masked.has(at)) return undefined
  const next = readNumber(line, at, 12)?.next ?? at + 1
  const node = length === 1 ? months(number, number) : ofQuarter(number)
  return number < 1 || node.last > 12 ? undefined : withYear(line, { value: node, next })
}

/** "11/2026", "11-2026", "2026-11" */
function readMonthOfYear(line: Line, at: number): Got<MonthsNode> | undefined {
  const { tokens } = line
  const mark = tokens[at + 1]
  const more = tokens[at + 3]
  // "tỷ lệ 1/2000"
  if (numbered(tokens[at - 1]) || isDecree(tokens[at - 1]) || scaled(line, at - 2)?.next === at) return undefined
  if (!/^[/.-]$/.test(mark?.folded ?? '') || (more?.folded === mark?.folded && isGluedNumber(line, at + 4)))
    return undefined
  const yearFirst = mark?.spaced === false ? fourDigits(line, at) : undefined
  const month = readNumber(line, yearFirst === undefined ? at : at + 2, 99)?.value
  const year = yearFirst ?? fourDigits(line, at + 2)
  if (month === undefined || year === undefined || month < 1 || month > 12) return undefined
  return { value: months(month, month, year), next: at + 3 }
}

/** "giai đoạn 2026-2030", "nhiệm kỳ 2025 - 2030"; a year alone is only a number. */
function readYears(line: Line, at: number): Got<MonthsNode> | undefined {
  const [first, last] = [fourDigits(line, at), fourDigits(line, at + 2)]
  const long = first !== undefined && last !== undefined && last > first && line.tokens[at + 1]?.folded === '-'
  if (!long) return undefined
  // A school year begins in September.
  const doubt = school(line.tokens[at - 1]) ? 'vague' : undefined
  return { value: months(1, 12 * (last - first + 1), first, doubt), next: at + 3 }
}

const isGluedWord = ({ tokens }: Line, at: number): boolean => {
  const token = tokens[at]
  return token?.word === true && !token.spaced
}

/** "TT 09/2025" */
const isDecree = (token: Line['tokens'][number] | undefined): boolean => /^(?:tt|nd|nq|qd)$/.test(token?.folded ?? '')

const isGluedNumber = ({ tokens }: Line, at: number): boolean => {
  const [mark, number] = tokens.slice(at - 1, at + 1)
  return mark?.spaced === false && number?.spaced === false && number.number !== undefined
}

/** With the year after it, named or meant: "/2026", "năm nay", "này", "vừa qua". `tháng 6/26` may be the 26th of June. */
function withYear(line: Line, found: Got<MonthsNode>): Got<MonthsNode> {
  const year = readYearAfter(line, found.next)
  if (year) return { value: { ...found.value, year: year.value }, next: year.next }
  const glued = line.tokens[found.next]?.lower === '/' && isGluedNumber(line, found.next + 1)
  const short = glued ? readNumber(line, found.next + 1, 99) : undefined
  // "Q1/27", "T7/26" name no day; a "tháng 6/26" may.
  const letter = /^[tq]$/.test(line.tokens[found.next - 2]?.lower ?? '')
  const sure = letter && short !== undefined && short.value >= 20 && short.value < 50
  if (short)
    return {
      value: { ...found.value, year: 2000 + short.value, ...(!sure && { doubt: 'ambiguous' as const }) },
      next: short.next,
    }
  return withStep(line, found) ?? found
}

/** "tháng 12 tới", "quý III vừa qua", "tháng 11 này" */
function withStep(line: Line, { value, next }: Got<MonthsNode>): Got<MonthsNode> | undefined {
  const step = readStep(line, next)
  const word = line.tokens[next]?.folded ?? ''
  if (!step || !/^(?:nay|toi|vua)$/.test(word) || leadsOn(line, next)) return undefined
  const [month, year] = [monthOf(line.today), yearOf(line.today)]
  if (word === 'nay') return { value: { ...value, year }, next: step.next }
  if (word === 'vua') return { value: { ...value, year: value.last < month ? year : year - 1 }, next: step.next }
  // "tháng 11 tới Sở" in November: "tới" is a verb as well.
  const present = value.first <= month && month <= value.last
  const node = { ...value, year: value.first <= month ? year + 1 : year }
  return { value: present ? { ...node, doubt: 'ambiguous' } : node, next: step.next }
}
