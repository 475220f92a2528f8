import { isRefused } from '../src/actions/action.ts'
import { stepToUndo } from '../src/actions/undo.ts'
import { say, type Reply } from '../src/domain/chat/reply.ts'
import { fold } from '../src/vietnamese/normalise.ts'
import { eventWords } from '../src/vietnamese/task-lines.ts'
import type { Command, OfficerContext } from './command.ts'
import { startChoices } from './shared/start-choices.ts'

/** Leaves a guided question: any command does, as its reply asks nothing; this one does only that. */
export const huy: Command = {
  name: 'huy',
  aliases: ['thoi'],
  summary: 'Dừng câu hỏi đang dở',
  usage: '/huy',
  who: 'officer',
  changes: 'never',
  run: (context, args) => (fold(args) === 'xoa du lieu' ? nothingErased(context) : leave(context)),
}

/** What was to be erased for good: nobody should be left unsure. */
const nothingErased = ({ actor }: OfficerContext): Promise<Reply> =>
  Promise.resolve({ ...say('Đã dừng, chưa xóa gì.'), choices: startChoices(actor) })

/** What was done before stands, and can be undone for a while: that is said, so that nobody takes it for undone. */
async function leave(context: OfficerContext): Promise<Reply> {
  const last = await stepToUndo(context.tx, context.actor, context)
  if (isRefused(last)) return { ...say('Đã dừng, không có gì thay đổi.'), choices: startChoices(context.actor) }
  return {
    ...say(
      `Đã dừng, không có gì thay đổi thêm. Thao tác trước đó (${eventWords[last.kind]} việc #${last.taskId}) vẫn được giữ; nếu nhầm, đồng chí gõ /hoantac trong 10 phút.`,
    ),
    choices: [{ label: 'Hoàn tác', send: '/hoantac' }, ...startChoices(context.actor)],
  }
}
