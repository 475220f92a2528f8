import { officeCalendar } from '../../db/office/calendar.ts'
import type { Reads } from '../../db/db.ts'
import { eventsAfter, type Submission, type TaskDeed } from '../../db/tasks/submissions.ts'
import { localDate, localTime } from '../domain/days/local-date.ts'
import type { Actor } from '../domain/people/access.ts'
import { dueAfterReturn } from '../domain/tasks/due.ts'
import { approve as approved, barredStep, returnResult as returned } from '../domain/tasks/task.ts'
import { isRefused, type Action, type Outcome, type Refusal } from './action.ts'
import { allowedTask, takeStep, type SeenTask, type Taken } from './task-step.ts'

/** What is decided on. */
export interface Judged {
  task: number
  /** The number of the result that was looked at; left out: the one that waits now. */
  result?: number | undefined
}

export interface When {
  now: number
  office: { timeZone: string }
}

export interface OpenResult extends SeenTask {
  /** undefined: the history knows nothing of it */
  submission: Submission | undefined
}

/** The result that waits for this person's decision, where it is the one that they looked at. Changes nothing. */
export async function openResult(
  tx: Reads,
  actor: Actor,
  at: When,
  step: 'approve' | 'return-result',
  { task, result }: Judged,
): Promise<OpenResult | Refusal> {
  const seen = await allowedTask(tx, actor, at.now, step, task)
  if (isRefused(seen)) return seen
  const submission = seen.deciding?.submission
  const bar = barredStep(step, seen.task)
  if (!bar && (result === undefined || result === submission?.id)) return { ...seen, submission }
  // Reopened since, it has to be handed in again: what became of the last result is past.
  if (bar && result === undefined && seen.task.review === 'none' && bar.refused === 'not-submitted') return bar
  const meant = result ?? submission?.id
  const outcome = meant === undefined ? undefined : await outcomeOf(tx, actor, at, { task, result: meant })
  if (bar && !outcome) return bar
  const waiting = bar ? undefined : { result: submission?.id, words: seen.task.result }
  return { refused: 'decided', task, outcome, waiting }
}

/** How a result ceased to wait; undefined where it is none of this task, or nothing is known of that. */
async function outcomeOf(
  tx: Reads,
  actor: Actor,
  { office: { timeZone } }: When,
  { task, result }: Required<Judged>,
): Promise<Outcome | undefined> {
  const settles = ({ after: { review } }: TaskDeed): boolean => review !== undefined && review !== 'pending'
  return firstSince(tx, actor, timeZone, { task, since: result ?? 0 }, settles)
}

/** The first event since another one, of those that stand, by which something was settled. */
export async function firstSince(
  tx: Reads,
  actor: Actor,
  timeZone: string,
  { task, since }: { task: number; since: number },
  settles: (event: TaskDeed) => boolean,
): Promise<Outcome | undefined> {
  const events = await eventsAfter(tx, task, since)
  const undone = new Set(events.map(({ undoes }) => undoes))
  const end = events.find(event => settles(event) && !undone.has(event.id))
  if (!end) return undefined
  const { kind, by, officerId, at } = end
  const own = officerId === actor.officerId
  return { kind, by, own, day: localDate(at, timeZone), time: localTime(at, timeZone) }
}

export interface Decided extends Taken {
  submission: Submission | undefined
}

/** One of those who decide approves the result that waits. */
export const approve: Action<Judged, Decided> = async (tx, actor, at, judged) => {
  const open = await openResult(tx, actor, at, 'approve', judged)
  if (isRefused(open)) return open
  const taken = await takeStep(tx, actor, at, { step: 'approve', task: judged.task, change: approved })
  return isRefused(taken) ? taken : { ...taken, submission: open.submission }
}

export interface Return extends Judged {
  reason: string
  /** for a fault of substance, and not of form only */
  substance: boolean
}

/** One of those who decide returns the result that waits; what it has waited is added to the deadline. */
export const returnResult: Action<Return, Decided> = async (tx, actor, at, { reason, substance, ...judged }) => {
  const open = await openResult(tx, actor, at, 'return-result', judged)
  if (isRefused(open)) return open
  const { submission, task } = open
  const due = dueAfterReturn(task, at.today, await officeCalendar(tx))
  const progress = Math.min(99, submission?.before.progress ?? 0)
  const taken = await takeStep(tx, actor, at, {
    step: 'return-result',
    task: judged.task,
    change: waiting => returned(waiting, { progress, due }, substance),
    note: reason,
  })
  return isRefused(taken) ? taken : { ...taken, submission }
}
