import { officeName } from '../db/people/officers.ts'
import { say } from '../src/domain/chat/reply.ts'
import type { Command } from './command.ts'
import { beginWithCode, meantAsCode, menuFor, startChoices } from './shared/linking.ts'

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
    if (context.actor)
      return {
        ...say(`Xin chào đồng chí ${context.actor.name}. Đây là trợ lý Nhắc Việc của ${office}.`),
        choices: startChoices,
        menu: menuFor(context.actor, context.commands),
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
