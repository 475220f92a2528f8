import type { LocalDate } from '../days/local-date.ts'

export const workStates = ['not_acknowledged', 'in_progress', 'paused', 'done', 'withdrawn'] as const
export const reviewStates = ['none', 'pending', 'approved', 'returned'] as const
export const extensionStates = ['none', 'pending', 'granted', 'refused'] as const
/** Why a result came late: overload · information was missing · another unit was waited for · beyond anybody's power · another one */
export const lateCauses = ['overload', 'information', 'other_unit', 'objective', 'other'] as const
/** of an objective cause: whether whoever decides confirms it */
export const causeReviews = ['none', 'pending', 'confirmed', 'refused'] as const
export const urgencies = ['normal', 'urgent', 'very_urgent', 'express'] as const
export type WorkState = (typeof workStates)[number]
export type ReviewState = (typeof reviewStates)[number]
export type ExtensionState = (typeof extensionStates)[number]
export type LateCause = (typeof lateCauses)[number]
export type CauseReview = (typeof causeReviews)[number]
export type Urgency = (typeof urgencies)[number]

/** The three stored axes and what goes with them. The fourth, the due status, is computed (due.ts). */
export interface TaskState {
  work: WorkState
  review: ReviewState
  extension: ExtensionState
  /** per cent */
  progress: number
  due: LocalDate | null
  /** `HH:MM` of that day in the office; null: the end of the day */
  dueTime: string | null
  /** the deadline that is asked for in its place, while that waits for a decision */
  askedDue: LocalDate | null
  /**
   * The day and instant (ms) the officer handed in the result that stands; null again once it is returned. Lateness is
   * judged here, not at the leader's approval.
   */
  submittedOn: LocalDate | null
  submittedAt: number | null
  result: string | null
  resultDocument: string | null
  /** why the result that stands came late, once its officer has said so */
  lateCause: LateCause | null
  causeReview: CauseReview
  /** the last that was told of it is that something is in its way */
  obstructed: boolean
}

export interface Task extends TaskState {
  id: number
  code: string
  title: string
  needsApproval: boolean
  urgency: Urgency
  /** the officer who assigned it; null: nobody, or somebody whom only a text names */
  assignerId: number | null
  /** the leader in charge of it */
  leaderId: number | null
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
  'reopened',
  'assigned',
  'commented',
  'disputed',
  'lead_kept',
  'urged',
  'urge_answered',
  'extension_asked',
  'extension_granted',
  'extension_refused',
  'cause_stated',
  'cause_confirmed',
  'cause_refused',
] as const
export type EventKind = (typeof eventKinds)[number]

/**
 * What is counted apart. substance: a result was returned for a fault of substance, and not of form only · inspection: a task
 * was reopened by an inspection after approval (*hậu kiểm*) · late: the extension was asked for when the deadline was over,
 * which is one late time · objective, not_objective: so it was, or a result came late, for an objective cause, or for none ·
 * obstacle: progress that tells what is in the way
 */
export const eventMarks = ['substance', 'inspection', 'late', 'objective', 'not_objective', 'obstacle'] as const
export type EventMark = (typeof eventMarks)[number]

/** A permitted step: the fields it sets and the word under which it is kept in the task's history. */
export interface TaskChange {
  kind: EventKind
  set: Partial<TaskState>
  mark?: EventMark
  /** Until when the lead has said that it will be done: no new deadline. */
  promisedOn?: LocalDate
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
export const taskSteps = [
  'acknowledge',
  'report-progress',
  'submit-result',
  'approve',
  'return-result',
  'state-cause',
  'judge-cause',
  'ask-extension',
  'grant-extension',
  'refuse-extension',
  'set-deadline',
  'pause',
  'resume',
  'withdraw',
  'reopen',
  'comment',
  'dispute-lead',
  'keep-lead',
  'hand-over',
  'urge',
  'answer-urge',
] as const
export type TaskStep = (typeof taskSteps)[number]

interface Barred {
  refused:
    | 'done'
    | 'withdrawn'
    | 'awaiting-approval'
    | 'acknowledged'
    | 'paused'
    | 'already-paused'
    | 'not-paused'
    | 'not-submitted'
    | 'not-closed'
    | 'no-deadline'
    | 'no-request'
    | 'not-late'
    | 'cause-decided'
    | 'no-cause'
  task: number
  /** which one was refused */
  step?: TaskStep
}

/** Why a task, as it stands, has no room for a step. */
export type StepRefusal =
  | Barred
  | { refused: 'share-out-of-range'; task: number; percent: number }
  /** a task that was never approved cannot be found wanting by an inspection */
  | { refused: 'never-approved'; task: number }
  /** an extension ends after the deadline, and not before today */
  | { refused: 'deadline-not-later' | 'deadline-gone'; task: number; due: LocalDate; asked: LocalDate }

/** Nothing can be done any more with a task that is over. */
const over = ({ id, work }: Task): Barred | undefined =>
  work === 'done' || work === 'withdrawn' ? { refused: work, task: id } : undefined

/** Nor by its people while its result waits to be judged. */
const closed = (task: Task): Barred | undefined =>
  over(task) ?? (task.review === 'pending' ? { refused: 'awaiting-approval', task: task.id } : undefined)

const stopped = (task: Task): Barred | undefined =>
  closed(task) ?? (task.work === 'paused' ? { refused: 'paused', task: task.id } : undefined)

const undecided = (task: Task): Barred | undefined =>
  over(task) ?? (task.review === 'pending' ? undefined : { refused: 'not-submitted', task: task.id })

/** A deadline is moved until the result is handed in, also while the task rests: it goes by all the same. */
const dated = (task: Task): Barred | undefined =>
  closed(task) ?? (task.due === null ? { refused: 'no-deadline', task: task.id } : undefined)

const requested = (task: Task): Barred | undefined =>
  task.extension === 'pending' ? dated(task) : { refused: 'no-request', task: task.id }

/** On the very day of a deadline with an hour it may be: by the instant it is judged in due.ts. */
const isLate = ({ submittedOn, due, dueTime }: Task): boolean =>
  submittedOn !== null && due !== null && (submittedOn > due || (submittedOn === due && dueTime !== null))

/** Only what came late has a cause to be told, until that was decided on. */
function causeBarred(task: Task): Barred | undefined {
  if (task.work === 'withdrawn') return { refused: 'withdrawn', task: task.id }
  if (!isLate(task)) return { refused: 'not-late', task: task.id }
  const { causeReview } = task
  return causeReview === 'confirmed' || causeReview === 'refused'
    ? { refused: 'cause-decided', task: task.id }
    : undefined
}

/** The transition table: what keeps each step from a task as it stands. */
const barred: Record<TaskStep, (task: Task) => Barred | undefined> = {
  acknowledge: task =>
    stopped(task) ?? (task.work === 'not_acknowledged' ? undefined : { refused: 'acknowledged', task: task.id }),
  'report-progress': stopped,
  'submit-result': stopped,
  approve: undecided,
  'return-result': undecided,
  'state-cause': causeBarred,
  'judge-cause': task => (task.causeReview === 'pending' ? undefined : { refused: 'no-cause', task: task.id }),
  'ask-extension': dated,
  'grant-extension': requested,
  'refuse-extension': requested,
  'set-deadline': dated,
  pause: task => closed(task) ?? (task.work === 'paused' ? { refused: 'already-paused', task: task.id } : undefined),
  resume: task => closed(task) ?? (task.work === 'paused' ? undefined : { refused: 'not-paused', task: task.id }),
  // Also while a result waits: what is no longer wanted need not be judged.
  withdraw: over,
  reopen: task => (over(task) ? undefined : { refused: 'not-closed', task: task.id }),
  // What was done may be asked about as well.
  comment: () => undefined,
  'dispute-lead': closed,
  'keep-lead': over,
  'hand-over': closed,
  // Whoever has nothing to do is not urged.
  urge: stopped,
  'answer-urge': stopped,
}

/** What can wait for a decision: a result, a later deadline, or that a cause was objective. */
export const undecidedMatters = ['result', 'extension', 'cause'] as const
export type Undecided = (typeof undecidedMatters)[number]

/** Does it wait for one, as the task stands? */
export const waitsOn: Record<Undecided, (task: Pick<TaskState, 'review' | 'extension' | 'causeReview'>) => boolean> = {
  result: ({ review }) => review === 'pending',
  extension: ({ extension }) => extension === 'pending',
  cause: ({ causeReview }) => causeReview === 'pending',
}

/** Undefined where the step is open. */
export function barredStep(step: TaskStep, task: Task): StepRefusal | undefined {
  const bar = barred[step](task)
  return bar && { ...bar, step }
}

export function acknowledge(task: Task): TaskChange | StepRefusal {
  return barredStep('acknowledge', task) ?? { kind: 'acknowledged', set: { work: 'in_progress' } }
}

/** `percent` 0–99: the whole is reported by completing. `obstacle`: it tells what is in the way. */
export function reportProgress(
  task: Task,
  percent: number | undefined,
  obstacle: boolean = false,
): TaskChange | StepRefusal {
  const bar = barredStep('report-progress', task)
  if (bar) return bar
  if (percent !== undefined && !(percent >= 0 && percent < 100))
    return { refused: 'share-out-of-range', task: task.id, percent }
  const obstructed = obstacle === task.obstructed ? {} : { obstructed: obstacle }
  const set = { work: 'in_progress', progress: percent ?? task.progress, ...obstructed } as const
  return { kind: 'progressed', set, ...(obstacle && { mark: 'obstacle' }) }
}

/** What goes with a request for an extension that is no longer wanted. */
const withoutRequest = ({ extension }: Task): Partial<TaskState> =>
  extension === 'pending' ? { extension: 'none', askedDue: null } : {}

/** What goes with a result that does not stand any more. */
const withoutCause = ({ lateCause }: Task): Partial<TaskState> =>
  lateCause === null ? {} : { lateCause: null, causeReview: 'none' }

/** Hands in the result: done at once, or waiting for approval where the task needs one, and where there is somebody to give it. */
export function submit(
  task: Task,
  at: Moment,
  result: string,
  resultDocument: string | undefined,
  waits: boolean = task.needsApproval,
): TaskChange | StepRefusal {
  const bar = barredStep('submit-result', task)
  if (bar) return bar
  const handedIn = {
    progress: 100,
    submittedOn: at.today,
    submittedAt: at.now,
    result,
    resultDocument: resultDocument ?? null,
    ...(task.obstructed && { obstructed: false }),
    ...withoutCause(task),
    ...withoutRequest(task),
  }
  return waits
    ? { kind: 'submitted', set: { ...handedIn, work: 'in_progress', review: 'pending' } }
    : { kind: 'completed', set: { ...handedIn, work: 'done', review: 'none' } }
}

/**
 * The result stands as it was handed in, on the day on which it was: how long the decision took makes nothing late. `objective`:
 * why it came late is judged along with it.
 */
export function approve(task: Task, objective?: boolean): TaskChange | StepRefusal {
  const bar = barredStep('approve', task)
  if (bar) return bar
  const judged = objective !== undefined && task.causeReview === 'pending' ? judgement(objective) : undefined
  const { mark } = judged ?? {}
  return { kind: 'approved', set: { work: 'done', review: 'approved', ...judged?.set }, ...(mark && { mark }) }
}

/** Whether it was objective, where its officer says so. */
const judgement = (objective: boolean): { set: Partial<TaskState>; mark: EventMark } => ({
  set: { causeReview: objective ? 'confirmed' : 'refused' },
  mark: objective ? 'objective' : 'not_objective',
})

/** How a task stands that its people have to go on with: as far as it was before, and until when. */
export type Onwards = Pick<TaskState, 'progress' | 'due'>

const toBeDone = { work: 'in_progress', submittedOn: null, submittedAt: null } as const

/** `substance`: for a fault of substance. What was handed in can still be read. */
export function returnResult(task: Task, onwards: Onwards, substance: boolean): TaskChange | StepRefusal {
  const bar = barredStep('return-result', task)
  if (bar) return bar
  const set = { ...toBeDone, ...onwards, ...withoutCause(task), review: 'returned' } as const
  return { kind: 'returned', set, ...(substance && { mark: 'substance' }) }
}

/** Nobody has to do it any more; a result that waited is not judged. */
export function withdraw(task: Task): TaskChange | StepRefusal {
  const bar = barredStep('withdraw', task)
  if (bar) return bar
  const unjudged = { review: 'none', submittedOn: null, submittedAt: null, ...withoutCause(task) } as const
  const set = { work: 'withdrawn', ...(task.review === 'pending' && unjudged), ...withoutRequest(task) } as const
  return { kind: 'withdrawn', set }
}

/** A date that an extension may end on, or why not. */
function unfitDeadline(task: Task, asked: LocalDate, today: LocalDate): StepRefusal | undefined {
  const due = task.due ?? asked
  if (asked <= due) return { refused: 'deadline-not-later', task: task.id, due, asked }
  return asked < today ? { refused: 'deadline-gone', task: task.id, due, asked } : undefined
}

// In the history both dates stand beside each other: the deadline is kept there though it does not change yet.

/** Asks for a later deadline; what was asked for before is replaced. */
export function askExtension(task: Task, asked: LocalDate, today: LocalDate): TaskChange | StepRefusal {
  const bar = barredStep('ask-extension', task) ?? unfitDeadline(task, asked, today)
  return bar ?? { kind: 'extension_asked', set: { extension: 'pending', askedDue: asked, due: task.due } }
}

/** Of a deadline that was over on the day on which another one was asked for. */
const lateMark = (task: Task, askedOn: LocalDate, objective: boolean): Pick<TaskChange, 'mark'> =>
  task.due !== null && askedOn > task.due ? { mark: objective ? 'objective' : 'late' } : {}

export interface NewDeadline {
  due: LocalDate
  /** the day on which it was asked for: before the deadline, nothing is late, however long the decision took */
  askedOn: LocalDate
  today: LocalDate
  /** where the deadline was over by then: for an objective cause */
  objective: boolean
}

/** `due`: that which was asked for, or another one. */
export function grantExtension(task: Task, deadline: NewDeadline): TaskChange | StepRefusal {
  return barredStep('grant-extension', task) ?? moved(task, deadline)
}

/** A decider moves the deadline without being asked. */
export function setDeadline(task: Task, deadline: NewDeadline): TaskChange | StepRefusal {
  return barredStep('set-deadline', task) ?? moved(task, deadline)
}

function moved(task: Task, { due, askedOn, today, objective }: NewDeadline): TaskChange | StepRefusal {
  const unfit = unfitDeadline(task, due, today)
  // A new day is named without an hour.
  const wholeDay = task.dueTime === null ? {} : { dueTime: null }
  const set = { extension: 'granted', askedDue: null, due, ...wholeDay } as const
  return unfit ?? { kind: 'extension_granted', set, ...lateMark(task, askedOn, objective) }
}

export function refuseExtension(task: Task): TaskChange | StepRefusal {
  const bar = barredStep('refuse-extension', task)
  return bar ?? { kind: 'extension_refused', set: { extension: 'refused', askedDue: null, due: task.due } }
}

/** Why the result came late. An objective cause counts where it is confirmed: `judged`, somebody can do that. */
export function stateCause(task: Task, cause: LateCause, judged: boolean): TaskChange | StepRefusal {
  const bar = barredStep('state-cause', task)
  if (bar) return bar
  const causeReview = cause === 'objective' && judged ? 'pending' : 'none'
  return { kind: 'cause_stated', set: { lateCause: cause, causeReview } }
}

export function judgeCause(task: Task, confirmed: boolean): TaskChange | StepRefusal {
  const bar = barredStep('judge-cause', task)
  if (bar) return bar
  return confirmed
    ? { kind: 'cause_confirmed', set: { causeReview: 'confirmed' } }
    : { kind: 'cause_refused', set: { causeReview: 'refused' } }
}

/** What was done or withdrawn is to be done again. `inspection`: it was approved, and an inspection found it wanting. */
export function reopen(task: Task, progress: number, inspection: boolean): TaskChange | StepRefusal {
  const bar = barredStep('reopen', task)
  if (bar) return bar
  if (inspection && task.review !== 'approved') return { refused: 'never-approved', task: task.id }
  const set = { ...toBeDone, ...withoutCause(task), progress, review: 'none' } as const
  return { kind: 'reopened', set, ...(inspection && { mark: 'inspection' }) }
}

/** Its people hear no more of it until it is resumed; the deadline stays. */
export function pause(task: Task): TaskChange | StepRefusal {
  return barredStep('pause', task) ?? { kind: 'paused', set: { work: 'paused' } }
}

/** `before`: how the work stood when it was paused. */
export function resume(task: Task, before: 'not_acknowledged' | 'in_progress'): TaskChange | StepRefusal {
  return barredStep('resume', task) ?? { kind: 'resumed', set: { work: before } }
}

/** A question or an opinion changes nothing of the task. */
export const comment = (task: Task): TaskChange | StepRefusal =>
  barredStep('comment', task) ?? { kind: 'commented', set: {} }

/** Whoever leads it says that it is not theirs to do: others decide on that. */
export const disputeLead = (task: Task): TaskChange | StepRefusal =>
  barredStep('dispute-lead', task) ?? { kind: 'disputed', set: {} }

/** The same one goes on leading it. */
export const keepLead = (task: Task): TaskChange | StepRefusal =>
  barredStep('keep-lead', task) ?? { kind: 'lead_kept', set: {} }

/** Somebody else leads it from now on, and has to take it on; how far it has come stays. */
export function handOver(task: Task): TaskChange | StepRefusal {
  const bar = barredStep('hand-over', task)
  if (bar) return bar
  return { kind: 'handed_over', set: task.work === 'in_progress' ? { work: 'not_acknowledged' } : {} }
}

/** Its people are asked to get on with it. Nothing of the task changes: it is kept that they were. */
export function urge(task: Task): TaskChange | StepRefusal {
  return barredStep('urge', task) ?? { kind: 'urged', set: {} }
}

/** `promisedOn`: by when it will be done, where that is said. */
export function answerUrge(task: Task, promisedOn: LocalDate | undefined): TaskChange | StepRefusal {
  const answered = { kind: 'urge_answered', set: {}, ...(promisedOn !== undefined && { promisedOn }) } as const
  return barredStep('answer-urge', task) ?? answered
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
  'approved',
  'returned',
  'withdrawn',
  'reopened',
  'urged',
  'extension_asked',
  'extension_granted',
  'extension_refused',
  'cause_stated',
  'cause_confirmed',
  'cause_refused',
])
export const undoable = (kind: EventKind): boolean => undoableKinds.has(kind)
