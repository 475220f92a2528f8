import { resume } from '../src/actions/resume.ts'
import { say } from '../src/domain/chat/reply.ts'
import { confirmation } from '../src/vietnamese/confirmation.ts'
import { asSentence, fullDeadline, shorten } from '../src/vietnamese/phrases.ts'
import type { Command } from './command.ts'
import { accepted } from './shared/refusals.ts'
import { requireOne, taskNumber, taskOpenTo } from './shared/task-argument.ts'

export const tieptuc: Command = {
  name: 'tieptuc',
  aliases: [],
  summary: 'Cho tiếp tục một việc đang tạm dừng',
  usage: '/tieptuc SỐ',
  who: 'leader',
  changes: 'with-arguments',

  async run(context, args) {
    const number = taskNumber(args)
    if (!number)
      return {
        ...say('Đồng chí cho tiếp tục việc nào? Gõ /tieptuc kèm số việc, ví dụ: /tieptuc 12.'),
        choices: [{ label: 'Tiến độ', send: '/tiendo' }],
      }
    await requireOne(context, number, 'tieptuc', 'cho tiếp tục')
    const { id, title } = await taskOpenTo(context, 'resume', number.id)
    // "/tieptuc 12 hồ sơ": what else is said may turn it into something else.
    if (number.rest !== '')
      return {
        ...say(
          `Đồng chí muốn cho tiếp tục việc #${id} (${shorten(title, 120)})? Chưa có gì thay đổi cho đến khi đồng chí xác nhận.`,
        ),
        choices: confirmation(`/tieptuc ${id}`, `cho tiếp tục việc #${id}`),
      }
    const { task } = accepted(await resume(context.tx, context.actor, context, { task: id }))
    const deadline = task.due === null ? '' : ` Thời hạn: ${fullDeadline(task.due, task.dueTime)}.`
    return {
      ...say(asSentence(`Đã cho tiếp tục việc #${id}: ${shorten(title, 200)}`) + deadline),
      choices: [{ label: `Xem #${id}`, send: `/viec ${id}` }],
    }
  },
}
