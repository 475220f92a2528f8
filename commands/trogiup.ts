import { mayUse, roleNames } from '../src/domain/access.ts'
import { item, text, title } from '../src/domain/reply.ts'
import type { Command } from './command.ts'
import { menuFor, startChoices } from './shared/linking.ts'

export const trogiup: Command = {
  name: 'trogiup',
  aliases: ['help', 'huongdan'],
  summary: 'Hướng dẫn các lệnh',
  usage: '/trogiup',
  who: 'officer',
  changes: 'never',

  run({ actor, commands }) {
    const roles = [...new Set(actor.memberships.map(membership => roleNames[membership.role]))]
    const mine = commands.filter(command => mayUse(command.who, actor))
    return Promise.resolve({
      blocks: [
        title('Các lệnh của đồng chí'),
        text(`${actor.name}${roles.length > 0 ? ` (${roles.join(', ')})` : ''}`),
        ...mine.map(command => item([command.usage, command.summary])),
        text('Gõ có dấu hay không dấu, có hoặc không có dấu gạch chéo đều được, ví dụ: nhiem vu qua han'),
      ],
      choices: startChoices,
      menu: menuFor(actor, commands),
    })
  },
}
