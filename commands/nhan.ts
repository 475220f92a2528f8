import { recordChange } from '../db/tasks/events.ts'
import { confirmation } from '../src/vietnamese/confirmation.ts'
import { say } from '../src/domain/chat/reply.ts'
import { acknowledge } from '../src/domain/tasks/task.ts'
import { hear, type HeardKind } from '../src/vietnamese/heard.ts'
import { asSentence, fullDate, shorten } from '../src/vietnamese/phrases.ts'
import type { Command } from './command.ts'
import { askWhich, ledTask, taskNumber } from './shared/task-argument.ts'

const courteous: ReadonlySet<HeardKind> = new Set(['courtesy', 'signs'])

const which = {
  question: 'Đồng chí tiếp nhận việc nào?',
  none: 'Đồng chí không có việc nào chờ tiếp nhận.',
}

export const nhan: Command = {
  name: 'nhan',
  aliases: ['tiepnhan'],
  summary: 'Tiếp nhận việc được giao',
  usage: '/nhan SỐ',
  who: 'officer',
  changes: 'with-arguments',

  async run(context, args) {
    const number = taskNumber(args)
    if (!number) return askWhich(context, 'nhan', which, { role: 'lead', notAcknowledged: true })
    const task = await ledTask(context, number.id)
    // "/nhan 47 việc rồi": what else is said may turn it into something else.
    if (number.rest !== '' && !courteous.has(hear(number.rest, number.id).kind)) {
      acknowledge(task)
      return {
        ...say(
          `Đồng chí muốn tiếp nhận việc #${task.id} (${shorten(task.title, 120)})? Chưa có gì thay đổi cho đến khi đồng chí xác nhận.`,
        ),
        choices: confirmation(`/nhan ${task.id}`, `tiếp nhận việc #${task.id}`),
      }
    }
    await recordChange(context.tx, task, acknowledge(task), { officerId: context.actor.officerId, now: context.now })
    const deadline = task.due === null ? '' : ` Thời hạn: ${fullDate(task.due)}.`
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
