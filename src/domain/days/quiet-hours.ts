import { addDays, instantOf, localDate, type LocalDate } from './local-date.ts'
import type { WorkingCalendar } from './working-calendar.ts'

/** When nobody is disturbed, HH:MM on the office's wall clock; over midnight where `from` is the later one. */
export interface QuietHours {
  from: string
  until: string
}

export const usualQuietHours: QuietHours = { from: '21:00', until: '06:30' }

/** No office rests for longer. */
const lookAheadDays = 100

/** The stretches of the day in which people may be disturbed, from ≤ t < to (ms). */
function wakingHours(date: LocalDate, { from, until }: QuietHours, zone: string): { from: number; to: number }[] {
  const at = (time: string) => instantOf(date, time, zone)
  if (until < from) return [{ from: at(until), to: at(from) }]
  return [
    { from: at('00:00'), to: at(from) },
    { from: at(until), to: instantOf(addDays(date, 1), '00:00', zone) },
  ]
}

/** The first moment from `now` (ms) on at which people may be disturbed: on a working day, outside the quiet hours. */
export function leavesAt(now: number, quiet: QuietHours, calendar: WorkingCalendar, zone: string): number {
  const today = localDate(now, zone)
  for (let ahead = 0; ahead <= lookAheadDays; ahead++) {
    const date = addDays(today, ahead)
    if (!calendar.isWorkingDay(date)) continue
    const hours = wakingHours(date, quiet, zone).find(({ from, to }) => now < to && from < to)
    if (hours) return Math.max(now, hours.from)
  }
  return now
}
