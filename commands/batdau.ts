import { officeName } from '../db/people/officers.ts'
import { say, text } from '../src/domain/chat/reply.ts'
import type { Command } from './command.ts'
import { mostNeeded } from './shared/help-lines.ts'
import { beginWithCode, meantAsCode, menuFor } from './shared/linking.ts'
import { startChoices } from './shared/start-choices.ts'

export const batdau: Command = {
  name: 'batdau',
  aliases: ['start'],
  summary: 'Bắt đầu, liên kết tài khoản',
  usage: '/batdau [MÃ LIÊN KẾT]',
  who: 'anyone',
  changes: 'never',

  async run(context, args) {
    if (meantAsCode(args)) return beginWithCode(context, args)
    const office = await officeName(context.tx)
    const { actor } = context
    if (actor)
      return {
        blocks: [
          text(`Xin chào đồng chí ${actor.name}. Đây là trợ lý Nhắc Việc của ${office}.`),
          text(...(await mostNeeded({ ...context, actor }))),
        ],
        choices: startChoices(actor),
        menu: menuFor(actor, context.commands),
      }
    return {
      ...say(
        `Xin chào. Đây là trợ lý Nhắc Việc (phần mềm trả lời tự động) của ${office}.`,
        'Để liên kết tài khoản, đồng chí gửi mã liên kết (ví dụ ABCD-2345) do quản trị viên hoặc phòng Tổng hợp cấp.',
      ),
      choices: [{ label: 'Gửi số điện thoại của tôi', send: '/lienket', contact: true }],
    }
  },
}
