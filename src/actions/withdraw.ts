import { withdraw as withdrawn } from '../domain/tasks/task.ts'
import type { Action } from './action.ts'
import { takeStep, type Taken } from './task-step.ts'

/** Those with authority over a task say that it need not be done any more, with the reason. */
export const withdraw: Action<{ task: number; reason: string }, Taken> = (tx, actor, at, { task, reason }) =>
  takeStep(tx, actor, at, { step: 'withdraw', task, change: withdrawn, note: reason })
