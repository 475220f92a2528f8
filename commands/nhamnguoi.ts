import { disputeLead } from '../src/actions/dispute-lead.ts'
import { say, type Reply } from '../src/domain/chat/reply.ts'
import { beginForm } from '../src/vietnamese/form.ts'
import { asSentence, shorten } from '../src/vietnamese/phrases.ts'
import type { Command, OfficerContext } from './command.ts'
import { ownWordsForm } from './shared/own-words.ts'
import { accepted } from './shared/refusals.ts'
import { askWhich, requireOne, taskNumber, taskOpenTo } from './shared/task-argument.ts'

const which = {
  question: 'Việc nào giao chưa đúng người?',
  none: 'Đồng chí không chủ trì việc nào đang mở.',
}

const form = ownWordsForm(
  'nhamnguoi',
  'báo không đúng người',
  (task, title) =>
    `Vì sao việc #${task} (${title}) chưa đúng người, đơn vị nào nên thực hiện? Đồng chí gửi trong một tin; người giao được báo.`,
  dispute,
)

export const nhamnguoi: Command = {
  name: 'nhamnguoi',
  aliases: ['khongdungnguoi'],
  summary: 'Báo việc giao không đúng người',
  usage: '/nhamnguoi SỐ [LÝ DO]',
  who: 'officer',
  changes: 'with-arguments',
  takesAnyWords: true,

  async run(context, args) {
    const number = taskNumber(args)
    if (!number) return askWhich(context, 'nhamnguoi', which, { role: 'lead' })
    const task = await taskOpenTo(context, 'dispute-lead', number.id)
    await requireOne(context, number, 'nhamnguoi', 'báo không đúng người')
    if (number.rest !== '') return dispute(context, number.id, number.rest)
    return beginForm(form, 'nhamnguoi', { task: String(number.id), title: shorten(task.title, 120) })
  },

  form,
}

async function dispute(context: OfficerContext, id: number, reason: string): Promise<Reply> {
  const { task } = accepted(await disputeLead(context.tx, context.actor, context, { task: id, reason }))
  return {
    ...say(
      `${asSentence(`Đã báo việc #${id} không đúng người: ${shorten(task.title, 160)}`)} Người giao được đề nghị giao người khác hoặc giữ nguyên; đồng chí được báo kết quả. Cho đến khi có quyết định, việc vẫn do đồng chí chủ trì.`,
    ),
    choices: [{ label: `Xem #${id}`, send: `/viec ${id}` }],
  }
}
