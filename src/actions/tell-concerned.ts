import { officeCalendar } from '../../db/office/calendar.ts'
import { queueNotices, withdrawMoot } from '../../db/messages/notices.ts'
import { lookAgain } from '../../db/messages/shown-buttons.ts'
import { concernedBy } from '../../db/people/officers.ts'
import type { Party } from '../../db/tasks/find.ts'
import { askingKinds, lastSubmission } from '../../db/tasks/submissions.ts'
import type { Tx } from '../../db/db.ts'
import type { Actor } from '../domain/people/access.ts'
import { instantOf, localDate } from '../domain/days/local-date.ts'
import { addWorkingDays, type WorkingCalendar } from '../domain/days/working-calendar.ts'
import { dueStatus, remaining } from '../domain/tasks/due.ts'
import { noticesOf, type TaskNotice } from '../domain/tasks/notices.ts'
import type { Reply } from '../domain/chat/reply.ts'
import { undecidedMatters, waitsOn, type EventKind, type Task, type Undecided } from '../domain/tasks/task.ts'
import { taskSubject, undoSubject } from '../vietnamese/button-subjects.ts'
import { movedDeadline } from '../vietnamese/extension-lines.ts'
import { taskNotice } from '../vietnamese/task-notice.ts'
import type { Occasion } from './action.ts'
import { answeringOn } from './answering.ts'
import { decidersIf, decidingOn } from './deciders.ts'

interface Happened {
  event: number
  kind: EventKind
  undone: EventKind | undefined
  before: Task
  task: Task
  parties: readonly Party[]
  note: string | undefined
  /** how many files came with it */
  files: number
  /** in whose name it was done, where that is not the actor's */
  inNameOf?: Pick<Actor, 'officerId' | 'name'>
  /** who leads it from now on, where that is another one */
  newLead?: string | undefined
}

/** What was not told by the evening of this working day is no news any more. */
const worthTelling = { workingDays: 3, until: '20:00' }

/** Until when (ms) news of today is told. */
const expiryOf = (calendar: WorkingCalendar, at: Occasion): number =>
  instantOf(addWorkingDays(calendar, at.today, worthTelling.workingDays), worthTelling.until, at.office.timeZone)

/** What those who decide have something to hear of. */
function toDecideOn({ kind, undone, before, task }: Happened): Undecided | undefined {
  const deed = undone ?? kind
  if (deed.startsWith('extension_')) return 'extension'
  if (deed.startsWith('cause_')) return 'cause'
  // Those who decide on the deadline hear what is in its way.
  if (deed === 'progressed') return before.obstructed || task.obstructed ? 'extension' : undefined
  return undecidedMatters.find(matter => waitsOn[matter](before) || waitsOn[matter](task))
}

/** Whoever takes back what they laid before those who decide was who had done that. */
const takesBackOwn = (undone: EventKind | undefined): boolean =>
  Object.values<EventKind | undefined>(askingKinds).includes(undone)

/** What somebody says of a task, and others answer. */
const ofTalk: ReadonlySet<EventKind> = new Set(['commented', 'disputed'])

/**
 * Nobody is told of an event by another way: what is new is queued, what has lost its point by it is not sent, and what stands
 * in chats about it is looked at again.
 */
export async function tellConcerned(tx: Tx, actor: Actor, at: Occasion, happened: Happened): Promise<void> {
  const { event, kind, undone, before, task, parties, note, files, newLead } = happened
  for (const subject of [taskSubject(task.id), undoSubject(actor.officerId)]) await lookAgain(tx, subject, at.now)
  const concerned = await concernedBy(tx, parties)
  const matter = toDecideOn(happened)
  const deciding = matter && (await decidingOn(tx, task, parties, at.now, matter))
  const asked = takesBackOwn(undone)
    ? await decidersIf(tx, task, parties, actor.officerId, at.now)
    : (deciding?.deciders ?? [])
  const answering = ofTalk.has(kind) ? await answeringOn(tx, task, parties, at.now) : []
  const { inNameOf } = happened
  const named = inNameOf ? [inNameOf.officerId] : []
  const deciders = [...named, ...answering, ...asked.map(({ officerId }) => officerId)]
  const unasked = await withdrawMoot(tx, [...concerned.map(({ officerId }) => officerId), ...deciders], {
    before,
    task,
  })
  const notices = noticesOf({ id: event, kind, undone, before, task, by: actor.officerId }, concerned, deciders).filter(
    // Whoever was not asked yet need not hear that there is nothing to be asked any more.
    ({ to, topic, cancels }) => !(cancels && unasked(to, topic)),
  )
  if (notices.length === 0) return
  const { timeZone, pushChannels } = at.office
  const calendar = await officeCalendar(tx)
  const expiresAt = expiryOf(calendar, at)
  const status = dueStatus(task, at.today, calendar, { now: at.now, timeZone })
  const punctual = status.kind === 'no_deadline' ? '' : remaining(status)
  // By a result that is taken back a request stands again.
  const awaits = undecidedMatters.find(each => waitsOn[each](task))
  const request = awaits && awaits !== matter ? await lastSubmission(tx, task.id, awaits) : deciding?.submission
  const askedOn = request ? localDate(request.at, timeZone) : at.today
  await queueNotices(
    tx,
    notices.map(({ says, ...notice }) => ({
      ...notice,
      key: `event:${event}:officer-${notice.to}`,
      about: [task.id],
      reply: taskNotice({
        says,
        kind,
        undone,
        task,
        by: says === 'assigned-in-their-name' ? actor.name : (inNameOf?.name ?? actor.name),
        note,
        punctual,
        result: request?.id,
        files,
        dueBefore: before.due,
        event,
        newLead,
        asked: before.askedDue,
        requested: (kind === 'cause_stated' ? note : request?.note) ?? undefined,
        awaitsResult: waitsOn.result(task),
        moved: movedDeadline({ kind, undone, before, task }, calendar),
        afterwards: task.due !== null && askedOn > task.due,
      }),
      expiresAt,
    })),
    pushChannels,
    at.now,
  )
}

/** What was done with one of several tasks at one go, and whom that concerns. */
export interface PartOfAll<One> {
  one: One & { task: Task }
  notices: readonly TaskNotice[]
}

/** Each person is told once of all that was done at one go. `key` and `topic` of all, where it is more than one task. */
export async function tellTogether<One>(
  tx: Tx,
  at: Occasion,
  parts: readonly PartOfAll<One>[],
  { key, topic, reply }: { key: string; topic: string; reply: (theirs: readonly (One & { task: Task })[]) => Reply },
): Promise<void> {
  const byPerson = new Map<number, { notice: TaskNotice; one: One & { task: Task } }[]>()
  for (const { one, notices } of parts)
    for (const notice of notices) byPerson.set(notice.to, [...(byPerson.get(notice.to) ?? []), { notice, one }])
  const expiresAt = expiryOf(await officeCalendar(tx), at)
  const told = [...byPerson].flatMap(([to, theirs]) => {
    const [first, another] = theirs
    if (!first) return []
    return {
      to,
      kind: first.notice.kind,
      topic: another ? topic : first.notice.topic,
      urgent: theirs.some(({ notice }) => notice.urgent === true),
      key: `${key}:officer-${to}`,
      about: theirs.map(({ one }) => one.task.id),
      reply: reply(theirs.map(({ one }) => one)),
      expiresAt,
    }
  })
  await queueNotices(tx, told, at.office.pushChannels, at.now)
}
