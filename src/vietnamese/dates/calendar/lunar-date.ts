import { addDays, daysBetween, lastDayOfMonth, type LocalDate } from '../../../domain/days/local-date.ts'
import { lunarToSolar, solarToLunar } from '../../../domain/days/lunar.ts'
import type { Doubt } from './doubt.ts'
import { type Span, yearOf } from './span.ts'

/** The first day of the lunar year that people speak of: of the one named, else the coming one, until three weeks after it. */
export function newYear(today: LocalDate, year?: number): LocalDate {
  const ofThisYear = lunarToSolar(year ?? yearOf(today), 1, 1) ?? today
  if (year !== undefined) return ofThisYear
  return ofThisYear >= addDays(today, -21) ? ofThisYear : (lunarToSolar(yearOf(today) + 1, 1, 1) ?? today)
}

/** The solar day of a lunar one; without a year the next, or the last one when it is less than half a year gone. */
export function lunarDay(
  today: LocalDate,
  { day, month, year }: { day: number; month: number; year?: number },
): { span: Span; doubt?: Doubt } {
  const first = year ?? solarToLunar(today).year
  const soon = lunarToSolar(first, month, day)
  const gone = year === undefined && (soon === undefined || daysBetween(soon, today) > 183)
  const date = gone ? lunarToSolar(first + 1, month, day) : soon
  if (date !== undefined) return { span: { from: date, to: date } }
  const near = lunarToSolar(first, month, Math.min(day, 29)) ?? lastDayOfMonth(yearOf(today), 12)
  return { span: { from: near, to: near }, doubt: 'no-such-day' }
}
