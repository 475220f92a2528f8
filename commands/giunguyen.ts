import { keepLead } from '../src/actions/settle-lead.ts'
import { say } from '../src/domain/chat/reply.ts'
import { asSentence, shorten } from '../src/vietnamese/phrases.ts'
import type { Command } from './command.ts'
import { accepted } from './shared/refusals.ts'
import { resultNumber } from './shared/result-number.ts'
import { requireOne } from './shared/task-argument.ts'

export const giunguyen: Command = {
  name: 'giunguyen',
  aliases: [],
  summary: 'Giữ nguyên người chủ trì đã báo không đúng người',
  usage: '/giunguyen SỐ [Ý KIẾN]',
  who: 'officer',
  helpFor: 'leader',
  changes: 'with-arguments',

  async run(context, args) {
    const number = resultNumber(args)
    if (!number)
      return say('Đồng chí giữ nguyên người chủ trì việc nào? Gõ /giunguyen kèm số việc, ví dụ: /giunguyen 12.')
    await requireOne(context, number, 'giunguyen', 'giữ nguyên người chủ trì')
    const { id, result: dispute, rest } = number
    const words = rest === '' ? undefined : rest
    const { task } = accepted(await keepLead(context.tx, context.actor, context, { task: id, dispute, words }))
    return {
      ...say(
        `${asSentence(`Đã giữ nguyên người chủ trì việc #${id}: ${shorten(task.title, 160)}`)} Cán bộ chủ trì được báo.`,
      ),
      choices: [{ label: `Xem #${id}`, send: `/viec ${id}` }],
    }
  },
}
