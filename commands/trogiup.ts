import { roleNames } from '../src/domain/people/access.ts'
import { item, text, title, type Reply } from '../src/domain/chat/reply.ts'
import { fold } from '../src/vietnamese/normalise.ts'
import { withContact } from '../src/vietnamese/phrases.ts'
import type { Command, OfficerContext } from './command.ts'
import { mostNeeded, usableBy } from './shared/help-lines.ts'
import { menuFor } from './shared/linking.ts'
import { startChoices } from './shared/start-choices.ts'

export const trogiup: Command = {
  name: 'trogiup',
  aliases: ['help', 'huongdan'],
  summary: 'Hướng dẫn các lệnh',
  usage: '/trogiup [tất cả]',
  who: 'officer',
  changes: 'never',

  run: (context, args) => (fold(args) === 'tat ca' ? everything(context) : oftenUsed(context)),
}

async function oftenUsed(context: OfficerContext): Promise<Reply> {
  const { actor, commands, office, tx } = context
  const { humanContact } = await office.settings(tx)
  return {
    blocks: [
      title(`Các lệnh thường dùng của đồng chí ${actor.name}`),
      text(...(await mostNeeded(context))),
      text(withContact('Gõ /trogiup tất cả để xem mọi lệnh.', humanContact)),
    ],
    choices: [...startChoices(actor).slice(0, -1), { label: 'Tất cả các lệnh', send: '/trogiup tất cả' }],
    menu: menuFor(actor, commands),
  }
}

function everything(context: OfficerContext): Promise<Reply> {
  const { actor, commands } = context
  const roles = [...new Set(actor.memberships.map(membership => roleNames[membership.role]))]
  return Promise.resolve({
    blocks: [
      title('Các lệnh của đồng chí'),
      text(`${actor.name}${roles.length > 0 ? ` (${roles.join(', ')})` : ''}`),
      ...usableBy(context).map(command => item([command.usage, command.summary])),
      text('Gõ có dấu hay không dấu, có hoặc không có dấu gạch chéo đều được, ví dụ: nhiem vu qua han'),
    ],
    choices: startChoices(actor),
    menu: menuFor(actor, commands),
  })
}
