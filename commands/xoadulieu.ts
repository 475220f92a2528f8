import { eraseOwnData } from '../src/actions/unlink.ts'
import { say } from '../src/domain/chat/reply.ts'
import { endingForGood } from '../src/vietnamese/confirmation.ts'
import { fold } from '../src/vietnamese/normalise.ts'
import type { Command } from './command.ts'
import { menuFor } from './shared/linking.ts'
import { accepted } from './shared/refusals.ts'

export const xoadulieu: Command = {
  name: 'xoadulieu',
  aliases: ['xoa'],
  summary: 'Xóa dữ liệu chat của mình',
  usage: '/xoadulieu',
  who: 'officer',
  changes: 'with-arguments',

  async run(context, args) {
    if (fold(args) !== 'dong y')
      return {
        ...say(
          'Sẽ xóa: mọi tài khoản chat đã liên kết của đồng chí, tin nhắn đã gửi, tin trả lời và nhắc việc đã nhận. Giữ lại: quá trình xử lý nhiệm vụ (hồ sơ công vụ); bản sao lưu cũ được thay dần. Sau khi xóa, trợ lý không nhắc việc cho đồng chí nữa cho đến khi liên kết lại.',
          'Đồng chí có đồng ý xóa không?',
        ),
        choices: endingForGood('/xoadulieu đồng ý', 'Đồng ý xóa', '/huy xóa dữ liệu'),
      }
    accepted(await eraseOwnData(context.tx, context.actor, context, undefined))
    return {
      ...say('Đã xóa dữ liệu chat và hủy liên kết. Muốn dùng lại, đồng chí gửi mã liên kết mới.'),
      menu: menuFor(undefined, context.commands),
    }
  },
}
