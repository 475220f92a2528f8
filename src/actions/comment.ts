import { comment as commented } from '../domain/tasks/task.ts'
import type { Action } from './action.ts'
import { takeStep, type Taken } from './task-step.ts'

/** One of a task's people asks or says something about it; who assigned it, who leads it and who spoke before are told. */
export const comment: Action<{ task: number; words: string }, Taken> = (tx, actor, at, { task, words }) =>
  takeStep(tx, actor, at, { step: 'comment', task, change: commented, note: words })
