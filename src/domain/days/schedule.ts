import type { WorkingCalendar } from './working-calendar.ts'
import { addDays, instantOf, localDate, type LocalDate } from './local-date.ts'

/** When a job is due, on the office's wall clock. */
export interface Schedule {
  /** HH:MM */
  at: string
  /** After this hour (HH:MM) a missed run of the day is let go: nobody wants a morning digest at night. */
  until?: string
  days: 'every-day' | 'working-days'
}

/** The days on which the job runs; the slot is named by its day. */
const runsOn = (schedule: Schedule, date: LocalDate, calendar: WorkingCalendar): boolean =>
  schedule.days === 'every-day' || calendar.isWorkingDay(date)

/** How far back a missed slot is still made up for. */
const catchUpDays = 1

/**
 * The newest slot that should have run by `now` (ms), or undefined. Asked at every tick and at start; `job_runs` remembers
 * which slots are done, so a lost tick or a restart changes nothing.
 */
export function lastDueSlot(
  schedule: Schedule,
  now: number,
  zone: string,
  calendar: WorkingCalendar,
): LocalDate | undefined {
  const today = localDate(now, zone)
  for (let back = 0; back <= catchUpDays; back++) {
    const date = addDays(today, -back)
    if (!runsOn(schedule, date, calendar) || now < instantOf(date, schedule.at, zone)) continue
    const tooLate = schedule.until !== undefined && now >= instantOf(date, schedule.until, zone)
    return tooLate ? undefined : date
  }
  return undefined
}

/** The slot of `now`'s own day whatever the hour, for a run asked for by hand; undefined on a day off. */
export function slotOfDay(
  schedule: Schedule,
  now: number,
  zone: string,
  calendar: WorkingCalendar,
): LocalDate | undefined {
  const today = localDate(now, zone)
  return runsOn(schedule, today, calendar) ? today : undefined
}

/** The next time the job is due after `now`, ms; looked for within 60 days. */
export function nextRun(schedule: Schedule, now: number, zone: string, calendar: WorkingCalendar): number | undefined {
  const today = localDate(now, zone)
  for (let ahead = 0; ahead <= 60; ahead++) {
    const date = addDays(today, ahead)
    const at = instantOf(date, schedule.at, zone)
    if (at > now && runsOn(schedule, date, calendar)) return at
  }
  return undefined
}
