import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultHolidays, type CalendarException } from '../../src/domain/days/holidays.ts'
import { addDays, instantOf, localDate, localTime, weekday } from '../../src/domain/days/local-date.ts'
import { lastDueSlot, nextSlot, onceWithin, slotAround, type Schedule } from '../../src/domain/days/schedule.ts'
import { workingCalendar } from '../../src/domain/days/working-calendar.ts'

const vietNam = 'Asia/Ho_Chi_Minh'
const plain = workingCalendar([])
const [minute, hour, day] = [60_000, 3_600_000, 86_400_000]
const at = (date: string, time: string) => instantOf(date, time, vietNam)
const shown = (slot: number | undefined) => slot && `${localDate(slot, vietNam)} ${localTime(slot, vietNam)}`

const morning: Schedule = { every: 'day', at: '07:30', onDaysOff: 'skip', lateMs: 10.5 * hour }
const night: Schedule = { every: 'day', at: '01:00', onDaysOff: 'run', lateMs: day }
const hourly: Schedule = { every: 'hour', minute: 15, lateMs: hour }
const friday: Schedule = { every: 'week', weekday: 5, at: '16:00', onDaysOff: 'working-day-before', lateMs: 4 * hour }
const report: Schedule = { every: 'month', day: 25, at: '08:00', onDaysOff: 'working-day-before', lateMs: day }

/** 2026 and 2027 by law, with the swap of January 2026: the 2nd off, Saturday the 10th worked. */
const office = workingCalendar([
  ...[2025, 2026, 2027, 2028].flatMap(defaultHolidays),
  { date: '2026-01-02', kind: 'off', note: 'hoán đổi' },
  { date: '2026-01-10', kind: 'work', note: 'làm bù' },
])

describe('the slot that is due', () => {
  test.each<[string, Schedule, string, string, string | undefined]>([
    ['not before its minute', morning, '2026-11-23', '07:29', undefined],
    ['from its minute on', morning, '2026-11-23', '07:30', '2026-11-23 07:30'],
    ['until it is too late', morning, '2026-11-23', '17:59', '2026-11-23 07:30'],
    ['and no longer', morning, '2026-11-23', '18:00', undefined],
    ['nor the next morning', morning, '2026-11-24', '06:00', undefined],
    ['none on a Saturday', morning, '2026-11-28', '09:00', undefined],
    ['one on a Saturday that is worked', morning, '2026-01-10', '09:00', '2026-01-10 07:30'],
    ['none on a day swapped for it', morning, '2026-01-02', '09:00', undefined],
    ['none at Tết', morning, '2027-02-08', '09:00', undefined],
    ['missed in the night, made up for in the day', night, '2026-11-23', '23:00', '2026-11-23 01:00'],
    ['and until the next one', night, '2026-11-24', '00:59', '2026-11-23 01:00'],
    ['which overtakes it', night, '2026-11-24', '01:00', '2026-11-24 01:00'],
    ['across the year', night, '2027-01-01', '00:30', '2026-12-31 01:00'],
    ['of the hour', hourly, '2026-11-23', '09:15', '2026-11-23 09:15'],
    ['of the hour before', hourly, '2026-11-24', '00:14', '2026-11-23 23:15'],
    ['of the week', friday, '2026-11-27', '16:00', '2026-11-27 16:00'],
    ['of no other day of it', friday, '2026-11-26', '17:00', undefined],
    ['of a week whose Friday is off, on its Thursday', friday, '2026-01-01', '16:30', undefined],
    ['or the last day worked before', friday, '2025-12-31', '16:30', '2025-12-31 16:00'],
    ['once for two Fridays of Tết', friday, '2027-02-05', '17:00', undefined],
    ['of the month', report, '2026-11-25', '08:00', '2026-11-25 08:00'],
    ['not on the 25th when that is a Sunday', report, '2026-10-25', '09:00', undefined],
    ['but on the Friday before', report, '2026-10-23', '09:00', '2026-10-23 08:00'],
    ['and not on the Monday after', report, '2026-10-26', '08:30', undefined],
  ])('is found %s', (_, schedule, date, time, slot) => {
    expect(shown(lastDueSlot(schedule, at(date, time), vietNam, office))).toBe(slot)
  })
})

describe('a month that is too short', () => {
  const last: Schedule = { every: 'month', day: 31, at: '17:00', onDaysOff: 'run', lateMs: hour }
  test.each(['2026-02-28', '2028-02-29', '2026-04-30', '2026-12-31'])('has its slot on the last day: %s', date => {
    expect(shown(nextSlot(last, at(date, '08:00'), vietNam, plain))).toBe(`${date} 17:00`)
    expect(lastDueSlot(last, at(addDays(date, -1), '17:00'), vietNam, plain)).toBeUndefined()
  })
})

test('a run by hand is for the day itself, whatever the hour, and for none where the job is not due on that day', () => {
  const by = (schedule: Schedule, date: string, time: string) =>
    shown(slotAround(schedule, at(date, time), vietNam, plain))
  expect(by(morning, '2026-11-23', '05:00')).toBe('2026-11-23 07:30')
  expect(by(morning, '2026-11-23', '23:00')).toBe('2026-11-23 07:30')
  expect(by(morning, '2026-11-22', '08:00')).toBeUndefined()
  expect(by(night, '2026-11-22', '08:00')).toBe('2026-11-22 01:00')
  expect(by(report, '2026-11-25', '23:00')).toBe('2026-11-25 08:00')
  expect(by(report, '2026-11-24', '23:00')).toBeUndefined()
  expect(by(hourly, '2026-11-23', '09:14')).toBe('2026-11-23 08:15')
})

test('no next slot is looked for beyond 100 days', () => {
  const long = workingCalendar(
    Array.from({ length: 120 }, (_, n) => ({ date: addDays('2026-11-23', n), kind: 'off' as const, note: '' })),
  )
  expect(nextSlot(morning, at('2026-11-23', '06:00'), vietNam, long)).toBeUndefined()
  expect(shown(nextSlot(morning, at('2026-11-23', '07:30'), vietNam, plain))).toBe('2026-11-24 07:30')
  expect(shown(nextSlot(morning, at('2026-11-23', '07:29'), vietNam, plain))).toBe('2026-11-23 07:30')
})

test('the same day at another time is the same day’s run, the next day’s is another', () => {
  const { from, to } = onceWithin(morning, at('2026-11-23', '07:30'), vietNam)
  expect([shown(from), shown(to)]).toEqual(['2026-11-23 00:00', '2026-11-24 00:00'])
  const slot = at('2026-11-23', '09:15')
  expect(onceWithin(hourly, slot, vietNam)).toEqual({ from: slot, to: slot + 1 })
})

const instants = new Map<string, number>()
/** Asked for once a minute, and the same all day. */
function instantOnce(date: string, time: string, zone: string): number {
  const key = `${date} ${time} ${zone}`
  const known = instants.get(key) ?? instantOf(date, time, zone)
  instants.set(key, known)
  return known
}

/** Said again in the plainest way: every minute is asked whether it is a slot. */
function isSlot(schedule: Schedule, ms: number, zone: string, works: (date: string) => boolean): boolean {
  if (schedule.every === 'hour') return Number(localTime(ms, zone).slice(3)) === schedule.minute
  const date = localDate(ms, zone)
  if (instantOnce(date, schedule.at, zone) !== ms) return false
  const named = (one: string): boolean => {
    if (schedule.every === 'day') return true
    if (schedule.every === 'week') return weekday(one) === schedule.weekday
    const isLast = addDays(one, 1).endsWith('-01')
    const ofMonth = Number(one.slice(8))
    return ofMonth === schedule.day || (isLast && ofMonth < schedule.day)
  }
  if (schedule.onDaysOff === 'run') return named(date)
  if (schedule.onDaysOff === 'skip') return named(date) && works(date)
  for (let ahead = 0; ahead <= 40; ahead++) {
    let on = addDays(date, ahead)
    if (!named(on)) continue
    while (!works(on)) on = addDays(on, -1)
    if (on === date) return true
  }
  return false
}

describe('against a search through all minutes', () => {
  const twoDigits = (n: number) => String(n).padStart(2, '0')
  const time = fc.tuple(fc.nat({ max: 23 }), fc.nat({ max: 59 })).map(([h, m]) => `${twoDigits(h)}:${twoDigits(m)}`)
  const lateMs = fc.oneof(
    fc.integer({ min: 1, max: 90 * minute }),
    fc.integer({ min: 1, max: 40 }).map(hours => hours * hour),
  )
  const onDaysOff = fc.constantFrom('run' as const, 'skip' as const, 'working-day-before' as const)
  const schedules: fc.Arbitrary<Schedule> = fc.oneof(
    fc.record({ every: fc.constant('hour' as const), minute: fc.nat({ max: 59 }), lateMs }),
    fc.record({
      every: fc.constant('day' as const),
      at: time,
      onDaysOff: fc.constantFrom('run' as const, 'skip' as const),
      lateMs,
    }),
    fc.record({
      every: fc.constant('week' as const),
      weekday: fc.integer({ min: 1, max: 7 }),
      at: time,
      onDaysOff,
      lateMs,
    }),
    fc.record({
      every: fc.constant('month' as const),
      day: fc.integer({ min: 1, max: 31 }),
      at: time,
      onDaysOff,
      lateMs,
    }),
  )
  // The clocks of New York and St John's change on 8/3 and 1/11, those of Lord Howe on 5/4 and 4/10/2026; Tết is on 6/2/2027.
  const world = fc.record({
    zone: fc.constantFrom(vietNam, vietNam, 'America/St_Johns', 'America/New_York', 'Australia/Lord_Howe', 'UTC'),
    schedule: schedules,
    start: fc.constantFrom(
      ...[
        '2026-03-05',
        '2026-04-02',
        '2026-10-01',
        '2026-10-29',
        '2025-12-28',
        '2026-12-29',
        '2027-01-30',
        '2028-02-25',
      ],
    ),
    exceptions: fc.array(
      fc.record({ ahead: fc.nat({ max: 50 }), kind: fc.constantFrom('off' as const, 'work' as const) }),
      { maxLength: 12 },
    ),
    ticks: fc.array(fc.oneof(fc.nat({ max: hour }), fc.nat({ max: 50 * hour })), { minLength: 1, maxLength: 12 }),
  })
  const calendarOf = (start: string, exceptions: readonly { ahead: number; kind: 'off' | 'work' }[]) =>
    workingCalendar([
      ...[2025, 2026, 2027, 2028].flatMap(defaultHolidays),
      ...exceptions.map(({ ahead, kind }): CalendarException => ({ date: addDays(start, ahead - 20), kind, note: '' })),
    ])

  test('at any moment the newest slot that is not too late is found, and no other', () => {
    fc.assert(
      fc.property(world, ({ zone, schedule, start, exceptions, ticks }) => {
        const calendar = calendarOf(start, exceptions)
        let now = instantOf(start, '00:00', zone)
        for (const gap of ticks) {
          now += gap
          let expected: number | undefined
          for (let ms = now - (now % minute); now - ms < schedule.lateMs && expected === undefined; ms -= minute)
            if (isSlot(schedule, ms, zone, calendar.isWorkingDay)) expected = ms
          expect(lastDueSlot(schedule, now, zone, calendar)).toBe(expected)
        }
      }),
      { numRuns: 100 },
    )
  })

  test('the next slot is the first one after now', () => {
    fc.assert(
      fc.property(world, ({ zone, schedule, start, exceptions, ticks: [gap = 0] }) => {
        const calendar = calendarOf(start, exceptions)
        const now = instantOf(start, '00:00', zone) + gap
        let slot = now - (now % minute) + minute
        // No end to it otherwise: on Sundays, which are never worked, a schedule may leave out every one.
        const end = instantOf(addDays(localDate(now, zone), 101), '00:00', zone)
        while (slot < end && !isSlot(schedule, slot, zone, calendar.isWorkingDay)) slot += minute
        expect(nextSlot(schedule, now, zone, calendar)).toBe(slot < end ? slot : undefined)
      }),
      { numRuns: 60 },
    )
  })

  test('ticks no further apart than a slot may be late find each slot, in order, none twice, none too late', () => {
    fc.assert(
      fc.property(world, fc.integer({ min: 1, max: 59 }), ({ zone, schedule, start, exceptions }, minutes) => {
        const calendar = calendarOf(start, exceptions)
        const often = { ...schedule, lateMs: Math.max(schedule.lateMs, minutes * minute) }
        const [from, to] = [instantOf(start, '00:00', zone), instantOf(addDays(start, 9), '00:00', zone)]
        const found: number[] = []
        for (let now = from; now < to; now += minutes * minute) {
          const slot = lastDueSlot(often, now, zone, calendar)
          if (slot === undefined || slot < from) continue
          expect(now - slot).toBeLessThan(often.lateMs)
          // As job_runs does: what ran does not run again.
          if (found.at(-1) !== slot) found.push(slot)
        }
        const all: number[] = []
        for (let ms = from; ms < to - minutes * minute; ms += minute)
          if (isSlot(schedule, ms, zone, calendar.isWorkingDay)) all.push(ms)
        expect(found.filter(slot => slot < to - minutes * minute)).toEqual(all)
      }),
      { numRuns: 25 },
    )
  })
})
