import type { WorkingCalendar } from '../../calendar.ts'
import type { LocalDate } from '../../local-date.ts'
import type { Span } from './shape.ts'

/**
 * Why a date is not certain:
 * `ambiguous` two readings of the same words · `region` North and South differ · `several` "hoặc" · `vague` no exact
 * days · `no-such-day` 31/4 · `weekday` another day than the date beside it · `year` which year · `order` ends before it
 * begins · `anchor` counted from something else than today · `recurring` · `open` after a day, without an end ·
 * `before-period` its eve or its end · `time` morning or afternoon · `lunar` perhaps lunar · `calendar` needs one ·
 * `week-number` · `spelling` too few diacritics to tell.
 */
export type Doubt =
  | 'ambiguous'
  | 'region'
  | 'several'
  | 'vague'
  | 'no-such-day'
  | 'weekday'
  | 'year'
  | 'order'
  | 'anchor'
  | 'recurring'
  | 'open'
  | 'before-period'
  | 'time'
  | 'lunar'
  | 'calendar'
  | 'week-number'
  | 'spelling'

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

export interface DateContext {
  today: LocalDate
  /** Of the office, for "5 ngày làm việc nữa": without it those are not certain. */
  calendar?: WorkingCalendar
}
