import { disputeLead as disputed } from '../domain/tasks/task.ts'
import type { Action } from './action.ts'
import { takeStep, type Taken } from './task-step.ts'

/** Whoever leads a task says that it is not theirs to do; it stays theirs until those in charge of it have decided. */
export const disputeLead: Action<{ task: number; reason: string }, Taken> = (tx, actor, at, { task, reason }) =>
  takeStep(tx, actor, at, { step: 'dispute-lead', task, change: disputed, note: reason })
