import { comment } from '../src/actions/comment.ts'
import { fact } from '../src/domain/chat/apart.ts'
import { text, type Reply } from '../src/domain/chat/reply.ts'
import { beginForm } from '../src/vietnamese/form.ts'
import { shorten } from '../src/vietnamese/phrases.ts'
import type { Command, OfficerContext } from './command.ts'
import { ownWordsForm } from './shared/own-words.ts'
import { accepted } from './shared/refusals.ts'
import { askWhich, requireOne, taskNumber, taskOpenTo } from './shared/task-argument.ts'

const which = {
  question: 'Đồng chí có ý kiến hoặc hỏi lại về việc nào?',
  none: 'Đồng chí không có việc nào đang mở. Muốn hỏi về việc khác, gõ /ykien kèm số việc.',
}

const form = ownWordsForm(
  'ykien',
  'ý kiến',
  (task, title) =>
    `Đồng chí hỏi hoặc có ý kiến gì về việc #${task} (${title})? Gửi trong một tin; người giao và người chủ trì được báo.`,
  speak,
)

export const ykien: Command = {
  name: 'ykien',
  aliases: ['hoilai'],
  summary: 'Hỏi lại, trao đổi ý kiến về một việc',
  usage: '/ykien SỐ [NỘI DUNG]',
  who: 'officer',
  changes: 'with-arguments',
  takesAnyWords: true,

  async run(context, args) {
    const number = taskNumber(args)
    if (!number) return askWhich(context, 'ykien', which, {})
    const task = await taskOpenTo(context, 'comment', number.id)
    await requireOne(context, number, 'ykien', 'có ý kiến về')
    if (number.rest !== '') return speak(context, number.id, number.rest)
    return beginForm(form, 'ykien', { task: String(number.id), title: shorten(task.title, 120) })
  },

  form,
}

async function speak(context: OfficerContext, id: number, words: string): Promise<Reply> {
  accepted(await comment(context.tx, context.actor, context, { task: id, words }))
  return {
    blocks: [
      text(`Đã ghi ý kiến về việc #${id} và báo những người liên quan.`, ...fact('Ý kiến', words)),
      text('Có trả lời, đồng chí được báo ngay.'),
    ],
    choices: [{ label: `Xem #${id}`, send: `/viec ${id}` }],
  }
}
