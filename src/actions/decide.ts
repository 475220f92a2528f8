import { officeCalendar } from '../../db/office/calendar.ts'
import type { Reads } from '../../db/db.ts'
import { findTask } from '../../db/tasks/find.ts'
import { askingKinds, eventsAfter, kindOfEvent, type Submission, type TaskDeed } from '../../db/tasks/submissions.ts'
import { localDate, localTime } from '../domain/days/local-date.ts'
import type { Actor } from '../domain/people/access.ts'
import { dueAfterReturn } from '../domain/tasks/due.ts'
import {
  approve as approved,
  barredStep,
  judgeCause as judged,
  returnResult as returned,
  undecidedMatters,
  waitsOn,
  type Undecided,
} from '../domain/tasks/task.ts'
import { isRefused, type Action, type Outcome, type Refusal } from './action.ts'
import { decidedBy } from './deciders.ts'
import { allowedTask, takeStep, type SeenTask, type Taken } from './task-step.ts'

/** What is decided on. */
export interface Judged {
  task: number
  /** The number of the result (request, cause) that was looked at; left out: the one that waits now. */
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

/** What of the task is to be decided on: what the number names; where it names nothing, what waits now, a result before all. */
export async function matterOf(tx: Reads, { task, result }: Judged): Promise<Undecided> {
  const kind = result === undefined ? undefined : await kindOfEvent(tx, task, result)
  const named = undecidedMatters.find(matter => askingKinds[matter] === kind)
  if (named) return named
  const state = await findTask(tx, task)
  return undecidedMatters.find(matter => state && waitsOn[matter](state)) ?? 'result'
}

/** What waits for this person's decision, where it is what they looked at. Changes nothing. */
export async function openResult(
  tx: Reads,
  actor: Actor,
  at: When,
  step: 'approve' | 'return-result' | 'grant-extension' | 'refuse-extension' | 'judge-cause',
  { task, result }: Judged,
): Promise<OpenResult | Refusal> {
  const seen = await allowedTask(tx, actor, at.now, step, task)
  if (isRefused(seen)) return seen
  const matter = decidedBy(step)
  const submission = seen.deciding?.submission
  const bar = barredStep(step, seen.task)
  if (!bar && (result === undefined || result === submission?.id)) return { ...seen, submission }
  // Reopened since, it has to be handed in again: what became of the last result is past.
  const past = matter !== 'result' || (seen.task.review === 'none' && bar?.refused === 'not-submitted')
  if (bar && result === undefined && past) return bar
  const meant = result ?? submission?.id
  const outcome = meant === undefined ? undefined : await outcomeOf(tx, actor, at, matter, { task, result: meant })
  if (bar && !outcome) return bar
  const { askedDue } = seen.task
  const words = matter === 'result' ? seen.task.result : (submission?.note ?? null)
  const waiting = bar ? undefined : { result: submission?.id, words, askedDue }
  return { refused: 'decided', task, matter, outcome, waiting }
}

/** Does this event end that something waits? A new request takes the place of the one before it, and so does a new cause. */
const ends: Record<Undecided, (deed: TaskDeed) => boolean> = {
  result: ({ after: { review } }) => review !== undefined && review !== 'pending',
  extension: ({ after: { extension } }) => extension !== undefined,
  cause: ({ after: { causeReview } }) => causeReview !== undefined,
}

/** How it ceased to wait; undefined where it is none of this task, or nothing is known of that. */
async function outcomeOf(
  tx: Reads,
  actor: Actor,
  { office: { timeZone } }: When,
  matter: Undecided,
  { task, result }: Required<Judged>,
): Promise<Outcome | undefined> {
  const since = result ?? 0
  // What came after it was taken back: by that it waits again as before.
  const settles = (deed: TaskDeed): boolean => ends[matter](deed) && !(deed.undoes !== null && deed.undoes > since)
  return firstSince(tx, actor, timeZone, { task, since }, settles)
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

export interface Approval extends Judged {
  /** whether the cause of its lateness, said to be objective, was so: decided along with it */
  objective?: boolean | undefined
}

/** One of those who decide approves the result that waits. */
export const approve: Action<Approval, Decided> = async (tx, actor, at, { objective, ...result }) => {
  const open = await openResult(tx, actor, at, 'approve', result)
  if (isRefused(open)) return open
  const change = { step: 'approve', task: result.task } as const
  const taken = await takeStep(tx, actor, at, { ...change, change: waiting => approved(waiting, objective) })
  return isRefused(taken) ? taken : { ...taken, submission: open.submission }
}

/** One of those who decide says by name whether the cause was objective. */
export const judgeCause: Action<Judged & { objective: boolean }, Taken> = async (
  tx,
  actor,
  at,
  { objective, ...cause },
) => {
  const open = await openResult(tx, actor, at, 'judge-cause', cause)
  if (isRefused(open)) return open
  return takeStep(tx, actor, at, { step: 'judge-cause', task: cause.task, change: task => judged(task, objective) })
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
