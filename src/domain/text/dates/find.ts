import { addDays, type LocalDate } from '../../local-date.ts'
import { clockTime } from './clock.ts'
import { type Bound, boundBefore, recurs, tenseOf } from './context.ts'
import { type Line, readLine } from './line.ts'
import type { DateContext, DateMention, Doubt } from './mention.ts'
import { read, type Reading } from './reading.ts'
import type { Resolved, Tense } from './resolve.ts'
import { mayBegin } from './starters.ts'

/**
 * Every date, period and hour in a text, in order, none inside another. Readings follow docs/dates.md; what can be read
 * in two ways, is only partly understood or does not exist is reported with `certain: false`, never left out. Costs time
 * in proportion to the length of the text.
 */
export function findDates(text: string, context: DateContext): DateMention[] {
  const line = readLine(text, context)
  const mentions: DateMention[] = []
  for (let at = 0, last = 0; at < line.tokens.length;) {
    const found = mayBegin(line, at) ? read(line, at, tenseFrom(line, at, last)) : undefined
    if (!found) {
      at++
      continue
    }
    mentions.push(mention(line, found, last))
    at = last = found.next
  }
  return mentions
}

const tenseFrom = (line: Line, at: number, last: number): (() => Tense) => {
  let tense: Tense | undefined
  return () => (tense ??= tenseOf(line, at, last))
}

function mention(line: Line, reading: Reading, last: number): DateMention {
  const { tokens, text, today } = line
  const bound = reading.clockFirst ? undefined : boundBefore(line, reading.start, last)
  const resolved: Resolved = reading.resolved ?? { span: { from: today, to: today }, kind: 'day' }
  const clock = reading.clock && clockTime(reading.clock, reading.part)
  const { doubt, span, kind, alternatives } = judge(line, reading, resolved, last, bound)
  const why = doubt ?? (clock && (!clock.certain || looseHour(reading, clock.time)) ? 'time' : undefined)
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
    ...(alternatives && { alternatives }),
    ...(bound && { bound: bound.kind }),
  }
}

const looseHour = ({ loosePart, clock }: Reading, time: string): boolean =>
  loosePart === true && clock !== undefined && clockTime(clock, undefined).time !== time

/** What the words around it add: "trước tháng 6", "sau ngày 5/12", "mỗi thứ hai". */
function judge(line: Line, reading: Reading, resolved: Resolved, last: number, bound: Bound | undefined): Resolved {
  if (!reading.resolved) return resolved
  if (recurs(line, reading, last)) return { ...resolved, doubt: 'recurring' }
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
