import { pause as paused } from '../domain/tasks/task.ts'
import type { Action } from './action.ts'
import { takeStep, type Taken } from './task-step.ts'

/** Those above the lead set a task to rest, with the reason. */
export const pause: Action<{ task: number; reason: string }, Taken> = (tx, actor, at, { task, reason }) =>
  takeStep(tx, actor, at, { step: 'pause', task, change: paused, note: reason })
