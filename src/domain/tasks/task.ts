import type { LocalDate } from '../days/local-date.ts'

export const workStates = ['not_acknowledged', 'in_progress', 'paused', 'done', 'withdrawn'] as const
export const reviewStates = ['none', 'pending', 'approved', 'returned'] as const
export const extensionStates = ['none', 'pending', 'granted', 'refused'] as const
export const urgencies = ['normal', 'urgent', 'very_urgent', 'express'] as const
export type WorkState = (typeof workStates)[number]
export type ReviewState = (typeof reviewStates)[number]
export type ExtensionState = (typeof extensionStates)[number]
export type Urgency = (typeof urgencies)[number]

/** The three stored axes and what goes with them. The fourth, the due status, is computed (due.ts). */
export interface TaskState {
  work: WorkState
  review: ReviewState
  extension: ExtensionState
  /** per cent */
  progress: number
  due: LocalDate | null
  /**
   * The day and instant (ms) the officer handed in the result that stands; null again once it is returned. Lateness is
   * judged here, not at the leader's approval.
   */
  submittedOn: LocalDate | null
  submittedAt: number | null
  result: string | null
  resultDocument: string | null
}

export interface Task extends TaskState {
  id: number
  code: string
  title: string
  needsApproval: boolean
  urgency: Urgency
}

export const eventKinds = [
  'imported',
  'import_changed',
  'acknowledged',
  'progressed',
  'submitted',
  'completed',
  'undone',
  'approved',
  'returned',
  'paused',
  'resumed',
  'withdrawn',
  'handed_over',
] as const
export type EventKind = (typeof eventKinds)[number]

/** A permitted step: the fields it sets and the word under which it is kept in the task's history. */
export interface TaskChange {
  kind: EventKind
  set: Partial<TaskState>
}

export interface Moment {
  /** ms since 1970 */
  now: number
  today: LocalDate
}

export const isOpen = (task: Pick<Task, 'work'>): boolean => task.work !== 'done' && task.work !== 'withdrawn'

/** Stands for the deadline where there is none: the last in every queue. */
export const withoutDeadline = '9999-12-31'

/** The place of a task in its people's queues: its deadline, the end of time without one, none once closed. */
export const queuePlace = (task: Pick<Task, 'work' | 'due'>): string | null =>
  isOpen(task) ? (task.due ?? withoutDeadline) : null

/** The steps by which people change a task, in the order in which they come. */
export const taskSteps = ['acknowledge', 'report-progress', 'submit-result', 'pause', 'resume'] as const
export type TaskStep = (typeof taskSteps)[number]

interface Barred {
  refused: 'done' | 'withdrawn' | 'awaiting-approval' | 'acknowledged' | 'paused' | 'already-paused' | 'not-paused'
  task: number
  /** which one was refused */
  step?: TaskStep
}

/** Why a task, as it stands, has no room for a step. */
export type StepRefusal = Barred | { refused: 'share-out-of-range'; task: number; percent: number }

/** Nothing can be done any more with a task that is over, and nothing while its result waits to be judged. */
function closed({ id, work, review }: Task): Barred | undefined {
  if (work === 'done' || work === 'withdrawn') return { refused: work, task: id }
  return review === 'pending' ? { refused: 'awaiting-approval', task: id } : undefined
}

const stopped = (task: Task): Barred | undefined =>
  closed(task) ?? (task.work === 'paused' ? { refused: 'paused', task: task.id } : undefined)

/** The transition table: what keeps each step from a task as it stands. */
const barred: Record<TaskStep, (task: Task) => Barred | undefined> = {
  acknowledge: task =>
    stopped(task) ?? (task.work === 'not_acknowledged' ? undefined : { refused: 'acknowledged', task: task.id }),
  'report-progress': stopped,
  'submit-result': stopped,
  pause: task => closed(task) ?? (task.work === 'paused' ? { refused: 'already-paused', task: task.id } : undefined),
  resume: task => closed(task) ?? (task.work === 'paused' ? undefined : { refused: 'not-paused', task: task.id }),
}

/** Undefined where the step is open. */
export function barredStep(step: TaskStep, task: Task): StepRefusal | undefined {
  const bar = barred[step](task)
  return bar && { ...bar, step }
}

export function acknowledge(task: Task): TaskChange | StepRefusal {
  return barredStep('acknowledge', task) ?? { kind: 'acknowledged', set: { work: 'in_progress' } }
}

/** `percent` 0–99: the whole is reported by completing. */
export function reportProgress(task: Task, percent: number | undefined): TaskChange | StepRefusal {
  const bar = barredStep('report-progress', task)
  if (bar) return bar
  if (percent !== undefined && !(percent >= 0 && percent < 100))
    return { refused: 'share-out-of-range', task: task.id, percent }
  return { kind: 'progressed', set: { work: 'in_progress', progress: percent ?? task.progress } }
}

/** Hands in the result: done at once, or waiting for approval where the task needs one. */
export function submit(
  task: Task,
  at: Moment,
  result: string,
  resultDocument: string | undefined,
): TaskChange | StepRefusal {
  const bar = barredStep('submit-result', task)
  if (bar) return bar
  const handedIn = {
    progress: 100,
    submittedOn: at.today,
    submittedAt: at.now,
    result,
    resultDocument: resultDocument ?? null,
  }
  return task.needsApproval
    ? { kind: 'submitted', set: { ...handedIn, work: 'in_progress', review: 'pending' } }
    : { kind: 'completed', set: { ...handedIn, work: 'done', review: 'none' } }
}

/** Its people hear no more of it until it is resumed; the deadline stays. */
export function pause(task: Task): TaskChange | StepRefusal {
  return barredStep('pause', task) ?? { kind: 'paused', set: { work: 'paused' } }
}

/** `before`: how the work stood when it was paused. */
export function resume(task: Task, before: 'not_acknowledged' | 'in_progress'): TaskChange | StepRefusal {
  return barredStep('resume', task) ?? { kind: 'resumed', set: { work: before } }
}

/** For whoever has seen that the step is open. @throws Error where it is not */
export function permitted(outcome: TaskChange | StepRefusal): TaskChange {
  if ('refused' in outcome) throw new Error(`refused: ${outcome.refused}`)
  return outcome
}

/** How long one's own step can be taken back. */
export const undoWindowMs = 10 * 60_000

const undoableKinds: ReadonlySet<EventKind> = new Set([
  'acknowledged',
  'progressed',
  'submitted',
  'completed',
  'paused',
  'resumed',
])
export const undoable = (kind: EventKind): boolean => undoableKinds.has(kind)
