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
