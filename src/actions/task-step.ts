import type { Reads, Tx } from '../../db/db.ts'
import { namesOf } from '../../db/people/officers.ts'
import { lookAgain } from '../../db/messages/shown-buttons.ts'
import { recordChange } from '../../db/tasks/events.ts'
import { findTask, partiesOf, type Party } from '../../db/tasks/find.ts'
import { may, type Actor, type TaskAction } from '../domain/people/access.ts'
import {
  barredStep,
  type EventKind,
  type EventMark,
  type Task,
  type TaskChange,
  type TaskStep,
} from '../domain/tasks/task.ts'
import { isRefused, type Occasion, type Refusal } from './action.ts'
import { decidedBy, decidingOn, isDecision, type Deciding } from './deciders.ts'
import { taskSubject } from '../vietnamese/button-subjects.ts'
import { tellConcerned } from './tell-concerned.ts'

export interface SeenTask {
  task: Task
  parties: Party[]
  /** where a decision is asked for */
  deciding?: Deciding
}

/** The task and its people; refused alike where there is none and where it is not theirs: nobody learns what others have. */
export async function seeTask(tx: Reads, actor: Actor, id: number): Promise<SeenTask | Refusal> {
  const task = await findTask(tx, id)
  const parties = task ? await partiesOf(tx, id) : []
  return task && may('see', actor, parties, task) ? { task, parties } : { refused: 'not-found', task: id }
}

/** The task where this person may do this with it, however it stands. */
export async function allowedTask(
  tx: Reads,
  actor: Actor,
  now: number,
  action: TaskAction,
  id: number,
): Promise<SeenTask | Refusal> {
  const seen = await seeTask(tx, actor, id)
  if (isRefused(seen)) return seen
  const { task, parties } = seen
  if (!isDecision(action))
    return may(action, actor, parties, task) ? seen : { refused: 'not-allowed', task: id, action, parties }
  const deciding = await decidingOn(tx, task, parties, now, decidedBy(action))
  const deciders = deciding.deciders.map(({ officerId }) => officerId)
  return may(action, actor, parties, { ...task, deciders })
    ? { ...seen, deciding }
    : { refused: 'not-allowed', task: id, action, parties, deciders: await namesOf(tx, deciders) }
}

/** The task where the step is open to this person now. Changes nothing: for a door that asks or offers first. */
export async function openTask(
  tx: Reads,
  actor: Actor,
  now: number,
  step: TaskStep | 'undo',
  id: number,
): Promise<SeenTask | Refusal> {
  const seen = await allowedTask(tx, actor, now, step, id)
  if (isRefused(seen) || step === 'undo') return seen
  return barredStep(step, seen.task) ?? seen
}

/** A step that was taken. */
export interface Taken {
  before: Task
  task: Task
  kind: EventKind
  mark: EventMark | undefined
  /** its line in the history */
  event: number
}

export interface StepTaking {
  step: TaskStep | 'undo'
  task: number
  change: (task: Task) => TaskChange | Refusal
  /** the person's own words, for the history */
  note?: string | undefined
  /** who leads it from now on, where that is another one */
  newLead?: string
  /** how many files come with it */
  files?: number
  /** the event that is taken back */
  undoes?: { id: number; kind: EventKind }
  /** The action itself tells those concerned. */
  tellsItself?: true
}

/** Takes the step, with its line in the history and the word to those concerned, where the person may and the task has room for it. */
export async function takeStep(tx: Tx, actor: Actor, at: Occasion, taking: StepTaking): Promise<Taken | Refusal> {
  const seen = await allowedTask(tx, actor, at.now, taking.step, taking.task)
  if (isRefused(seen)) return seen
  const before = seen.task
  const change = taking.change(before)
  if ('refused' in change) return change
  const { note, undoes } = taking
  const onBehalfOf = seen.deciding?.deciders.find(({ officerId }) => officerId === actor.officerId)?.onBehalfOf
  const by = {
    officerId: actor.officerId,
    ...(onBehalfOf !== undefined && { onBehalfOf }),
    now: at.now,
    note,
    ...(undoes && { undoes: undoes.id }),
  }
  const event = await recordChange(tx, before, change, by)
  const taken = { before, task: { ...before, ...change.set }, kind: change.kind, mark: change.mark, event }
  if (taking.tellsItself) {
    await lookAgain(tx, taskSubject(before.id), at.now)
    return taken
  }
  await tellConcerned(tx, actor, at, {
    ...taken,
    parties: seen.parties,
    undone: undoes?.kind,
    note,
    files: taking.files ?? 0,
    newLead: taking.newLead,
  })
  return taken
}
