import type { Clock, DayPart } from './hour.ts'
import type { Node } from './node.ts'

/** A day or a period with the hour and the part of the day that stand beside it, in whatever order. */
export interface Moment {
  node?: Node
  clock?: Clock
  part?: DayPart
  /** "toi thu 6" may be the evening or "tới". */
  loosePart?: boolean
  next: number
  /** The hour comes before the day, so that "sau 17h thứ sáu" is on that day. */
  clockFirst?: boolean
}
