import type { LocalDate } from '../../../domain/days/local-date.ts'
import type { Doubt } from '../calendar/doubt.ts'
import type { Span } from '../calendar/span.ts'
import type { Clock, DayPart } from '../calendar/hour.ts'
import type { Node } from '../calendar/node.ts'
import type { Resolved } from '../calendar/tense.ts'

/** A whole mention: one moment, or two joined by "từ … đến …", "hoặc", a list. */
export interface Reading {
  resolved: Resolved | undefined
  /** The only node, where there is one: "trước" and "mỗi" look at its form. */
  node?: Node
  clock?: Clock
  part?: DayPart
  loosePart?: boolean
  clockFirst?: boolean
  start: number
  next: number
  /** The other days of a list, behind the first: "ngày 5, 8 và 12/12". */
  others?: readonly Reading[]
}

export interface DateMention {
  /** The very words, of the text in NFC (`nfc`); `start` and `end` are places in it. */
  text: string
  start: number
  end: number
  from: LocalDate
  to: LocalDate
  /** `HH:MM`; of a span of hours, its beginning. */
  time?: string
  /** Where the hour stands, apart from the day: "mai họp 7h30". */
  hour?: { start: number; end: number }
  /** `time`: an hour that stands alone, taken for one of today. */
  kind: 'day' | 'period' | 'time'
  certain: boolean
  /** Set when it is not certain. */
  why?: Doubt
  /** Other readings, the less usual after the more usual. */
  alternatives?: Span[]
  /** What the words before it make of it: "trước", "đến", "hạn" · "từ" · "sau". */
  bound?: 'by' | 'from' | 'after'
}
