import { maySee, mayReport } from '../../src/domain/people/access.ts'
import { UserError } from '../../src/domain/chat/errors.ts'
import type { OwnFilter } from '../../src/domain/tasks/own-tasks.ts'
import type { Task } from '../../src/domain/tasks/task.ts'
import type { Reply } from '../../src/domain/chat/reply.ts'
import { say } from '../../src/domain/chat/reply.ts'
import { beginsWithCounted } from '../../src/vietnamese/intent/counted.ts'
import { shorten } from '../../src/vietnamese/phrases.ts'
import { ownTasks } from '../../db/tasks/own.ts'
import { findTask, partiesOf, type Party } from '../../db/tasks/find.ts'
import type { OfficerContext } from '../command.ts'

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
    /^((?:(?:việc|viec|nhiệm vụ|nhiem vu|số|so)\s*)*#?)\s*(\d{1,9})(?![\p{L}\d/%]|[.,]\d|\s*%|\s*\/\s*\d|-\p{L}+\/|-\d)\s*([:,.–-]?)\s*([\s\S]*)$/iu.exec(
      args.trim(),
    )
  if (!match) return undefined
  const [, called, number, mark, rest = ''] = match
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

/** The task and who has to do with it, where this person may see it. */
export async function seenTask(
  { tx, actor }: OfficerContext,
  id: number,
): Promise<{ task: Task; parties: Party[] } | undefined> {
  const task = await findTask(tx, id)
  const parties = task ? await partiesOf(tx, id) : []
  return task && maySee(actor, parties) ? { task, parties } : undefined
}

/** @throws UserError, the same for a task that does not exist and one that is not theirs: nobody learns what others have */
export async function visibleTask(context: OfficerContext, id: number): Promise<{ task: Task; parties: Party[] }> {
  const seen = await seenTask(context, id)
  if (!seen)
    throw new UserError(
      `Không tìm thấy việc #${id} trong phạm vi của đồng chí. Gõ /nhiemvu để xem các việc của mình.`,
      [{ label: 'Nhiệm vụ', send: '/nhiemvu' }],
    )
  return seen
}

/** @throws UserError unless the person leads the task */
export async function ledTask(context: OfficerContext, id: number): Promise<Task> {
  const { task, parties } = await visibleTask(context, id)
  if (!mayReport(context.actor, parties))
    throw new UserError(`Việc #${id} do ${leadName(parties)} chủ trì; chỉ cán bộ chủ trì được báo cáo việc này.`, [
      { label: `Xem #${id}`, send: `/viec ${id}` },
    ])
  return task
}

export function leadName(parties: readonly Party[]): string {
  const lead = parties.find(party => party.role === 'lead')
  if (!lead) return 'đơn vị khác'
  return lead.officer ? `${lead.officer}${lead.unit ? ` (${lead.unit})` : ''}` : (lead.unit ?? 'đơn vị khác')
}

const offered = 8

/** Asks which task a command is about, offering the most urgent of those it fits; `none`: what is said where it fits none. */
export async function askWhich(
  { tx, actor, message }: OfficerContext,
  command: string,
  { question, none }: { question: string; none: string },
  fits: OwnFilter,
): Promise<Reply> {
  const tasks = await ownTasks(tx, actor, 'open', fits, { offset: 0, limit: offered })
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
