import { addDays, daysBetween, type LocalDate, weekday } from '../../../domain/days/local-date.ts'
import type { Doubt } from '../calendar/doubt.ts'
import type { DayNode, MonthsNode, Node } from '../calendar/node.ts'
import { resolve } from '../calendar/resolve.ts'
import { type Resolved, future, type Tense } from '../calendar/tense.ts'
import { yearOf } from '../calendar/span.ts'
import { dayOfTet } from '../nodes/lunar-day.ts'
import type { Line } from '../words/line.ts'
import type { Connection } from './list.ts'

// "từ 28/12 đến 3/1" goes over the New Year; "từ 1/11 đến 28/2" may have a slip in it.
const longestOverNewYear = 62

/** From the first day of one to the last of the other; what one of them leaves out is taken from the other. */
export function spanOf({ today }: Line, first: Node, last: Node, said: () => Tense): Resolved {
  const tense = (): Tense => (said() === 'open' || said() === 'paper' ? 'joined' : said())
  const [a, given] = complete(first, last, today)
  const b = afterNow(a, given, today)
  const end = resolve(b, today, tense)
  const start = startOf(a, b, end, today, tense)
  const finish = b.form === 'weekday' && b.date === undefined ? after(b.day, start.span.from, end) : end
  return ordered(start, finish, bothBare(first, last))
}

/** "từ nay đến hết quý I" goes on to that of next year. */
function afterNow(a: Node, b: Node, today: LocalDate): Node {
  const now = a.form === 'known' && a.span.from === today
  if (!now || b.form !== 'months' || b.year !== undefined) return b
  return resolve(b, today, () => 'joined').span.to < today ? { ...b, year: yearOf(today) + 1 } : b
}

function complete(a: Node, b: Node, today: LocalDate): [Node, Node] {
  if (a.form === 'day' && b.form === 'day') return completeDays(a, b)
  // "từ 28 đến mùng 6 Tết"
  if (a.form === 'day' && a.month === undefined && b.form === 'known' && b.tet !== undefined)
    return [dayOfTet(b.tet, a.day), b]
  // "từ 29 Tết đến mùng 5"
  if (a.form === 'known' && a.tet !== undefined && b.form === 'day' && b.month === undefined)
    return [a, dayOfTet(a.tet, b.day)]
  if (a.form === 'months' && b.form === 'months') return completeMonths(a, b)
  if (a.form === 'months' && b.form === 'day' && a.year === undefined && b.year !== undefined)
    return [{ ...a, year: b.year }, b]
  if (a.form === 'day' && b.form === 'months' && a.year === undefined && a.month !== undefined)
    return [{ ...a, year: b.year ?? yearOf(resolve(b, today, future).span.to) }, b]
  return [a, b]
}

export function completeDays(a: DayNode, b: DayNode): [Node, Node] {
  const lunar = a.lunar || b.lunar
  const first = { ...inMonthOf(told(a, b), b, b.day < a.day), lunar }
  const last = { ...(a.month === undefined ? b : inMonthOf(told(b, a), a, false)), lunar }
  const [m, n] = [first.month, last.month]
  if (m === undefined || n === undefined) return [first, last]
  const turns = n < m || (n === m && last.day < first.day && b.month === undefined)
  if (first.year === undefined && last.year !== undefined)
    return [{ ...first, year: last.year - (turns ? 1 : 0) }, last]
  if (last.year === undefined && first.year !== undefined) return [first, { ...last, year: first.year }]
  return [first, last]
}

/** "từ 30-8 đến 3-9": beside another day with its month "3-9" is no range. */
function told(day: DayNode, other: DayNode): DayNode {
  if (day.doubt !== 'ambiguous' || (day.month ?? 13) > 12 || (other.month ?? 13) > 12) return day
  const certain = { ...day }
  delete certain.doubt
  return certain
}

/** With the month and year of `other` where it has none; in the month before when it must lie there. */
function inMonthOf(day: DayNode, other: DayNode, before: boolean): DayNode {
  if (day.month !== undefined || other.month === undefined) return day
  const back = before && other.month > 1 ? 1 : 0
  // A "mùng 5" around Tết that is told its month is no longer doubtful.
  const { doubt, ...rest } = day
  return {
    ...rest,
    month: other.month - back,
    ...(other.year !== undefined && { year: other.year }),
    ...(doubt && doubt !== 'lunar' && { doubt }),
  }
}

function completeMonths(a: MonthsNode, b: MonthsNode): [Node, Node] {
  const turns = b.first < a.first
  if (a.year === undefined && b.year !== undefined) return [{ ...a, year: b.year - (turns ? 1 : 0) }, b]
  if (b.year === undefined && a.year !== undefined) return [a, { ...b, year: a.year + (turns ? 1 : 0) }]
  return [a, b]
}

function startOf(a: Node, b: Node, end: Resolved, today: LocalDate, tense: () => Tense): Resolved {
  const start = resolve(a, today, tense)
  const dated = b.form === 'day' || (b.form === 'weekday' && b.date !== undefined) || b.form === 'known'
  if (a.form !== 'weekday' || a.date !== undefined || !dated) return start
  // "từ thứ 2 đến thứ 6 tuần sau": the last such day before the end.
  const back = (weekday(end.span.from) - a.day + 7) % 7
  const from = addDays(end.span.from, -back)
  return back === 0 ? start : { span: { from, to: from }, kind: 'day' }
}

function after(day: number, start: LocalDate, end: Resolved): Resolved {
  const days = (day - weekday(start) + 7) % 7
  const date = addDays(start, days)
  return { span: { from: date, to: date }, kind: 'day', ...(days === 0 && { doubt: end.doubt ?? 'ambiguous' }) }
}

const bothBare = (a: Node, b: Node): boolean =>
  (a.form === 'day' || a.form === 'months') &&
  (b.form === 'day' || b.form === 'months') &&
  a.year === undefined &&
  b.year === undefined

function ordered(a: Resolved, b: Resolved, bare: boolean): Resolved {
  const other = a.alternatives?.[0]
  const sooner = a.doubt === 'year' && a.span.from > b.span.to && other !== undefined && other.from <= b.span.to
  const from = sooner ? other.from : a.span.from
  let to = b.span.to
  // Of "quý I đến quý III" the end tells the year.
  const begun = a.doubt === 'year' && a.kind === 'period' && from <= to ? undefined : a.doubt
  let doubt: Doubt | undefined = begun ?? b.doubt
  if (bare && to < from) to = `${yearOf(to) + 1}${to.slice(4)}`
  if (bare && yearOf(from) !== yearOf(to) && daysBetween(from, to) > longestOverNewYear) doubt ??= 'order'
  if (to < from) return { span: { from: to, to: from }, kind: 'period', doubt: doubt ?? 'order' }
  return { span: { from, to }, kind: 'period', ...(doubt && { doubt }) }
}

/** Both of two, as one span that is never certain. */
function eitherOf({ today }: Line, first: Node, last: Node, tense: () => Tense): Resolved {
  const [a, b] = complete(first, last, today).map(node => resolve(node, today, tense))
  if (!a || !b) return resolve(first, today, tense)
  const from = a.span.from < b.span.from ? a.span.from : b.span.from
  const to = a.span.to > b.span.to ? a.span.to : b.span.to
  return { span: { from, to }, kind: from === to ? 'day' : 'period', doubt: 'several', alternatives: [a.span, b.span] }
}

/** What two nodes make together; undefined: two dates. */
export function connect(line: Line, a: Node, b: Node, how: Connection, tense: () => Tense): Resolved | undefined {
  switch (how) {
    case 'to':
      return sameDay(line, a, b, tense) ?? spanOf(line, a, b, tense)
    case 'or':
      return eitherOf(line, a, b, tense)
    case 'and':
      return neighbours(line, a, b, tense)
  }
}

/** "thứ sáu - 27/11" */
function sameDay(line: Line, a: Node, b: Node, tense: () => Tense): Resolved | undefined {
  const [start, end] = [resolve(a, line.today, tense), resolve(b, line.today, tense)]
  return a.form === 'weekday' && b.form === 'day' && start.span.from === end.span.from ? end : undefined
}

/** "25, 26/12", "quý III và quý IV", "tháng 10, 11" are one span when nothing lies between; other lists stay apart. */
function neighbours(line: Line, a: Node, b: Node, tense: () => Tense): Resolved | undefined {
  const days = a.form === 'day' && b.form === 'day' && a.month === undefined && b.month !== undefined
  const months = a.form === 'months' && b.form === 'months' && !a.part && !b.part && b.first > a.last
  if (!days && !months) return undefined
  const span = spanOf(line, a, b, tense)
  const adjacent = days ? a.day + 1 === b.day : months && a.last + 1 === b.first
  return adjacent || span.doubt ? span : { ...span, doubt: 'several' }
}
