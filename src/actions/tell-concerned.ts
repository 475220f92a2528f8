import { officeCalendar } from '../../db/office/calendar.ts'
import { queueNotices, withdrawMoot } from '../../db/messages/notices.ts'
import { lookAgain } from '../../db/messages/shown-buttons.ts'
import { concernedBy } from '../../db/people/officers.ts'
import type { Party } from '../../db/tasks/find.ts'
import type { Tx } from '../../db/db.ts'
import type { Actor } from '../domain/people/access.ts'
import { instantOf } from '../domain/days/local-date.ts'
import { addWorkingDays } from '../domain/days/working-calendar.ts'
import { noticesOf } from '../domain/tasks/notices.ts'
import type { EventKind, Task } from '../domain/tasks/task.ts'
import { taskSubject, undoSubject } from '../vietnamese/button-subjects.ts'
import { taskNotice } from '../vietnamese/task-notice.ts'
import type { Occasion } from './action.ts'

interface Happened {
  event: number
  kind: EventKind
  undone: EventKind | undefined
  before: Task
  task: Task
  parties: readonly Party[]
  note: string | undefined
}

/** What was not told by the evening of this working day is no news any more. */
const worthTelling = { workingDays: 3, until: '20:00' }

/**
 * Nobody is told of an event by another way: what is new is queued, what has lost its point by it is not sent, and what stands
 * in chats about it is looked at again.
 */
export async function tellConcerned(tx: Tx, actor: Actor, at: Occasion, happened: Happened): Promise<void> {
  const { event, kind, undone, before, task, parties, note } = happened
  for (const subject of [taskSubject(task.id), undoSubject(actor.officerId)]) await lookAgain(tx, subject, at.now)
  const concerned = await concernedBy(tx, parties)
  await withdrawMoot(
    tx,
    concerned.map(({ officerId }) => officerId),
    { before, task },
  )
  const notices = noticesOf({ id: event, kind, undone, task, by: actor.officerId }, concerned)
  if (notices.length === 0) return
  const { timeZone, pushChannels } = at.office
  const lastDay = addWorkingDays(await officeCalendar(tx), at.today, worthTelling.workingDays)
  const expiresAt = instantOf(lastDay, worthTelling.until, timeZone)
  await queueNotices(
    tx,
    notices.map(({ says, ...notice }) => ({
      ...notice,
      kind: 'task',
      key: `event:${event}:officer-${notice.to}`,
      about: [task.id],
      reply: taskNotice({ says, task, by: actor.name, note }),
      expiresAt,
    })),
    pushChannels,
    at.now,
  )
}
