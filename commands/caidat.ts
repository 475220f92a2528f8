import { officerPreferences } from '../db/people/officers.ts'
import { reminderChannels, switchFor } from '../src/actions/set-preferences.ts'
import { UserError } from '../src/domain/chat/errors.ts'
import { say, text, title, type Reply } from '../src/domain/chat/reply.ts'
import { channelWords } from '../src/vietnamese/channel-words.ts'
import { fold } from '../src/vietnamese/normalise.ts'
import type { Command, OfficerContext } from './command.ts'
import { preferTyped } from './shared/preferred-channel.ts'
import { accepted, chooseChannel } from './shared/refusals.ts'

const digestOn = { label: 'Bật nhắc buổi sáng', send: '/caidat nhắc bật' }
const digestOff = { label: 'Tắt nhắc buổi sáng', send: '/caidat nhắc tắt' }
const assistantOn = { label: 'Bật Trợ lý AI', send: '/caidat trợ lý bật' }
const assistantOff = { label: 'Tắt Trợ lý AI', send: '/caidat trợ lý tắt' }

/** `nhắc bật` and `bật nhắc` are the same; undefined: about something else. */
function switched(words: string, subject: string): boolean | undefined {
  const found = new RegExp(`^(?:(?:${subject}) )?(bat|tat)$|^(bat|tat) (?:${subject})$`).exec(words)
  return found ? (found[1] ?? found[2]) === 'bat' : undefined
}

export const caidat: Command = {
  name: 'caidat',
  aliases: ['thietlap'],
  summary: 'Cài đặt nhắc việc',
  usage: '/caidat [nhắc bật | nhắc tắt]',
  who: 'officer',
  changes: 'with-arguments',

  async run(context, args) {
    const words = fold(args)
    if (words === '') return show(context)
    const digest = switched(words, 'nhac')
    if (digest !== undefined) return setDigest(context, digest)
    const assistant = switched(words, 'tro ly|tro ly ai|ai')
    if (assistant !== undefined) return setAssistant(context, assistant)
    const channel = /^kenh (.+)$/.exec(words)?.[1]
    if (channel !== undefined) return preferTyped(context, channel)
    throw new UserError(
      'Không có cài đặt này. Đồng chí gõ /caidat nhắc bật, /caidat nhắc tắt, hoặc /caidat để xem các cài đặt.',
      [digestOn, digestOff],
    )
  },
}

async function setDigest(context: OfficerContext, wantsDigest: boolean): Promise<Reply> {
  const { tx, actor, office } = context
  accepted(await switchFor(tx, actor, context, { wantsDigest }))
  const { reminderAt } = await office.settings(tx)
  return wantsDigest
    ? { ...say(`Đã bật nhắc việc lúc ${reminderAt} các sáng ngày làm việc.`), choices: [digestOff] }
    : {
        ...say(
          'Đã tắt nhắc việc buổi sáng. Việc mới giao và kết quả chờ đồng chí duyệt vẫn được báo; đồng chí xem nhiệm vụ bằng /nhiemvu.',
        ),
        choices: [digestOn],
      }
}

async function setAssistant(context: OfficerContext, wantsAssistant: boolean): Promise<Reply> {
  accepted(await switchFor(context.tx, context.actor, context, { wantsAssistant }))
  return wantsAssistant
    ? { ...say('Đã bật Trợ lý AI: nếu cơ quan có dùng, trợ lý hiểu câu nhắn tự do tốt hơn.'), choices: [assistantOff] }
    : {
        ...say('Đã tắt Trợ lý AI: câu nhắn của đồng chí không được gửi tới mô hình AI. Các lệnh vẫn dùng như trước.'),
        choices: [assistantOn],
      }
}

async function show(context: OfficerContext): Promise<Reply> {
  const { tx, actor, office } = context
  const set = await officerPreferences(tx, actor.officerId)
  const { reminderAt } = await office.settings(tx)
  const { active, blocked } = await reminderChannels(tx, actor, office.pushChannels)
  const preferred = active.find(channel => channel === set?.preferredChannel)
  const channels = [
    ...active.map(channel => channelWords[channel] + (channel === preferred ? ' (ưu tiên)' : '')),
    ...blocked.map(channel => `${channelWords[channel]} (đang chặn trợ lý)`),
  ]
  const others = active.length > 1 ? active.filter(channel => channel !== preferred && channel !== 'web') : []
  return {
    blocks: [
      title('Cài đặt'),
      text(
        `Nhắc việc buổi sáng: ${set?.wantsDigest ? `bật (${reminderAt} các ngày làm việc)` : 'tắt'}.`,
        `Kênh nhận nhắc việc: ${channels.join(', ') || 'chưa có'}.`,
        ...(office.languageModel ? [`Trợ lý AI: ${set?.wantsAssistant ? 'bật' : 'tắt'}.`] : []),
      ),
    ],
    choices: [
      set?.wantsDigest ? digestOff : digestOn,
      ...others.map(chooseChannel),
      ...(office.languageModel ? [set?.wantsAssistant ? assistantOff : assistantOn] : []),
    ],
  }
}
