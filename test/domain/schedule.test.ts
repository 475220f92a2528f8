import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { workingCalendar } from '../../src/domain/days/working-calendar.ts'
import { addDays, instantOf, localDate } from '../../src/domain/days/local-date.ts'
import { lastDueSlot, nextRun, slotOfDay, type Schedule } from '../../src/domain/days/schedule.ts'

const vietNam = 'Asia/Ho_Chi_Minh'
const plain = workingCalendar([])
const morning: Schedule = { at: '07:30', until: '18:00', days: 'working-days' }
const night: Schedule = { at: '01:00', days: 'every-day' }
const at = (date: string, time: string) => instantOf(date, time, vietNam)

describe('the morning of working days', () => {
  test.each([
    ['2026-11-23', '07:29', undefined],
    ['2026-11-23', '07:30', '2026-11-23'],
    ['2026-11-23', '17:59', '2026-11-23'],
    ['2026-11-23', '18:00', undefined],
    ['2026-11-24', '06:00', undefined],
    ['2026-11-28', '09:00', undefined],
  ])('%s %s: %s', (date, time, slot) => {
    expect(lastDueSlot(morning, at(date, time), vietNam, plain)).toBe(slot)
  })

  test('follows the calendar of the office', () => {
    const swapped = workingCalendar([
      { date: '2026-11-23', kind: 'off', note: 'Nghỉ' },
      { date: '2026-11-28', kind: 'work', note: 'Làm bù' },
    ])
    expect(lastDueSlot(morning, at('2026-11-23', '08:00'), vietNam, swapped)).toBeUndefined()
    expect(lastDueSlot(morning, at('2026-11-28', '08:00'), vietNam, swapped)).toBe('2026-11-28')
    expect(nextRun(morning, at('2026-11-20', '08:00'), vietNam, swapped)).toBe(at('2026-11-24', '07:30'))
  })
})

describe('a nightly job', () => {
  test('missed in the night is made up for until the next one is due', () => {
    expect(lastDueSlot(night, at('2026-11-23', '23:00'), vietNam, plain)).toBe('2026-11-23')
    expect(lastDueSlot(night, at('2026-11-24', '00:59'), vietNam, plain)).toBe('2026-11-23')
    expect(lastDueSlot(night, at('2026-11-24', '01:00'), vietNam, plain)).toBe('2026-11-24')
  })
})

test('a run by hand is for the day itself, whatever the hour, and for none on a day off', () => {
  expect(slotOfDay(morning, at('2026-11-23', '05:00'), vietNam, plain)).toBe('2026-11-23')
  expect(slotOfDay(morning, at('2026-11-23', '23:00'), vietNam, plain)).toBe('2026-11-23')
  expect(slotOfDay(morning, at('2026-11-22', '08:00'), vietNam, plain)).toBeUndefined()
  expect(slotOfDay(night, at('2026-11-22', '08:00'), vietNam, plain)).toBe('2026-11-22')
})

test('the next run is looked for within 60 days', () => {
  const long = workingCalendar(
    Array.from({ length: 80 }, (_, n) => ({ date: addDays('2026-11-23', n), kind: 'off' as const, note: '' })),
  )
  expect(nextRun(morning, at('2026-11-23', '06:00'), vietNam, long)).toBeUndefined()
  expect(nextRun(morning, at('2026-11-23', '07:30'), vietNam, plain)).toBe(at('2026-11-24', '07:30'))
  expect(nextRun(morning, at('2026-11-23', '07:29'), vietNam, plain)).toBe(at('2026-11-23', '07:30'))
})

describe('in any time zone, with ticks at any moments', () => {
  const hour = 3_600_000
  const zones = [
    'Asia/Ho_Chi_Minh',
    'America/St_Johns',
    'America/New_York',
    'Australia/Lord_Howe',
    'Pacific/Apia',
    'UTC',
  ]
  const twoDigits = (n: number) => String(n).padStart(2, '0')
  const time = fc.tuple(fc.nat({ max: 19 }), fc.nat({ max: 59 })).map(([h, m]) => `${twoDigits(h)}:${twoDigits(m)}`)
  const schedules = fc
    .record({
      at: time,
      until: fc.option(fc.constant('20:30'), { nil: undefined }),
      days: fc.constantFrom('every-day' as const, 'working-days' as const),
    })
    .map(({ until, ...rest }): Schedule => (until === undefined ? rest : { ...rest, until }))
  const world = fc.record({
    zone: fc.constantFrom(...zones),
    schedule: schedules,
    // The clocks of New York and St John's change on 8/3 and 1/11, those of Lord Howe on 5/4 and 4/10/2026.
    start: fc.constantFrom('2026-03-05', '2026-04-02', '2026-10-01', '2026-10-29'),
    gaps: fc.array(fc.oneof(fc.nat({ max: hour }), fc.nat({ max: 60 * hour })), { minLength: 1, maxLength: 60 }),
  })

  test('a slot is found by every tick from its time until it is let go or overtaken, and by no other', () => {
    fc.assert(
      fc.property(world, ({ zone, schedule, start, gaps }) => {
        const runs = (day: string) => schedule.days === 'every-day' || plain.isWorkingDay(day)
        let now = instantOf(start, '00:00', zone)
        for (const gap of gaps) {
          now += gap
          const today = localDate(now, zone)
          const begun = [today, addDays(today, -1)].filter(d => runs(d) && instantOf(d, schedule.at, zone) <= now)
          const [newest] = begun.filter(d => !schedule.until || now < instantOf(d, schedule.until, zone))
          const slot = lastDueSlot(schedule, now, zone, plain)
          expect(slot).toBe(begun[0] === newest ? newest : undefined)
        }
      }),
    )
  })

  test('ticks no further apart than a slot lasts find each slot, in order, none twice', () => {
    fc.assert(
      fc.property(world, fc.integer({ min: 1, max: 29 }), ({ zone, schedule, start }, minutes) => {
        const found: string[] = []
        const [from, to] = [instantOf(start, '00:00', zone), instantOf(addDays(start, 9), '23:59', zone)]
        for (let now = from; now <= to; now += minutes * 60_000) {
          const slot = lastDueSlot(schedule, now, zone, plain)
          // As job_runs does: what ran does not run again.
          if (slot !== undefined && slot >= start && !found.includes(slot)) found.push(slot)
        }
        const days = Array.from({ length: 10 }, (_, n) => addDays(start, n))
        expect(found).toEqual(days.filter(d => schedule.days === 'every-day' || plain.isWorkingDay(d)))
      }),
      { numRuns: 20 },
    )
  })

  test('the next run is the first moment at which its slot is found', () => {
    fc.assert(
      fc.property(world, ({ zone, schedule, start, gaps }) => {
        const now = instantOf(start, '00:00', zone) + gaps[0]!
        const next = nextRun(schedule, now, zone, plain)
        expect(next).toBeGreaterThan(now)
        expect(lastDueSlot(schedule, next!, zone, plain)).toBe(localDate(next!, zone))
        expect(lastDueSlot(schedule, next! - 1, zone, plain)).not.toBe(localDate(next!, zone))
      }),
    )
  })
})
