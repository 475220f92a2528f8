import { queueNotices } from '../db/messages/notices.ts'
import { concernedBy } from '../db/people/officers.ts'
import { dueByHour } from '../db/tasks/due-hours.ts'
import { partiesOf } from '../db/tasks/find.ts'
import { taskTopic, type Notice } from '../src/domain/chat/notice.ts'
import { instantOf, localDate, localTime } from '../src/domain/days/local-date.ts'
import { dueHourReply } from '../src/vietnamese/due-hour.ts'
import type { Job } from './job.ts'

const hourMs = 3_600_000
/** So long before the hour it is told; for 15:30 it is at 13:00. */
const aheadMs = 2 * hourMs

/** Whoever leads a task that is due by an hour is told two hours before, once. */
export const dueHours: Job = {
  name: 'due-hours',
  summary: 'Nhắc việc có giờ hạn, trước hai giờ',
  schedule: { every: 'hour', minute: 0, lateMs: hourMs },

  async step(tx, { now, timeZone, pushChannels }) {
    const until = now + aheadMs + hourMs - 60_000
    const day = localDate(now, timeZone)
    // A deadline of the first hours of the morning is told in that night.
    const days =
      localDate(until, timeZone) === day
        ? [{ day, from: localTime(now, timeZone), to: localTime(until, timeZone) }]
        : [
            { day, from: localTime(now, timeZone), to: '23:59' },
            { day: localDate(until, timeZone), from: '00:00', to: localTime(until, timeZone) },
          ]
    const notices: Notice[] = []
    for (const { day, from, to } of days)
      for (const task of await dueByHour(tx, day, from, to)) {
        const lead = (await partiesOf(tx, task.id)).filter(({ role }) => role === 'lead')
        for (const { officerId } of await concernedBy(tx, lead))
          notices.push({
            to: officerId,
            kind: 'task',
            key: `due-hour:${task.id}:${day}T${task.dueTime}:officer-${officerId}`,
            topic: taskTopic(task.id, 'due-hour'),
            about: [task.id],
            reply: dueHourReply(task, day),
            expiresAt: instantOf(day, task.dueTime ?? '23:59', timeZone),
            urgent: task.urgency === 'express',
          })
      }
    const queued = await queueNotices(tx, notices, pushChannels, now)
    return { queued: queued.map(({ to, reply }) => ({ officerId: to, kind: 'due-hours', reply })) }
  },
}
