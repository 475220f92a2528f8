import { followedOverdue } from '../../../db/tasks/reminders.ts'
import { dueStatus } from '../../domain/tasks/due.ts'
import { followedToTell, type DueTask } from '../../domain/tasks/reminders.ts'
import { taskBlock, taskItem } from '../../vietnamese/task-lines.ts'
import type { InboxDay, InboxPart } from '../part.ts'
import type { Section } from '../section.ts'

/** Overdue tasks that a person follows: it is theirs to know, not to do. */
export const followed: InboxPart = {
  morning: (_, day) =>
    Promise.resolve(async (tx, people) => {
      const ids = people.map(({ officerId }) => officerId)
      const overdue = await followedOverdue(tx, ids, day.today)
      return new Map(
        ids.map(id => {
          const { tasks, reminders } = followedToTell(overdue.get(id) ?? [], day.today, day.calendar)
          const about = tasks.map(task => task.id)
          return [id, tasks.length > 0 ? [{ section: followedSection(tasks, day), reminders, about }] : []]
        }),
      )
    }),

  async now(tx, { officerId }, day) {
    const tasks = (await followedOverdue(tx, [officerId], day.today)).get(officerId) ?? []
    return tasks.length > 0 ? [followedSection(tasks, day)] : []
  },
}

const listed = 3

const followedSection = (tasks: readonly DueTask[], { today, calendar }: InboxDay): Section => ({
  place: 'others',
  heading: `Đồng chí theo dõi ${tasks.length} việc đã quá hạn.`,
  lines: tasks.map(task => {
    const status = dueStatus({ work: 'in_progress', submittedOn: null, due: task.due }, today, calendar)
    return taskBlock(task.id, taskItem(task, status), status)
  }),
  shown: listed,
  more: left => `Và ${left} việc theo dõi khác, chọn "Việc theo dõi quá hạn" để xem.`,
  choices: [{ label: 'Việc theo dõi quá hạn', send: '/nhiemvu theo dõi quá hạn' }],
})
