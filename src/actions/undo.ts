import type { Reads } from '../../db/db.ts'
import { lastUndoable, newestEvent, type OwnEvent } from '../../db/tasks/events.ts'
import type { Actor } from '../domain/people/access.ts'
import { undoWindowMs, type EventKind, type Moment } from '../domain/tasks/task.ts'
import { isRefused, type Action, type Refusal } from './action.ts'
import { openTask, takeStep, type Taken } from './task-step.ts'

export interface Undone extends Taken {
  /** what was taken back */
  undone: EventKind
}

/** This person's last step, on this task if one is given, where it can be taken back now. Changes nothing. */
export async function stepToUndo(tx: Reads, actor: Actor, at: Moment, task?: number): Promise<OwnEvent | Refusal> {
  const last = await lastUndoable(tx, actor.officerId, at.now - undoWindowMs, task)
  if (!last) return { refused: 'nothing-to-undo', ...(task !== undefined && { task }) }
  const open = await openTask(tx, actor, at.now, 'undo', last.taskId)
  if (isRefused(open)) return open
  const newest = await newestEvent(tx, last.taskId)
  return newest === last.id ? last : { refused: 'changed-since', task: last.taskId }
}

/** Takes one's own last step back, within `undoWindowMs` and as long as nobody has done anything with the task since. */
export const undo: Action<{ task?: number | undefined }, Undone> = async (tx, actor, at, { task }) => {
  const last = await stepToUndo(tx, actor, at, task)
  if (isRefused(last)) return last
  const taken = await takeStep(tx, actor, at, {
    step: 'undo',
    task: last.taskId,
    change: () => ({ kind: 'undone', set: last.before }),
    undoes: last,
  })
  return isRefused(taken) ? taken : { ...taken, undone: last.kind }
}
