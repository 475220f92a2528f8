import { mayReport } from '../../src/domain/access.ts'
import { isActive, type Task } from '../../src/domain/task.ts'
import type { Party } from '../../db/tasks.ts'
import type { OfficerContext } from '../command.ts'
import { lastStep } from './last-step.ts'
import { seenTask } from './task-argument.ts'

/** The commands by which somebody does something with a task. */
const stepNames = ['nhan', 'capnhat', 'xong', 'hoantac'] as const
export type Step = (typeof stepNames)[number]

export const isStep = (name: string): name is Step => stepNames.some(step => step === name)

/** Every step that this person may take on the task now, in the order in which they come. */
export async function stepsOn(context: OfficerContext, task: Task, parties: readonly Party[]): Promise<Step[]> {
  if (!mayReport(context.actor, parties)) return []
  const last = await lastStep(context)
  return [
    ...(isActive(task) && task.work === 'not_acknowledged' ? (['nhan'] as const) : []),
    ...(isActive(task) ? (['capnhat', 'xong'] as const) : []),
    ...(last?.taskId === task.id && last.newest ? (['hoantac'] as const) : []),
  ]
}

/** Would this person be refused the step, or the sight of the task? `id` undefined: the step is on no task that is named. */
export async function wouldRefuse(context: OfficerContext, name: string, id: number | undefined): Promise<boolean> {
  if (name === 'hoantac') {
    const last = await lastStep(context)
    return !last?.newest || !(await takes(context, last.taskId, 'hoantac'))
  }
  if (id === undefined) return false
  if (name === 'viec') return (await seenTask(context, id)) === undefined
  return isStep(name) && !(await takes(context, id, name))
}

async function takes(context: OfficerContext, id: number, step: Step): Promise<boolean> {
  const seen = await seenTask(context, id)
  return seen !== undefined && (await stepsOn(context, seen.task, seen.parties)).includes(step)
}
