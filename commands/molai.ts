import { reopen } from '../src/actions/reopen.ts'
import { say, type Reply } from '../src/domain/chat/reply.ts'
import { asSentence, fullDeadline, shorten } from '../src/vietnamese/phrases.ts'
import type { Command, OfficerContext } from './command.ts'
import { reasonForm, withReason, type ReasonedStep } from './shared/reason.ts'
import { accepted } from './shared/refusals.ts'

const reasoned: ReasonedStep = { command: 'molai', step: 'reopen', verb: 'mở lại', done: again }
const form = reasonForm(reasoned)

const which =
  'Đồng chí mở lại việc nào? Gõ /molai kèm số việc và lý do, ví dụ: /molai 12 thiếu số liệu quý III; qua hậu kiểm thì gõ: /molai 12 hậu kiểm: thiếu số liệu quý III.'

export const molai: Command = {
  name: 'molai',
  aliases: [],
  summary: 'Mở lại việc đã hoàn thành hoặc đã thu hồi, kèm lý do',
  usage: '/molai SỐ [hậu kiểm:] LÝ DO',
  who: 'officer',
  helpFor: 'leader',
  changes: 'with-arguments',

  run: (context, args) => withReason(context, args, reasoned, form, which),

  form,
}

/** "hậu kiểm: thiếu số liệu" */
const byInspection = /^(?:hậu kiểm|hau kiem)\s*:\s*(?=\S)/iu

async function again(context: OfficerContext, id: number, words: string): Promise<Reply> {
  const inspection = byInspection.test(words)
  const reason = words.replace(byInspection, '')
  const { task } = accepted(await reopen(context.tx, context.actor, context, { task: id, reason, inspection }))
  const deadline = task.due === null ? '' : ` Thời hạn giữ nguyên: ${fullDeadline(task.due, task.dueTime)}.`
  return {
    ...say(
      `${asSentence(`Đã mở lại việc #${id}${inspection ? ' (hậu kiểm)' : ''}: ${shorten(task.title, 160)}`)} Những người thực hiện được báo.${deadline} Nếu nhầm, gõ /hoantac trong 10 phút.`,
    ),
    choices: [
      { label: 'Hoàn tác', send: '/hoantac' },
      { label: `Xem #${id}`, send: `/viec ${id}` },
    ],
  }
}
