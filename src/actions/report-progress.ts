import { reportProgress as progressed } from '../domain/tasks/task.ts'
import { isRefused, type Action } from './action.ts'
import { keepEvidence, refusedFile, type Sent } from './evidence.ts'
import { takeStep, type Taken } from './task-step.ts'

export interface ProgressReport extends Sent {
  task: number
  /** 0–99; undefined: as it was */
  percent: number | undefined
  /** the person's own words */
  note: string
}

/** The lead says how far the work has come. */
export const reportProgress: Action<ProgressReport, Taken> = async (tx, actor, at, report) => {
  const taken = await takeStep(tx, actor, at, {
    step: 'report-progress',
    task: report.task,
    change: task => {
      const change = progressed(task, report.percent)
      return 'refused' in change ? change : (refusedFile(task.id, report) ?? change)
    },
    note: report.note,
  })
  if (!isRefused(taken)) await keepEvidence(tx, actor, at, { task: report.task, event: taken.event }, report)
  return taken
}
