import type { CalendarException } from './holidays.ts'
import { addDays, type LocalDate, weekday } from './local-date.ts'

export interface WorkingCalendar {
  isWorkingDay(date: LocalDate): boolean
  /** Number of working days from the beginning of 1970 to `date`, that day included: only differences mean something. */
  ordinal(date: LocalDate): number
}

/** Monday to Friday but for the exceptions; of two for the same day the later one counts. */
export function workingCalendar(exceptions: Iterable<CalendarException>): WorkingCalendar {
  const works = new Map<LocalDate, boolean>()
  for (const { date, kind } of exceptions) works.set(date, kind === 'work')
  const shifts = [...works].filter(([date, working]) => working !== isWeekday(date)).sort()
  const dates = shifts.map(([date]) => date)
  // sums[n]: what the first n exceptions add to or take from the plain weekdays
  const sums = [0]
  for (const [, working] of shifts) sums.push((sums.at(-1) ?? 0) + (working ? 1 : -1))

  return {
    isWorkingDay: date => works.get(date) ?? isWeekday(date),
    // Asked for every one of 300,000 tasks, so arithmetic instead of a walk from day to day.
    ordinal: date => weekdaysUpTo(date) + (sums[countUpTo(dates, date)] ?? 0),
  }
}

/**
 * Working days after `from` up to and including `to`; the same with a minus when `to` lies before `from`
 * ("N ngày làm việc" does not count the starting day).
 */
export const workingDaysBetween = (calendar: WorkingCalendar, from: LocalDate, to: LocalDate): number =>
  calendar.ordinal(to) - calendar.ordinal(from)

/** The `n`th working day after `date` (before it when negative); `date` itself when `n` is 0. */
export function addWorkingDays(calendar: WorkingCalendar, date: LocalDate, n: number): LocalDate {
  const step = Math.sign(n)
  let day = date
  for (let left = Math.abs(n); left > 0;) {
    day = addDays(day, step)
    if (calendar.isWorkingDay(day)) left--
  }
  return day
}

/** `date` itself if it is a working day, else the last one before it. */
export function previousWorkingDay(calendar: WorkingCalendar, date: LocalDate): LocalDate {
  let day = date
  while (!calendar.isWorkingDay(day)) day = addDays(day, -1)
  return day
}

const isWeekday = (date: LocalDate): boolean => weekday(date) <= 5

function weekdaysUpTo(date: LocalDate): number {
  // Day 0, 1/1/1970, was a Thursday: three days on from the Monday the weeks are counted from.
  const days = Date.parse(`${date}T00:00:00Z`) / 86_400_000 + 3
  const weeks = Math.floor(days / 7)
  return weeks * 5 + Math.min(days - weeks * 7 + 1, 5)
}

/** How many of the sorted `dates` are not after `date`. */
function countUpTo(dates: readonly LocalDate[], date: LocalDate): number {
  let [low, high] = [0, dates.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((dates[middle] ?? '') <= date) low = middle + 1
    else high = middle
  }
  return low
}
