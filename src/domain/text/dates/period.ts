import { addDays, lastDayOfMonth, type LocalDate, weekday } from '../../local-date.ts'
import { shortDate } from '../phrases.ts'
import { foldDate } from './lead-in.ts'
import { readDay } from './read-day.ts'
import { readPeriod } from './read-period.ts'
import { type Shape, type Span, stepForm, stepOf, yearOf } from './shape.ts'

export interface Period {
  from: LocalDate
  to: LocalDate
  /** How a sentence names it: `quý IV/2026`, `tuần từ 23/11 đến 29/11/2026`. */
  label: string
}

const relative = new RegExp(`^(tuan|thang|quy|nam) (${stepForm})$`)
const range = /^(?:tu )?(.+?) (?:den(?: het)?|-) (.+)$/

/** A period typed in a command; without a year it is one of the year of `today`. Undefined unless fully understood. */
export function parsePeriod(text: string, today: LocalDate): Period | undefined {
  const folded = foldDate(text).replace(/^trong /, '')
  const [, unit, which = ''] = relative.exec(folded) ?? []
  if (unit !== undefined) return readRelative(unit, stepOf(which), today)
  const shape = readPeriod(folded)
  if (shape) return named(shape.in(shape.year ?? yearOf(today)))
  const [, first, last] = range.exec(folded) ?? []
  return first === undefined || last === undefined ? undefined : readRange(first, last, today)
}

function readRelative(unit: string, step: number, today: LocalDate): Period {
  if (unit === 'tuan') {
    const from = addDays(today, 1 - weekday(today) + 7 * step)
    const span = { from, to: addDays(from, 6) }
    return { ...span, label: `tuần ${fromTo(span)}` }
  }
  const length = unit === 'thang' ? 1 : unit === 'quy' ? 3 : 12
  const month = Number(today.slice(5, 7)) - 1
  const first = yearOf(today) * 12 + month - (month % length) + step * length
  return wholeMonths(first, length)
}

/** `first`: months since the year 0. */
function wholeMonths(first: number, length: number): Period {
  const start = lastDayOfMonth(Math.floor(first / 12), (first % 12) + 1)
  const last = first + length - 1
  const span = { from: `${start.slice(0, 8)}01`, to: lastDayOfMonth(Math.floor(last / 12), (last % 12) + 1) }
  return { ...span, label: wholeMonthsLabel(span) }
}

function readRange(first: string, last: string, today: LocalDate): Period | undefined {
  const [a, b] = [readEnd(first), readEnd(last)]
  const end = b?.in(b.year ?? a?.year ?? yearOf(today))?.to
  if (!a || !b || end === undefined) return undefined
  const sameYear = a.in(a.year ?? yearOf(end))?.from
  // "từ 1/11 đến 28/2/2027" begins in the year before the one it names.
  const begun = a.year === undefined && b.year !== undefined && sameYear !== undefined && sameYear > end
  const from = begun ? a.in(yearOf(end) - 1)?.from : sameYear
  if (from === undefined || from > end) return undefined
  return { from, to: end, label: fromTo({ from, to: end }) }
}

const readEnd = (text: string): Shape | undefined => readDay(text) ?? readPeriod(text)

const named = (span: Span | undefined): Period | undefined => span && { ...span, label: wholeMonthsLabel(span) }

function fromTo({ from, to }: Span): string {
  const start = yearOf(from) === yearOf(to) ? shortDate(from).slice(0, 5) : shortDate(from)
  return `từ ${start} đến ${shortDate(to)}`
}

const quarters = new Map([
  ['1-3', 'quý I/'],
  ['4-6', 'quý II/'],
  ['7-9', 'quý III/'],
  ['10-12', 'quý IV/'],
  ['1-12', 'năm '],
])

function wholeMonthsLabel({ from, to }: Span): string {
  const [first, last, year] = [Number(from.slice(5, 7)), Number(to.slice(5, 7)), yearOf(from)]
  if (first === last) return `tháng ${first}/${year}`
  const name = quarters.get(`${first}-${last}`)
  if (name !== undefined) return `${name}${year}`
  return first === 1 ? `${last} tháng đầu năm ${year}` : `${13 - first} tháng cuối năm ${year}`
}
