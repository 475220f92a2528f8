import { addDays, daysBetween, type LocalDate, weekday } from '../../../domain/days/local-date.ts'
import { type DayNode, known, type Node, type WeekdayNode } from '../calendar/node.ts'
import { resolve } from '../calendar/resolve.ts'
import { future, type Resolved } from '../calendar/tense.ts'
import { monthOf, yearOf } from '../calendar/span.ts'
import type { Line } from '../words/line.ts'

/**
 * Two ways of naming one day side by side, as one: "thứ sáu 27/11", "mai, thứ năm", "thứ hai tuần sau (30/11)", "tuần
 * sau thứ hai". They must agree: what does not is uncertain, or two dates when a comma parts them. Undefined: two dates.
 */
export function merge(line: Line, a: Node, b: Node, between: string): Node | undefined {
  if (between !== '' && /\b(?:truoc|sau|tu)\b/.test(between)) return undefined
  const inside = withinPeriod(line, a, b) ?? withinPeriod(line, b, a)
  if (inside) return /[-(]/.test(between) ? undefined : inside
  if (!namesDay(a) || !namesDay(b) || (a.form === b.form && a.form !== 'known')) return undefined
  // "hôm nay rằm"
  if (a.form === 'known' && b.form === 'known')
    return a.span.from === b.span.from && !a.doubt && b.doubt === 'lunar' ? a : undefined
  const [name, date] = rank(a) < rank(b) ? [a, b] : [b, a]
  return agree(line, name, date, between)
}

const namesDay = (node: Node): boolean =>
  node.form === 'day' || node.form === 'weekday' || (node.form === 'known' && node.kind === 'day')

/** The more exact of two comes last. */
function rank(node: Node): number {
  switch (node.form) {
    case 'weekday':
      return node.date === undefined ? 0 : 1
    case 'known':
      return 2
    case 'day':
      return 3
    case 'months':
      return 4
  }
}

function agree({ today }: Line, name: Node, date: Node, between: string): Node | undefined {
  const { span, alternatives = [] } = resolve(name, today, future)
  const exact = inYearOf(date, name, span.from, today)
  const day = exact.span.from
  const said = span.from
  const bare = name.form === 'weekday' && name.date === undefined
  if (bare ? weekday(day) === name.day : [span, ...alternatives].some(({ from }) => from === day))
    return told(ofYear(date, day))
  const bareWeekday = name.form === 'weekday' && date.form === 'day'
  if (between.includes(',') && !bareWeekday) return undefined
  return { ...known(day, day, exact.doubt ?? 'weekday'), alternatives: [{ from: said, to: said }] }
}

/** "hôm qua 31/12" said on 1/1 is of the year before. */
function inYearOf(date: Node, name: Node, said: LocalDate, today: LocalDate): Resolved {
  const exact = resolve(date, today, future)
  const other = exact.alternatives?.[0]
  if (exact.doubt !== 'year' || !other) return exact
  const bare = name.form === 'weekday' && name.date === undefined
  const fits = (day: LocalDate) => (bare ? weekday(day) === name.day : day === said)
  return fits(other.from) && !fits(exact.span.from) ? { span: other, kind: exact.kind } : exact
}

const ofYear = (date: Node, day: LocalDate): Node =>
  date.form === 'day' && !date.lunar && date.year === undefined && date.month !== undefined
    ? { ...date, year: yearOf(day) }
    : date

/** Beside the weekday on which it lies "6-12" is no range. */
function told(date: Node): Node {
  if (date.form !== 'day' || date.doubt !== 'ambiguous' || (date.month ?? 13) > 12) return date
  const certain: DayNode = { ...date, sure: true }
  delete certain.doubt
  return certain
}

/** "tuần sau thứ hai", "thứ hai đầu tuần sau", "tháng sau ngày 5" */
function withinPeriod({ today }: Line, period: Node, day: Node): Node | undefined {
  if (day.form === 'weekday' && day.date === undefined && period.form === 'known') {
    const date = inWeek(period.span.from, period.span.to, day)
    if (date === undefined) return undefined
    if (period.doubt === 'week-number') return { ...day, date, doubt: period.doubt }
    // On a Wednesday "thứ hai đầu tuần" is rather the next one.
    return period.doubt && date < today ? { ...day, date: addDays(date, 7), doubt: 'ambiguous' } : { ...day, date }
  }
  if (day.form === 'day' && day.month === undefined && period.form === 'months' && period.first === period.last) {
    const { from } = resolve(period, today, future).span
    const node: DayNode = { ...day, month: monthOf(from), year: period.year ?? yearOf(from) }
    return period.part === undefined ? node : undefined
  }
  return undefined
}

function inWeek(from: LocalDate, to: LocalDate, { day }: WeekdayNode): LocalDate | undefined {
  const date = addDays(from, (day - weekday(from) + 7) % 7)
  const length = daysBetween(from, to)
  return length >= 1 && length <= 6 && weekday(from) <= weekday(to) && date <= to ? date : undefined
}
