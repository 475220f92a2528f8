import { workBeforePause } from '../../db/tasks/events.ts'
import { resume as resumed } from '../domain/tasks/task.ts'
import type { Action } from './action.ts'
import { takeStep, type Taken } from './task-step.ts'

/** Those above the lead let a paused task go on, as it stood before. */
export const resume: Action<{ task: number }, Taken> = async (tx, actor, at, { task }) => {
  const before = (await workBeforePause(tx, task)) === 'not_acknowledged' ? 'not_acknowledged' : 'in_progress'
  return takeStep(tx, actor, at, { step: 'resume', task, change: paused => resumed(paused, before) })
}
