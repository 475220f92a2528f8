import type { LocalDate } from '../domain/days/local-date.ts'
import { workingDaysBetween, type WorkingCalendar } from '../domain/days/working-calendar.ts'
import type { EventKind, Task } from '../domain/tasks/task.ts'
import { fullDate, shortDate } from './phrases.ts'

/** `thứ Bảy 05/12/2026 (ngày nghỉ)` */
export const saidDay = (day: LocalDate, calendar: WorkingCalendar): string =>
  `${fullDate(day)}${calendar.isWorkingDay(day) ? '' : ' (ngày nghỉ)'}`

/** `từ thứ Tư 25/11/2026 sang thứ Sáu 04/12/2026 (thêm 7 ngày làm việc)` */
export function fromTo(from: LocalDate | null, to: LocalDate, calendar: WorkingCalendar): string {
  if (from === null) return `đến ${saidDay(to, calendar)}`
  const added = workingDaysBetween(calendar, from, to)
  const facts = [
    ...(calendar.isWorkingDay(to) ? [] : ['ngày nghỉ']),
    ...(added > 0 ? [`thêm ${added} ngày làm việc`] : []),
  ].join(', ')
  return `từ ${fullDate(from)} sang ${fullDate(to)}${facts && ` (${facts})`}`
}

/** Which deadlines an event is about; undefined where about none. */
export function movedDeadline(
  { kind, undone, before, task }: { kind: EventKind; undone: EventKind | undefined; before: Task; task: Task },
  calendar: WorkingCalendar,
): string | undefined {
  const asked = task.askedDue ?? (kind === 'extension_refused' || undone === 'extension_asked' ? before.askedDue : null)
  if (asked !== null) return fromTo(task.due, asked, calendar)
  return task.due !== null && task.due !== before.due ? fromTo(before.due, task.due, calendar) : undefined
}

interface Deed {
  before: Partial<Task>
  after: Partial<Task>
  kind: EventKind
}

/** Both dates of a step that is about the deadline, or moves it, for its line in the history: ` từ 25/11/2026 sang 04/12/2026`. */
export function deadlinesOf({ kind, before, after }: Deed): string {
  const from = before.due
  const to = kind === 'extension_asked' ? after.askedDue : kind === 'extension_refused' ? before.askedDue : after.due
  if (typeof from !== 'string' || typeof to !== 'string' || from === to) return ''
  const asked = kind === 'extension_granted' && before.askedDue && before.askedDue !== to ? before.askedDue : undefined
  const what = kind.startsWith('extension_') ? '' : ', thời hạn'
  return `${what} từ ${shortDate(from)} sang ${shortDate(to)}${asked === undefined ? '' : ` (xin đến ${shortDate(asked)})`}`
}
