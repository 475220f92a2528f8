import type { WorkingCalendar } from '../../../domain/days/working-calendar.ts'
import { addDays, type LocalDate, weekday } from '../../../domain/days/local-date.ts'

/** The `n`th working day after `date`, before it when negative; without a calendar Monday to Friday. */
export function addWorkingDays(calendar: WorkingCalendar | undefined, date: LocalDate, n: number): LocalDate {
  const ordinal = calendar?.ordinal ?? plainOrdinal
  const wanted = ordinal(date) + n
  // Halving, because a hostile message may name many large numbers; twice the days and a month hold any holiday.
  let [low, high] = n > 0 ? [0, 2 * n + 30] : [2 * n - 30, 0]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (ordinal(addDays(date, middle)) >= wanted) high = middle
    else low = middle + 1
  }
  return addDays(date, low)
}

/** Weekdays from a Monday far back. */
function plainOrdinal(date: LocalDate): number {
  const days = Math.round((Date.parse(`${date}T00:00:00Z`) - Date.parse('1900-01-01T00:00:00Z')) / 86_400_000)
  return Math.floor(days / 7) * 5 + Math.min(weekday(date), 5)
}
