import { addDays, daysBetween, type LocalDate, weekday } from '../../../domain/days/local-date.ts'
import type { Doubt } from '../calendar/doubt.ts'
import { known, type KnownNode, knownSpan, type MonthsNode } from '../calendar/node.ts'
import { halfYear } from '../calendar/tense.ts'
import { monthCount, monthSpan, type Span, weekOf, yearOf } from '../calendar/span.ts'
import { addWorkingDays } from '../calendar/working-days.ts'
import type { Line } from '../words/line.ts'
import { type Got, oneOf, phrases } from '../words/matchers.ts'
import { readOrdinal, readShortOrdinal } from '../words/ordinal.ts'
import { readNumber } from '../words/number.ts'
import { readWeekdayName } from '../words/weekday-name.ts'
import { readYearAfter } from '../words/year.ts'
import { months, readMonths } from './months.ts'
import { readNamedStep, unitNode, unitOf } from './period.ts'

const of = oneOf('của trong')
const workday = phrases({ 'ngày làm việc': true, 'ngày lv': true, 'ngày công tác': true })
const next = phrases({ 'tiếp theo': 1, 'kế tiếp': 1, 'liền sau': 1, 'liền kề': 1 })
const week = oneOf('tuần')
const every = oneOf('hằng hàng mỗi')

/** Where the period lies in a year, and whether that year was said. */
type Whole = { in: (year: number) => Span; year: number | undefined; unit: 'week' | 'months' }

/** One of several days of a period: "thứ Ba đầu tiên của tháng 2", "ngày làm việc cuối cùng của quý", "ngày làm việc tiếp theo". */
export function readNth(line: Line, at: number): Got<KnownNode> | undefined {
  return readNthWeekday(line, at) ?? readNthWorkday(line, at)
}

function readNthWeekday(line: Line, at: number): Got<KnownNode> | undefined {
  const name = readWeekdayName(line, at)
  if (!name) return undefined
  const full = readOrdinal(line, name.next)
  const monthly = full && every(line.tokens[full.next]) && unitOf(line.tokens[full.next + 1]) === 'month'
  if (monthly) {
    const date = nthWeekday(monthSpan(monthCount(line.today), 1), name.value, full.value)
    return { value: known(date, date, 'recurring'), next: full.next + 2 }
  }
  const ordinal = full ?? readShortOrdinal(line, name.next)
  const whole = ordinal && readWhole(line, ordinal.next, full !== undefined)
  if (!ordinal || !whole || whole.value.unit === 'week') return undefined
  const { value: n } = ordinal
  // "thứ hai thứ tư của tháng 10" may be both days.
  const day = readWeekdayName(line, name.next)?.value
  const both: Doubt | undefined = day !== undefined && name.value < day ? 'ambiguous' : undefined
  const value = place(line, whole.value, span => nthWeekday(span, name.value, n), both)
  return { value, next: whole.next }
}

function nthWeekday({ from, to }: Span, day: number, n: number): LocalDate {
  if (n > 0) return addDays(from, ((day - weekday(from) + 7) % 7) + 7 * (n - 1))
  return addDays(to, -((weekday(to) - day + 7) % 7) + 7 * (n + 1))
}

function readNthWorkday(line: Line, at: number): Got<KnownNode> | undefined {
  const several = readNumber(line, at, 20)
  const said = workday(line, several?.next ?? at)
  if (!said) return undefined
  const { today, calendar } = line
  const doubt: Doubt | undefined = calendar ? undefined : 'calendar'
  const beside = several ? undefined : next(line, said.next)
  if (beside) {
    const date = addWorkingDays(calendar, today, beside.value)
    return { value: known(date, date, doubt), next: beside.next }
  }
  const ordinal = readShortOrdinal(line, said.next)
  const whole = ordinal && readWhole(line, ordinal.next, true)
  if (!ordinal || !whole) return undefined
  const { value: n } = ordinal
  const nth = ({ from, to }: Span) =>
    n > 0 ? addWorkingDays(calendar, addDays(from, -1), n) : addWorkingDays(calendar, to, n + 1)
  if (several) {
    const { span } = place(line, whole.value, nth, doubt)
    const other = addWorkingDays(calendar, span.from, n > 0 ? several.value - 1 : 1 - several.value)
    const value = n > 0 ? knownSpan(span.from, other, doubt) : knownSpan(other, span.to, doubt)
    return Math.abs(n) === 1 ? { value, next: whole.next } : undefined
  }
  return { value: place(line, whole.value, nth, doubt), next: whole.next }
}

/** A month, a quarter, a year or a week with its name, or the present one where `bare` allows it. */
function readWhole(line: Line, at: number, bare: boolean): Got<Whole> | undefined {
  const start = of(line.tokens[at]) ? at + 1 : at
  const named = readMonths(line, start) ?? readShortMonth(line, start) ?? readNamedStep(line, start)
  if (named) return wholeOf(named.value, named.next)
  const unit = unitOf(line.tokens[start])
  if (unit === undefined || (!bare && unit !== 'month')) return undefined
  return wholeOf(unitNode(line.today, unit, 0), start + 1)
}

function wholeOf(node: MonthsNode | KnownNode, next: number): Got<Whole> | undefined {
  if (node.form === 'known') return { value: { in: () => node.span, year: yearOf(node.span.from), unit: 'week' }, next }
  const { first, last, year, doubt } = node
  if (doubt || node.part) return undefined
  return { value: { in: of => monthSpan(of * 12 + first - 1, last - first + 1), year, unit: 'months' }, next }
}

/** "t3" behind "cuối cùng của" is a month. */
function readShortMonth(line: Line, at: number): Got<MonthsNode> | undefined {
  const [token, digits] = [line.tokens[at], line.tokens[at + 1]]
  if (token?.lower !== 't' || digits?.spaced !== false || digits.number === undefined) return undefined
  const month = readNumber(line, at + 1, 12)
  if (!month || month.value < 1) return undefined
  const year = readYearAfter(line, month.next)
  return { value: months(month.value, month.value, year?.value), next: year?.next ?? month.next }
}

/** In the year that was said; else in the present one, or the next when that is more than half a year gone. */
function place(line: Line, whole: Whole, nth: (span: Span) => LocalDate, doubt: Doubt | undefined): KnownNode {
  const { today } = line
  const year = whole.year ?? yearOf(today)
  const now = nth(whole.in(year))
  const span = whole.in(whole.year === undefined && daysBetween(now, today) > halfYear ? year + 1 : year)
  const date = nth(span)
  return date < span.from || date > span.to ? known(span.to, span.to, 'no-such-day') : known(date, date, doubt)
}

/** "tuần thứ hai của tháng 3", "tuần cuối tháng 11", "tuần 2 tháng 12". */
export function readWeekOfMonth(line: Line, at: number): Got<KnownNode> | undefined {
  if (!week(line.tokens[at])) return undefined
  const ordinal = readShortOrdinal(line, at + 1) ?? readWeekDigit(line, at + 1)
  const whole = ordinal && readWhole(line, ordinal.next, true)
  if (!whole || whole.value.unit === 'week') return undefined
  const { value } = whole
  const year = value.year ?? yearOf(line.today)
  const span = value.in(year)
  const long = daysBetween(span.from, span.to) > 31
  const gone = value.year === undefined && daysBetween(span.to, line.today) > halfYear
  const found = weekOfMonth(gone ? value.in(year + 1) : span, ordinal.value)
  return { value: long ? { ...found, doubt: found.doubt ?? 'week-number' } : found, next: whole.next }
}

const readWeekDigit = (line: Line, at: number): Got<number> | undefined => {
  const number = readNumber(line, line.tokens[at]?.folded === 'so' ? at + 1 : at, 6)
  return number && number.value > 0 ? number : undefined
}

/** Some count from the week in which the 1st lies, some from the first Monday: only where both are one it is certain. */
function weekOfMonth({ from, to }: Span, n: number): KnownNode {
  const shift = n > 0 ? n - 1 : n + 1
  const byRow = weekOf(n > 0 ? from : to, shift)
  const starts = weekday(from)
  const firstMonday = starts === 1 ? from : addDays(from, 8 - starts)
  const whole = n > 0 ? weekOf(firstMonday, shift) : weekOf(addDays(to, weekday(to) === 7 ? 0 : -7), shift)
  if (whole.from > to || whole.from < addDays(from, -6)) return known(to, to, 'no-such-day')
  if (byRow.from === whole.from) return known(whole.from, whole.to)
  return { ...known(byRow.from, byRow.to, 'week-number'), alternatives: [whole] }
}

/** "tháng đầu tiên của quý II", "tháng cuối quý", "quý cuối cùng của năm": a month or a quarter of what is longer. */
export function readNthMonths(line: Line, at: number): Got<MonthsNode> | undefined {
  const unit = unitOf(line.tokens[at])
  if (unit !== 'month' && unit !== 'quarter') return undefined
  const ordinal = readShortOrdinal(line, at + 1)
  const start = ordinal && (of(line.tokens[ordinal.next]) ? ordinal.next + 1 : ordinal.next)
  const within = start === undefined ? undefined : unitOf(line.tokens[start])
  const longer = within === 'year' || (within === 'quarter' && unit === 'month')
  const whole = ordinal && longer ? readMonthsOf(line, start ?? at) : undefined
  if (!ordinal || !whole) return undefined
  const length = unit === 'month' ? 1 : 3
  const { first, last } = whole.value
  const count = (last - first + 1) / length
  const n = ordinal.value > 0 ? ordinal.value - 1 : count + ordinal.value
  if (n < 0 || n >= count) return undefined
  const begin = first + n * length
  return { value: { ...whole.value, first: begin, last: begin + length - 1 }, next: whole.next }
}

function readMonthsOf(line: Line, at: number): Got<MonthsNode> | undefined {
  const named = readMonths(line, at) ?? readNamedStep(line, at)
  if (named) return named.value.form === 'months' ? { value: named.value, next: named.next } : undefined
  const unit = unitOf(line.tokens[at])
  const present = unit === undefined || unit === 'week' ? undefined : unitNode(line.today, unit, 0)
  return present?.form === 'months' ? { value: present, next: at + 1 } : undefined
}
