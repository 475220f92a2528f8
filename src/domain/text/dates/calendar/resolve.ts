import { addDays, dateOf, daysBetween, lastDayOfMonth, type LocalDate, weekday } from '../../../local-date.ts'
import type { Doubt } from './doubt.ts'
import { lunarDay } from './lunar-date.ts'
import type { DayNode, MonthsNode, Node, WeekdayNode } from './node.ts'
import { addMonths, monthCount, monthOf, monthSpan, type Span, yearOf } from './span.ts'

/** Where a node lies for one who speaks on `today`. */
export interface Resolved {
  span: Span
  kind: 'day' | 'period'
  doubt?: Doubt
  alternatives?: Span[]
}

/**
 * What the words around a date say: `past` "hôm thứ hai", `maybe-past` "thứ hai em nộp rồi", `report` "báo cáo tháng 1",
 * `due` "hạn tháng 1", `joined` "từ tháng 1 đến tháng 6".
 */
export type Tense = 'past' | 'maybe-past' | 'report' | 'due' | 'joined' | 'open'

// A deadline five weeks old is still spoken of; a day half a year gone is rather one of next year.
const halfYear = 183
const justGone = { day: 14, done: 60, period: 45 }
// What is due in a month long gone is due in that of next year, when that begins soon.
const soon = 92
// So is a month that begins in these: "cuối tháng 1 nghiệm thu" on 31/12.
const nextMonths = 62

/** For what is not said in a sentence, or has its own tense. */
export const future = (): Tense => 'open'

export function resolve(node: Node, today: LocalDate, tense: () => Tense): Resolved {
  switch (node.form) {
    case 'known':
      return {
        span: node.span,
        kind: node.kind,
        ...doubtOf(node.doubt),
        ...(node.alternatives && { alternatives: node.alternatives }),
      }
    case 'weekday':
      return resolveWeekday(node, today, tense)
    case 'day':
      return { ...resolveDay(node, today, tense), kind: 'day' }
    case 'months':
      return { ...resolveMonths(node, today, tense), kind: 'period' }
  }
}

const doubtOf = (doubt: Doubt | undefined): { doubt?: Doubt } => (doubt === undefined ? {} : { doubt })
const one = (date: LocalDate): Span => ({ from: date, to: date })

/** A bare weekday is the next one; on that very day it may be today. */
function resolveWeekday(node: WeekdayNode, today: LocalDate, tense: () => Tense): Resolved {
  const { date, doubt, alternatives, day } = node
  if (date !== undefined)
    return { span: one(date), kind: 'day', ...doubtOf(doubt), ...(alternatives && { alternatives }) }
  const inThisWeek = addDays(today, day - weekday(today))
  const last = inThisWeek < today ? inThisWeek : addDays(inThisWeek, -7)
  const meant = tense()
  if (meant === 'past') return { span: one(last), kind: 'day' }
  const coming = one(inThisWeek > today ? inThisWeek : addDays(inThisWeek, 7))
  if (inThisWeek === today) return { span: coming, kind: 'day', doubt: 'ambiguous', alternatives: [one(today)] }
  if (meant === 'maybe-past') return { span: coming, kind: 'day', doubt: 'ambiguous', alternatives: [one(last)] }
  return { span: coming, kind: 'day', ...doubtOf(doubt) }
}

function resolveDay(node: DayNode, today: LocalDate, tense: () => Tense): Omit<Resolved, 'kind'> {
  const { day, month, year } = node
  if (month === undefined)
    return { ...resolveDayOfMonth(day, today, node.gone ? () => 'past' : tense), ...doubtOf(node.doubt) }
  if (node.lunar) {
    const found = lunarDay(today, { day, month, ...(year !== undefined && { year }) })
    return { span: found.span, ...doubtOf(found.doubt ?? node.doubt) }
  }
  // `11/26`
  if (month > 12 && day <= 12 && year === undefined && node.doubt === 'ambiguous')
    return { span: monthSpan((2000 + month) * 12 + day - 1, 1), doubt: 'ambiguous' }
  const place = (inYear: number) => dateOf(inYear, month, day)
  const date = place(year ?? yearOf(today))
  const meant = year === undefined ? (node.gone ? 'past' : tense()) : 'open'
  const passed = date !== undefined && date <= today ? date : place(yearOf(today) - 1)
  if (meant === 'past' && passed !== undefined && (node.gone || daysBetween(passed, today) <= halfYear))
    return { span: one(passed), ...doubtOf(node.doubt) }
  const gone = date !== undefined && year === undefined && daysBetween(date, today) > halfYear
  const final = gone ? place(yearOf(today) + 1) : date
  if (final === undefined) return { span: one(nearest(node, today)), doubt: 'no-such-day' }
  const ahead = year === undefined && daysBetween(today, final) > halfYear
  const before = ahead ? place(yearOf(today) - 1) : undefined
  if (before !== undefined && meant === 'maybe-past' && daysBetween(before, today) <= justGone.done)
    return { span: one(before), ...doubtOf(node.doubt) }
  if (before !== undefined && daysBetween(before, today) <= justGone.day)
    return { span: one(final), doubt: 'year', alternatives: [one(before)] }
  return { span: one(final), ...doubtOf(node.doubt) }
}

/** The last day of the month for `31/4`; with day and month changed for `6/30/2026`, which is then only a guess. */
function nearest({ day, month = 1, year }: DayNode, today: LocalDate): LocalDate {
  const inYear = Math.min(Math.max(year ?? yearOf(today), 1900), 2199)
  const swapped = month > 12 ? dateOf(inYear, day, month) : undefined
  return swapped ?? lastDayOfMonth(inYear, Math.min(Math.max(month, 1), 12))
}

/** "ngày 5": the next 5th, today included, or the last one after "hôm". */
function resolveDayOfMonth(day: number, today: LocalDate, tense: () => Tense): Omit<Resolved, 'kind'> {
  const inMonth = (shift: number) => {
    const { from } = monthSpan(monthCount(today) + shift, 1)
    return dateOf(yearOf(from), monthOf(from), day)
  }
  const meant = tense()
  const [last, now, next] = [inMonth(-1), inMonth(0), inMonth(1)]
  if (meant === 'past') {
    const gone = now !== undefined && now <= today ? now : last
    if (gone !== undefined) return { span: one(gone) }
  }
  const coming = now !== undefined && now >= today ? now : next
  if (coming === undefined) return { span: one(addMonths(`${today.slice(0, 8)}01`, 1)), doubt: 'no-such-day' }
  const gone = now !== undefined && now < today ? now : last
  if (meant === 'maybe-past' && gone !== undefined && coming > today)
    return { span: one(coming), doubt: 'ambiguous', alternatives: [one(gone)] }
  return { span: one(coming) }
}

/** Of this year when none is named: reports look back. What is half a year gone may be that of next year. */
function resolveMonths(node: MonthsNode, today: LocalDate, tense: () => Tense): Omit<Resolved, 'kind'> {
  const year = node.year ?? yearOf(today)
  const span = partOf(node, year)
  if (node.doubt === 'lunar') return { span: lunarMonth(node.first, today), doubt: 'lunar', alternatives: [span] }
  if (node.year === undefined) {
    const gone = daysBetween(span.to, today) > halfYear
    const next = gone ? partOf(node, year + 1) : undefined
    if (next && daysBetween(today, next.from) <= within(node, tense())) return { span: next }
    if (next && !looksBack(node, tense())) return { span, doubt: 'year', alternatives: [next] }
    const before = daysBetween(today, span.from) > halfYear ? partOf(node, year - 1) : undefined
    if (before && daysBetween(before.to, today) <= justGone.period)
      return { span, doubt: 'year', alternatives: [before] }
  }
  return { span, ...doubtOf(node.doubt) }
}

/** A month or less: "hạn quý I" may ask for what is overdue since then. */
const isExact = ({ first, last, part }: MonthsNode): boolean => last === first || part !== undefined

/** How soon a period must begin, in days, to be that of the next year without asking; -1: never. */
function within(node: MonthsNode, tense: Tense): number {
  if (tense === 'due' && isExact(node)) return soon
  return tense === 'open' && node.first === node.last ? nextMonths : -1
}

/** Quarters are what one reports of, unless something is due in them. */
const looksBack = ({ first, last }: MonthsNode, tense: Tense): boolean =>
  tense === 'report' || ((tense === 'open' || tense === 'joined') && last - first === 2)

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
