import { addDays, instantOf, lastDayOfMonth, localDate, localTime, weekday, type LocalDate } from './local-date.ts'
import type { WorkingCalendar } from './working-calendar.ts'

interface Lateness {
  /** How long after its moment a missed slot may still begin, ms; then it is let go. */
  lateMs: number
}

/**
 * When a job is due, on the office's wall clock. Each time it is due is a slot, and a slot is an instant. `onDaysOff`: what
 * becomes of a slot whose day the office does not work: it is kept, there is none, or it comes the working day before.
 */
export type Schedule = Lateness &
  (
    | { every: 'hour'; /** 0–59 */ minute: number }
    | { every: 'day'; /** HH:MM */ at: string; onDaysOff: 'run' | 'skip' }
    | { every: 'week'; /** 1 Monday … 7 Sunday */ weekday: number; at: string; onDaysOff: OnDaysOff }
    | { every: 'month'; /** the last one in a shorter month */ day: number; at: string; onDaysOff: OnDaysOff }
  )
type OnDaysOff = 'run' | 'skip' | 'working-day-before'
type ByDay = Exclude<Schedule, { every: 'hour' }>

const minuteMs = 60_000
/** No schedule rests for longer, not even a monthly one that leaves out two months of days off. */
const lookAheadDays = 100

/** Does the schedule name this day, before anybody asks whether it is worked? */
function isNamed(schedule: ByDay, date: LocalDate): boolean {
  switch (schedule.every) {
    case 'day':
      return true
    case 'week':
      return weekday(date) === schedule.weekday
    case 'month': {
      const last = lastDayOfMonth(Number(date.slice(0, 4)), Number(date.slice(5, 7)))
      return Number(date.slice(8)) === Math.min(schedule.day, Number(last.slice(8)))
    }
  }
}

function isDueOn(schedule: ByDay, date: LocalDate, calendar: WorkingCalendar): boolean {
  if (schedule.onDaysOff === 'run') return isNamed(schedule, date)
  if (!calendar.isWorkingDay(date)) return false
  if (isNamed(schedule, date)) return true
  if (schedule.onDaysOff === 'skip') return false
  // The days off that follow bring their slots here.
  for (let next = addDays(date, 1); !calendar.isWorkingDay(next); next = addDays(next, 1))
    if (isNamed(schedule, next)) return true
  return false
}

const isMinute = (schedule: { minute: number }, ms: number, zone: string): boolean =>
  Number(localTime(ms, zone).slice(3)) === schedule.minute

/**
 * The newest slot at or before `now` (ms), or undefined where that one is too late already: an older one is later still.
 * Asked at every tick and at start; `job_runs` remembers which slots are done, so a lost tick or a restart changes nothing.
 */
export function lastDueSlot(
  schedule: Schedule,
  now: number,
  zone: string,
  calendar: WorkingCalendar,
): number | undefined {
  const tooLate = (slot: number): boolean => now - slot >= schedule.lateMs
  if (schedule.every === 'hour') {
    for (let slot = now - (now % minuteMs); !tooLate(slot); slot -= minuteMs)
      if (isMinute(schedule, slot, zone)) return slot
    return undefined
  }
  for (let date = localDate(now, zone); ; date = addDays(date, -1)) {
    const slot = instantOf(date, schedule.at, zone)
    if (tooLate(slot)) return undefined
    if (slot <= now && isDueOn(schedule, date, calendar)) return slot
  }
}

/** The first slot after `now` (ms); undefined where none comes within 100 days. */
export function nextSlot(schedule: Schedule, now: number, zone: string, calendar: WorkingCalendar): number | undefined {
  if (schedule.every === 'hour') {
    const begun = now - (now % minuteMs)
    for (let slot = begun + minuteMs; slot <= begun + 180 * minuteMs; slot += minuteMs)
      if (isMinute(schedule, slot, zone)) return slot
    return undefined
  }
  const today = localDate(now, zone)
  for (let ahead = 0; ahead <= lookAheadDays; ahead++) {
    const date = addDays(today, ahead)
    const slot = instantOf(date, schedule.at, zone)
    if (slot > now && isDueOn(schedule, date, calendar)) return slot
  }
  return undefined
}

/** For a run asked for by hand: the slot of `now`'s own day, whatever the hour, or of the hour; undefined where there is none. */
export function slotAround(
  schedule: Schedule,
  now: number,
  zone: string,
  calendar: WorkingCalendar,
): number | undefined {
  if (schedule.every === 'hour') return lastDueSlot({ ...schedule, lateMs: Infinity }, now, zone, calendar)
  const today = localDate(now, zone)
  return isDueOn(schedule, today, calendar) ? instantOf(today, schedule.at, zone) : undefined
}

/**
 * The stretch `from` ≤ t < `to` (ms) in which the job runs once: where the office moves a daily job from 7:30 to 8:30 at
 * eight o'clock, the day's slot has been run all the same.
 */
export function onceWithin(schedule: Schedule, slot: number, zone: string): { from: number; to: number } {
  if (schedule.every === 'hour') return { from: slot, to: slot + 1 }
  const date = localDate(slot, zone)
  return { from: instantOf(date, '00:00', zone), to: instantOf(addDays(date, 1), '00:00', zone) }
}

/** A slot as it is shown: its day says enough, but for what runs every hour. */
export const slotName = ({ every }: Schedule, slot: number, zone: string): string =>
  every === 'hour' ? `${localDate(slot, zone)} ${localTime(slot, zone)}` : localDate(slot, zone)
