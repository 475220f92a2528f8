import { recordChange } from '../db/tasks/events.ts'
import { UserError } from '../src/domain/chat/errors.ts'
import { say } from '../src/domain/chat/reply.ts'
import type { EventKind } from '../src/domain/tasks/task.ts'
import { asSentence, shorten } from '../src/vietnamese/phrases.ts'
import type { Command } from './command.ts'
import { lastStep } from './shared/last-step.ts'
import { changedSince } from './shared/steps.ts'
import { ledTask } from './shared/task-argument.ts'

const undoneWords: Partial<Record<EventKind, string>> = {
  acknowledged: 'tiếp nhận',
  progressed: 'cập nhật tiến độ',
  submitted: 'trình kết quả',
  completed: 'báo hoàn thành',
}

export const hoantac: Command = {
  name: 'hoantac',
  aliases: ['undo'],
  summary: 'Hoàn tác thao tác vừa làm (trong 10 phút)',
  usage: '/hoantac',
  who: 'officer',
  changes: 'always',

  async run(context) {
    const { tx, actor, now } = context
    const event = await lastStep(context)
    if (!event) throw new UserError('Đồng chí không có thao tác nào trong 10 phút qua để hoàn tác.')
    const task = await ledTask(context, event.taskId)
    if (!event.newest) throw changedSince(task.id)
    await recordChange(
      tx,
      task,
      { kind: 'undone', set: event.before },
      { officerId: actor.officerId, now, undoes: event.id },
    )
    return {
      ...say(
        asSentence(
          `Đã hoàn tác ${undoneWords[event.kind] ?? 'thao tác'} việc #${task.id}: ${shorten(task.title, 160)}`,
        ),
      ),
      choices: [
        { label: `Xem #${task.id}`, send: `/viec ${task.id}` },
        { label: 'Nhiệm vụ', send: '/nhiemvu' },
      ],
    }
  },
}
