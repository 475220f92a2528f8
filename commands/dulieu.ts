import { accountsOf } from '../db/people/accounts.ts'
import { officerPreferences } from '../db/people/officers.ts'
import { countMessages } from '../db/people/personal-data.ts'
import { roleNames } from '../src/domain/people/access.ts'
import { localDate } from '../src/domain/days/local-date.ts'
import { text, title } from '../src/domain/chat/reply.ts'
import { channelWords } from '../src/vietnamese/channel-words.ts'
import { shortDate } from '../src/vietnamese/phrases.ts'
import type { Command } from './command.ts'
import { modelNotice } from './shared/model-notice.ts'

export const dulieu: Command = {
  name: 'dulieu',
  aliases: ['data'],
  summary: 'Xem dữ liệu cá nhân đang lưu',
  usage: '/dulieu',
  who: 'officer',
  changes: 'never',

  async run({ tx, actor, office, message }) {
    const person = await officerPreferences(tx, actor.officerId)
    const accounts = await accountsOf(tx, actor.officerId)
    const messages = await countMessages(tx, actor.officerId)
    const posts = [...new Set(actor.memberships.map(m => `${m.position ?? roleNames[m.role]}, ${m.unitName}`))]
    return {
      blocks: [
        title('Dữ liệu cá nhân của đồng chí'),
        text(
          `Họ và tên: ${actor.name} (mã ${actor.code})`,
          `Công tác: ${posts.join('; ') || 'chưa có'}`,
          `Điện thoại: ${person?.phone ?? 'không lưu'}`,
          `Email: ${person?.email ?? 'không lưu'}`,
          `Nhắc việc buổi sáng: ${(person?.wantsDigest ?? true) ? 'bật' : 'tắt'}`,
        ),
        text(
          'Tài khoản chat đã liên kết:',
          ...accounts.map(
            account =>
              `• ${channelWords[account.channel]}, liên kết ngày ${shortDate(localDate(account.linkedAt, office.timeZone))} (${
                account.channel === message.channel && account.externalId === message.sender
                  ? 'tài khoản này'
                  : `tài khoản số ${account.id}; hủy bằng /thoat tài khoản ${account.id}`
              })`,
          ),
        ),
        text(
          `Tin nhắn đang lưu: ${messages.written} tin gửi tới trợ lý, ${messages.received} tin trả lời và nhắc việc; mỗi tin được lưu 30 ngày. ` +
            'Quá trình xử lý nhiệm vụ là hồ sơ công vụ, lưu theo quy định về lưu trữ. ' +
            (office.languageModel
              ? modelNotice
              : 'Trợ lý không gửi dữ liệu của đồng chí cho bên thứ ba ngoài nền tảng chat đang dùng.'),
        ),
      ],
      choices: [{ label: 'Xóa dữ liệu chat', send: '/xoadulieu' }],
    }
  },
}
