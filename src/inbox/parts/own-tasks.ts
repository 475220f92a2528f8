import { dueChunk } from '../../../db/tasks/reminders.ts'
import type { Block } from '../../domain/chat/reply.ts'
import { addWorkingDays } from '../../domain/days/working-calendar.ts'
import { dueStatus } from '../../domain/tasks/due.ts'
import { tasksToTell, type DueTask } from '../../domain/tasks/reminders.ts'
import { joinList } from '../../vietnamese/phrases.ts'
import { taskBlock, taskItem } from '../../vietnamese/task-lines.ts'
import type { InboxDay, InboxPart } from '../part.ts'
import type { Section } from '../section.ts'

/** The person's own work, as the office's milestones call for it. In `/nhiemvu` the list itself stands in this place. */
export const ownTasks: InboxPart = {
  async morning(_, morning) {
    const { today, calendar, rules } = morning
    // No later deadline calls for a reminder today.
    const horizon = addWorkingDays(calendar, today, Math.max(0, ...rules.days) + 1)
    return async (tx, people) => {
      const due = await dueChunk(tx, people, { day: today, horizon })
      return new Map(
        people.map(({ officerId }) => {
          const { tasks, reminders } = tasksToTell(due.get(officerId) ?? [], today, rules, calendar)
          const about = tasks.map(({ id }) => id)
          return [officerId, tasks.length > 0 ? [{ section: dueSection(tasks, morning), reminders, about }] : []]
        }),
      )
    }
  },

  now: () => Promise.resolve([]),
}

const listed = 10
const openable = 3

export function dueSection(
  tasks: readonly DueTask[],
  { today, calendar }: Pick<InboxDay, 'today' | 'calendar'>,
): Section {
  const overdue = tasks.filter(task => task.due < today).length
  const dueToday = tasks.filter(task => task.due === today).length
  const counts = [
    [overdue, 'việc quá hạn'],
    [dueToday, 'việc đến hạn hôm nay'],
    [tasks.length - overdue - dueToday, 'việc sắp đến hạn'],
  ] as const
  return {
    place: 'own',
    heading: `Đồng chí có ${joinList(counts.flatMap(([count, what]) => (count > 0 ? [`${count} ${what}`] : [])))}.`,
    lines: tasks.map((task): Block => {
      const status = dueStatus({ work: 'in_progress', submittedOn: null, due: task.due }, today, calendar)
      return taskBlock(task.id, taskItem(task, status), status)
    }),
    shown: listed,
    more: left => `Và ${left} việc khác, chọn "Nhiệm vụ" để xem.`,
    opens: tasks.slice(0, openable).map(({ id }) => ({ label: `Việc #${id}`, send: `/viec ${id}` })),
    choices: [{ label: 'Nhiệm vụ', send: '/nhiemvu' }],
  }
}
