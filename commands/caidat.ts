import { officerPreferences, setWantsDigest } from '../db/people.ts'
import { UserError } from '../src/domain/errors.ts'
import { say, text, title, type Reply } from '../src/domain/reply.ts'
import { fold } from '../src/domain/text/normalise.ts'
import type { Command, OfficerContext } from './command.ts'

const turnOn = { label: 'Bật nhắc buổi sáng', send: '/caidat nhắc bật' }
const turnOff = { label: 'Tắt nhắc buổi sáng', send: '/caidat nhắc tắt' }

export const caidat: Command = {
  name: 'caidat',
  aliases: ['thietlap'],
  summary: 'Cài đặt nhắc việc',
  usage: '/caidat [nhắc bật | nhắc tắt]',
  who: 'officer',

  async run(context, args) {
    switch (fold(args)) {
      case '':
        return show(context)
      case 'nhac bat':
      case 'bat nhac':
      case 'bat':
        await setWantsDigest(context.tx, context.actor.officerId, true)
        return {
          ...say(`Đã bật nhắc việc lúc ${context.office.reminderAt} các sáng ngày làm việc.`),
          choices: [turnOff],
        }
      case 'nhac tat':
      case 'tat nhac':
      case 'tat':
        await setWantsDigest(context.tx, context.actor.officerId, false)
        return {
          ...say('Đã tắt nhắc việc buổi sáng. Đồng chí vẫn xem được nhiệm vụ bằng /nhiemvu.'),
          choices: [turnOn],
        }
      default:
        throw new UserError('Không có cài đặt này. Đồng chí gõ /caidat nhắc bật hoặc /caidat nhắc tắt.', [
          turnOn,
          turnOff,
        ])
    }
  },
}

async function show({ tx, actor, office }: OfficerContext): Promise<Reply> {
  const wants = (await officerPreferences(tx, actor.officerId))?.wantsDigest ?? true
  return {
    blocks: [
      title('Cài đặt'),
      text(`Nhắc việc buổi sáng: ${wants ? `bật (${office.reminderAt} các ngày làm việc)` : 'tắt'}.`),
    ],
    choices: [wants ? turnOff : turnOn],
  }
}
