import type { LocalDate } from '../../../local-date.ts'
import type { Doubt } from '../calendar/doubt.ts'
import type { Span } from '../calendar/span.ts'

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
