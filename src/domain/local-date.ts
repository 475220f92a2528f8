/** A calendar day in the office's time zone, `YYYY-MM-DD`: sorts and compares as text. */
export type LocalDate = string

const dayMs = 86_400_000
const utc = (date: LocalDate): number =>
  Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10)))

export const addDays = (date: LocalDate, days: number): LocalDate =>
  new Date(utc(date) + days * dayMs).toISOString().slice(0, 10)

/** Calendar days from `from` to `to`; negative when `to` lies before. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => Math.round((utc(to) - utc(from)) / dayMs)

/** 1 Monday … 7 Sunday (weeks begin on Monday in Viet Nam). */
export const weekday = (date: LocalDate): number => new Date(utc(date)).getUTCDay() || 7

export const lastDayOfMonth = (year: number, month: number): LocalDate =>
  new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)

/** The date if it exists in the calendar, else undefined (`31/4`, `29/2/2027`). */
export function dateOf(year: number, month: number, day: number): LocalDate | undefined {
  const date = new Date(Date.UTC(year, month - 1, day))
  const exists =
    year >= 1900 &&
    year <= 2200 &&
    date.getUTCFullYear() === year &&
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day
  return exists ? date.toISOString().slice(0, 10) : undefined
}

const formats = new Map<string, Intl.DateTimeFormat>()
function formatFor(zone: string): Intl.DateTimeFormat {
  const format =
    formats.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
  formats.set(zone, format)
  return format
}

/** Since then Viet Nam's clocks have been 7 hours ahead, winter and summer (tz database, Asia/Ho_Chi_Minh). */
const settledSince = Date.UTC(1975, 5, 13)
const settledAheadMs = 7 * 3_600_000

/** `YYYY-MM-DDTHH:MM:SS…`. The first use of Intl costs a start 30 ms: the zone that nearly every office is in does without. */
const shownAt = (ms: number, zone: string): string =>
  zone === 'Asia/Ho_Chi_Minh' && ms >= settledSince
    ? new Date(ms + settledAheadMs).toISOString().slice(0, 19)
    : formatFor(zone).format(ms).replace(' ', 'T')

const quarterMs = 900_000
interface Quarter {
  /** since 1970, in UTC */
  number: number
  /** how far the zone is ahead of UTC, ms */
  ahead: number
  date: LocalDate
}
/** The quarter of an hour last asked about in each zone: no zone's clock or day changes within one. */
const quarters = new Map<string, Quarter>()

function quarterOf(ms: number, zone: string): Quarter {
  const number = Math.floor(ms / quarterMs)
  const known = quarters.get(zone)
  if (known?.number === number) return known
  const begins = number * quarterMs
  const shown = shownAt(begins, zone)
  const quarter = { number, ahead: Date.parse(`${shown}Z`) - begins, date: shown.slice(0, 10) }
  quarters.set(zone, quarter)
  return quarter
}

/** What the wall clock in `zone` shows at the instant `ms`: `YYYY-MM-DDTHH:MM…`. Formatting takes 20 times as long as adding. */
const wallClock = (ms: number, zone: string): string => new Date(ms + quarterOf(ms, zone).ahead).toISOString()

/** The day it is in `zone` at the instant `ms`. */
export const localDate = (ms: number, zone: string): LocalDate => quarterOf(ms, zone).date

/** The wall clock in `zone` at the instant `ms`: `HH:MM`. */
export const localTime = (ms: number, zone: string): string => wallClock(ms, zone).slice(11, 16)

/** The instant (ms) at which the wall clock in `zone` shows `date` `time` (`HH:MM`). */
export function instantOf(date: LocalDate, time: string, zone: string): number {
  const wall = Date.parse(`${date}T${time}:00Z`)
  const offset = (at: number) => Date.parse(wallClock(at, zone)) - at
  // The second look settles the zones whose offset changes between the two instants.
  return wall - offset(wall - offset(wall))
}
