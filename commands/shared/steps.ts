import type { Party } from '../../db/tasks/find.ts'
import { isRefused, type Refusal } from '../../src/actions/action.ts'
import { openTask, seeTask } from '../../src/actions/task-step.ts'
import { stepToUndo } from '../../src/actions/undo.ts'
import type { UserError } from '../../src/domain/chat/errors.ts'
import { may } from '../../src/domain/people/access.ts'
import { barredStep, type Task } from '../../src/domain/tasks/task.ts'
import { stepCommands } from '../../src/vietnamese/step-lines.ts'
import type { OfficerContext } from '../command.ts'
import { worded } from './refusals.ts'

type StepCommand = keyof typeof stepCommands

export const offeredSteps = ['nhan', 'capnhat', 'xong', 'hoantac', 'tamdung', 'tieptuc'] as const
export type Step = (typeof offeredSteps)[number]

const isStep = (name: string): name is StepCommand => Object.hasOwn(stepCommands, name)

/** Every step that this person may take on the task now. */
export async function stepsOn(context: OfficerContext, task: Task, parties: readonly Party[]): Promise<Step[]> {
  const { tx, actor } = context
  const last = await stepToUndo(tx, actor, context)
  return offeredSteps.filter(step =>
    step === 'hoantac'
      ? !isRefused(last) && last.taskId === task.id
      : may(stepCommands[step], actor, parties, task) && !barredStep(stepCommands[step], task),
  )
}

/**
 * The refusal that the command `name` on the task `id` would meet now; undefined where it would be carried out, or names no
 * task. Changes nothing.
 */
export async function refusalOf(
  context: OfficerContext,
  name: string,
  id: number | undefined,
): Promise<UserError | undefined> {
  const outcome = await tried(context, name, id)
  return outcome && isRefused(outcome) ? worded(outcome) : undefined
}

async function tried(
  context: OfficerContext,
  name: string,
  id: number | undefined,
): Promise<object | Refusal | undefined> {
  const { tx, actor } = context
  if (name === 'hoantac') return stepToUndo(tx, actor, context, id)
  if (id === undefined) return undefined
  if (name === 'viec') return seeTask(tx, actor, id)
  return isStep(name) ? openTask(tx, actor, context.now, stepCommands[name], id) : undefined
}
