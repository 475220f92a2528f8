import { UserError } from '../../src/domain/chat/errors.ts'
import { acknowledge, reportProgress, submit, type Task } from '../../src/domain/tasks/task.ts'
import { mayReport } from '../../src/domain/people/access.ts'
import type { Party } from '../../db/tasks/find.ts'
import type { OfficerContext } from '../command.ts'
import { lastStep } from './last-step.ts'
import { ledTask, visibleTask } from './task-argument.ts'

/** The commands by which somebody does something with a task, in the order in which they come. */
const stepNames = ['nhan', 'capnhat', 'xong', 'hoantac'] as const
export type Step = (typeof stepNames)[number]

type ReportStep = Exclude<Step, 'hoantac'>

const isReport = (name: string): name is ReportStep => name !== 'hoantac' && stepNames.some(step => step === name)

/** @throws UserError where the task, as it stands, has no room for the step */
function fits(step: ReportStep, task: Task, context: OfficerContext): void {
  switch (step) {
    case 'nhan':
      acknowledge(task)
      return
    case 'capnhat':
      reportProgress(task, undefined)
      return
    case 'xong':
      submit(task, context, '', undefined)
  }
}

/** Every step that this person may take on the task now. */
export async function stepsOn(context: OfficerContext, task: Task, parties: readonly Party[]): Promise<Step[]> {
  if (!mayReport(context.actor, parties)) return []
  const last = await lastStep(context)
  return stepNames.filter(step =>
    step === 'hoantac' ? last?.taskId === task.id && last.newest : !refusedBy(() => fits(step, task, context)),
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
  try {
    if (name === 'hoantac') {
      const last = await lastStep(context)
      if (!last) return new UserError('Đồng chí không có thao tác nào trong 10 phút qua để hoàn tác.')
      await ledTask(context, last.taskId)
      return last.newest ? undefined : changedSince(last.taskId)
    }
    if (id === undefined) return undefined
    if (name === 'viec') await visibleTask(context, id)
    else if (isReport(name)) fits(name, await ledTask(context, id), context)
    return undefined
  } catch (error) {
    if (error instanceof UserError) return error
    throw error
  }
}

/** Somebody has done something with the task since this person's step. */
export const changedSince = (id: number): UserError =>
  new UserError(`Việc #${id} đã có thay đổi khác sau thao tác của đồng chí nên không hoàn tác được.`, [
    { label: `Xem #${id}`, send: `/viec ${id}` },
  ])

function refusedBy(step: () => void): boolean {
  try {
    step()
    return false
  } catch (error) {
    if (error instanceof UserError) return true
    throw error
  }
}
