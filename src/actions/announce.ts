import { officeCalendar } from '../../db/office/calendar.ts'
import { queueNotices, takeBack } from '../../db/messages/notices.ts'
import { linkedAmong } from '../../db/people/accounts.ts'
import { recordReminders } from '../../db/tasks/reminders.ts'
import { untoldOf } from '../../db/tasks/untold.ts'
import { newestEventId } from '../../db/tasks/events.ts'
import type { Tx } from '../../db/db.ts'
import { leadNewsTopic, type Notice } from '../domain/chat/notice.ts'
import { instantOf } from '../domain/days/local-date.ts'
import { addWorkingDays } from '../domain/days/working-calendar.ts'
import { isAtWork, reminderOfNews, toldAtOnce, type UntoldTask } from '../domain/tasks/announcing.ts'
import type { Reminder } from '../domain/tasks/reminders.ts'
import { announcement } from '../vietnamese/announcement.ts'
import type { Occasion } from './action.ts'

/** What was not delivered by the evening of this working day is told anew, in the next morning's message. */
export const worthTelling = { workingDays: 3, until: '20:00' }

/**
 * Tells these officers, and whoever leads a unit with them, of what is new with the tasks they lead: all of it in one message,
 * with what they were not sent yet. While the office rests only of what waits for no hour; the rest is told by the next
 * morning's message, as that it was not told is stored with the task. Who has linked no account is told when they link one.
 */
export async function announce(tx: Tx, at: Occasion, officerIds: readonly number[]): Promise<void> {
  if (officerIds.length === 0) return
  const { timeZone, pushChannels, settings } = at.office
  const calendar = await officeCalendar(tx)
  const { workingHours } = await settings(tx)
  const atWork = isAtWork(at.now, workingHours, calendar, timeZone)
  const linked = await linkedAmong(tx, [...(await untoldOf(tx, officerIds)).keys()])
  const news = async () =>
    [...(await untoldOf(tx, officerIds))].flatMap(([to, untold]) => {
      const tasks = linked.has(to) ? toldAtOnce(untold, atWork) : []
      return tasks.length > 0 ? [{ to, tasks }] : []
    })
  const called = (await news()).map(({ to }) => to)
  if (called.length === 0) return
  await takeBack(tx, called, leadNewsTopic)
  const newest = await newestEventId(tx)
  const expiresAt = instantOf(
    addWorkingDays(calendar, at.today, worthTelling.workingDays),
    worthTelling.until,
    timeZone,
  )
  const notices = (await news()).map(({ to, tasks }): Notice & { reminders: Reminder[] } => ({
    to,
    kind: 'task',
    key: `lead-news:${newest}:officer-${to}`,
    topic: leadNewsTopic,
    about: tasks.map(({ id }) => id),
    reply: announcement(tasks, at.today, calendar),
    expiresAt,
    urgent: tasks.some(({ urgency }) => urgency === 'express'),
    reminders: tasks.map(reminderOfNews),
  }))
  await recordReminders(tx, await queueNotices(tx, notices, pushChannels, at.now), at.today, at.now)
}

/** What this person was not told, for an answer that lists it: from then on it counts as told. */
export async function newsForAnswer(tx: Tx, at: Occasion, officerId: number): Promise<UntoldTask[]> {
  await takeBack(tx, [officerId], leadNewsTopic)
  const tasks = (await untoldOf(tx, [officerId])).get(officerId) ?? []
  const told = {
    to: officerId,
    key: `lead-news:answer:${at.now}:officer-${officerId}`,
    reminders: tasks.map(reminderOfNews),
  }
  await recordReminders(tx, [told], at.today, at.now)
  return tasks
}
