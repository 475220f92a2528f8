import type { Party } from '../../db/tasks/find.ts'
import { lastOnLead } from '../../db/tasks/talk.ts'
import { isRefused, type Refusal } from '../../src/actions/action.ts'
import { decidingOn } from '../../src/actions/deciders.ts'
import { matterOf, openResult } from '../../src/actions/decide.ts'
import { openToAsk } from '../../src/actions/extension.ts'
import { openLead } from '../../src/actions/settle-lead.ts'
import { openUrging } from '../../src/actions/answer-urge.ts'
import { openTask, seeTask } from '../../src/actions/task-step.ts'
import { stepToUndo } from '../../src/actions/undo.ts'
import { openUrge } from '../../src/actions/urge.ts'
import type { UserError } from '../../src/domain/chat/errors.ts'
import { may } from '../../src/domain/people/access.ts'
import { localDate } from '../../src/domain/days/local-date.ts'
import {
  barredStep,
  isOpen,
  undecidedMatters,
  waitsOn,
  type CauseReview,
  type Task,
  type TaskStep,
  type Undecided,
} from '../../src/domain/tasks/task.ts'
import { causeStep, stepCommands, stepOf } from '../../src/vietnamese/step-lines.ts'
import type { OfficerContext } from '../command.ts'
import { worded } from './refusals.ts'

type StepCommand = keyof typeof stepCommands

export const offeredSteps = [
  'nhan',
  'capnhat',
  'xong',
  'duyet',
  'tralai',
  'giahan',
  causeStep,
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

/** What a command decides, of each matter. */
const deciding = {
  duyet: { result: 'approve', extension: 'grant-extension', cause: 'judge-cause' },
  tralai: { result: 'return-result', extension: 'refuse-extension', cause: 'return-result' },
} as const
const decides = (name: string): name is keyof typeof deciding => Object.hasOwn(deciding, name)

export interface StepsOn {
  steps: Step[]
  /** what waits for a decision, its number, and who decides on it */
  matter: Undecided | undefined
  result: number | undefined
  deciders: number[]
  /** of a request for another deadline: it came when the first was over */
  afterwards: boolean
  causeReview: CauseReview
}

/** Every step that this person may take on the task now. */
export async function stepsOn(context: OfficerContext, task: Task, parties: readonly Party[]): Promise<StepsOn> {
  const { tx, actor, now, office } = context
  const last = await stepToUndo(tx, actor, context)
  const matter = undecidedMatters.find(each => waitsOn[each](task))
  const found = await decidingOn(tx, task, parties, now, matter ?? 'extension')
  const deciders = found.deciders.map(({ officerId }) => officerId)
  const named = { ...task, deciders }
  const dispute = isOpen(task) ? await lastOnLead(tx, task.id) : undefined
  const disputed = dispute?.kind === 'disputed'
  const mayUrge = may('urge', actor, parties, named) && !isRefused(await openUrge(tx, actor, context, task.id))
  const open = (step: TaskStep) => may(step, actor, parties, named) && !barredStep(step, task)
  const steps = offeredSteps.filter(step => {
    if (step === 'hoantac') return !isRefused(last) && last.taskId === task.id
    if (step === causeStep) return task.lateCause === null && open('state-cause')
    if (step === 'giahan') return task.extension !== 'pending' && (open('ask-extension') || open('set-deadline'))
    if (step === 'nhac') return mayUrge
    if (step === 'giunguyen' && !disputed) return false
    if (step === 'ykien' && !isOpen(task)) return false
    // Whoever has taken a task on has seen that it is theirs; and says it once.
    if (step === 'nhamnguoi' && (task.work !== 'not_acknowledged' || disputed)) return false
    if (decides(step)) return matter !== undefined && open(deciding[step][matter])
    return open(stepCommands[step])
  })
  const { due } = task
  const at = found.submission?.at
  const afterwards = due !== null && at !== undefined && localDate(at, office.timeZone) > due
  return {
    steps,
    matter,
    result: found.submission?.id,
    deciders: matter ? deciders : [],
    afterwards,
    causeReview: task.causeReview,
  }
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
  if (name === causeStep) return openTask(tx, actor, context.now, 'state-cause', id)
  if (name === 'viec') return seeTask(tx, actor, id)
  if (name === 'giunguyen' || name === 'chuyen')
    return openLead(tx, actor, context, stepCommands[name], { task: id, dispute: result })
  if (name === 'nhac')
    return result === undefined
      ? openUrge(tx, actor, context, id)
      : openUrging(tx, actor, context, { task: id, urge: result })
  if (decides(name)) {
    const judged = { task: id, result }
    return openResult(tx, actor, context, deciding[name][await matterOf(tx, judged)], judged)
  }
  if (name === 'giahan') {
    const sets = await openTask(tx, actor, context.now, 'set-deadline', id)
    return isRefused(sets) ? openToAsk(tx, actor, context.now, id) : sets
  }
  return isStep(name) ? openTask(tx, actor, context.now, stepCommands[name], id) : undefined
}

/** The line with the number of the result that waits now: the yes to it decides on no other that comes in meanwhile. */
export async function namingResult(context: OfficerContext, line: string): Promise<string> {
  const { command, task, result } = stepOf({ send: line }) ?? {}
  if (command === undefined || !decides(command) || task === undefined || result !== undefined) return line
  const matter = await matterOf(context.tx, { task })
  const open = await openResult(context.tx, context.actor, context, deciding[command][matter], { task })
  if (isRefused(open) || !open.submission) return line
  const named = `/${command} ${task}`
  return `${named} @${open.submission.id}${line.slice(named.length)}`
}
