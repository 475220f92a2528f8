import { addDays } from '../../../domain/days/local-date.ts'
import type { DayNode, Node, WeekdayNode } from '../calendar/node.ts'
import { resolve } from '../calendar/resolve.ts'
import type { Resolved, Tense } from '../calendar/tense.ts'
import { weekOf } from '../calendar/span.ts'
import { isNoun } from '../nodes/fraction.ts'
import { readNode } from '../nodes/read.ts'
import type { Line } from '../words/line.ts'
import { oneOf } from '../words/matchers.ts'
import { readPart } from '../words/day-part.ts'
import { readStep } from '../words/step.ts'
import { readWeekdayName } from '../words/weekday-name.ts'
import { readBareDay, readConnection } from './list.ts'
import type { Reading } from './mention.ts'

const longest = 12
const week = oneOf('tuần')

/** A day of the list, with its place. */
interface Listed {
  day: number
  start: number
  next: number
}

/**
 * Days in one breath that share the month or the week of the last one: "ngày 5, 8 và 12/12", "thứ 2, 4, 6 tuần sau"; as
 * one span where no day between is left out.
 */
export function readSeries(
  line: Line,
  at: number,
  first: Node,
  after: number,
  tense: () => Tense,
): Reading[] | undefined {
  if (first.form === 'day' && first.month === undefined) return readDays(line, at, first, after, tense)
  if (first.form === 'weekday' && first.date === undefined) return readWeekdays(line, at, first, after, tense)
  return undefined
}

function readDays(line: Line, at: number, first: DayNode, after: number, tense: () => Tense): Reading[] | undefined {
  const listed: Listed[] = [{ day: first.day, start: at, next: after }]
  for (let place = after; listed.length < longest;) {
    const connection = readConnection(line, place)
    if (connection?.value !== 'and') return undefined
    const found = readNode(line, connection.next) ?? readBareDay(line, connection.next)
    if (found?.value.form !== 'day' || found.value.day <= (listed.at(-1)?.day ?? 0)) return undefined
    listed.push({ day: found.value.day, start: connection.next, next: found.next })
    place = found.next
    if (found.value.month !== undefined) return ofMonth(line, first, listed, found.value, tense)
  }
  return undefined
}

function ofMonth(
  line: Line,
  first: DayNode,
  listed: readonly Listed[],
  last: DayNode,
  tense: () => Tense,
): Reading[] | undefined {
  // "tối 25, 27 và 29/2"
  const sure = first.sure || readPart(line, listed[0] ? listed[0].start - 1 : -1) !== undefined
  const gaps = listed.some(({ day }, index) => day !== first.day + index)
  // Two numbers alone may be something else: "5, 8/12".
  if (listed.length < 3 && !(gaps && sure)) return undefined
  const days = listed.map(({ day, start, next }) => ({
    start,
    next,
    resolved: resolve({ ...last, day, sure: true }, line.today, tense),
  }))
  const [begin, end] = [days[0], days.at(-1)]
  if (!begin || !end || end.resolved.span.to < begin.resolved.span.from) return undefined
  if (gaps) return sure ? days : [asOne(begin, end, 'several')]
  return [asOne(begin, end, begin.resolved.doubt ?? end.resolved.doubt)]
}

interface Day extends Reading {
  resolved: Resolved
}

const asOne = (begin: Day, end: Day, doubt: Resolved['doubt']): Reading => ({
  resolved: {
    span: { from: begin.resolved.span.from, to: end.resolved.span.to },
    kind: 'period',
    ...(doubt && { doubt }),
  },
  start: begin.start,
  next: end.next,
})

/** Weekdays, by name or by number after the first: of the week behind the last one, else which are meant cannot be told. */
function readWeekdays(
  line: Line,
  at: number,
  first: WeekdayNode,
  after: number,
  tense: () => Tense,
): Reading[] | undefined {
  const listed: Listed[] = [{ day: first.day, start: at, next: after }]
  let named = true
  while (listed.length < longest) {
    const connection = readConnection(line, listed.at(-1)?.next ?? after)
    if (connection?.value !== 'and') break
    const name = readWeekdayName(line, connection.next)
    const found = name ?? readWeekdayDigit(line, connection.next)
    if (!found || found.value <= (listed.at(-1)?.day ?? 0)) break
    named &&= name !== undefined
    listed.push({ day: found.value, start: connection.next, next: found.next })
  }
  const end = listed.at(-1)?.next ?? after
  if (listed.length < 2) return undefined
  const step = week(line.tokens[end]) ? readStep(line, end + 1) : undefined
  const monday = step && weekOf(line.today, step.value).from
  if (step && monday !== undefined)
    return listed.map(({ day, start, next }, index) => {
      const date = addDays(monday, day - 1)
      const resolved: Resolved = { span: { from: date, to: date }, kind: 'day' }
      return { start, next: index === listed.length - 1 ? step.next : next, resolved }
    })
  return named
    ? undefined
    : [{ resolved: { ...resolve(first, line.today, tense), doubt: 'several' }, start: at, next: end }]
}

/** The "4" of "thứ 2, 4, 6". */
function readWeekdayDigit(line: Line, at: number): { value: number; next: number } | undefined {
  const [token, follower] = [line.tokens[at], line.tokens[at + 1]]
  if (!token || !/^[2-7]$/.test(token.lower) || /^[/.:]$/.test(follower?.lower ?? '')) return undefined
  return isNoun(follower) && !week(follower) ? undefined : { value: Number(token.lower) - 1, next: at + 1 }
}
