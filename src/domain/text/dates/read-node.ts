import { readCounted } from './counted.ts'
import { readDay } from './day-node.ts'
import { type Line, once } from './line.ts'
import { readLunarDay } from './lunar-day.ts'
import { readEdge } from './months-count.ts'
import type { Node } from './node.ts'
import { readPeriod } from './period-node.ts'
import { readRelativeDay } from './relative-day.ts'
import { mayBegin } from './starters.ts'
import { readWeekday } from './weekday-node.ts'
import type { Got } from './words.ts'

/** One day or period at this place; of the ways to begin with a number those with more words come first. */
export const readNode = (line: Line, at: number): Got<Node> | undefined =>
  mayBegin(line, at) ? once(line.read.nodes, at, () => readAny(line, at)) : undefined

const readAny = (line: Line, at: number): Got<Node> | undefined =>
  (line.tokens[at]?.word ? (readWeekday(line, at) ?? readRelativeDay(line, at)) : undefined) ??
  readLunarDay(line, at) ??
  readCounted(line, at) ??
  readEdge(line, at) ??
  readDay(line, at) ??
  readPeriod(line, at)
