import { UserError } from '../chat/errors.ts'
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

/** @throws UserError where nothing more can be reported on the task */
function requireActive(task: Task): void {
  const name = `Việc #${task.id}`
  if (task.work === 'done')
    throw new UserError(`${name} đã được báo hoàn thành trước đó, không cần báo lại.`, [view(task)])
  if (task.work === 'withdrawn') throw new UserError(`${name} đã được thu hồi, không cần thực hiện nữa.`, [view(task)])
  if (task.review === 'pending')
    throw new UserError(`${name} đã trình kết quả và đang chờ duyệt. Nếu trình nhầm, gõ /hoantac trong 10 phút.`, [
      view(task),
    ])
}

const view = (task: Task) => ({ label: `Xem #${task.id}`, send: `/viec ${task.id}` })

/** @throws UserError when there is nothing to acknowledge */
export function acknowledge(task: Task): TaskChange {
  requireActive(task)
  if (task.work !== 'not_acknowledged')
    throw new UserError(`Việc #${task.id} đã được tiếp nhận trước đó.`, [view(task)])
  return { kind: 'acknowledged', set: { work: 'in_progress' } }
}

/** `percent` 0–99: the whole is reported by completing. @throws UserError on a closed task or another percentage */
export function reportProgress(task: Task, percent: number | undefined): TaskChange {
  requireActive(task)
  if (percent !== undefined && !(percent >= 0 && percent < 100))
    throw new UserError(`Tỷ lệ ghi từ 0% đến 99%. Nếu đã làm xong, đồng chí gõ /xong ${task.id} kèm kết quả.`, [
      { label: 'Báo hoàn thành', send: `/xong ${task.id}` },
    ])
  return { kind: 'progressed', set: { work: 'in_progress', progress: percent ?? task.progress } }
}

/** Hands in the result: done at once, or waiting for approval where the task needs one. @throws UserError on a closed task */
export function submit(task: Task, at: Moment, result: string, resultDocument: string | undefined): TaskChange {
  requireActive(task)
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

/** How long one's own step can be taken back. */
export const undoWindowMs = 10 * 60_000

export const undoable = (kind: EventKind): boolean =>
  kind === 'acknowledged' || kind === 'progressed' || kind === 'submitted' || kind === 'completed'
