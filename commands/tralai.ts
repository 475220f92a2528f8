import { matterOf, openResult, returnResult } from '../src/actions/decide.ts'
import { refuseExtension } from '../src/actions/extension.ts'
import { say, type Reply } from '../src/domain/chat/reply.ts'
import { askBack, beginForm, type Field, type Form } from '../src/vietnamese/form.ts'
import { fold } from '../src/vietnamese/normalise.ts'
import { fullDate, asSentence, fullDeadline, shorten } from '../src/vietnamese/phrases.ts'
import { decisionLine } from '../src/vietnamese/step-lines.ts'
import type { Command, OfficerContext } from './command.ts'
import { aroundReason, reasonField, saidReason } from './shared/reason.ts'
import { accepted } from './shared/refusals.ts'
import { resultNumber } from './shared/result-number.ts'
import { askedBack, notRecorded, requireOne } from './shared/task-argument.ts'

type Fault = 'nội dung' | 'hình thức'

const lineOf = (task: string, result: string, fault?: Fault): string =>
  `${decisionLine('tralai', Number(task), result === '' ? undefined : Number(result))}${fault ? ` lỗi ${fault}` : ''}`

/** Whether it counts against the result when it is evaluated. */
const fault: Field<OfficerContext> = {
  name: 'fault',
  ask: ({ task = '', result = '', reason = '' }) => ({
    ...say(
      `Trả lại việc #${task} vì: «${shorten(reason, 200)}». Đây là lỗi về nội dung (được tính khi đánh giá), hay chỉ cần sửa hình thức, bổ sung hồ sơ?`,
    ),
    choices: [
      { label: 'Lỗi nội dung', send: `${lineOf(task, result, 'nội dung')}: ${reason}` },
      { label: 'Hình thức, bổ sung hồ sơ', send: `${lineOf(task, result, 'hình thức')}: ${reason}` },
      { label: 'Thôi, chưa trả lại', send: '/huy' },
    ],
  }),
  read: ({ text }) => {
    const said = fold(text)
    if (/\b(?:noi dung|co|dung)\b/.test(said) && !/\b(?:khong|hinh thuc)\b/.test(said))
      return { kind: 'value', value: 'nội dung' }
    return /\b(?:hinh thuc|bo sung|ho so|khong phai loi|nho)\b/.test(said)
      ? { kind: 'value', value: 'hình thức' }
      : { kind: 'none' }
  },
}

const reason = reasonField('trả lại', (value, { task = '', result = '' }) => `${lineOf(task, result)}: ${value}`)

/** A request is not found wanting: nothing is asked of the fault. */
const ofExtension = { fault: 'gia hạn' } as const

const form: Form<OfficerContext> = {
  ...aroundReason('tralai', 'trả lại'),
  fields: [
    {
      ...reason,
      ask: answers => {
        const { fault, task = '', title = '' } = answers
        return fault === ofExtension.fault
          ? say(
              `Vì sao không đồng ý gia hạn việc #${task} (${title})? Đồng chí gửi lý do trong một tin. Gõ /huy để thôi.`,
            )
          : reason.ask(answers)
      },
    },
    fault,
  ],
  done: (context, { task, result = '', reason = '', fault }) =>
    fault === ofExtension.fault
      ? refuse(context, Number(task), result === '' ? undefined : Number(result), reason)
      : giveBack(context, Number(task), result === '' ? undefined : Number(result), reason, fault === 'nội dung'),
}

export const tralai: Command = {
  name: 'tralai',
  aliases: [],
  summary: 'Trả lại kết quả, kèm lý do',
  usage: '/tralai SỐ LÝ DO',
  who: 'officer',
  helpFor: 'leader',
  changes: 'with-arguments',

  async run(context, args) {
    const number = resultNumber(args)
    if (!number) return which
    const { id, result } = number
    const judged = { task: id, result }
    const requested = (await matterOf(context.tx, judged)) === 'extension'
    const step = requested ? 'refuse-extension' : 'return-result'
    const { task, submission } = accepted(await openResult(context.tx, context.actor, context, step, judged))
    await requireOne(context, number, 'tralai', 'trả lại')
    const known = requested ? undefined : faultIn(number.rest)
    if (known) return giveBack(context, id, result, known.reason, known.fault === 'nội dung')
    const answers = {
      task: String(id),
      title: shorten(task.title, 120),
      result: String(submission?.id ?? ''),
      ...(requested && ofExtension),
    }
    if (number.rest === '') return beginForm(form, 'tralai', answers)
    const kind = number.literal ? 'value' : saidReason(number.rest, id)
    if (kind === 'none' || kind === 'refused')
      return notRecorded(task, { label: `Trả lại #${id}`, send: decisionLine('tralai', id, submission?.id) })
    const isReason = kind === 'value' && (number.literal || !number.counts)
    if (isReason && requested) return refuse(context, id, submission?.id, number.rest)
    return isReason
      ? beginForm(form, 'tralai', { ...answers, reason: number.rest })
      : askedBack(askBack(form, { command: 'tralai', field: 'reason', answers }, number.rest))
  },

  form,
}

const which: Reply = {
  ...say('Đồng chí trả lại kết quả nào? Gõ /tralai kèm số việc và lý do, ví dụ: /tralai 12 thiếu phụ lục số liệu.'),
  choices: [{ label: 'Kết quả chờ duyệt', send: '/duyet' }],
}

/** "lỗi nội dung: thiếu phụ lục" */
function faultIn(words: string): { fault: Fault; reason: string } | undefined {
  const [, said, reason] =
    /^(?:lỗi|loi)\s+(nội dung|noi dung|hình thức|hinh thuc)\s*:\s*(\S[\s\S]*)$/iu.exec(words) ?? []
  if (said === undefined || reason === undefined) return undefined
  return { fault: fold(said) === 'noi dung' ? 'nội dung' : 'hình thức', reason }
}

async function refuse(context: OfficerContext, id: number, result: number | undefined, reason: string): Promise<Reply> {
  const { tx, actor } = context
  const { task } = accepted(await refuseExtension(tx, actor, context, { task: id, result, reason }))
  return {
    ...say(
      `${asSentence(`Đã không đồng ý gia hạn việc #${id}: ${shorten(task.title, 160)}`)} Cán bộ chủ trì được báo lý do. Thời hạn giữ nguyên${task.due === null ? '' : `: ${fullDate(task.due)}`}. Nếu nhầm, đồng chí gõ /hoantac trong 10 phút.`,
    ),
    choices: [
      { label: 'Hoàn tác', send: '/hoantac' },
      { label: 'Việc chờ đồng chí duyệt', send: '/duyet' },
    ],
  }
}

async function giveBack(
  context: OfficerContext,
  task: number,
  result: number | undefined,
  reason: string,
  substance: boolean,
): Promise<Reply> {
  const { tx, actor } = context
  const done = accepted(await returnResult(tx, actor, context, { task, result, reason, substance }))
  const { due, dueTime } = done.task
  const deadline =
    due === null
      ? ''
      : due === done.before.due
        ? ` Thời hạn: ${fullDeadline(due, dueTime)}.`
        : ` Thời gian chờ duyệt được cộng vào thời hạn: nay là ${fullDeadline(due, dueTime)}.`
  return {
    ...say(
      `${asSentence(`Đã trả lại kết quả việc #${task}${substance ? ' (lỗi nội dung)' : ''}: ${shorten(done.task.title, 160)}`)} Cán bộ chủ trì được báo lý do.${deadline} Nếu nhầm, đồng chí gõ /hoantac trong 10 phút.`,
    ),
    choices: [
      { label: 'Hoàn tác', send: '/hoantac' },
      { label: 'Kết quả chờ duyệt', send: '/duyet' },
    ],
  }
}
