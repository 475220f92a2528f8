import { openTask, seeTask, type SeenTask } from '../../src/actions/task-step.ts'
import { own, type ListFilter } from '../../src/domain/tasks/task-list.ts'
import type { Task, TaskStep } from '../../src/domain/tasks/task.ts'
import { UserError } from '../../src/domain/chat/errors.ts'
import type { Choice, Reply } from '../../src/domain/chat/reply.ts'
import { say } from '../../src/domain/chat/reply.ts'
import { beginsWithCounted } from '../../src/vietnamese/intent/counted.ts'
import { fullDeadline, sentenceCase, shorten } from '../../src/vietnamese/phrases.ts'
import { workWords } from '../../src/vietnamese/task-lines.ts'
import { listTasks } from '../../db/tasks/lists.ts'
import type { OfficerContext } from '../command.ts'
import { accepted } from './refusals.ts'
import { refusalOf } from './steps.ts'

export interface TaskNumber {
  id: number
  /** what follows it */
  rest: string
  /** "12: …": what follows is to be written word for word, whatever it says */
  literal: boolean
  /** "47 việc rồi", "54 máy tính": it may count things, and be no task's number */
  counts: boolean
}

/** `12 Đã trình`, `#12 …`, `việc 12: …`. Parts of dates, hours, shares, amounts and `80-NQ/TW` are none. */
export function taskNumber(args: string): TaskNumber | undefined {
  const match =
    /^((?:(?:việc|viec|nhiệm vụ|nhiem vu|số|so)\s*)*#?)\s*(\d{1,9})(?![\p{L}\d/%]|[.,]\d|\s*%|\s*\/\s*\d|-\p{L}+\/|-\d)\s*([:,.]|[–-](?!\d))?\s*([\s\S]*)$/iu.exec(
      args.trim(),
    )
  if (!match) return undefined
  const [, called, number, mark = '', rest = ''] = match
  const counts = called === '' && mark === '' && beginsWithCounted(rest)
  return { id: Number(number), rest: rest.trim(), literal: mark === ':', counts }
}

/**
 * What was typed in one line and may mean something else is asked back and no more: only a yes records it. A question left
 * open here would take the next sentence for the answer.
 */
export function askedBack({ form: _, ...reply }: Reply): Reply {
  return reply
}

/**
 * What was typed behind the number asks, refuses or puts off: nothing is written, the task is shown in a line. `instead`: what
 * else it may be meant for.
 */
export function notRecorded({ id, title, work, due, dueTime }: Task, instead?: Choice): Reply {
  const deadline = due === null ? 'không thời hạn' : `hạn ${fullDeadline(due, dueTime)}`
  return {
    ...say(`Chưa có gì thay đổi. Việc #${id} (${shorten(title, 120)}): ${workWords[work]}, ${deadline}.`),
    choices: [{ label: `Xem #${id}`, send: `/viec ${id}` }, ...(instead ? [instead] : [])],
  }
}

/** "/xong 12, 13" means two tasks, not a result called "13". */
const onlyNumbers = /^(?:(?:và|va|với|voi|[,;+&])?\s*(?:việc|viec)?\s*#?\d{1,9}[\s,;.]*)+$/iu

/** @throws UserError where behind the number stand those of more tasks; `step` says in words what `command` does. */
export async function requireOne(
  context: OfficerContext,
  { id, rest, literal }: TaskNumber,
  command: string,
  step: string,
): Promise<void> {
  if (literal || !onlyNumbers.test(rest)) return
  const choices: Choice[] = []
  for (const each of new Set([id, ...(rest.match(/\d+/g) ?? []).map(Number)].slice(0, 8)))
    if (!(await refusalOf(context, command, each)))
      choices.push({ label: `${sentenceCase(step)} #${each}`, send: `/${command} ${each}` })
  const which = choices.length > 0 ? ' Chọn một việc:' : ' Gõ /nhiemvu để xem các việc của mình.'
  throw new UserError(`Mỗi lần đồng chí ${step} một việc.${which}`, choices)
}

/** @throws UserError, the same for a task that does not exist and one that is not theirs */
export const visibleTask = async ({ tx, actor }: OfficerContext, id: number): Promise<SeenTask> =>
  accepted(await seeTask(tx, actor, id))

/** The task before its step is asked about: nobody should write a report on one that is closed. @throws UserError */
export async function taskOpenTo({ tx, actor, now }: OfficerContext, step: TaskStep, id: number): Promise<Task> {
  const { task } = accepted(await openTask(tx, actor, now, step, id))
  return task
}

const offered = 8

/** Asks which task a command is about, offering the most urgent of those it fits; `none`: what is said where it fits none. */
export async function askWhich(
  { tx, actor, message }: OfficerContext,
  command: string,
  { question, none }: { question: string; none: string },
  fits: ListFilter,
): Promise<Reply> {
  const tasks = await listTasks(tx, own(actor), 'open', fits, { offset: 0, limit: offered })
  const unkept =
    message.files.length > 0 ? ['Tệp vừa gửi chưa được lưu; đồng chí gửi lại tệp kèm chú thích có số việc.'] : []
  if (tasks.length === 0) return { ...say(none, ...unkept), choices: [{ label: 'Nhiệm vụ', send: '/nhiemvu' }] }
  return {
    ...say(
      `${question} Chọn việc dưới đây hoặc gõ /${command} kèm số việc, ví dụ: /${command} ${tasks[0]?.id}`,
      ...unkept,
    ),
    choices: tasks.map(task => ({
      label: `#${task.id} ${shorten(task.title, 40)}`,
      send: `/${command} ${task.id}`,
    })),
  }
}
