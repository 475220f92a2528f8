/** A calendar day in the office's time zone, `YYYY-MM-DD`: sorts and compares as text. */
export type LocalDate = string

/**
 * Days since 1 January 1970 (howardhinnant.github.io/date_algorithms.html). A Date gives the same, with an object and a text
 * for each step of each search for a working day: a quarter of what reading a message took.
 */
function dayNumber(year: number, month: number, day: number): number {
  // Years that begin in March have their leap day last.
  const years = month > 2 ? year : year - 1
  const era = Math.floor(years / 400)
  const yearOfEra = years - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

function dateAt(dayNumber: number): LocalDate {
  const since = dayNumber + 719_468
  const era = Math.floor(since / 146_097)
  const dayOfEra = since - era * 146_097
  const leapDays = Math.floor(dayOfEra / 1_460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096)
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const march = Math.floor((5 * dayOfYear + 2) / 153)
  const month = march < 10 ? march + 3 : march - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return written(year, month, dayOfYear - Math.floor((153 * march + 2) / 5) + 1)
}

const two = (number: number): string => (number < 10 ? `0${number}` : `${number}`)
const written = (year: number, month: number, day: number): LocalDate =>
  `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`

const numberOf = (date: LocalDate): number =>
  dayNumber(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)))

export const addDays = (date: LocalDate, days: number): LocalDate => dateAt(numberOf(date) + days)

/** Calendar days from `from` to `to`; negative when `to` lies before. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => numberOf(to) - numberOf(from)

/** 1 Monday … 7 Sunday (weeks begin on Monday in Viet Nam). */
export function weekday(date: LocalDate): number {
  // 1 January 1970 was a Thursday.
  const sinceMonday = (numberOf(date) + 3) % 7
  return (sinceMonday < 0 ? sinceMonday + 7 : sinceMonday) + 1
}

const leap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
/** `month` 1 to 12. */
const daysIn = (year: number, month: number): number => {
  if (month === 2) return leap(year) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

export const lastDayOfMonth = (year: number, month: number): LocalDate => written(year, month, daysIn(year, month))

/** The date if it exists in the calendar, else undefined (`31/4`, `29/2/2027`). */
export function dateOf(year: number, month: number, day: number): LocalDate | undefined {
  const exists = year >= 1900 && year <= 2200 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
  return exists && Number.isInteger(year + month + day) ? written(year, month, day) : undefined
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
