import { addWorkingDays, workingDaysBetween, type WorkingCalendar } from '../days/working-calendar.ts'
import { addDays, localTime, type LocalDate } from '../days/local-date.ts'
import type { Task } from './task.ts'

/** Computed from today, never stored (DOMAIN section 3). `workingDays`: how many it is late, or are left. */
export type DueStatus =
  | { kind: 'done_on_time' }
  | { kind: 'done_late'; workingDays: number }
  | { kind: 'submitted_on_time' }
  | { kind: 'submitted_late'; workingDays: number }
  | { kind: 'overdue'; workingDays: number }
  | { kind: 'today' }
  | { kind: 'soon'; workingDays: number }
  | { kind: 'later'; workingDays: number }
  | { kind: 'no_deadline' }
  | { kind: 'withdrawn' }

/** *Sắp đến hạn*: this many working days or fewer are left. */
const soonWithin = 3

/** The last day that is so near: those off behind the last working day belong to it. */
export const soonUntil = (today: LocalDate, calendar: WorkingCalendar): LocalDate =>
  addDays(addWorkingDays(calendar, today, soonWithin + 1), -1)

/** The working days that a result has waited for its decision: how slow that is harms nobody who did the work. */
export const daysWaited = (
  { submittedOn }: Pick<Task, 'submittedOn'>,
  today: LocalDate,
  calendar: WorkingCalendar,
): number => (submittedOn === null ? 0 : Math.max(0, workingDaysBetween(calendar, submittedOn, today)))

/** The deadline of a task whose result is returned. */
export function dueAfterReturn(
  task: Pick<Task, 'due' | 'submittedOn'>,
  today: LocalDate,
  calendar: WorkingCalendar,
): LocalDate | null {
  const waited = daysWaited(task, today, calendar)
  return task.due === null || waited === 0 ? task.due : addWorkingDays(calendar, task.due, waited)
}

/** Is the deadline over at this time of this day? */
export const isPast = ({ due, dueTime }: Pick<Task, 'due' | 'dueTime'>, today: LocalDate, time: string): boolean =>
  due !== null && (due < today || (due === today && dueTime !== null && dueTime < time))

type Dated = Pick<Task, 'work' | 'due' | 'submittedOn'> & Partial<Pick<Task, 'dueTime' | 'submittedAt'>>

/** Now (ms) on the office's wall clock. */
export interface WallClock {
  now: number
  timeZone: string
}

/** The day that decides whether a task is late: that of its submission, or today as long as nothing was handed in. */
export const judgedOn = (task: Pick<Task, 'submittedOn'>, today: LocalDate): LocalDate => task.submittedOn ?? today

/** Was its hour over when it was handed in, or is it now, on the very day of the deadline? */
function isPastHour({ due, dueTime, submittedOn, submittedAt }: Dated, today: LocalDate, clock: WallClock): boolean {
  if (!dueTime || (submittedOn ?? today) !== due) return false
  const at = submittedOn === null ? clock.now : submittedAt
  return typeof at === 'number' && localTime(at, clock.timeZone) > dueTime
}

/** `clock`: for a deadline with an hour, which is judged by the instant; without it by the day. */
export function dueStatus(task: Dated, today: LocalDate, calendar: WorkingCalendar, clock?: WallClock): DueStatus {
  if (task.work === 'withdrawn') return { kind: 'withdrawn' }
  if (task.due === null) return { kind: 'no_deadline' }
  const judged = judgedOn(task, today)
  const late = judged > task.due || (clock !== undefined && isPastHour(task, today, clock))
  const workingDays = Math.abs(workingDaysBetween(calendar, task.due, judged))
  if (task.work === 'done') return late ? { kind: 'done_late', workingDays } : { kind: 'done_on_time' }
  if (task.submittedOn !== null) return late ? { kind: 'submitted_late', workingDays } : { kind: 'submitted_on_time' }
  if (late) return { kind: 'overdue', workingDays }
  if (judged === task.due) return { kind: 'today' }
  return { kind: workingDays <= soonWithin ? 'soon' : 'later', workingDays }
}

/** How the status is said to people: "còn 4 ngày làm việc", "quá hạn 2 ngày làm việc". */
export function remaining(status: DueStatus): string {
  switch (status.kind) {
    case 'done_on_time':
      return 'hoàn thành đúng hạn'
    case 'done_late':
      return `hoàn thành quá hạn ${lateBy(status.workingDays)}`
    case 'submitted_on_time':
      return 'đã trình đúng hạn'
    case 'submitted_late':
      return `đã trình quá hạn ${lateBy(status.workingDays)}`
    case 'overdue':
      return `quá hạn ${lateBy(status.workingDays)}`
    case 'today':
      return 'hạn hôm nay'
    case 'soon':
    case 'later':
      // The deadline lies in the days off that begin tomorrow.
      if (status.workingDays === 0) return 'đến hạn vào ngày nghỉ tới'
      return `còn ${status.workingDays} ngày làm việc`
    case 'no_deadline':
      return 'không thời hạn'
    case 'withdrawn':
      return 'đã thu hồi'
  }
}

/** The first day off behind a deadline is late, and no working day has gone by. */
const lateBy = (workingDays: number): string =>
  workingDays === 0 ? 'chưa đến 1 ngày làm việc' : `${workingDays} ngày làm việc`
