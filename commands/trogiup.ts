import { mayUse, roleNames } from '../src/domain/people/access.ts'
import { item, text, title, type Reply } from '../src/domain/chat/reply.ts'
import { fold } from '../src/vietnamese/normalise.ts'
import { withContact } from '../src/vietnamese/phrases.ts'
import type { Command, CommandInfo, OfficerContext } from './command.ts'
import { menuFor, startChoices } from './shared/linking.ts'

/** What people need on most days, the most needed first; of these the help shows as many as fit beside its first and last line. */
const often = ['nhiemvu', 'tiendo', 'viec', 'xong', 'tim', 'capnhat', 'xuat', 'caidat']
const linesShown = 8 - 2

export const trogiup: Command = {
  name: 'trogiup',
  aliases: ['help', 'huongdan'],
  summary: 'Hướng dẫn các lệnh',
  usage: '/trogiup [tất cả]',
  who: 'officer',
  changes: 'never',

  run: (context, args) => (fold(args) === 'tat ca' ? everything(context) : mostNeeded(context)),
}

const usableBy = ({ actor, commands }: OfficerContext): CommandInfo[] =>
  commands.filter(command => mayUse(command.who, actor))

async function mostNeeded(context: OfficerContext): Promise<Reply> {
  const { actor, commands, office, tx } = context
  const usable = usableBy(context)
  const lines = often.flatMap(name => usable.filter(command => command.name === name)).slice(0, linesShown)
  const { humanContact } = await office.settings(tx)
  return {
    blocks: [
      title(`Các lệnh thường dùng của đồng chí ${actor.name}`),
      text(...lines.map(({ usage, summary }) => `${usage.replace(/ \[.*$/, '')}: ${summary}`)),
      text(withContact('Gõ /trogiup tất cả để xem mọi lệnh.', humanContact)),
    ],
    choices: [
      { label: 'Nhiệm vụ', send: '/nhiemvu' },
      { label: 'Tất cả các lệnh', send: '/trogiup tất cả' },
    ],
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
    choices: startChoices,
    menu: menuFor(actor, commands),
  })
}
