import { addDays, dateOf, type LocalDate, weekday } from '../../../domain/days/local-date.ts'

/** First and last day, both included. */
export interface Span {
  from: LocalDate
  to: LocalDate
}

export const yearOf = (date: LocalDate): number => Number(date.slice(0, 4))
export const monthOf = (date: LocalDate): number => Number(date.slice(5, 7))
const dayOf = (date: LocalDate): number => Number(date.slice(8))
/** Months since the year 0. */
export const monthCount = (date: LocalDate): number => yearOf(date) * 12 + monthOf(date) - 1

/** Monday to Sunday, `weeks` after that of `date`. */
export function weekOf(date: LocalDate, weeks = 0): Span {
  const from = addDays(date, 1 - weekday(date) + 7 * weeks)
  return { from, to: addDays(from, 6) }
}

const lastOfFebruary = (year: number): number => ((year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28)

/** `length` whole months from the one counted `first` (`monthCount`). */
export function monthSpan(first: number, length: number): Span {
  const last = first + length - 1
  const from = `${Math.floor(first / 12)}-${String((first % 12) + 1).padStart(2, '0')}-01`
  const month = (last % 12) + 1
  const year = Math.floor(last / 12)
  // By hand, as `Date` is slow and a hostile message may name a thousand months.
  const days = month === 2 ? lastOfFebruary(year) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
  return { from, to: `${year}-${String(month).padStart(2, '0')}-${days}` }
}

/** The same day `months` later, the last one of a month that is too short. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const { from, to } = monthSpan(monthCount(date) + months, 1)
  return dateOf(yearOf(from), monthOf(from), dayOf(date)) ?? to
}

/** Monday of week `number` by ISO 8601 (the first week has a Thursday), undefined when that year has no such week. */
export function weekNumber(year: number, number: number): Span | undefined {
  const { from } = weekOf(`${year}-01-04`)
  const span = weekOf(from, number - 1)
  return number >= 1 && yearOf(addDays(span.from, 3)) === year ? span : undefined
}

/** Do both days end a week or a month? Then what is counted from tomorrow is counted in whole ones. */
export const endsWith = (unit: string, today: LocalDate, last: LocalDate): boolean =>
  unit === 'week'
    ? weekday(today) === 7
    : unit === 'month' && addDays(today, 1).endsWith('-01') && addDays(last, 1).endsWith('-01')

/** `n` whole units of `length` months after the present one, before it when negative. */
export function wholeMonths(today: LocalDate, length: number, n: number): Span {
  const month = monthCount(today)
  const first = month - (month % length)
  return monthSpan(n > 0 ? first + length : first + n * length, Math.abs(n) * length)
}
