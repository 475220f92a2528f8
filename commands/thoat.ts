import { rerouteOfficer } from '../db/outbox-routes.ts'
import { eraseAccount } from '../db/personal-data.ts'
import { say } from '../src/domain/reply.ts'
import type { Command } from './command.ts'
import { menuFor, startChoices } from './shared/linking.ts'

export const thoat: Command = {
  name: 'thoat',
  aliases: ['huylienket'],
  summary: 'Hủy liên kết tài khoản này',
  usage: '/thoat',
  who: 'officer',
  changes: 'always',

  async run({ tx, now, message, actor, office, commands }, args) {
    // "thoát nước khu phố 3" is about drains; nothing is erased on a guess.
    if (args !== '')
      return {
        ...say('Để hủy liên kết tài khoản này, đồng chí gõ riêng /thoat, không kèm nội dung khác.'),
        choices: [{ label: 'Hủy liên kết', send: '/thoat' }, ...startChoices],
      }
    await eraseAccount(tx, message.channel, message.sender)
    await rerouteOfficer(tx, actor.officerId, office.pushChannels, now)
    return {
      ...say(
        'Đã hủy liên kết và xóa tin nhắn của tài khoản này. Tài khoản không còn xem được nhiệm vụ và không nhận nhắc việc. Muốn dùng lại, đồng chí gửi mã liên kết mới.',
      ),
      menu: menuFor(undefined, commands),
    }
  },
}
