import type { Doubt } from '../calendar/doubt.ts'
import { resolve } from '../calendar/resolve.ts'
import { future, type Resolved } from '../calendar/tense.ts'
import type { Span } from '../calendar/span.ts'
import { readPeriod } from '../nodes/period.ts'
import type { Line } from '../words/line.ts'
import { withFeasts } from './feast.ts'
import { inNamedWeek } from './named-week.ts'
import type { Reading } from './mention.ts'

/** A reading in its text. */
export interface Placed extends Reading {
  /** Behind the reading before it: from here on the words are its own. */
  last: number
  /** The tokens of an hour that stands apart from its day. */
  hour?: { start: number; next: number }
  /** What its sentence makes of it. */
  doubt?: Doubt
}

// More dates are a table: nothing is told of one by the other.
const mostOfASentence = 12

/** What stands between two places of a text: nothing that parts them, a comma, or the end of a sentence. */
type Gap = 'clause' | 'sentence' | 'end'

/**
 * What the readings of one sentence tell each other: an hour belongs to the day that stands apart from it ("mai họp
 * 7h30", "8/3 gặp mặt lúc 15h"), and the "đầu năm" of "thứ hai họp giao ban đầu năm" only says what kind of day it is.
 */
export function withinSentences(line: Line, readings: readonly Placed[]): Placed[] {
  const sentences: Placed[][] = []
  for (const [at, reading] of readings.entries()) {
    const before = readings[at - 1]
    if (before && gap(line, before, reading) !== 'end') sentences.at(-1)?.push(reading)
    else sentences.push([reading])
  }
  return sentences.flatMap(sentence => (alone(sentence) ? sentence : settle(line, sentence)))
}

const alone = ({ length }: readonly Placed[]): boolean => length === 1 || length > mostOfASentence

function gap({ text, tokens }: Line, a: Reading, b: Reading): Gap {
  const between = text.slice(tokens[a.next - 1]?.end, tokens[b.start]?.start)
  if (/[.;!?](?:\s|$)|\n/.test(between)) return 'end'
  return /,/.test(between) ? 'sentence' : 'clause'
}

function settle(line: Line, sentence: readonly Placed[]): Placed[] {
  const feasts = withFeasts(line, inNamedWeek(line, sentence))
  const dated = feasts.filter(reading => !onlyLabels(line, feasts, reading))
  const joined = new Map<Placed, Placed | undefined>()
  const hours = dated.filter(({ resolved }) => resolved === undefined)
  for (const hour of hours) {
    const days = dated.filter(reading => isDay(reading) && !reading.clock && !joined.has(reading))
    const day = dayOf(line, dated, days, hour, hours.length === 1)
    if (!day)
      joined.set(
        hour,
        besides(
          dated.map(other => joined.get(other) ?? other),
          hour,
        ),
      )
    else {
      const several = days.some(other => other !== day && (listed(line, other, day) || contend(line, hour, day, other)))
      joined.set(hour, undefined)
      joined.set(day, withHour(day, hour, several))
    }
  }
  return dated.flatMap(reading => (joined.has(reading) ? (joined.get(reading) ?? []) : reading))
}

export const inOneClause = (line: Line, a: Reading, b: Reading): boolean => gap(line, a, b) === 'clause'

const isDay = ({ resolved }: Placed): boolean => resolved?.kind === 'day'

/**
 * The nearest day of the clause, first of those before the hour; of another one only where it is the single day of the
 * sentence, and not gone.
 */
function dayOf(
  line: Line,
  all: readonly Placed[],
  days: readonly Placed[],
  hour: Placed,
  single: boolean,
): Placed | undefined {
  const near = days.filter(day => together(line, day, hour))
  const nearest = near.findLast(({ start }) => start < hour.start) ?? near[0]
  if (nearest) return nearest
  const [day, another] = days
  const only = single && !another && all.filter(isDay).length === 1
  const behind = day && day.start > hour.start && day.next < line.tokens.length
  return only && day && !behind && (day.resolved?.span.from ?? '') >= line.today ? day : undefined
}

const together = (line: Line, a: Placed, b: Placed): boolean =>
  a.start < b.start ? inOneClause(line, a, b) : inOneClause(line, b, a)

/** "hôm qua sếp báo 15h họp ngày 5/7": a day on either side. */
const contend = (line: Line, hour: Placed, day: Placed, other: Placed): boolean =>
  day.start < hour.start && other.start > hour.start && together(line, hour, other)

/** "thứ 5 và thứ 6 họp lúc 8h" */
function listed({ tokens }: Line, a: Placed, b: Placed): boolean {
  const [first, last] = a.start < b.start ? [a, b] : [b, a]
  return last.start - first.next === 1 && /^(?:va|,|&|hoac|hay)$/.test(tokens[first.next]?.folded ?? '')
}

const withHour = (day: Placed, { clock, part, start, next }: Placed, several: boolean): Placed => ({
  ...day,
  ...(clock && { clock }),
  ...((part ?? day.part) && { part: part ?? day.part }),
  ...(several && { doubt: 'several' as const }),
  hour: { start, next },
})

/** "mai họp 8h, 14h kiểm tra": a second hour is of the same day; with a period beside it, or several days, it is asked. */
function besides(all: readonly Placed[], hour: Placed): Placed {
  const others = all.filter(({ resolved }) => resolved !== undefined)
  const [first] = others
  const before = others.findLast(({ start }) => start < hour.start)
  const same = others.every(({ resolved }) => isDay({ ...hour, resolved }) && sameSpan(resolved, first?.resolved))
  if (before?.clock && same) return { ...hour, resolved: before.resolved }
  return others.some(({ resolved }) => resolved?.kind === 'period') && !others.some(isDay)
    ? { ...hour, doubt: 'time' }
    : hour
}

const sameSpan = (a: Resolved | undefined, b: Resolved | undefined): boolean => a?.span.from === b?.span.from

/** Is it a "đầu năm", "cuối tuần" in which another day of the sentence lies? */
function onlyLabels(line: Line, sentence: readonly Placed[], { node, start }: Placed): boolean {
  if ((node?.form !== 'months' && node?.form !== 'known') || !node.bare) return false
  const days = sentence.filter(isDay)
  return days.some(
    ({ resolved }) => resolved && (resolved.doubt === 'lunar' || (!resolved.doubt && lies(line, start, resolved.span))),
  )
}

/** The same words said on that day hold the day. */
function lies(line: Line, at: number, { from }: Span): boolean {
  const onThatDay: Line = { ...line, today: from, read: { nodes: [], clocks: [], moments: [] } }
  const node = readPeriod(onThatDay, at)
  const period = node && resolve(node.value, from, future)
  return period !== undefined && period.span.from <= from && from <= period.span.to
}
