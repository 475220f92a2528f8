import { addWorkingDays, type WorkingCalendar } from '../../domain/days/working-calendar.ts'
import type { LocalDate } from '../../domain/days/local-date.ts'

/** Working days around the day the demo is about. */
export interface Days {
  today: LocalDate
  /** `n` working days from today; 0 is today, or the next working day on a day off */
  from(n: number): LocalDate
  /** `n` working days from `date` */
  shift(date: LocalDate, n: number): LocalDate
  /** the last working day before today */
  yesterday: LocalDate
}

export function daysAround(today: LocalDate, calendar: WorkingCalendar): Days {
  const shift = (date: LocalDate, n: number): LocalDate => addWorkingDays(calendar, date, n)
  const from = (n: number): LocalDate =>
    n === 0 ? (calendar.isWorkingDay(today) ? today : shift(today, 1)) : shift(today, n)
  return { today, from, shift, yesterday: from(-1) }
}
