import { say } from '../src/domain/reply.ts'
import type { Command } from './command.ts'
import { beginWithCode, beginWithContact, finish, meantAsCode } from './shared/linking.ts'

export const lienket: Command = {
  name: 'lienket',
  aliases: ['link'],
  summary: 'Liên kết tài khoản bằng mã',
  usage: '/lienket MÃ',
  who: 'anyone',
  changes: 'with-arguments',

  async run(context, args) {
    const { contact } = context.message
    if (contact) return beginWithContact(context, contact)
    if (meantAsCode(args)) return beginWithCode(context, args)
    return {
      ...say(
        'Để liên kết, đồng chí gửi mã liên kết do quản trị viên hoặc phòng Tổng hợp cấp, ví dụ: /lienket ABCD-2345',
      ),
      choices: [{ label: 'Gửi số điện thoại của tôi', send: '/lienket', contact: true }],
    }
  },

  answer: finish,
}
