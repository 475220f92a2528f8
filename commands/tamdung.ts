import { pause } from '../src/actions/pause.ts'
import { say, type Reply } from '../src/domain/chat/reply.ts'
import { askBack, beginForm, type Form, type Reading, type Said } from '../src/vietnamese/form.ts'
import { hear, type HeardKind } from '../src/vietnamese/heard.ts'
import { isSlip } from '../src/vietnamese/heard/no-result.ts'
import { asSentence, shorten } from '../src/vietnamese/phrases.ts'
import type { Command, OfficerContext } from './command.ts'
import { accepted } from './shared/refusals.ts'
import { askedBack, notRecorded, requireOne, taskNumber, taskOpenTo } from './shared/task-argument.ts'

/** What is said of the question, the step or something else is no reason: "tại sao phải ghi", "đợi tôi hỏi", "tại bấm nhầm". */
const noReason: ReadonlySet<HeardKind> = new Set([
  ...(['question', 'wait', 'request', 'courtesy', 'signs', 'chatter', 'file', 'other task'] as const),
])
/** "thôi không dừng nữa" takes the step back; "không triển khai nữa" is why. */
const calledOff =
  /^(?:thôi|thoi)(?![\p{L}])(?! (?:gian|tiet|han|diem))|(?:dừng|ngừng|ngưng|dung|ngung|nhắc|nhac) (?:nữa|nua)/iu
const few = 2

/**
 * A reason may speak of anything, also of what is waited for ("chờ hướng dẫn của Sở"); but a word or two ("chưa", "hồ sơ",
 * "5") may be anything, and what ends in a question mark asks.
 */
function readReason({ text, heard }: Pick<Said, 'text' | 'heard'>): Reading['kind'] {
  if (noReason.has(heard.kind) || /[?？]\s*$/.test(text) || !/\p{L}/u.test(text)) return 'none'
  if (saysNo.test(text) || calledOff.test(text)) return 'refused'
  const words = text.trim().split(/\s+/).length
  if (heard.kind === 'refusal') return isSlip(text) || words <= few ? 'none' : 'unsure'
  return words > few ? 'value' : 'unsure'
}

const saysNo = /^(?:không|khong|hông|hong|ko|k|chưa|chua)[.! ]*$/iu

const form: Form<OfficerContext> = {
  fields: [
    {
      name: 'reason',
      ask: ({ task = '', title = '' }) =>
        say(`Vì sao tạm dừng việc #${task} (${title})? Đồng chí gửi lý do trong một tin. Gõ /huy để thôi.`),
      read: said => {
        const kind = readReason(said)
        return kind === 'none' || kind === 'refused' ? { kind } : { kind, value: said.text }
      },
      line: (value, { task = '' }) => `/tamdung ${task}: ${value}`,
    },
  ],
  about: ({ task = '' }) => `lý do tạm dừng việc #${task}`,
  done: (context, { task, reason = '' }) => letRest(context, Number(task), reason),
  left: ({ task = '' }) => ({
    ...say('Đã dừng, không có gì thay đổi.'),
    choices: [{ label: `Xem #${task}`, send: `/viec ${task}` }],
  }),
  again: ({ task = '' }) => ({
    ...say(`Muốn tạm dừng việc, đồng chí gõ lại /tamdung ${task} kèm lý do.`),
    choices: [{ label: `Tạm dừng #${task}`, send: `/tamdung ${task}` }],
  }),
}

export const tamdung: Command = {
  name: 'tamdung',
  aliases: [],
  summary: 'Tạm dừng một việc, kèm lý do',
  usage: '/tamdung SỐ LÝ DO',
  who: 'leader',
  changes: 'with-arguments',

  async run(context, args) {
    const number = taskNumber(args)
    if (!number) return which
    const task = await taskOpenTo(context, 'pause', number.id)
    await requireOne(context, number, 'tamdung', 'tạm dừng')
    const answers = { task: String(number.id), title: shorten(task.title, 120) }
    if (number.rest === '') return beginForm(form, 'tamdung', answers)
    const { id, literal, counts } = number
    const heard = hear(number.rest, id)
    const kind = literal ? 'value' : readReason({ text: number.rest, heard })
    if (kind === 'none' || kind === 'refused')
      return notRecorded(task, { label: `Tạm dừng #${id}`, send: `/tamdung ${id}` })
    return kind === 'value' && (literal || !counts)
      ? letRest(context, id, number.rest)
      : askedBack(askBack(form, { command: 'tamdung', field: 'reason', answers }, number.rest))
  },

  form,
}

const which: Reply = {
  ...say('Đồng chí tạm dừng việc nào? Gõ /tamdung kèm số việc và lý do, ví dụ: /tamdung 12 chờ hướng dẫn của Sở.'),
  choices: [{ label: 'Tiến độ', send: '/tiendo' }],
}

async function letRest(context: OfficerContext, id: number, reason: string): Promise<Reply> {
  const { task } = accepted(await pause(context.tx, context.actor, context, { task: id, reason }))
  return {
    ...say(
      `${asSentence(`Đã tạm dừng việc #${id}: ${shorten(task.title, 160)}`)} Thời hạn giữ nguyên; cán bộ chủ trì không được nhắc việc này cho đến khi cho tiếp tục bằng /tieptuc ${id}.`,
    ),
    choices: [
      { label: 'Cho tiếp tục', send: `/tieptuc ${id}` },
      { label: `Xem #${id}`, send: `/viec ${id}` },
    ],
  }
}
