import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  dateOf,
  daysBetween,
  instantOf,
  lastDayOfMonth,
  localDate,
  localTime,
  weekday,
} from '../../src/domain/days/local-date.ts'

const vietNam = 'Asia/Ho_Chi_Minh'
const day = fc.integer({ min: -20_000, max: 60_000 }).map(n => addDays('2026-01-01', n))

describe('days', () => {
  test('are counted over months, leap years and changes of the clock', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(daysBetween('2026-03-07', '2026-03-09')).toBe(2)
    expect(daysBetween('2026-03-09', '2026-03-07')).toBe(-2)
  })

  test('there and back is where one began', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -5_000, max: 5_000 }), (date, n) => {
        expect(daysBetween(date, addDays(date, n))).toBe(n)
        expect(addDays(addDays(date, n), -n)).toBe(date)
        expect(addDays(date, n) > date).toBe(n > 0)
        expect(weekday(addDays(date, 7))).toBe(weekday(date))
      }),
    )
  })

  test('are those of Date, from 1600 to 9999', () => {
    const dayMs = 86_400_000
    const [first, last] = [Date.UTC(1600, 0, 1) / dayMs, Date.UTC(9999, 11, 31) / dayMs]
    fc.assert(
      fc.property(fc.integer({ min: first, max: last }), number => {
        const day = new Date(number * dayMs)
        const date = day.toISOString().slice(0, 10)
        expect(addDays('1970-01-01', number)).toBe(date)
        expect(daysBetween('1970-01-01', date)).toBe(number)
        expect(weekday(date)).toBe(day.getUTCDay() || 7)
        const next = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0))
        expect(lastDayOfMonth(day.getUTCFullYear(), day.getUTCMonth() + 1)).toBe(next.toISOString().slice(0, 10))
      }),
      { numRuns: 3_000 },
    )
  })

  test('weeks begin on Monday', () => {
    expect(['2026-11-23', '2026-11-28', '2026-11-29'].map(weekday)).toEqual([1, 6, 7])
  })

  test.each([
    [2026, 2, '2026-02-28'],
    [2028, 2, '2028-02-29'],
    [2026, 12, '2026-12-31'],
    [2026, 6, '2026-06-30'],
  ])('the last of %d/%d is %s', (year, month, last) => {
    expect(lastDayOfMonth(year, month)).toBe(last)
  })
})

describe('a date in figures', () => {
  test('is one only if it is in the calendar', () => {
    expect(dateOf(2028, 2, 29)).toBe('2028-02-29')
    expect(dateOf(2026, 4, 30)).toBe('2026-04-30')
    const wrong = [
      [2027, 2, 29],
      [2026, 4, 31],
      [2026, 13, 1],
      [2026, 0, 1],
      [2026, 1, 0],
      [26, 1, 1],
      [2201, 1, 1],
    ] as const
    for (const [y, m, d] of wrong) expect(dateOf(y, m, d), `${d}/${m}/${y}`).toBeUndefined()
  })

  test('is read back from every day', () => {
    fc.assert(
      fc.property(day, date => {
        const [y, m, d] = date.split('-').map(Number)
        expect(dateOf(y!, m!, d!)).toBe(date)
      }),
    )
  })
})

describe('the clock of an office', () => {
  test('is seven hours ahead in Viet Nam', () => {
    const instant = Date.UTC(2026, 10, 22, 17, 0)
    expect(localDate(instant, vietNam)).toBe('2026-11-23')
    expect(localDate(instant - 1, vietNam)).toBe('2026-11-22')
    expect(localTime(instant, vietNam)).toBe('00:00')
    expect(instantOf('2026-11-23', '00:00', vietNam)).toBe(instant)
  })

  test.each([
    ['2026-03-08', '01:30', 'America/New_York', '2026-03-08T06:30Z'],
    ['2026-03-08', '03:30', 'America/New_York', '2026-03-08T07:30Z'],
    ['2026-11-01', '03:30', 'America/New_York', '2026-11-01T08:30Z'],
    ['2026-04-05', '03:00', 'Australia/Lord_Howe', '2026-04-04T16:30Z'],
  ])('is right beside a change: %s %s in %s', (date, time, zone, instant) => {
    expect(instantOf(date, time, zone)).toBe(Date.parse(instant))
  })

  test('is what the zone’s rules say, one second before and after any change', () => {
    const zones = [vietNam, 'Asia/Kathmandu', 'America/St_Johns', 'Australia/Lord_Howe', 'Africa/Cairo', 'Pacific/Apia']
    const instant = fc.integer({ min: Date.UTC(1975, 6, 1), max: Date.UTC(2060, 0, 1) })
    const near = fc.tuple(
      fc.integer({ min: 0, max: 85 * 365 * 96 }).map(quarter => Date.UTC(1975, 6, 1) + quarter * 900_000),
      fc.constantFrom(-1_000, 0),
    )
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.oneof(
          instant,
          near.map(([at, by]) => at + by),
        ),
        (zone, at) => {
          const rules = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
          expect(`${localDate(at, zone)} ${localTime(at, zone)}`).toBe(rules.format(at))
        },
      ),
      { numRuns: 2_000 },
    )
  })

  test('shows what it was set to, in any zone; an hour that is skipped is passed by', () => {
    const zones = [
      vietNam,
      'America/St_Johns',
      'America/New_York',
      'Australia/Lord_Howe',
      'Africa/Cairo',
      'Pacific/Apia',
    ]
    const inYear = fc.integer({ min: 0, max: 364 }).map(n => addDays('2026-01-01', n))
    fc.assert(
      fc.property(fc.constantFrom(...zones), inYear, fc.nat({ max: 1439 }), (zone, date, minute) => {
        const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
        const instant = instantOf(date, time, zone)
        const shown = `${localDate(instant, zone)} ${localTime(instant, zone)}`
        if (shown === `${date} ${time}`) return
        const ahead = `${localDate(instant + 3_600_000, zone)} ${localTime(instant + 3_600_000, zone)}`
        const behind = `${localDate(instant - 3_600_000, zone)} ${localTime(instant - 3_600_000, zone)}`
        expect(behind < `${date} ${time}` && `${date} ${time}` < ahead).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })
})
