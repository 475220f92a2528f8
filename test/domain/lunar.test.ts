import Holidays from 'date-holidays'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../src/domain/days/local-date.ts'
import { lunarToSolar, solarToLunar } from '../../src/domain/days/lunar.ts'

const years = Array.from({ length: 12 }, (_, i) => 2024 + i)
const anyDay = fc.integer({ min: 0, max: 109_000 }).map(days => addDays('1901-01-01', days))

describe('lunar dates of Viet Nam', () => {
  it.each(years)('agree with date-holidays on Tết and Giỗ Tổ %i', year => {
    const known = new Holidays('VN', { types: ['public'] }).getHolidays(year, 'en')
    const days = known.map(holiday => holiday.date.slice(0, 10))
    expect(days).toContain(lunarToSolar(year, 1, 1))
    expect(days).toContain(lunarToSolar(year, 3, 10))
  })

  it.each([
    ['2026-02-17', 2026, 1, 1, false],
    ['2027-02-06', 2027, 1, 1, false],
    ['2027-04-16', 2027, 3, 10, false],
    ['2025-07-25', 2025, 6, 1, true],
    ['2023-03-22', 2023, 2, 1, true],
    // Viet Nam and China differ: Tết 1985 came a month earlier here, Tết 2007 a day.
    ['1985-01-21', 1985, 1, 1, false],
    ['2007-02-17', 2007, 1, 1, false],
    ['2030-02-02', 2030, 1, 1, false],
  ])('%s', (date, year, month, day, leap) => {
    expect(solarToLunar(date)).toEqual({ year, month, day, leap })
    expect(lunarToSolar(year, month, day, leap)).toBe(date)
  })

  it('go there and back', () => {
    fc.assert(
      fc.property(anyDay, date => {
        const { year, month, day, leap } = solarToLunar(date)
        expect(lunarToSolar(year, month, day, leap)).toBe(date)
      }),
      { numRuns: 500 },
    )
  })

  it('go on by one day, or begin a new month after the 29th or 30th', () => {
    fc.assert(
      fc.property(anyDay, date => {
        const [today, tomorrow] = [solarToLunar(date), solarToLunar(addDays(date, 1))]
        if (tomorrow.day !== 1) {
          expect(tomorrow).toEqual({ ...today, day: today.day + 1 })
          return
        }
        expect([29, 30]).toContain(today.day)
        const next = tomorrow.leap ? today.month : (today.month % 12) + 1
        expect(tomorrow.month).toBe(next)
        expect(tomorrow.year).toBe(next === 1 && !tomorrow.leap ? today.year + 1 : today.year)
      }),
      { numRuns: 500 },
    )
  })

  it('do not exist in months that are not there', () => {
    expect(lunarToSolar(2026, 6, 1, true)).toBeUndefined()
    expect(lunarToSolar(2026, 1, 31)).toBeUndefined()
    expect(lunarToSolar(2026, 1, 0)).toBeUndefined()
    expect(lunarToSolar(2026, 13, 1)).toBeUndefined()
    // The 12th month before Tết 2026 has 29 days.
    expect(lunarToSolar(2025, 12, 29)).toBe('2026-02-16')
    expect(lunarToSolar(2025, 12, 30)).toBeUndefined()
  })
})
