import { unlink, type OwnAccount } from '../src/actions/unlink.ts'
import { say, type Reply } from '../src/domain/chat/reply.ts'
import { channelWords } from '../src/vietnamese/channel-words.ts'
import { fold } from '../src/vietnamese/normalise.ts'
import type { Command, OfficerContext } from './command.ts'
import { menuFor } from './shared/linking.ts'
import { accepted } from './shared/refusals.ts'
import { startChoices } from './shared/start-choices.ts'

export const thoat: Command = {
  name: 'thoat',
  aliases: ['huylienket'],
  summary: 'Hủy liên kết tài khoản',
  usage: '/thoat [tài khoản SỐ]',
  who: 'officer',
  changes: 'always',

  async run(context, args) {
    const other = /^tai khoan (?:so )?#?(\d{1,9})$/.exec(fold(args))?.[1]
    if (other !== undefined) return leave(context, { id: Number(other) })
    // "thoát nước khu phố 3" is about drains; nothing is erased on a guess.
    if (args !== '')
      return {
        ...say(
          'Để hủy liên kết tài khoản này, đồng chí gõ riêng /thoat, không kèm nội dung khác. Để hủy một tài khoản khác của mình, đồng chí gõ /thoat tài khoản kèm số tài khoản trong /dulieu.',
        ),
        choices: [{ label: 'Hủy liên kết', send: '/thoat' }, ...startChoices(context.actor)],
      }
    const { channel, sender } = context.message
    return leave(context, { channel, sender })
  },
}

/** @throws UserError for an account that is not theirs, the same whether it is somebody's or nobody's */
async function leave(context: OfficerContext, which: OwnAccount): Promise<Reply> {
  const { tx, message, actor, commands } = context
  const { id, channel, sender } = accepted(await unlink(tx, actor, context, { account: which }))
  if (channel === message.channel && sender === message.sender)
    return {
      ...say(
        'Đã hủy liên kết và xóa tin nhắn của tài khoản này. Tài khoản không còn xem được nhiệm vụ và không nhận nhắc việc. Muốn dùng lại, đồng chí gửi mã liên kết mới.',
      ),
      menu: menuFor(undefined, commands),
    }
  return {
    ...say(
      `Đã hủy liên kết tài khoản ${id} (${channelWords[channel]}) và xóa tin nhắn của tài khoản đó.`,
      'Muốn liên kết thêm tài khoản, đồng chí cần mã liên kết mới. Nếu không phải đồng chí đã liên kết tài khoản đó, đồng chí báo ngay quản trị viên.',
    ),
    choices: startChoices(actor),
  }
}
