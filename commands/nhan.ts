import { acknowledge } from '../src/actions/acknowledge.ts'
import { confirmation } from '../src/vietnamese/confirmation.ts'
import { isRefused } from '../src/actions/action.ts'
import { say, text, type Reply } from '../src/domain/chat/reply.ts'
import { fold } from '../src/vietnamese/normalise.ts'
import { hear, type HeardKind } from '../src/vietnamese/heard.ts'
import { asSentence, fullDeadline, joinList, shorten } from '../src/vietnamese/phrases.ts'
import type { Command, OfficerContext } from './command.ts'
import { accepted, worded } from './shared/refusals.ts'
import { askWhich, notRecorded, requireOne, taskNumber, taskOpenTo } from './shared/task-argument.ts'

const which = {
  question: 'Đồng chí tiếp nhận việc nào?',
  none: 'Đồng chí không có việc nào chờ tiếp nhận.',
}

/** "không phải việc của em", "nhầm", "em chưa nhận được văn bản", "để mai" */
const declines: ReadonlySet<HeardKind> = new Set(['refusal', 'negative', 'wait', 'under way', 'unfinished'])

export const nhan: Command = {
  name: 'nhan',
  aliases: ['tiepnhan'],
  summary: 'Tiếp nhận việc được giao',
  usage: '/nhan SỐ',
  who: 'officer',
  changes: 'with-arguments',

  async run(context, args) {
    const several = severalIn(args)
    if (several) return acknowledgeSeveral(context, several)
    const number = taskNumber(args)
    if (!number) return askWhich(context, 'nhan', which, { role: 'lead', work: 'not_acknowledged' })
    await requireOne(context, number, 'nhan', 'tiếp nhận')
    const task = await taskOpenTo(context, 'acknowledge', number.id)
    const heard = hear(number.rest, number.id).kind
    if (declines.has(heard) && !/[?？]/.test(number.rest))
      return notRecorded(task, { label: `Tiếp nhận #${task.id}`, send: `/nhan ${task.id}` })
    // "/nhan 47 việc rồi": what else is said may turn it into something else.
    const meant = /^[\p{P}\p{S}\s]*$/u.test(number.rest) || heard === 'courtesy'
    if (number.counts || /[?？]/.test(number.rest) || !meant)
      return {
        ...say(
          `Đồng chí muốn tiếp nhận việc #${task.id} (${shorten(task.title, 120)})? Chưa có gì thay đổi cho đến khi đồng chí xác nhận.`,
        ),
        choices: confirmation(`/nhan ${task.id}`, `tiếp nhận việc #${task.id}`),
      }
    accepted(await acknowledge(context.tx, context.actor, context, { task: task.id }))
    const deadline = task.due === null ? '' : ` Thời hạn: ${fullDeadline(task.due, task.dueTime)}.`
    return {
      ...say(asSentence(`Đã tiếp nhận việc #${task.id}: ${shorten(task.title, 200)}`) + deadline),
      choices: [
        { label: 'Báo hoàn thành', send: `/xong ${task.id}` },
        { label: 'Hoàn tác', send: '/hoantac' },
        { label: 'Nhiệm vụ', send: '/nhiemvu' },
      ],
    }
  },
}

/** `cả 12 13`: each by its number, as a message named them. */
function severalIn(args: string): number[] | undefined {
  const [, numbers] = /^ca((?: #?\d{1,9})+)$/.exec(fold(args)) ?? []
  return numbers === undefined ? undefined : [...new Set((numbers.match(/\d+/g) ?? []).map(Number))]
}

/** One by one: what cannot be taken on any more is left as it is, and said. */
async function acknowledgeSeveral(context: OfficerContext, ids: readonly number[]): Promise<Reply> {
  const done: number[] = []
  const left: string[] = []
  for (const task of ids) {
    const outcome = await acknowledge(context.tx, context.actor, context, { task })
    if (isRefused(outcome)) left.push(worded(outcome).message)
    else done.push(task)
  }
  const said =
    done.length > 0
      ? `Đã tiếp nhận ${done.length} việc: ${joinList(done.map(id => `#${id}`))}. Nếu nhầm, trong 10 phút đồng chí gõ /hoantac kèm số việc.`
      : 'Chưa tiếp nhận thêm việc nào.'
  return { blocks: [said, ...left].map(line => text(line)), choices: [{ label: 'Nhiệm vụ', send: '/nhiemvu' }] }
}
