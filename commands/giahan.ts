import { officeCalendar } from '../db/office/calendar.ts'
import { isRefused } from '../src/actions/action.ts'
import { askExtension, openToAsk, setDeadline } from '../src/actions/extension.ts'
import { openTask } from '../src/actions/task-step.ts'
import { say, type Reply } from '../src/domain/chat/reply.ts'
import { fromTo } from '../src/vietnamese/extension-lines.ts'
import { asSentence, fullDate, joinList, shorten } from '../src/vietnamese/phrases.ts'
import type { Command, OfficerContext } from './command.ts'
import { extended, saysObjective } from './shared/extended.ts'
import { deadlineForm, withNewDeadline, type NewDeadline } from './shared/new-deadline.ts'
import { accepted } from './shared/refusals.ts'
import { askWhich, taskNumber } from './shared/task-argument.ts'

const which = {
  question: 'Đồng chí xin gia hạn việc nào?',
  none: 'Đồng chí gia hạn việc nào? Gõ /giahan kèm số việc, ngày và lý do, ví dụ: /giahan 12 20/12 chờ số liệu của Sở.',
}

const form = deadlineForm('giahan', (context, said, { verb }) =>
  verb === asks ? ask(context, said) : set(context, said),
)

const asks = 'xin gia hạn'

export const giahan: Command = {
  name: 'giahan',
  aliases: [],
  summary: 'Xin gia hạn một việc (người quyết định thì gia hạn luôn)',
  usage: '/giahan SỐ NGÀY LÝ DO',
  who: 'officer',
  changes: 'with-arguments',

  async run(context, args) {
    const number = taskNumber(args)
    if (!number) return askWhich(context, 'giahan', which, { role: 'lead' })
    const { tx, actor, now } = context
    const { id, rest } = number
    const line = `/giahan ${id}`
    // Whoever has to do it asks; whoever decides on that sets it at once.
    const sets = await openTask(tx, actor, now, 'set-deadline', id)
    if (!isRefused(sets))
      return withNewDeadline(context, form, 'giahan', { task: sets.task, line, verb: 'gia hạn' }, rest)
    const open = await openToAsk(tx, actor, now, id)
    // Whoever is neither is told who decides.
    const { task } = accepted(isRefused(open) && open.refused === 'not-allowed' ? sets : open)
    return withNewDeadline(context, form, 'giahan', { task, line, verb: asks }, rest)
  },

  form,
}

async function ask(context: OfficerContext, { task, day, reason }: NewDeadline): Promise<Reply> {
  const { tx, actor, today } = context
  const { before, deciders } = accepted(await askExtension(tx, actor, context, { task, due: day, reason }))
  const calendar = await officeCalendar(tx)
  const replaced = before.askedDue === null ? '' : ` Đề nghị này thay đề nghị trước (đến ${fullDate(before.askedDue)}).`
  const late =
    before.due !== null && today > before.due
      ? ' Vì gửi khi đã quá hạn nên được đồng ý thì vẫn tính một lần quá hạn, trừ nguyên nhân khách quan.'
      : ''
  return {
    ...say(
      `Đã gửi đồng chí ${joinList(deciders)} đề nghị gia hạn việc #${task} (${shorten(before.title, 120)}) ${fromTo(before.due, day, calendar)}. Lý do: ${asSentence(shorten(reason, 200))}${replaced} Hạn cũ giữ nguyên cho đến khi được đồng ý.${late} Nếu nhầm, đồng chí gõ /hoantac trong 10 phút.`,
    ),
    choices: [
      { label: 'Hoàn tác', send: '/hoantac' },
      { label: `Xem #${task}`, send: `/viec ${task}` },
    ],
  }
}

async function set(context: OfficerContext, { task, day, reason }: NewDeadline): Promise<Reply> {
  const { tx, actor } = context
  const objective = saysObjective(reason)
  return extended(context, accepted(await setDeadline(tx, actor, context, { task, due: day, reason, objective })))
}
