import { text, type Reply } from '../domain/chat/reply.ts'
import type { LocalDate } from '../domain/days/local-date.ts'
import type { Task } from '../domain/tasks/task.ts'
import { fullDeadline, shorten } from './phrases.ts'

/** Shortly before the hour at which a task is due. */
export const dueHourReply = (
  { id, title, dueTime }: Pick<Task, 'id' | 'title' | 'dueTime'>,
  due: LocalDate,
): Reply => ({
  blocks: [text(`Việc #${id} đến hạn lúc ${fullDeadline(due, dueTime)}: ${shorten(title, 160)}`)],
  choices: [
    { label: `Báo hoàn thành #${id}`, send: `/xong ${id}` },
    { label: `Xem #${id}`, send: `/viec ${id}` },
  ],
})
