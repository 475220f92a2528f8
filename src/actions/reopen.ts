import { lastSubmission } from '../../db/tasks/submissions.ts'
import { reopen as reopened } from '../domain/tasks/task.ts'
import type { Action } from './action.ts'
import { takeStep, type Taken } from './task-step.ts'

export interface Reopening {
  task: number
  reason: string
  /** *hậu kiểm*: an inspection found an approved result wanting */
  inspection: boolean
}

/** Those with authority over a task have it done again, as far as it was before its result. */
export const reopen: Action<Reopening, Taken> = async (tx, actor, at, { task, reason, inspection }) => {
  const progress = (await lastSubmission(tx, task))?.before.progress ?? 0
  return takeStep(tx, actor, at, {
    step: 'reopen',
    task,
    change: over => reopened(over, over.work === 'withdrawn' ? over.progress : Math.min(99, progress), inspection),
    note: reason,
  })
}
