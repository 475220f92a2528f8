import { addDays, daysBetween, type LocalDate } from '../../../domain/days/local-date.ts'
import { lunarDay } from './lunar-date.ts'
import type { MonthsNode } from './node.ts'
import { monthSpan, type Span, yearOf } from './span.ts'
import { doubtOf, halfYear, isDue, mayLookBack, type Resolved, type Tense } from './tense.ts'

// A period that ended so many days ago may still be meant.
const justGone = 45
// What is due in a month long gone is due in that of next year, when that begins soon.
const soon = 92
// A result is spoken of, a report may be awaited, of what begins in so many days.
const justAhead = { result: 31, report: 92 }
// So is a month that begins in these: "cuối tháng 1 nghiệm thu" on 31/12.
const nextMonths = 62

/** Of this year when none is named: reports look back. What is half a year gone may be that of next year. */
export function resolveMonths(node: MonthsNode, today: LocalDate, tense: () => Tense): Omit<Resolved, 'kind'> {
  const year = node.year ?? yearOf(today)
  const span = partOf(node, year)
  if (node.doubt === 'lunar') return { span: lunarMonth(node.first, today), doubt: 'lunar', alternatives: [span] }
  if (node.year === undefined) {
    const turned = ofOtherYear(node, span, today, tense())
    if (turned) return turned
    const gone = daysBetween(span.to, today) > halfYear
    const next = gone ? partOf(node, year + 1) : undefined
    if (next && daysBetween(today, next.from) <= within(node, tense())) return { span: next }
    if (next && !looksBack(node, tense())) return { span, doubt: 'year', alternatives: [next] }
    const before = daysBetween(today, span.from) > halfYear ? partOf(node, year - 1) : undefined
    if (before && daysBetween(before.to, today) <= justGone) return { span, doubt: 'year', alternatives: [before] }
  }
  return { span, ...doubtOf(node.doubt) }
}

/** Results of what has not begun are those of last year; plans for what is over, and a part of a quarter that is, next year's. */
function ofOtherYear(node: MonthsNode, span: Span, today: LocalDate, tense: Tense): Omit<Resolved, 'kind'> | undefined {
  const year = yearOf(today)
  const ahead = daysBetween(today, span.from)
  const before = () => partOf(node, year - 1)
  if (tense === 'result' && ahead > justAhead.result) return { span: before() }
  if ((tense === 'report' || mayLookBack(tense)) && ahead > justAhead.report)
    return { span: before(), doubt: 'year', alternatives: [span] }
  const gone = daysBetween(span.to, today)
  const partOfQuarter = node.part !== undefined && node.last - node.first === 2 && (tense === 'open' || isDue(tense))
  if (gone <= 0 || (tense !== 'plan' && !partOfQuarter)) return undefined
  const sure = gone > (tense === 'plan' ? nextMonths : soon)
  return { span: partOf(node, year + 1), ...(!sure && { doubt: 'year' as const, alternatives: [span] }) }
}

/** A month or less: "hạn quý I" may ask for what is overdue since then. */
const isExact = ({ first, last, part }: MonthsNode): boolean => last === first || part !== undefined

/** How soon a period must begin, in days, to be that of the next year without asking; -1: never. */
function within(node: MonthsNode, tense: Tense): number {
  if (isDue(tense) && isExact(node)) return soon
  return tense === 'open' && node.first === node.last ? nextMonths : -1
}

/** Quarters are what one reports of, unless something is due in them. */
const looksBack = ({ first, last }: MonthsNode, tense: Tense): boolean =>
  tense === 'report' || tense === 'result' || ((tense === 'open' || tense === 'joined') && last - first === 2)

const lunarMonth = (month: number, today: LocalDate): Span => {
  const { from } = lunarDay(today, { day: 1, month }).span
  return { from, to: addDays(from, 28) }
}

/** Thirds of a month; the first, second and third month of a quarter; the quarters I, II–III and IV of a year. */
function partOf({ first, last, part }: MonthsNode, year: number): Span {
  const whole = monthSpan(year * 12 + first - 1, last - first + 1)
  const length = last - first + 1
  if (part === undefined) return whole
  if (length === 1) {
    const [from, to] = daysOf[part]
    return { from: addDays(whole.from, from - 1), to: to === 31 ? whole.to : addDays(whole.from, to - 1) }
  }
  const [from, to] = length === 12 ? monthsOfYear[part] : length === 3 ? monthsOfQuarter[part] : [0, length]
  return monthSpan(year * 12 + first - 1 + from, to - from)
}

const daysOf = {
  start: [1, 10],
  middle: [11, 20],
  end: [21, 31],
  'first-half': [1, 15],
  'second-half': [16, 31],
} as const
const monthsOfQuarter = {
  start: [0, 1],
  middle: [1, 2],
  end: [2, 3],
  'first-half': [0, 2],
  'second-half': [1, 3],
} as const
const monthsOfYear = {
  start: [0, 3],
  middle: [3, 9],
  end: [9, 12],
  'first-half': [0, 6],
  'second-half': [6, 12],
} as const
