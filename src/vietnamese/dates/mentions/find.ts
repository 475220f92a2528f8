import { addDays, type LocalDate } from '../../../domain/days/local-date.ts'
import type { Doubt } from '../calendar/doubt.ts'
import { clockTime } from '../calendar/hour.ts'
import { mayLookBack, type Resolved, type Tense } from '../calendar/tense.ts'
import { readClock } from '../words/clock.ts'
import { readCount } from '../words/count-phrase.ts'
import { readPart } from '../words/day-part.ts'
import { type DateContext, type Line, readLine } from '../words/line.ts'
import { oneOf } from '../words/matchers.ts'
import { mayBegin } from '../words/starters.ts'
import { type Bound, boundBefore, recurs, tenseOf } from './context.ts'
import type { DateMention } from './mention.ts'
import { read } from './reading.ts'
import type { Reading } from './mention.ts'
import { inOneClause, type Placed, withinSentences } from './sentence.ts'

/**
 * Every date, period and hour in a text, in order, none inside another. Readings follow docs/dates.md; what can be read
 * in two ways, is only partly understood or does not exist is reported with `certain: false`, never left out. Costs time
 * in proportion to the length of the text.
 */
export function findDates(text: string, context: DateContext): DateMention[] {
  const line = readLine(text, context)
  const found: Placed[] = []
  for (let at = 0, last = 0; at < line.tokens.length;) {
    const reading = mayBegin(line, at) ? read(line, at, tenseFrom(line, at, last)) : undefined
    if (!reading || (isWhich(line, reading.next) && reading.node?.form !== 'known')) {
      at++
      continue
    }
    const own = ofItsDay(line, found.at(-1), reading)
    found.push({ ...own, last })
    for (const other of own.others ?? []) found.push({ ...other, last: found.at(-1)?.next ?? last })
    at = last = found.at(-1)?.next ?? own.next
  }
  return withinSentences(line, found).map(reading => mention(line, reading))
}

/** In "thứ 5 họp lúc 8h, thứ 6 nghỉ" the hour belongs to the day before it, whatever stands behind the comma. */
function ofItsDay(line: Line, before: Placed | undefined, reading: Reading): Reading {
  const { start, node, clockFirst } = reading
  const clock = clockFirst && node && before && !before.clock ? readClock(line, start) : undefined
  if (!clock || before?.resolved?.kind !== 'day' || !inOneClause(line, before, reading)) return reading
  const part = readPart(line, clock.next)
  const next = part?.next ?? clock.next
  if (line.tokens[next]?.lower !== ',') return reading
  return { resolved: undefined, clock: clock.value, ...(part && { part: part.value }), clockFirst: true, start, next }
}

/** "một chủ nhật nào đó", "thứ hai đầu tuần nào cũng": none in particular. */
const isWhich = ({ tokens }: Line, at: number): boolean =>
  tokens[at]?.folded === 'nao' && /^(?:do|cung|day|ma)$/.test(tokens[at + 1]?.folded ?? '')

// Words before an hour that may limit it: "trước 17h", "chậm nhất là 17h".
const nearHour = 3

const tenseFrom = (line: Line, at: number, last: number): (() => Tense) => {
  let tense: Tense | undefined
  return () => (tense ??= tenseOf(line, at, last))
}

function mention(line: Line, reading: Placed): DateMention {
  const { tokens, text, today } = line
  const { hour, last } = reading
  const bound =
    (reading.clockFirst ? undefined : boundBefore(line, reading.start, last)) ??
    (hour && boundBefore(line, hour.start, Math.max(last, hour.start - nearHour)))
  const resolved: Resolved = reading.resolved ?? { span: { from: today, to: today }, kind: 'day' }
  const clock = reading.clock && clockTime(reading.clock, reading.part)
  const { doubt, span, kind, alternatives } = judge(line, reading, resolved, last, bound)
  const settled = clock && (clock.certain || beginsDay(line, reading)) && !looseHour(reading, clock.time)
  const over = clock && isOver(line, reading, clock.time)
  const half = halfRead(line, reading) ? ('several' as const) : undefined
  const why = doubt ?? reading.doubt ?? half ?? (clock && (!settled || over) ? 'time' : undefined)
  const start = tokens[reading.start]?.start ?? 0
  const end = tokens[reading.next - 1]?.end ?? text.length
  return {
    text: text.slice(start, end),
    start,
    end,
    ...span,
    ...(clock && { time: clock.time }),
    kind: reading.resolved ? kind : 'time',
    certain: why === undefined,
    ...(why && { why }),
    ...(alternatives ? { alternatives } : over && { alternatives: [one(addDays(today, 1))] }),
    ...(bound && { bound: bound.kind }),
    ...(hour && { hour: { start: tokens[hour.start]?.start ?? 0, end: tokens[hour.next - 1]?.end ?? text.length } }),
  }
}

/** "trước 8h" said at 16:30 may be tomorrow's; "lúc 8h em đã gửi" is not. */
function isOver(line: Line, { resolved, start }: Placed, time: string): boolean {
  if (resolved || line.time === undefined || time >= line.time) return false
  const tense = tenseOf(line, start, 0)
  return tense !== 'past' && !mayLookBack(tense)
}

/** "từ 0h ngày 1/1" is the beginning of that day, whatever "0h ngày 1/1" alone may be. */
const beginsDay = ({ tokens }: Line, { clock, part, start }: Reading): boolean =>
  clock?.hour === 0 && part === undefined && (since(tokens[start]) || since(tokens[start - 1]))

/** "trước mùa mưa hoặc 15/5", "25/11 hoặc khi xong": the other half is no date that could be read. */
function halfRead({ tokens }: Line, { resolved, start, next }: Reading): boolean {
  let at = start - 1
  while (limits(tokens[at])) at--
  return resolved !== undefined && (either(tokens[at]) || (either(tokens[next]) && openEnd(tokens[next + 1])))
}

const since = oneOf('từ')
const either = oneOf('hoặc')
const limits = oneOf('là trước đến tới hết chậm nhất vào từ sau ngày')
const openEnd = oneOf('khi trước sau đến mùa dịp lúc đầu cuối giữa muộn sớm chậm')

const looseHour = ({ loosePart, clock }: Reading, time: string): boolean =>
  loosePart === true && clock !== undefined && clockTime(clock, undefined).time !== time

/** What the words around it add: "trước tháng 6", "sau ngày 5/12", "mỗi thứ hai". */
function judge(line: Line, reading: Reading, resolved: Resolved, last: number, bound: Bound | undefined): Resolved {
  if (!reading.resolved) return resolved
  if (recurs(line, reading, last)) return { ...resolved, doubt: 'recurring' }
  // "trước ngày 25/12 3 ngày"
  if (bound?.word === 'truoc' && readCount(line, reading.next)) return { ...resolved, doubt: 'anchor' }
  if (bound?.word === 'truoc' && isWhole(reading)) {
    const eve = one(addDays(resolved.span.from, -1))
    return { ...resolved, span: eve, kind: 'day', doubt: 'before-period', alternatives: [one(resolved.span.to)] }
  }
  const doubt: Doubt | undefined = bound?.kind === 'after' ? 'open' : undefined
  return doubt && !resolved.doubt ? { ...resolved, doubt } : resolved
}

const one = (date: LocalDate) => ({ from: date, to: date })

const isWhole = ({ node }: Reading): boolean =>
  (node?.form === 'months' && node.part === undefined) || (node?.form === 'known' && node.whole === true)
