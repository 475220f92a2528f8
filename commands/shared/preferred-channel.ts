import { preferChannel, reminderChannels } from '../../src/actions/set-preferences.ts'
import { UserError } from '../../src/domain/chat/errors.ts'
import type { ChannelName } from '../../src/domain/chat/incoming.ts'
import { say, type Reply } from '../../src/domain/chat/reply.ts'
import { channelWords } from '../../src/vietnamese/channel-words.ts'
import type { OfficerContext } from '../command.ts'
import { accepted, chooseChannel, chooseChannels } from './refusals.ts'

/** Typed after `kênh`, folded. Who has both Zalo accounts and says only "zalo" means the office's own, the Official Account. */
const typed = new Map<string, readonly ChannelName[]>([
  ['telegram', ['telegram']],
  ['zalo', ['zalo-oa', 'zalo-bot']],
  ['zalo oa', ['zalo-oa']],
  ['zalo bot', ['zalo-bot']],
])

/** @throws UserError for a channel that is unknown, not in use here, not linked or blocked by the person */
export async function preferTyped(context: OfficerContext, name: string): Promise<Reply> {
  const { tx, actor, office } = context
  const channels = typed.get(name)
  if (!channels) {
    const choices = chooseChannels((await reminderChannels(tx, actor, office.pushChannels)).active)
    const next = choices.length > 0 ? 'Đồng chí chọn kênh đã liên kết:' : 'Gõ /caidat để xem kênh đang nhận nhắc việc.'
    throw new UserError(`Trợ lý không có kênh này. ${next}`, choices)
  }
  const { channel, other } = accepted(await preferChannel(tx, actor, context, { channels }))
  const chosen = other && [
    `Đồng chí có cả ${channelWords[channel]} và ${channelWords[other]}; trợ lý chọn ${channelWords[channel]}.`,
  ]
  return {
    ...say(
      [`Từ nay nhắc việc được gửi qua ${channelWords[channel]}.`, ...(chosen ?? [])].join(' '),
      'Khi kênh này gián đoạn, trợ lý gửi qua kênh khác đồng chí đã liên kết. Câu trả lời luôn được gửi ở nơi đồng chí hỏi.',
    ),
    ...(other && { choices: [chooseChannel(other)] }),
  }
}
