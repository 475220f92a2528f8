import { namesOf } from '../../db/people/officers.ts'
import { stateCause as stated, type LateCause } from '../domain/tasks/task.ts'
import { isRefused, type Action } from './action.ts'
import { decidersIf } from './deciders.ts'
import { openTask, takeStep, type Taken } from './task-step.ts'

export interface StatedCause {
  task: number
  cause: LateCause
  /** the person's own words; empty where they only named the kind */
  words: string
}

export interface Stated extends Taken {
  /** the names of those who are asked to confirm it */
  judges: string[]
}

/** The lead tells why the result came late; those who decide confirm an objective cause by name. */
export const stateCause: Action<StatedCause, Stated> = async (tx, actor, at, { task, cause, words }) => {
  const seen = await openTask(tx, actor, at.now, 'state-cause', task)
  if (isRefused(seen)) return seen
  const judges = cause === 'objective' ? await decidersIf(tx, seen.task, seen.parties, actor.officerId, at.now) : []
  const taken = await takeStep(tx, actor, at, {
    step: 'state-cause',
    task,
    change: late => stated(late, cause, judges.length > 0),
    ...(words !== '' && { note: words }),
  })
  if (isRefused(taken)) return taken
  return {
    ...taken,
    judges: await namesOf(
      tx,
      judges.map(({ officerId }) => officerId),
    ),
  }
}
