import { withdraw } from '../src/actions/withdraw.ts'
import { say, type Reply } from '../src/domain/chat/reply.ts'
import { asSentence, shorten } from '../src/vietnamese/phrases.ts'
import type { Command, OfficerContext } from './command.ts'
import { reasonForm, withReason, type ReasonedStep } from './shared/reason.ts'
import { accepted } from './shared/refusals.ts'

const reasoned: ReasonedStep = { command: 'thuhoi', step: 'withdraw', verb: 'thu hồi', done: takeBack }
const form = reasonForm(reasoned)

const which = 'Đồng chí thu hồi việc nào? Gõ /thuhoi kèm số việc và lý do, ví dụ: /thuhoi 12 đã giao đơn vị khác.'

export const thuhoi: Command = {
  name: 'thuhoi',
  aliases: [],
  summary: 'Thu hồi một việc, kèm lý do',
  usage: '/thuhoi SỐ LÝ DO',
  who: 'officer',
  helpFor: 'leader',
  changes: 'with-arguments',

  run: (context, args) => withReason(context, args, reasoned, form, which),

  form,
}

async function takeBack(context: OfficerContext, id: number, reason: string): Promise<Reply> {
  const { before, task } = accepted(await withdraw(context.tx, context.actor, context, { task: id, reason }))
  const unjudged = before.review === 'pending' ? ' Kết quả đang chờ duyệt không cần duyệt nữa.' : ''
  return {
    ...say(
      `${asSentence(`Đã thu hồi việc #${id}: ${shorten(task.title, 160)}`)} Những người thực hiện được báo.${unjudged} Nếu nhầm, gõ /hoantac trong 10 phút; sau đó mở lại bằng /molai ${id}.`,
    ),
    choices: [
      { label: 'Hoàn tác', send: '/hoantac' },
      { label: `Xem #${id}`, send: `/viec ${id}` },
    ],
  }
}
