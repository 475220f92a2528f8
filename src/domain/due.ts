import { workingDaysBetween, type WorkingCalendar } from './calendar.ts'
import { daysBetween, type LocalDate } from './local-date.ts'
import type { Task } from './task.ts'

/** Computed from today, never stored (DOMAIN section 3). */
export type DueStatus =
  | { kind: 'done_on_time' }
  | { kind: 'done_late'; days: number }
  | { kind: 'submitted_on_time' }
  | { kind: 'submitted_late'; days: number }
  | { kind: 'overdue'; days: number }
  | { kind: 'today' }
  | { kind: 'soon'; workingDays: number }
  | { kind: 'later'; workingDays: number }
  | { kind: 'no_deadline' }
  | { kind: 'withdrawn' }

/** *Sắp đến hạn*: this many working days or fewer are left. */
const soonWithin = 3

type Dated = Pick<Task, 'work' | 'due' | 'submittedOn'>

/** The day that decides whether a task is late: that of its submission, or today as long as nothing was handed in. */
export const judgedOn = (task: Pick<Task, 'submittedOn'>, today: LocalDate): LocalDate => task.submittedOn ?? today

export function dueStatus(task: Dated, today: LocalDate, calendar: WorkingCalendar): DueStatus {
  if (task.work === 'withdrawn') return { kind: 'withdrawn' }
  if (task.due === null) return { kind: 'no_deadline' }
  const days = daysBetween(task.due, judgedOn(task, today))
  if (task.work === 'done') return days > 0 ? { kind: 'done_late', days } : { kind: 'done_on_time' }
  if (task.submittedOn !== null) return days > 0 ? { kind: 'submitted_late', days } : { kind: 'submitted_on_time' }
  if (days > 0) return { kind: 'overdue', days }
  if (days === 0) return { kind: 'today' }
  const workingDays = workingDaysBetween(calendar, today, task.due)
  return { kind: workingDays <= soonWithin ? 'soon' : 'later', workingDays }
}

/** How the status is said to people: "còn 4 ngày làm việc", "quá hạn 2 ngày". */
export function remaining(status: DueStatus): string {
  switch (status.kind) {
    case 'done_on_time':
      return 'hoàn thành đúng hạn'
    case 'done_late':
      return `hoàn thành quá hạn ${status.days} ngày`
    case 'submitted_on_time':
      return 'đã trình đúng hạn'
    case 'submitted_late':
      return `đã trình quá hạn ${status.days} ngày`
    case 'overdue':
      return `quá hạn ${status.days} ngày`
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
