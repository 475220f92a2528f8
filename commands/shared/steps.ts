import type { Party } from '../../db/tasks/find.ts'
import { lastOnLead } from '../../db/tasks/talk.ts'
import { isRefused, type Refusal } from '../../src/actions/action.ts'
import { decidingOn } from '../../src/actions/deciders.ts'
import { openResult } from '../../src/actions/decide.ts'
import { openLead } from '../../src/actions/settle-lead.ts'
import { openUrging } from '../../src/actions/answer-urge.ts'
import { openTask, seeTask } from '../../src/actions/task-step.ts'
import { stepToUndo } from '../../src/actions/undo.ts'
import { openUrge } from '../../src/actions/urge.ts'
import type { UserError } from '../../src/domain/chat/errors.ts'
import { may } from '../../src/domain/people/access.ts'
import { barredStep, isOpen, type Task } from '../../src/domain/tasks/task.ts'
import { stepCommands, stepOf } from '../../src/vietnamese/step-lines.ts'
import type { OfficerContext } from '../command.ts'
import { worded } from './refusals.ts'

type StepCommand = keyof typeof stepCommands

export const offeredSteps = [
  'nhan',
  'capnhat',
  'xong',
  'duyet',
  'tralai',
  'hoantac',
  'tamdung',
  'tieptuc',
  'thuhoi',
  'molai',
  'nhamnguoi',
  'chuyen',
  'giunguyen',
  'ykien',
  'nhac',
] as const
export type Step = (typeof offeredSteps)[number]

const isStep = (name: string): name is StepCommand => Object.hasOwn(stepCommands, name)

/** Every step that this person may take on the task now; `result`: the number of the one that waits for a decision, and who decides. */
export async function stepsOn(
  context: OfficerContext,
  task: Task,
  parties: readonly Party[],
): Promise<{ steps: Step[]; result: number | undefined; deciders: number[] }> {
  const { tx, actor, now } = context
  const last = await stepToUndo(tx, actor, context)
  const deciding = task.review === 'pending' ? await decidingOn(tx, task, parties, now) : undefined
  const deciders = deciding?.deciders.map(({ officerId }) => officerId) ?? []
  const named = { ...task, deciders }
  const dispute = isOpen(task) ? await lastOnLead(tx, task.id) : undefined
  const disputed = dispute?.kind === 'disputed'
  const mayUrge = may('urge', actor, parties, named) && !isRefused(await openUrge(tx, actor, context, task.id))
  const isOffered = (step: Step): boolean => {
    if (step === 'hoantac') return !isRefused(last) && last.taskId === task.id
    if (step === 'nhac') return mayUrge
    if (step === 'giunguyen' && !disputed) return false
    if (step === 'ykien' && !isOpen(task)) return false
    // Whoever has taken a task on has seen that it is theirs; and says it once.
    if (step === 'nhamnguoi' && (task.work !== 'not_acknowledged' || disputed)) return false
    return may(stepCommands[step], actor, parties, named) && !barredStep(stepCommands[step], task)
  }
  const steps = offeredSteps.filter(isOffered)
  return { steps, result: deciding?.submission?.id, deciders }
}

/**
 * The refusal that the command `name` on the task `id` would meet now; undefined where it would be carried out, or names no
 * task. Changes nothing.
 */
export async function refusalOf(
  context: OfficerContext,
  name: string,
  id: number | undefined,
  result?: number,
): Promise<UserError | undefined> {
  const outcome = await tried(context, name, id, result)
  return outcome && isRefused(outcome) ? worded(outcome) : undefined
}

async function tried(
  context: OfficerContext,
  name: string,
  id: number | undefined,
  result: number | undefined,
): Promise<object | Refusal | undefined> {
  const { tx, actor } = context
  if (name === 'hoantac') return stepToUndo(tx, actor, context, id)
  if (id === undefined) return undefined
  if (name === 'viec') return seeTask(tx, actor, id)
  if (name === 'giunguyen' || name === 'chuyen')
    return openLead(tx, actor, context, stepCommands[name], { task: id, dispute: result })
  if (name === 'duyet' || name === 'tralai')
    return openResult(tx, actor, context, stepCommands[name], { task: id, result })
  if (name === 'nhac')
    return result === undefined
      ? openUrge(tx, actor, context, id)
      : openUrging(tx, actor, context, { task: id, urge: result })
  return isStep(name) ? openTask(tx, actor, context.now, stepCommands[name], id) : undefined
}

/** The line with the number of the result that waits now: the yes to it decides on no other that comes in meanwhile. */
export async function namingResult(context: OfficerContext, line: string): Promise<string> {
  const { command, task, result } = stepOf({ send: line }) ?? {}
  if ((command !== 'duyet' && command !== 'tralai') || task === undefined || result !== undefined) return line
  const open = await openResult(context.tx, context.actor, context, stepCommands[command], { task })
  if (isRefused(open) || !open.submission) return line
  const named = `/${command} ${task}`
  return `${named} @${open.submission.id}${line.slice(named.length)}`
}
