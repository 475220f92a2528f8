import { submit } from '../domain/tasks/task.ts'
import { findDocumentNumber } from '../vietnamese/document-number.ts'
import { isRefused, type Action } from './action.ts'
import { fileName, keepEvidence, refusedFile, type Sent } from './evidence.ts'
import { takeStep, type Taken } from './task-step.ts'

export interface ResultReport extends Sent {
  task: number
  /** may only be empty where a file came along */
  result: string
}

/** The lead hands in the result: done at once, or waiting for approval where the task needs one. */
export const submitResult: Action<ResultReport, Taken> = async (tx, actor, at, report) => {
  const [file] = report.files
  const result = report.result === '' && file ? `Tệp ${fileName(file)}` : report.result
  const taken = await takeStep(tx, actor, at, {
    step: 'submit-result',
    task: report.task,
    change: task => {
      const change = submit(task, at, result, findDocumentNumber(result))
      return 'refused' in change ? change : (refusedFile(task.id, report) ?? change)
    },
    note: result,
  })
  if (!isRefused(taken)) await keepEvidence(tx, actor, at, { task: report.task, event: taken.event }, report)
  return taken
}
