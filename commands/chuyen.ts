import { codesOfCalled, colleagues, type Colleague } from '../db/people/officers.ts'
import { handOver, openLead } from '../src/actions/settle-lead.ts'
import { say, type Choice, type Reply } from '../src/domain/chat/reply.ts'
import { beginForm, type Field, type Form } from '../src/vietnamese/form.ts'
import { behindTitle } from '../src/vietnamese/intent/somebody.ts'
import { wordsOf } from '../src/vietnamese/intent/words.ts'
import { fold } from '../src/vietnamese/normalise.ts'
import { asSentence, shorten } from '../src/vietnamese/phrases.ts'
import type { Command, OfficerContext } from './command.ts'
import { readOwnWords } from './shared/own-words.ts'
import { accepted } from './shared/refusals.ts'
import { resultNumber } from './shared/result-number.ts'
import { requireOne } from './shared/task-argument.ts'

const lineOf = (task: string, dispute: string, to?: string): string =>
  `/chuyen ${task}${dispute === '' ? '' : ` @${dispute}`}${to === undefined ? '' : ` ${to}`}`

const receiver: Field<OfficerContext> = {
  name: 'to',
  ask: ({ task = '', title = '' }) =>
    say(`Giao việc #${task} (${title}) cho ai? Đồng chí gửi họ tên hoặc mã cán bộ. Gõ /huy để thôi.`),
  read: readOwnWords,
  check: async (context, value, { task = '', dispute = '' }) => {
    const found = await officerCalled(context, value, to => lineOf(task, dispute, to))
    return 'reply' in found ? { kind: 'again', reply: found.reply } : { kind: 'known', answers: { to: found.code } }
  },
}

const form: Form<OfficerContext> = {
  fields: [receiver],
  about: ({ task = '' }) => `người chủ trì mới của việc #${task}`,
  done: (context, { task, dispute = '', to = '' }) =>
    give(context, Number(task), dispute === '' ? undefined : Number(dispute), to),
  left: ({ task = '' }) => ({
    ...say('Đã dừng, không có gì thay đổi.'),
    choices: [{ label: `Xem #${task}`, send: `/viec ${task}` }],
  }),
  again: ({ task = '', dispute = '' }) => ({
    ...say(`Muốn giao người khác, đồng chí gõ lại /chuyen ${task} kèm họ tên hoặc mã cán bộ.`),
    choices: [{ label: `Giao người khác #${task}`, send: lineOf(task, dispute) }],
  }),
}

export const chuyen: Command = {
  name: 'chuyen',
  aliases: ['giaonguoikhac'],
  summary: 'Giao việc cho người khác chủ trì',
  usage: '/chuyen SỐ CÁN BỘ',
  who: 'officer',
  helpFor: 'leader',
  changes: 'with-arguments',
  takesAnyWords: true,

  async run(context, args) {
    const number = resultNumber(args)
    if (!number)
      return say(
        'Đồng chí giao việc nào cho người khác? Gõ /chuyen kèm số việc và họ tên, ví dụ: /chuyen 12 Nguyễn An.',
      )
    const { id, result: dispute, rest } = number
    const { task } = accepted(await openLead(context.tx, context.actor, context, 'hand-over', { task: id, dispute }))
    await requireOne(context, number, 'chuyen', 'giao người khác')
    const answers = { task: String(id), title: shorten(task.title, 120), dispute: String(dispute ?? '') }
    if (rest === '') return beginForm(form, 'chuyen', answers)
    const found = await officerCalled(context, rest, to => lineOf(answers.task, answers.dispute, to))
    return 'reply' in found ? found.reply : give(context, id, dispute, found.code)
  },

  form,
}

const mostOffered = 8

/** The one who serves and has this code, or is called so; else which of them, or that there is none. */
async function officerCalled(
  { tx }: OfficerContext,
  words: string,
  line: (code: string) => string,
): Promise<Colleague | { reply: Reply }> {
  const name = words.replace(/^\s*(?:cho|sang)\s+/iu, '').trim()
  const [byCode] = await colleagues(tx, [name.toUpperCase(), name])
  if (byCode) return byCode
  const people = await colleagues(tx, await codesOfCalled(tx, withoutTitle(name)))
  const [only, another] = people
  if (only && !another) return only
  if (!only)
    return {
      reply: say(
        `Không tìm thấy cán bộ nào tên hoặc có mã "${shorten(name, 60)}"; chưa có gì thay đổi. Đồng chí gửi đủ họ tên hoặc mã cán bộ.`,
      ),
    }
  const choices = people.slice(0, mostOffered).map(({ code, name: whole, unitName }): Choice => ({
    label: [whole, unitName].filter(Boolean).join(' – '),
    send: line(code),
  }))
  return {
    reply: { ...say(`Có ${people.length} cán bộ tên "${shorten(name, 60)}". Đồng chí chọn một người:`), choices },
  }
}

/** "đồng chí Lan", "anh Hùng" */
function withoutTitle(words: string): string {
  const parts = wordsOf(words)
  const title = behindTitle(parts, 0)
  return fold(title ? words.slice(parts[title.next]?.start ?? 0) : words)
}

async function give(context: OfficerContext, id: number, dispute: number | undefined, to: string): Promise<Reply> {
  const { task, lead } = accepted(await handOver(context.tx, context.actor, context, { task: id, dispute, to }))
  return {
    ...say(
      `${asSentence(`Đã giao ${lead.name}${lead.unit === null ? '' : ` (${lead.unit})`} chủ trì việc #${id}: ${shorten(task.title, 160)}`)} Người mới và người cũ được báo. Nếu nhầm, đồng chí gõ /chuyen ${id} kèm tên người đúng.`,
    ),
    choices: [{ label: `Xem #${id}`, send: `/viec ${id}` }],
  }
}
