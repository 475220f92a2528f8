import type { Doubt } from './doubt.ts'
import {
  addDays,
  dateOf,
  daysBetween,
  lastDayOfMonth,
  type LocalDate,
  weekday,
} from '../../../domain/days/local-date.ts'
import { solarToLunar } from '../../../domain/days/lunar.ts'
import { lunarDay } from './lunar-date.ts'
import type { DayNode, Node, WeekdayNode } from './node.ts'
import { resolveMonths } from './resolve-months.ts'
import { addMonths, monthCount, monthOf, monthSpan, type Span, yearOf } from './span.ts'
import { doubtOf, halfYear, mayLookBack, type Resolved, type Tense } from './tense.ts'

const justGone = { day: 14, done: 60, feast: 60, due: 14 }

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
      return { ...resolveMonths(node, today, () => (tense() === 'paper' ? 'open' : tense())), kind: 'period' }
  }
}

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
  if (mayLookBack(meant)) return { span: coming, kind: 'day', doubt: 'ambiguous', alternatives: [one(last)] }
  return { span: coming, kind: 'day', ...doubtOf(doubt) }
}

function resolveDay(node: DayNode, today: LocalDate, tense: () => Tense): Omit<Resolved, 'kind'> {
  const { day, month, year } = node
  if (month === undefined)
    return { ...resolveDayOfMonth(day, today, node.gone ? () => 'past' : tense), ...doubtOf(node.doubt) }
  if (node.lunar) return resolveLunar(node, today, tense)
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
  const following = node.feast && year === undefined && final < today ? place(yearOf(today) + 1) : undefined
  if (following) return goneFeast(one(final), one(following), today, meant, node.doubt)
  const mayReturn = year === undefined && (meant === 'due' || meant === 'open')
  if (mayReturn && daysBetween(final, today) > justGone.due)
    return otherYear(final, place(yearOf(today) + 1), node.doubt)
  if (meant === 'how-far' && final > today) return otherYear(final, place(yearOf(final) - 1), node.doubt)
  const ahead = year === undefined && daysBetween(today, final) > halfYear
  const before = ahead ? place(yearOf(today) - 1) : undefined
  if (before !== undefined && mayLookBack(meant) && daysBetween(before, today) <= justGone.done)
    return { span: one(before), ...doubtOf(node.doubt) }
  if (before !== undefined && daysBetween(before, today) <= justGone.day)
    return { span: one(final), doubt: 'year', alternatives: [one(before)] }
  return { span: one(final), ...doubtOf(node.doubt) }
}

/** "hạn 10/4" a month after it is overdue or next year's, so is "họp 10/4"; "kế hoạch 10/12 đến đâu" a month before it, last year's perhaps. */
const otherYear = (date: LocalDate, other: LocalDate | undefined, doubt: Doubt = 'year'): Omit<Resolved, 'kind'> => ({
  span: one(date),
  doubt,
  ...(other !== undefined && { alternatives: [one(other)] }),
})

function resolveLunar(node: DayNode, today: LocalDate, tense: () => Tense): Omit<Resolved, 'kind'> {
  const { day, month = 1, year } = node
  const found = lunarDay(today, { day, month, ...(year !== undefined && { year }) })
  const doubt = found.doubt ?? node.doubt
  if (!node.feast || year !== undefined || found.span.to >= today) return { span: found.span, ...doubtOf(doubt) }
  const next = lunarDay(today, { day, month, year: solarToLunar(today).year + 1 }).span
  return goneFeast(found.span, next, today, tense(), doubt)
}

/** "Trung thu" said some weeks after it. */
function goneFeast(last: Span, next: Span, today: LocalDate, tense: Tense, doubt?: Doubt): Omit<Resolved, 'kind'> {
  if (tense === 'past' || mayLookBack(tense) || tense === 'report' || tense === 'result')
    return { span: last, ...doubtOf(doubt) }
  const near = daysBetween(last.to, today) <= justGone.feast
  return near ? { span: next, doubt: doubt ?? 'year', alternatives: [last] } : { span: next, ...doubtOf(doubt) }
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
  if (mayLookBack(meant) && gone !== undefined && coming > today)
    return { span: one(coming), doubt: 'ambiguous', alternatives: [one(gone)] }
  return { span: one(coming) }
}
