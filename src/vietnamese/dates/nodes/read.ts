import type { Node } from '../calendar/node.ts'
import { type Line, once } from '../words/line.ts'
import type { Got } from '../words/matchers.ts'
import { mayBegin } from '../words/starters.ts'
import { readCounted } from './counted.ts'
import { readDay } from './day.ts'
import { readEdge } from './edge.ts'
import { readHoliday } from './holiday.ts'
import { readLunarDay } from './lunar-day.ts'
import { readNth, readNthMonths, readWeekOfMonth } from './nth.ts'
import { readPeriod } from './period.ts'
import { readRelativeDay } from './relative-day.ts'
import { readSeason } from './season.ts'
import { readWeekday } from './weekday.ts'

/** One day or period at this place; of the ways to begin with a number those with more words come first. */
export const readNode = (line: Line, at: number): Got<Node> | undefined =>
  mayBegin(line, at) ? once(line.read.nodes, at, () => readAny(line, at)) : undefined

const readAny = (line: Line, at: number): Got<Node> | undefined =>
  (line.tokens[at]?.word
    ? (readNth(line, at) ??
      readWeekOfMonth(line, at) ??
      readNthMonths(line, at) ??
      readWeekday(line, at) ??
      readRelativeDay(line, at))
    : undefined) ??
  readHoliday(line, at) ??
  readSeason(line, at) ??
  readLunarDay(line, at) ??
  readNth(line, at) ??
  readCounted(line, at) ??
  readEdge(line, at) ??
  readDay(line, at) ??
  readPeriod(line, at)
