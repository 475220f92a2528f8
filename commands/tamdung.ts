import { pause } from '../src/actions/pause.ts'
import { say, type Reply } from '../src/domain/chat/reply.ts'
import { asSentence, shorten } from '../src/vietnamese/phrases.ts'
import type { Command, OfficerContext } from './command.ts'
import { reasonForm, withReason, type ReasonedStep } from './shared/reason.ts'
import { accepted } from './shared/refusals.ts'

const reasoned: ReasonedStep = { command: 'tamdung', step: 'pause', verb: 'tạm dừng', done: letRest }
const form = reasonForm(reasoned)

const which =
  'Đồng chí tạm dừng việc nào? Gõ /tamdung kèm số việc và lý do, ví dụ: /tamdung 12 chờ hướng dẫn của Sở. Trợ lý chưa hẹn được ngày: việc dừng cho đến khi có /tieptuc.'

export const tamdung: Command = {
  name: 'tamdung',
  aliases: [],
  summary: 'Tạm dừng một việc, kèm lý do',
  usage: '/tamdung SỐ LÝ DO',
  who: 'leader',
  changes: 'with-arguments',

  run: (context, args) => withReason(context, args, reasoned, form, which),

  form,
}

async function letRest(context: OfficerContext, id: number, reason: string): Promise<Reply> {
  const { task } = accepted(await pause(context.tx, context.actor, context, { task: id, reason }))
  return {
    ...say(
      `${asSentence(`Đã tạm dừng việc #${id}: ${shorten(task.title, 160)}`)} Thời hạn giữ nguyên; cán bộ chủ trì không được nhắc việc này cho đến khi cho tiếp tục bằng /tieptuc ${id}.`,
    ),
    choices: [
      { label: 'Cho tiếp tục', send: `/tieptuc ${id}` },
      { label: `Xem #${id}`, send: `/viec ${id}` },
    ],
  }
}
