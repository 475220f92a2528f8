import { acknowledge as acknowledged } from '../domain/tasks/task.ts'
import type { Action } from './action.ts'
import { takeStep, type Taken } from './task-step.ts'

/** The lead takes the task on. */
export const acknowledge: Action<{ task: number }, Taken> = (tx, actor, at, { task }) =>
  takeStep(tx, actor, at, { step: 'acknowledge', task, change: acknowledged })
