import { taskTopic, type Notice } from '../chat/notice.ts'
import type { AssignmentRole } from '../people/access.ts'
import type { EventKind, Task } from './task.ts'

/** Something that was done with a task, as it stands in its history. */
export interface TaskEvent {
  id: number
  kind: EventKind
  /** what was taken back, where it was that */
  undone?: EventKind | undefined
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

/** A notice but for its words. */
export interface TaskNotice extends Pick<Notice, 'to' | 'topic' | 'urgent' | 'cancels'> {
  says: 'paused' | 'resumed'
}

/** How the work was stopped, or let go on; undefined: neither. */
function restOf({ kind, undone }: TaskEvent): TaskNotice['says'] | undefined {
  if (kind === 'paused' || kind === 'resumed') return kind
  if (kind !== 'undone') return undefined
  if (undone === 'paused') return 'resumed'
  return undone === 'resumed' ? 'paused' : undefined
}

/**
 * Who is told what of an event. That work stops or goes on is told to those who do it, but to nobody what they did themselves;
 * to each officer once, whatever parts they have in the task.
 */
export function noticesOf(event: TaskEvent, parties: readonly Concerned[]): TaskNotice[] {
  const says = restOf(event)
  if (says === undefined) return []
  const { id, urgency } = event.task
  const workers = parties.flatMap(({ officerId, role }) =>
    role === 'follower' || officerId === event.by ? [] : [officerId],
  )
  // Stopping and going on take turns, so what was not told yet is always the contrary.
  const notice = { says, topic: taskTopic(id, 'rest'), urgent: urgency === 'express', cancels: true }
  return [...new Set(workers)].map(to => ({ ...notice, to }))
}
