import { namesOf } from '../../db/people/officers.ts'
import { partiesOf } from '../../db/tasks/find.ts'
import { reportProgress as progressed } from '../domain/tasks/task.ts'
import { isRefused, type Action } from './action.ts'
import { keepEvidence, refusedFile, type Sent } from './evidence.ts'
import { decidingOn } from './deciders.ts'
import { takeStep, type Taken } from './task-step.ts'

export interface ProgressReport extends Sent {
  task: number
  /** 0–99; undefined: as it was */
  percent: number | undefined
  /** the person's own words */
  note: string
  /** They tell what is in the way: those who decide on the task hear of it. */
  obstacle?: boolean
}

export interface Reported extends Taken {
  /** the names of those who are told of an obstacle */
  told: string[]
}

/** The lead says how far the work has come. */
export const reportProgress: Action<ProgressReport, Reported> = async (tx, actor, at, report) => {
  const taken = await takeStep(tx, actor, at, {
    step: 'report-progress',
    task: report.task,
    change: task => {
      const change = progressed(task, report.percent, report.obstacle)
      return 'refused' in change ? change : (refusedFile(task.id, report) ?? change)
    },
    note: report.note,
  })
  if (isRefused(taken)) return taken
  await keepEvidence(tx, actor, at, { task: report.task, event: taken.event }, report)
  if (!report.obstacle) return { ...taken, told: [] }
  const { deciders } = await decidingOn(tx, taken.task, await partiesOf(tx, report.task), at.now, 'extension')
  return {
    ...taken,
    told: await namesOf(
      tx,
      deciders.map(({ officerId }) => officerId),
    ),
  }
}
