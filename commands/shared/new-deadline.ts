import { officeCalendar } from '../../db/office/calendar.ts'
import { say, type Answers, type Choice, type Reply } from '../../src/domain/chat/reply.ts'
import type { LocalDate } from '../../src/domain/days/local-date.ts'
import { askBack, beginForm, type Checked, type Field, type Form } from '../../src/vietnamese/form.ts'
import type { HeardKind } from '../../src/vietnamese/heard.ts'
import { readNewDeadline, type SaidDeadline } from '../../src/vietnamese/new-deadline.ts'
import { fold } from '../../src/vietnamese/normalise.ts'
import { fullDate, sentenceCase, shorten } from '../../src/vietnamese/phrases.ts'
import type { Task } from '../../src/domain/tasks/task.ts'
import type { OfficerContext } from '../command.ts'
import { reasonField, saidReason } from './reason.ts'
import { worded } from './refusals.ts'
import { askedBack } from './task-argument.ts'

/** What is known before the first question: the task, and the line that says all in one ("/giahan 12", "/duyet 12 @345"). */
export interface Moved {
  task: Task
  line: string
  /** "xin gia hạn", "gia hạn" */
  verb: string
}

export interface NewDeadline {
  task: number
  day: LocalDate
  reason: string
  line: string
}

/** "20/12", "thêm 5 ngày": a number, or a word of days. */
const namesDays =
  /\d|\b(?:ngay|hom|bua|tuan|thang|quy|nam|thu (?:hai|ba|tu|nam|sau|bay)|chu nhat|cn|mai|mot|kia|cuoi|giua|dau)\b/
const noDay: ReadonlySet<HeardKind> = new Set([
  ...(['question', 'refusal', 'courtesy', 'signs', 'file', 'other task'] as const),
])
/** "lùi 1 tuần" answers; "để mai em báo" does not. */
const putsOff: ReadonlySet<HeardKind> = new Set(['wait', 'request'])

const dayField: Field<OfficerContext> = {
  name: 'until',
  ask: ({ task = '', title = '', due = '', verb = '', line = '', reason }) => ({
    ...say(
      `${sentenceCase(verb)} việc #${task} (${title}) đến ngày nào? Hạn hiện nay là ${fullDate(due)}. Đồng chí ghi ngày, ví dụ 20/12, hoặc chọn dưới đây. Gõ /huy để thôi.`,
    ),
    choices: ['thêm 3 ngày làm việc', 'thêm 5 ngày làm việc', 'thêm 10 ngày làm việc'].map(words =>
      asChoice(sentenceCase(words), `${line} ${words}`, reason),
    ),
  }),
  example: () => 'Đồng chí ghi một ngày (20/12, thứ sáu tuần sau) hoặc thêm bao lâu (thêm 5 ngày làm việc).',
  read: ({ text, heard }) =>
    noDay.has(heard.kind) || !namesDays.test(fold(text)) || (putsOff.has(heard.kind) && !/\d/.test(text))
      ? { kind: 'none' }
      : { kind: 'value', value: text },
  check: checkDay,
}

/** What was said of the reason already goes along. */
const asChoice = (label: string, line: string, reason: string | undefined): Choice => ({
  label,
  send: reason === undefined ? line : `${line} vì ${reason}`,
})

async function checkDay({ tx, today }: OfficerContext, value: string, answers: Answers): Promise<Checked> {
  const { due = today, task = '', reason } = answers
  const said = readNewDeadline(value, { due, today, calendar: await officeCalendar(tx) })
  if (said.kind !== 'day') return { kind: 'again', reply: askedWhichDay(said, answers) }
  const unfit = unfitDay(Number(task), said.day, { due, today })
  if (unfit) return { kind: 'again', reply: unfit }
  const known = said.reason !== '' && saidReason(said.reason, Number(task)) === 'value'
  return { kind: 'known', answers: { day: said.day, ...(known && reason === undefined && { reason: said.reason }) } }
}

/** Told before the reason is asked for: nobody should give one for a day that cannot be. */
function unfitDay(
  task: number,
  asked: LocalDate,
  { due, today }: { due: LocalDate; today: LocalDate },
): Reply | undefined {
  if (asked <= due) return say(worded({ refused: 'deadline-not-later', task, due, asked }).message)
  return asked < today ? say(worded({ refused: 'deadline-gone', task, due, asked }).message) : undefined
}

function askedWhichDay(said: Exclude<SaidDeadline, { kind: 'day' }>, { line = '', reason }: Answers): Reply {
  if (said.kind === 'no-such-day')
    return say(`Trong lịch không có ngày “${shorten(said.words, 60)}”. Đồng chí ghi lại ngày, ví dụ 20/12.`)
  if (said.kind === 'unsure' && said.days.length > 0)
    return {
      ...say('Đồng chí muốn nói ngày nào?'),
      choices: said.days.map(day => asChoice(fullDate(day), `${line} ${written(day)}`, reason)),
    }
  return say('Trợ lý chưa rõ ngày đó. Đồng chí ghi ngày, ví dụ 20/12, hoặc thêm bao lâu, ví dụ: thêm 5 ngày làm việc.')
}

const written = (day: LocalDate): string => day.split('-').reverse().join('/')

const why = reasonField('gia hạn', (value, { line = '', day = '' }) => `${line} ${written(day)} vì ${value}`)

/** Until when, and why. */
export const deadlineForm = (
  command: string,
  done: (context: OfficerContext, said: NewDeadline, answers: Answers) => Promise<Reply>,
): Form<OfficerContext> => ({
  fields: [
    dayField,
    {
      ...why,
      ask: ({ verb = '', task = '', day = '' }) =>
        say(`Vì sao ${verb} việc #${task} đến ${fullDate(day)}? Đồng chí gửi lý do trong một tin. Gõ /huy để thôi.`),
    },
  ],
  about: ({ task = '', day }) => `${day === undefined ? '' : 'lý do '}gia hạn việc #${task}`,
  done: (context, answers) => {
    const { task, day = '', reason = '', line = '' } = answers
    return done(context, { task: Number(task), day, reason, line }, answers)
  },
  left: ({ task = '' }) => ({
    ...say('Đã dừng, không có gì thay đổi.'),
    choices: [{ label: `Xem #${task}`, send: `/viec ${task}` }],
  }),
  again: ({ task = '', line = `/${command} ${task}` }) => ({
    ...say(`Muốn gia hạn, đồng chí gõ lại /${command} ${task} kèm ngày và lý do.`),
    choices: [{ label: `Gia hạn #${task}`, send: line }],
  }),
})

/** Takes what the words say of the new deadline, and asks for what they do not. */
export async function withNewDeadline(
  context: OfficerContext,
  form: Form<OfficerContext>,
  command: string,
  { task, line, verb }: Moved,
  words: string,
  more: Answers = {},
): Promise<Reply> {
  const { tx, today } = context
  const due = task.due ?? today
  const begun = { task: String(task.id), title: shorten(task.title, 120), due, line, verb, ...more }
  const said = readNewDeadline(words, { due, today, calendar: await officeCalendar(tx) })
  const heard = said.reason === '' ? 'none' : saidReason(said.reason, task.id)
  const known = heard === 'value' ? { reason: said.reason } : {}
  if (said.kind === 'none') return beginForm(form, command, { ...begun, ...known })
  if (said.kind !== 'day') {
    const question = askedWhichDay(said, { ...begun, ...known })
    return { ...question, form: { command, field: dayField.name, answers: { ...begun, ...known } } }
  }
  const unfit = unfitDay(task.id, said.day, { due, today })
  if (unfit)
    return {
      ...unfit,
      choices: [
        { label: 'Ngày khác', send: line },
        { label: `Xem #${task.id}`, send: `/viec ${task.id}` },
      ],
    }
  const answers = { ...begun, until: written(said.day), day: said.day }
  if (heard === 'value') return form.done(context, { ...answers, ...known })
  if (heard === 'unsure') return askedBack(askBack(form, { command, field: 'reason', answers }, said.reason))
  return beginForm(form, command, answers)
}
