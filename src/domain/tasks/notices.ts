import { taskTopic, type Matter, type Notice } from '../chat/notice.ts'
import type { AssignmentRole } from '../people/access.ts'
import type { EventKind, Task } from './task.ts'

/** Something that was done with a task, as it stands in its history. */
export interface TaskEvent {
  id: number
  kind: EventKind
  /** what was taken back, where it was that */
  undone?: EventKind | undefined
  before: Pick<Task, 'review' | 'extension' | 'causeReview' | 'obstructed'>
  /** as it stands now */
  task: Task
  /** who did it */
  by: number
}

/** An officer who has to do with a task: by name, or as head of a unit that has named nobody. */
export interface Concerned {
  officerId: number
  role: AssignmentRole
}

/**
 * to-decide: a result waits for them · result-taken-back: and no longer · decided-by-other: another one has decided ·
 * reported: somebody whom they follow has handed in a result · extension-to-decide, cause-to-decide: a request for another
 * deadline, an objective cause waits for them · deadline-moved: on a task that they help with or follow · handed-away: it is not
 * theirs to do any more · the others: what was done
 */
export type Told =
  | 'paused'
  | 'resumed'
  | 'to-decide'
  | 'result-taken-back'
  | 'approved'
  | 'returned'
  | 'decided-by-other'
  | 'decision-undone'
  | 'withdrawn'
  | 'withdrawal-undone'
  | 'reopened'
  | 'reopening-undone'
  | 'reported'
  | 'assigned'
  | 'commented'
  | 'disputed'
  | 'lead-kept'
  | 'handed-away'
  | 'assigned-in-their-name'
  | 'urged'
  | 'urge-answered'
  | 'extension-to-decide'
  | 'request-taken-back'
  | 'extension-granted'
  | 'extension-refused'
  | 'deadline-moved'
  | 'extension-undone'
  | 'request-decided-by-other'
  | 'cause-to-decide'
  | 'cause-taken-back'
  | 'cause-confirmed'
  | 'cause-refused'
  | 'cause-undone'
  | 'cause-decided-by-other'
  | 'obstructed'
  | 'obstacle-taken-back'

/** A notice but for its words. */
export interface TaskNotice extends Pick<Notice, 'to' | 'kind' | 'topic' | 'urgent' | 'cancels'> {
  says: Told
}

/**
 * What each of those is told who have to do with a task: who leads it, who works on it besides, who decides (or, of what its
 * people ask or say of it, answers), who follows it, who has urged.
 */
interface News {
  lead?: Told
  helpers?: Told
  deciders?: Told
  followers?: Told
  urgers?: Told
}

const toWorkers = (says: Told): News => ({ lead: says, helpers: says })

function newsOf({ kind, undone, before, task }: TaskEvent): News {
  switch (kind) {
    case 'paused':
    case 'resumed':
    case 'reopened':
      return toWorkers(kind)
    case 'submitted':
      return { deciders: 'to-decide', followers: 'reported' }
    case 'completed':
      return { ...(before.extension === 'pending' && { deciders: 'request-taken-back' }), followers: 'reported' }
    case 'urged':
      return { lead: kind }
    case 'urge_answered':
      return { urgers: 'urge-answered' }
    case 'approved':
    case 'returned':
      return { lead: kind, deciders: 'decided-by-other' }
    case 'withdrawn':
      return {
        ...toWorkers(kind),
        ...((before.review === 'pending' || before.extension === 'pending') && { deciders: kind }),
      }
    // Whoever leads it is told by its announcement (announcing.ts).
    case 'assigned':
      return { helpers: kind, deciders: 'assigned-in-their-name', followers: kind }
    case 'commented':
      return { lead: kind, deciders: kind }
    case 'disputed':
      return { deciders: kind }
    case 'lead_kept':
      return { lead: 'lead-kept' }
    case 'handed_over':
      return { lead: 'handed-away' }
    case 'extension_asked':
      return { deciders: 'extension-to-decide' }
    case 'extension_granted':
      return {
        lead: 'extension-granted',
        helpers: 'deadline-moved',
        ...(before.extension === 'pending' && { deciders: 'request-decided-by-other' }),
        followers: 'deadline-moved',
      }
    case 'extension_refused':
      return { lead: 'extension-refused', deciders: 'request-decided-by-other' }
    case 'cause_stated':
      if (task.causeReview === 'pending') return { deciders: 'cause-to-decide' }
      return before.causeReview === 'pending' ? { deciders: 'cause-taken-back' } : {}
    case 'cause_confirmed':
      return { lead: 'cause-confirmed', deciders: 'cause-decided-by-other' }
    case 'cause_refused':
      return { lead: 'cause-refused', deciders: 'cause-decided-by-other' }
    case 'undone':
      return undone === undefined ? {} : newsOfUndone(undone, before, task)
    case 'progressed':
      return task.obstructed ? { deciders: 'obstructed' } : {}
    case 'imported':
    case 'import_changed':
    case 'acknowledged':
      return {}
  }
}

/** `task`: as it stands again. An urging is only taken back where nobody was told of it. */
function newsOfUndone(undone: EventKind, before: TaskEvent['before'], task: Task): News {
  // By handing in a result, or by its withdrawal, a request had lost its point.
  const requested = task.extension === 'pending' ? ({ deciders: 'extension-to-decide' } as const) : {}
  switch (undone) {
    case 'paused':
      return toWorkers('resumed')
    case 'resumed':
      return toWorkers('paused')
    case 'submitted':
      return { deciders: 'result-taken-back', ...requested, followers: 'result-taken-back' }
    case 'completed':
      return { ...requested, followers: 'result-taken-back' }
    case 'approved':
    case 'returned':
      return { lead: 'decision-undone', deciders: 'to-decide' }
    case 'withdrawn':
      return {
        ...toWorkers('withdrawal-undone'),
        ...requested,
        ...(task.review === 'pending' && { deciders: 'to-decide' }),
      }
    case 'extension_asked':
      return { deciders: 'request-taken-back', ...requested }
    case 'extension_granted':
      return { ...toWorkers('extension-undone'), ...requested, followers: 'extension-undone' }
    case 'extension_refused':
      return { lead: 'extension-undone', ...requested }
    case 'cause_stated':
      if (task.causeReview === 'pending') return { deciders: 'cause-to-decide' }
      return before.causeReview === 'pending' ? { deciders: 'cause-taken-back' } : {}
    case 'cause_confirmed':
    case 'cause_refused':
      return { lead: 'cause-undone', deciders: 'cause-to-decide' }
    case 'reopened':
      return toWorkers('reopening-undone')
    case 'progressed':
      return before.obstructed ? { deciders: 'obstacle-taken-back' } : {}
    case 'imported':
    case 'import_changed':
    case 'acknowledged':
    case 'undone':
    case 'handed_over':
    case 'assigned':
    case 'commented':
    case 'disputed':
    case 'lead_kept':
    case 'urged':
    case 'urge_answered':
      return {}
  }
}

/**
 * What it tells of, and whether it says the contrary of what may not have been told yet on that: then neither need be. Stopping
 * and going on take turns.
 */
const matters: Record<Told, { matter: Matter; cancels?: true }> = {
  paused: { matter: 'rest', cancels: true },
  resumed: { matter: 'rest', cancels: true },
  'to-decide': { matter: 'review' },
  'result-taken-back': { matter: 'review', cancels: true },
  'decided-by-other': { matter: 'review', cancels: true },
  approved: { matter: 'decision' },
  returned: { matter: 'decision' },
  'decision-undone': { matter: 'decision', cancels: true },
  withdrawn: { matter: 'end' },
  'withdrawal-undone': { matter: 'end', cancels: true },
  reopened: { matter: 'end' },
  'reopening-undone': { matter: 'end', cancels: true },
  reported: { matter: 'report' },
  assigned: { matter: 'assignment' },
  commented: { matter: 'comment' },
  disputed: { matter: 'lead' },
  'lead-kept': { matter: 'lead' },
  'handed-away': { matter: 'lead' },
  'assigned-in-their-name': { matter: 'assignment' },
  urged: { matter: 'urge' },
  'urge-answered': { matter: 'urge-answer' },
  'extension-to-decide': { matter: 'extension' },
  'request-taken-back': { matter: 'extension', cancels: true },
  'request-decided-by-other': { matter: 'extension', cancels: true },
  'extension-granted': { matter: 'deadline' },
  'extension-refused': { matter: 'deadline' },
  'deadline-moved': { matter: 'deadline' },
  'extension-undone': { matter: 'deadline', cancels: true },
  'cause-to-decide': { matter: 'cause' },
  'cause-taken-back': { matter: 'cause', cancels: true },
  'cause-decided-by-other': { matter: 'cause', cancels: true },
  'cause-confirmed': { matter: 'lateness' },
  'cause-refused': { matter: 'lateness' },
  'cause-undone': { matter: 'lateness', cancels: true },
  obstructed: { matter: 'obstacle' },
  'obstacle-taken-back': { matter: 'obstacle', cancels: true },
}

/** What asks for something. */
const asked: Partial<Record<Told, TaskNotice['kind']>> = {
  'to-decide': 'review',
  'extension-to-decide': 'extension',
  'cause-to-decide': 'cause',
  urged: 'urge',
}

/**
 * Who is told what of an event, but nobody what they did themselves; each officer once, whatever parts they have in the task:
 * who has to do it first of all.
 */
export function noticesOf(
  event: TaskEvent,
  parties: readonly Concerned[],
  deciders: readonly number[] = [],
  urgers: readonly number[] = [],
): TaskNotice[] {
  const news = newsOf(event)
  const { id, urgency } = event.task
  const told = new Map<number, Told>()
  const tell = (says: Told | undefined, officers: readonly number[]): void => {
    for (const officer of officers)
      if (says !== undefined && officer !== event.by && !told.has(officer)) told.set(officer, says)
  }
  const inRole = (role: AssignmentRole) => parties.flatMap(party => (party.role === role ? party.officerId : []))
  tell(news.lead, inRole('lead'))
  tell(news.helpers, inRole('coordinator'))
  tell(news.deciders, deciders)
  tell(news.followers, inRole('follower'))
  tell(news.urgers, urgers)
  return [...told].map(([to, says]) => {
    // Whoever only follows a task was never asked to decide on it.
    const ofFollower = says === 'result-taken-back' && !deciders.includes(to)
    const { matter, cancels } = ofFollower ? { ...matters[says], matter: 'report' as const } : matters[says]
    const kind = asked[says] ?? 'task'
    // No question takes the place of another.
    const topic = says === 'commented' ? taskTopic(id, `${matter} ${event.id}`) : taskTopic(id, matter)
    return { says, to, kind, topic, urgent: urgency === 'express', ...(cancels && { cancels }) }
  })
}
