import type { Reads } from '../../db/db.ts'
import { namesOf } from '../../db/people/officers.ts'
import type { Submission } from '../../db/tasks/submissions.ts'
import { localDate, type LocalDate } from '../domain/days/local-date.ts'
import type { Actor } from '../domain/people/access.ts'
import {
  askExtension as asked,
  grantExtension as granted,
  refuseExtension as refused,
  setDeadline as moved,
} from '../domain/tasks/task.ts'
import { isRefused, type Action, type Occasion, type Refusal } from './action.ts'
import { openResult, type Judged } from './decide.ts'
import { decidersIf } from './deciders.ts'
import { openTask, takeStep, type SeenTask, type Taken } from './task-step.ts'

export interface ExtensionRequest {
  task: number
  /** the deadline that is asked for */
  due: LocalDate
  reason: string
}

export interface Requested extends Taken {
  /** the names of those who decide on it */
  deciders: string[]
}

/** The task where this person may ask for a later deadline, and somebody can give it. Changes nothing. */
export async function openToAsk(
  tx: Reads,
  actor: Actor,
  now: number,
  task: number,
): Promise<(SeenTask & { deciders: number[] }) | Refusal> {
  const seen = await openTask(tx, actor, now, 'ask-extension', task)
  if (isRefused(seen)) return seen
  const deciders = await decidersIf(tx, seen.task, seen.parties, actor.officerId, now)
  if (deciders.length === 0) return { refused: 'nobody-decides', task }
  return { ...seen, deciders: deciders.map(({ officerId }) => officerId) }
}

/** The lead asks for a later deadline; what they asked for before is replaced. */
export const askExtension: Action<ExtensionRequest, Requested> = async (tx, actor, at, { task, due, reason }) => {
  const open = await openToAsk(tx, actor, at.now, task)
  if (isRefused(open)) return open
  const change = { step: 'ask-extension', task, note: reason } as const
  const taken = await takeStep(tx, actor, at, { ...change, change: stands => asked(stands, due, at.today) })
  return isRefused(taken) ? taken : { ...taken, deciders: await namesOf(tx, open.deciders) }
}

export interface Grant extends Judged {
  /** left out: as it was asked for */
  due?: LocalDate | undefined
  reason?: string | undefined
  /** Asked for when the deadline was over: for an objective cause, so that it is no late time. */
  objective?: boolean
}

/** One of those who decide agrees to a later deadline, or to another one than was asked for. */
export const grantExtension: Action<Grant, Taken> = async (tx, actor, at, { due, reason, objective, ...judged }) => {
  const open = await openResult(tx, actor, at, 'grant-extension', judged)
  if (isRefused(open)) return open
  const date = due ?? open.task.askedDue ?? at.today
  const deadline = { due: date, askedOn: askedOn(open.submission, at), today: at.today, objective: objective ?? false }
  return takeStep(tx, actor, at, {
    step: 'grant-extension',
    task: judged.task,
    change: task => granted(task, deadline),
    note: reason,
  })
}

const askedOn = (request: Submission | undefined, { office, today }: Occasion): LocalDate =>
  request ? localDate(request.at, office.timeZone) : today

export const refuseExtension: Action<Judged & { reason: string }, Taken> = async (
  tx,
  actor,
  at,
  { reason, ...judged },
) => {
  const open = await openResult(tx, actor, at, 'refuse-extension', judged)
  if (isRefused(open)) return open
  return takeStep(tx, actor, at, { step: 'refuse-extension', task: judged.task, change: refused, note: reason })
}

/** One of those who decide sets a later deadline; where one is asked for, that decides on it. */
export const setDeadline: Action<ExtensionRequest & { objective?: boolean }, Taken> = async (
  tx,
  actor,
  at,
  { task, due, reason, objective = false },
) => {
  const open = await openTask(tx, actor, at.now, 'set-deadline', task)
  if (isRefused(open)) return open
  if (open.task.extension === 'pending') return grantExtension(tx, actor, at, { task, due, reason, objective })
  const deadline = { due, askedOn: at.today, today: at.today, objective }
  return takeStep(tx, actor, at, {
    step: 'set-deadline',
    task,
    change: stands => moved(stands, deadline),
    note: reason,
  })
}
