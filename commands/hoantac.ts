import { undo } from '../src/actions/undo.ts'
import { say } from '../src/domain/chat/reply.ts'
import { asSentence, joinList, shorten } from '../src/vietnamese/phrases.ts'
import { eventWords } from '../src/vietnamese/task-lines.ts'
import type { Command } from './command.ts'
import { accepted } from './shared/refusals.ts'
import { taskNumber } from './shared/task-argument.ts'

export const hoantac: Command = {
  name: 'hoantac',
  aliases: ['undo'],
  summary: 'Hoàn tác thao tác vừa làm (trong 10 phút)',
  usage: '/hoantac [SỐ]',
  who: 'officer',
  changes: 'always',

  async run(context, args) {
    const named = taskNumber(args)?.id
    const { task, undone, tasks } = accepted(await undo(context.tx, context.actor, context, { task: named }))
    return {
      ...say(
        tasks.length > 1
          ? `Đã hoàn tác ${eventWords[undone]} ${tasks.length} việc: ${joinList(tasks.map(id => `#${id}`))}.`
          : asSentence(`Đã hoàn tác ${eventWords[undone]} việc #${task.id}: ${shorten(task.title, 160)}`),
      ),
      choices: [
        { label: `Xem #${task.id}`, send: `/viec ${task.id}` },
        { label: 'Nhiệm vụ', send: '/nhiemvu' },
      ],
    }
  },
}
