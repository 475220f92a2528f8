import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, instantOf, localDate, localTime } from '../../src/domain/days/local-date.ts'
import { leavesAt, usualQuietHours, type QuietHours } from '../../src/domain/days/quiet-hours.ts'
import { workingCalendar } from '../../src/domain/days/working-calendar.ts'

const zone = 'Asia/Ho_Chi_Minh'
const plain = workingCalendar([])
const from = (day: string, time: string, quiet: QuietHours = usualQuietHours, calendar = plain) => {
  const at = leavesAt(instantOf(day, time, zone), quiet, calendar, zone)
  return `${localDate(at, zone)} ${localTime(at, zone)}`
}

describe('the hours in which people may be disturbed', () => {
  it.each([
    ['2026-11-23', '06:29', '2026-11-23 06:30'],
    ['2026-11-23', '06:30', '2026-11-23 06:30'],
    ['2026-11-23', '12:00', '2026-11-23 12:00'],
    ['2026-11-23', '20:59', '2026-11-23 20:59'],
    ['2026-11-23', '21:00', '2026-11-24 06:30'],
    ['2026-11-23', '23:59', '2026-11-24 06:30'],
    ['2026-11-24', '00:00', '2026-11-24 06:30'],
    // a Friday evening, a Saturday noon
    ['2026-11-27', '21:30', '2026-11-30 06:30'],
    ['2026-11-28', '12:00', '2026-11-30 06:30'],
  ])('from %s %s on begin at %s', (day, time, expected) => expect(from(day, time)).toBe(expected))

  it('are those of the office’s own calendar', () => {
    const calendar = workingCalendar([
      { date: '2026-11-24', kind: 'off', note: '' },
      { date: '2026-11-28', kind: 'work', note: '' },
    ])
    expect(from('2026-11-23', '22:00', usualQuietHours, calendar)).toBe('2026-11-25 06:30')
    expect(from('2026-11-28', '12:00', usualQuietHours, calendar)).toBe('2026-11-28 12:00')
  })

  it('need not go over midnight, and may be all of a working day', () => {
    const noon = { from: '11:30', until: '13:00' }
    expect(from('2026-11-23', '00:10', noon)).toBe('2026-11-23 00:10')
    expect(from('2026-11-23', '12:00', noon)).toBe('2026-11-23 13:00')
    expect(from('2026-11-23', '23:59', noon)).toBe('2026-11-23 23:59')
    expect(from('2026-11-23', '03:00', { from: '00:00', until: '00:00' })).toBe('2026-11-23 03:00')
  })

  it('do not hold anything back for ever where nobody ever works', () => {
    const never = { isWorkingDay: () => false, ordinal: () => 0 }
    expect(from('2026-11-23', '22:00', usualQuietHours, never)).toBe('2026-11-23 22:00')
  })

  it('are kept by the first moment there is, whatever the hours, days off and zone', () => {
    const time = fc.integer({ min: 0, max: 95 }).map(n => {
      const two = (part: number) => String(part).padStart(2, '0')
      return `${two(Math.floor(n / 4))}:${two((n % 4) * 15)}`
    })
    const hours = fc.record({ from: time, until: time })
    const daysOff = fc.uniqueArray(fc.integer({ min: 0, max: 20 }), { maxLength: 8 })
    const zones = fc.constantFrom(zone, 'UTC', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu')
    // around the nights in which New York's clocks are changed
    const begin = fc.constantFrom(Date.UTC(2026, 9, 20), Date.UTC(2026, 2, 1), Date.UTC(2026, 11, 25))
    const minute = fc.integer({ min: 0, max: 14 * 24 * 60 })
    fc.assert(
      fc.property(hours, daysOff, zones, begin, minute, minute, (quiet, off, where, start, one, other) => {
        const calendar = workingCalendar(
          off.map(n => ({ date: addDays(localDate(start, where), n), kind: 'off' as const, note: '' })),
        )
        const isAwake = (at: number) => {
          const shown = localTime(at, where)
          const asleep =
            quiet.until < quiet.from
              ? shown >= quiet.from || shown < quiet.until
              : shown >= quiet.from && shown < quiet.until
          return calendar.isWorkingDay(localDate(at, where)) && !asleep
        }
        const [now, later] = [Math.min(one, other), Math.max(one, other)].map(n => start + n * 60_000) as [
          number,
          number,
        ]
        const leaves = leavesAt(now, quiet, calendar, where)
        expect(leaves).toBeGreaterThanOrEqual(now)
        expect(isAwake(leaves)).toBe(true)
        expect(leavesAt(leaves, quiet, calendar, where)).toBe(leaves)
        expect(leavesAt(later, quiet, calendar, where)).toBeGreaterThanOrEqual(leaves)
        for (let at = now; at < leaves; at += 15 * 60_000) expect(isAwake(at)).toBe(false)
      }),
      { numRuns: 400 },
    )
  })
})
