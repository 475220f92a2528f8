import { accountsOf } from '../db/people/accounts.ts'
import { rerouteOfficer } from '../db/messages/outbox-routes.ts'
import { eraseAccount } from '../db/people/personal-data.ts'
import { UserError } from '../src/domain/chat/errors.ts'
import { say, type Reply } from '../src/domain/chat/reply.ts'
import { channelWords } from '../src/vietnamese/channel-words.ts'
import { fold } from '../src/vietnamese/normalise.ts'
import type { Command, OfficerContext } from './command.ts'
import { menuFor, startChoices } from './shared/linking.ts'

export const thoat: Command = {
  name: 'thoat',
  aliases: ['huylienket'],
  summary: 'Hủy liên kết tài khoản',
  usage: '/thoat [tài khoản SỐ]',
  who: 'officer',
  changes: 'always',

  async run(context, args) {
    const other = /^tai khoan (?:so )?#?(\d{1,9})$/.exec(fold(args))?.[1]
    if (other !== undefined) return unlink(context, Number(other))
    // "thoát nước khu phố 3" is about drains; nothing is erased on a guess.
    if (args !== '')
      return {
        ...say(
          'Để hủy liên kết tài khoản này, đồng chí gõ riêng /thoat, không kèm nội dung khác. Để hủy một tài khoản khác của mình, đồng chí gõ /thoat tài khoản kèm số tài khoản trong /dulieu.',
        ),
        choices: [{ label: 'Hủy liên kết', send: '/thoat' }, ...startChoices],
      }
    return leave(context)
  },
}

async function leave({ tx, now, message, actor, office, commands }: OfficerContext): Promise<Reply> {
  await eraseAccount(tx, message.channel, message.sender)
  await rerouteOfficer(tx, actor.officerId, office.pushChannels, now)
  return {
    ...say(
      'Đã hủy liên kết và xóa tin nhắn của tài khoản này. Tài khoản không còn xem được nhiệm vụ và không nhận nhắc việc. Muốn dùng lại, đồng chí gửi mã liên kết mới.',
    ),
    menu: menuFor(undefined, commands),
  }
}

/** @throws UserError for an account that is not theirs, the same whether it is somebody's or nobody's */
async function unlink(context: OfficerContext, id: number): Promise<Reply> {
  const { tx, now, message, actor, office } = context
  const account = (await accountsOf(tx, actor.officerId)).find(own => own.id === id)
  if (!account)
    throw new UserError(`Đồng chí không có tài khoản nào mang số ${id}. Gõ /dulieu để xem các tài khoản của mình.`, [
      { label: 'Tài khoản của tôi', send: '/dulieu' },
    ])
  if (account.channel === message.channel && account.externalId === message.sender) return leave(context)
  await eraseAccount(tx, account.channel, account.externalId)
  await rerouteOfficer(tx, actor.officerId, office.pushChannels, now)
  return {
    ...say(
      `Đã hủy liên kết tài khoản ${id} (${channelWords[account.channel]}) và xóa tin nhắn của tài khoản đó.`,
      'Nếu không phải đồng chí đã liên kết tài khoản đó, đồng chí báo ngay quản trị viên.',
    ),
    choices: startChoices,
  }
}
