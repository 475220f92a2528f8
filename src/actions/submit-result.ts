import { submit } from '../domain/tasks/task.ts'
import { findDocumentNumber } from '../vietnamese/document-number.ts'
import { isRefused, type Action } from './action.ts'
import { fileName, keepEvidence, refusedFile, type Sent } from './evidence.ts'
import { decidersIf } from './deciders.ts'
import { openTask, takeStep, type Taken } from './task-step.ts'

export interface ResultReport extends Sent {
  task: number
  /** may only be empty where a file came along */
  result: string
}

export interface Submitted extends Taken {
  /** The task needs approval and there is nobody to give it: it is done at once. */
  nobodyDecides: boolean
}

/** The lead hands in the result: done at once, or waiting for approval where the task needs one. */
export const submitResult: Action<ResultReport, Submitted> = async (tx, actor, at, report) => {
  const seen = await openTask(tx, actor, at.now, 'submit-result', report.task)
  if (isRefused(seen)) return seen
  const { needsApproval } = seen.task
  const deciders = needsApproval ? await decidersIf(tx, seen.task, seen.parties, actor.officerId, at.now) : []
  const waits = deciders.length > 0
  const [file] = report.files
  const result = report.result === '' && file ? `Tệp ${fileName(file)}` : report.result
  const taken = await takeStep(tx, actor, at, {
    step: 'submit-result',
    task: report.task,
    change: task => {
      const change = submit(task, at, result, findDocumentNumber(result), waits)
      return 'refused' in change ? change : (refusedFile(task.id, report) ?? change)
    },
    note: result,
    files: report.files.length,
  })
  if (isRefused(taken)) return taken
  await keepEvidence(tx, actor, at, { task: report.task, event: taken.event }, report)
  return { ...taken, nobodyDecides: needsApproval && !waits }
}
