import type { Reads, Tx } from '../../db/db.ts'
import { withdrawNotices } from '../../db/messages/notices.ts'
import { lastOwnStep, newestEvent, ownUrges, type OwnEvent } from '../../db/tasks/events.ts'
import type { Actor } from '../domain/people/access.ts'
import { undoable, undoWindowMs, type EventKind, type Moment } from '../domain/tasks/task.ts'
import { isRefused, type Action, type Occasion, type Refusal } from './action.ts'
import { openTask, takeStep, type Taken } from './task-step.ts'
import { untoldUrges } from './urge.ts'

export interface Undone extends Taken {
  /** what was taken back */
  undone: EventKind
  /** the tasks of which it was, where it was done with several at one go */
  tasks: number[]
}

/** This person's last step, on this task if one is given, where it can be taken back now. Changes nothing. */
export async function stepToUndo(tx: Reads, actor: Actor, at: Moment, task?: number): Promise<OwnEvent | Refusal> {
  const last = await lastOwnStep(tx, actor.officerId, at.now - undoWindowMs, task)
  if (!last) return { refused: 'nothing-to-undo', ...(task !== undefined && { task }) }
  // Another step before it is not what is meant.
  if (!undoable(last.kind)) return { refused: 'not-undoable', task: last.taskId, kind: last.kind }
  const open = await openTask(tx, actor, at.now, 'undo', last.taskId)
  if (isRefused(open)) return open
  const newest = await newestEvent(tx, last.taskId)
  if (newest !== last.id) return { refused: 'changed-since', task: last.taskId }
  const isTold = last.kind === 'urged' && !(await untoldUrges(tx, open.parties, last.id))
  return isTold ? { refused: 'told-already', task: last.taskId, kind: last.kind } : last
}

/** Takes one's own last step back, within `undoWindowMs` and as long as nobody has done anything with the task since. */
export const undo: Action<{ task?: number | undefined }, Undone> = async (tx, actor, at, { task }) => {
  const last = await stepToUndo(tx, actor, at, task)
  if (isRefused(last)) return last
  if (last.kind === 'urged') return undoUrges(tx, actor, at, last)
  const taken = await takeStep(tx, actor, at, {
    step: 'undo',
    task: last.taskId,
    change: () => ({ kind: 'undone', set: last.before }),
    undoes: last,
  })
  return isRefused(taken) ? taken : { ...taken, undone: last.kind, tasks: [last.taskId] }
}

/** What was urged at one go is taken back together, before anybody was told. */
async function undoUrges(tx: Tx, actor: Actor, at: Occasion, last: OwnEvent): Promise<Undone | Refusal> {
  const open = await openTask(tx, actor, at.now, 'undo', last.taskId)
  if (isRefused(open)) return open
  const untold = await untoldUrges(tx, open.parties, last.id)
  if (!untold) return { refused: 'told-already', task: last.taskId, kind: last.kind }
  await withdrawNotices(tx, untold.notices)
  const taken: Taken[] = []
  for (const event of await ownUrges(tx, actor.officerId, untold)) {
    const one = await takeStep(tx, actor, at, {
      step: 'undo',
      task: event.taskId,
      change: () => ({ kind: 'undone', set: event.before }),
      undoes: event,
      tellsItself: true,
    })
    if (!isRefused(one)) taken.push(one)
  }
  const first = taken.find(({ task }) => task.id === last.taskId)
  if (!first) return { refused: 'changed-since', task: last.taskId }
  return { ...first, undone: last.kind, tasks: taken.map(({ task }) => task.id) }
}
