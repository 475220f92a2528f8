import type { TaskStep } from '../../src/domain/tasks/task.ts'
import { say, type Reply } from '../../src/domain/chat/reply.ts'
import { askBack, beginForm, type Field, type Form, type Reading, type Said } from '../../src/vietnamese/form.ts'
import { hear, type HeardKind } from '../../src/vietnamese/heard.ts'
import { isSlip } from '../../src/vietnamese/heard/no-result.ts'
import { fold } from '../../src/vietnamese/normalise.ts'
import { sentenceCase, shorten } from '../../src/vietnamese/phrases.ts'
import type { OfficerContext } from '../command.ts'
import { startChoices } from './start-choices.ts'
import { askedBack, notRecorded, requireOne, taskNumber, taskOpenTo } from './task-argument.ts'

/** What is said of the question, the step or something else is no reason: "tại sao phải ghi", "đợi tôi hỏi", "tại bấm nhầm". */
const noReason: ReadonlySet<HeardKind> = new Set([
  ...(['question', 'wait', 'request', 'courtesy', 'signs', 'chatter', 'file', 'other task'] as const),
])
/** "thôi không dừng nữa" takes the step back; "không triển khai nữa" is why. */
const calledOff =
  /^(?:chưa|chua|không|khong|khỏi|khoi) (?:cần|can|phải|phai) (?:dừng|dung|tạm|tam|ngưng|ngung)|^(?:thôi|thoi)(?![\p{L}])(?! (?:gian|tiet|han|diem))|(?:dừng|ngừng|ngưng|dung|ngung|nhắc|nhac) (?:nữa|nua)/iu
/** "hỏi ý kiến Sở Tài chính đã": what somebody does before they answer. */
const asksFirst = /^(?:(?:de|cho|em|toi|anh|chi|minh) )*(?:hoi|xin|xem|coi|ban)(?: \S+)* da[.! ]*$/
const few = 2

/**
 * A reason may speak of anything, also of what is waited for ("chờ hướng dẫn của Sở"); but a word or two ("chưa", "hồ sơ",
 * "5") may be anything, and what ends in a question mark asks.
 */
export function readReason({ text, heard }: Pick<Said, 'text' | 'heard'>): Reading['kind'] {
  if (noReason.has(heard.kind) || /[?？]\s*$/.test(text) || !/\p{L}/u.test(text)) return 'none'
  if (asksFirst.test(fold(text))) return 'none'
  if (saysNo.test(text) || calledOff.test(text)) return 'refused'
  const words = text.trim().split(/\s+/).length
  if (heard.kind === 'refusal') return isSlip(text) || words <= few ? 'none' : 'unsure'
  return words > few ? 'value' : 'unsure'
}

const saysNo = /^(?:không|khong|hông|hong|ko|k|chưa|chua)[.! ]*$/iu

/** The question for a reason; `line`: what says the same in one line. */
export const reasonField = (verb: string, line: NonNullable<Field<OfficerContext>['line']>): Field<OfficerContext> => ({
  name: 'reason',
  ask: ({ task = '', title = '' }) =>
    say(`Vì sao ${verb} việc #${task} (${title})? Đồng chí gửi lý do trong một tin. Gõ /huy để thôi.`),
  read: said => {
    const kind = readReason(said)
    return kind === 'none' || kind === 'refused' ? { kind } : { kind, value: said.text }
  },
  line,
})

/** What every form that asks for a reason says around its questions. */
export const aroundReason = (
  command: string,
  verb: string,
): Pick<Form<OfficerContext>, 'about' | 'left' | 'again'> => ({
  about: ({ task = '' }) => `lý do ${verb} việc #${task}`,
  left: ({ task = '' }) => ({
    ...say('Đã dừng, không có gì thay đổi.'),
    choices: [{ label: `Xem #${task}`, send: `/viec ${task}` }],
  }),
  again: ({ task = '' }) => ({
    ...say(`Muốn ${verb} việc, đồng chí gõ lại /${command} ${task} kèm lý do.`),
    choices: [{ label: `${sentenceCase(verb)} #${task}`, send: `/${command} ${task}` }],
  }),
})

/** A step that is taken with a reason, and what it is called. */
export interface ReasonedStep {
  command: string
  step: TaskStep
  verb: string
  done(context: OfficerContext, task: number, reason: string): Promise<Reply>
}

export const reasonForm = ({ command, verb, done }: ReasonedStep): Form<OfficerContext> => ({
  ...aroundReason(command, verb),
  fields: [reasonField(verb, (value, { task = '' }) => `/${command} ${task}: ${value}`)],
  done: (context, { task, reason = '' }) => done(context, Number(task), reason),
})

/** `which`: what is asked where no task is named. */
export async function withReason(
  context: OfficerContext,
  args: string,
  reasoned: ReasonedStep,
  form: Form<OfficerContext>,
  which: string,
): Promise<Reply> {
  const { command, step, verb, done } = reasoned
  const number = taskNumber(args)
  if (!number) return { ...say(which), choices: startChoices(context.actor).slice(0, 1) }
  const task = await taskOpenTo(context, step, number.id)
  await requireOne(context, number, command, verb)
  const answers = { task: String(number.id), title: shorten(task.title, 120) }
  if (number.rest === '') return beginForm(form, command, answers)
  const { id, literal, counts } = number
  const kind = literal ? 'value' : saidReason(number.rest, id)
  if (kind === 'none' || kind === 'refused')
    return notRecorded(task, { label: `${sentenceCase(verb)} #${id}`, send: `/${command} ${id}` })
  return kind === 'value' && (literal || !counts)
    ? done(context, id, number.rest)
    : askedBack(askBack(form, { command, field: 'reason', answers }, number.rest))
}

/** Is what was typed behind the number of a task a reason? */
export const saidReason = (text: string, task: number): Reading['kind'] => readReason({ text, heard: hear(text, task) })
