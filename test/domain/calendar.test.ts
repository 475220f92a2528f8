import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addWorkingDays,
  previousWorkingDay,
  workingCalendar,
  workingDaysBetween,
} from '../../src/domain/days/working-calendar.ts'
import type { CalendarException } from '../../src/domain/days/holidays.ts'
import { addDays } from '../../src/domain/days/local-date.ts'

const off = (date: string): CalendarException => ({ date, kind: 'off', note: 'Nghỉ' })
const work = (date: string): CalendarException => ({ date, kind: 'work', note: 'Làm bù' })
// 2/1/2026 (Friday) was off and Saturday 10/1/2026 was worked.
const swapped = workingCalendar([off('2026-01-01'), off('2026-01-02'), work('2026-01-10')])

const days = fc.integer({ min: 0, max: 700 }).map(n => addDays('2025-06-01', n))
const exception = fc.tuple(days, fc.boolean()).map(([date, working]) => (working ? work(date) : off(date)))
const calendars = fc.array(exception, { maxLength: 60 }).map(workingCalendar)

describe('workingCalendar', () => {
  it('works Monday to Friday', () => {
    const plain = workingCalendar([])
    const week = [0, 1, 2, 3, 4, 5, 6].map(n => plain.isWorkingDay(addDays('2026-11-23', n)))
    expect(week).toEqual([true, true, true, true, true, false, false])
  })

  it('follows its exceptions, the later of two for one day', () => {
    expect(swapped.isWorkingDay('2026-01-02')).toBe(false)
    expect(swapped.isWorkingDay('2026-01-10')).toBe(true)
    expect(workingCalendar([off('2026-01-05'), work('2026-01-05')]).isWorkingDay('2026-01-05')).toBe(true)
  })
})

describe('workingDaysBetween', () => {
  it.each([
    ['2025-12-31', '2025-12-31', 0],
    ['2025-12-31', '2026-01-05', 1],
    ['2025-12-31', '2026-01-04', 0],
    ['2026-01-05', '2026-01-12', 6],
    ['2026-01-09', '2026-01-10', 1],
    ['2026-01-12', '2026-01-09', -2],
    ['2026-01-12', '2026-01-11', -1],
  ])('from %s to %s', (from, to, count) => {
    expect(workingDaysBetween(swapped, from, to)).toBe(count)
  })

  it('counts what a walk from day to day counts', () => {
    fc.assert(
      fc.property(calendars, days, days, (calendar, a, b) => {
        const [from, to] = a <= b ? [a, b] : [b, a]
        let walked = 0
        for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (calendar.isWorkingDay(day)) walked++
        expect(workingDaysBetween(calendar, from, to)).toBe(walked)
        expect(workingDaysBetween(calendar, to, from) + walked).toBe(0)
      }),
    )
  })

  it('is right before 1970 too', () => {
    expect(workingDaysBetween(workingCalendar([]), '1969-12-19', '1970-01-02')).toBe(10)
  })
})

describe('moving by working days', () => {
  it('does not count the starting day', () => {
    expect(addWorkingDays(swapped, '2025-12-31', 1)).toBe('2026-01-05')
    expect(addWorkingDays(swapped, '2026-01-09', 1)).toBe('2026-01-10')
    expect(addWorkingDays(swapped, '2026-01-12', -2)).toBe('2026-01-09')
    expect(addWorkingDays(swapped, '2026-01-04', 0)).toBe('2026-01-04')
  })

  it('undoes workingDaysBetween', () => {
    fc.assert(
      fc.property(calendars, days, fc.nat(100), (calendar, date, n) => {
        const later = addWorkingDays(calendar, date, n)
        expect(workingDaysBetween(calendar, date, later)).toBe(n)
        if (calendar.isWorkingDay(date)) expect(addWorkingDays(calendar, later, -n)).toBe(date)
      }),
    )
  })

  it('finds the last working day not after a date', () => {
    expect(previousWorkingDay(swapped, '2026-01-04')).toBe('2025-12-31')
    expect(previousWorkingDay(swapped, '2026-01-11')).toBe('2026-01-10')
    expect(previousWorkingDay(swapped, '2026-01-05')).toBe('2026-01-05')
  })
})
