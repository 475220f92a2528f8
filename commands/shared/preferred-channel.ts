import { accountsOf } from '../../db/people/accounts.ts'
import { setPreferences } from '../../db/people/officers.ts'
import { rerouteOfficer } from '../../db/messages/outbox-routes.ts'
import { UserError } from '../../src/domain/chat/errors.ts'
import type { ChannelName } from '../../src/domain/chat/incoming.ts'
import { say, type Choice, type Reply } from '../../src/domain/chat/reply.ts'
import { channelWords } from '../../src/vietnamese/channel-words.ts'
import type { OfficerContext } from '../command.ts'

/** Typed after `kênh`, folded. Who has both Zalo accounts and says only "zalo" means the office's own, the Official Account. */
const typed = new Map<string, { words: string; channels: readonly ChannelName[] }>([
  ['telegram', { words: 'Telegram', channels: ['telegram'] }],
  ['zalo', { words: 'Zalo', channels: ['zalo-oa', 'zalo-bot'] }],
  ['zalo oa', { words: 'Zalo OA', channels: ['zalo-oa'] }],
  ['zalo bot', { words: 'Zalo Bot', channels: ['zalo-bot'] }],
])

export const chooseChannel = (channel: ChannelName): Choice => ({
  label: `Nhận nhắc việc qua ${channelWords[channel]}`,
  send: `/caidat kênh ${channelWords[channel]}`,
})

/** The person's channels on which the office writes first, with those where they have blocked us. */
export async function reminderChannels({ tx, actor, office }: OfficerContext) {
  const served = office.pushChannels().map(channel => channel.name)
  const own = (await accountsOf(tx, actor.officerId)).filter(account => served.includes(account.channel))
  const active = new Set(own.filter(account => account.status === 'active').map(account => account.channel))
  return { served, active, blocked: own.map(account => account.channel).filter(channel => !active.has(channel)) }
}

/** @throws UserError for a channel that is unknown, not in use here, not linked or blocked by the person */
export async function preferChannel(context: OfficerContext, name: string): Promise<Reply> {
  const { tx, now, actor, office } = context
  const wanted = typed.get(name)
  const { served, active, blocked } = await reminderChannels(context)
  const choices = [...active].filter(channel => channel !== 'web').map(chooseChannel)
  if (!wanted) {
    const next = choices.length > 0 ? 'Đồng chí chọn kênh đã liên kết:' : 'Gõ /caidat để xem kênh đang nhận nhắc việc.'
    throw new UserError(`Trợ lý không có kênh này. ${next}`, choices)
  }
  const { words, channels } = wanted
  if (!channels.some(channel => served.includes(channel)))
    throw new UserError(`Cơ quan chưa dùng trợ lý trên ${words}.`, choices)
  const [first, second] = channels.filter(channel => active.has(channel))
  if (!first && channels.some(channel => blocked.includes(channel)))
    throw new UserError(
      `Đồng chí đang chặn trợ lý trên ${words}. Đồng chí bỏ chặn, nhắn một tin cho trợ lý ở đó rồi chọn lại kênh.`,
      choices,
    )
  if (!first)
    throw new UserError(
      `Đồng chí chưa liên kết tài khoản ${words}. Đồng chí đề nghị quản trị viên hoặc phòng Tổng hợp cấp mã liên kết, mở trò chuyện với trợ lý của cơ quan trên ${words}, gửi mã vào đó rồi chọn lại kênh.`,
      choices,
    )
  await setPreferences(tx, actor.officerId, { preferredChannel: first })
  await rerouteOfficer(tx, actor.officerId, office.pushChannels, now)
  const other = second
    ? [`Đồng chí có cả ${channelWords[first]} và ${channelWords[second]}; trợ lý chọn ${channelWords[first]}.`]
    : []
  return {
    ...say(
      [`Từ nay nhắc việc được gửi qua ${channelWords[first]}.`, ...other].join(' '),
      'Khi kênh này gián đoạn, trợ lý gửi qua kênh khác đồng chí đã liên kết. Câu trả lời luôn được gửi ở nơi đồng chí hỏi.',
    ),
    ...(second && { choices: [chooseChannel(second)] }),
  }
}
