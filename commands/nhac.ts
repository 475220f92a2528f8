import { officeCalendar } from '../db/office/calendar.ts'
import { namesOf } from '../db/people/officers.ts'
import { answerUrge, answerUrges, openUrging, type AnsweredUrge } from '../src/actions/answer-urge.ts'
import { openUrge, urge } from '../src/actions/urge.ts'
import { say, text, type Reply } from '../src/domain/chat/reply.ts'
import { addDays, type LocalDate } from '../src/domain/days/local-date.ts'
import { isLeader } from '../src/domain/people/access.ts'
import { dueStatus } from '../src/domain/tasks/due.ts'
import { confirmation } from '../src/vietnamese/confirmation.ts'
import { parseDay } from '../src/vietnamese/dates.ts'
import { beginForm, type Field, type Form } from '../src/vietnamese/form.ts'
import { fold } from '../src/vietnamese/normalise.ts'
import { asSentence, fullDate, fullDeadline, joinList, shortDate, shorten } from '../src/vietnamese/phrases.ts'
import { promiseLine } from '../src/vietnamese/step-lines.ts'
import { urgedWords } from '../src/vietnamese/task-lines.ts'
import { deadlineWords } from '../src/vietnamese/urge-notice.ts'
import { wallClock, type Command, type OfficerContext } from './command.ts'
import { accepted, worded } from './shared/refusals.ts'
import { resultNumber } from './shared/result-number.ts'
import { followedLate, startChoices } from './shared/start-choices.ts'
import { requireOne } from './shared/task-argument.ts'
import { severalIn, urgeSeveral } from './shared/urge-several.ts'
import { whenSent } from './shared/urging.ts'

const ofDays = /\d|\b(?:hom|nay|mai|mot|kia|ngay|thu|chu nhat|tuan|thang|quy|nam|cuoi|dau)\b/

/** "12 @345 sẽ xong": by when is asked. */
const promised: Field<OfficerContext> = {
  name: 'date',
  ask: ({ task = '', title = '', today = '' }) => ({
    ...say(
      `Đồng chí sẽ xong việc #${task} (${title}) ngày nào? Ví dụ: 15/12 hoặc thứ Sáu. Đây là lời hẹn với người đôn đốc, thời hạn không đổi. Gõ /huy để thôi.`,
    ),
    choices: [
      { label: 'Hôm nay', send: 'hôm nay' },
      { label: `Ngày mai (${shortDate(addDays(today, 1))})`, send: 'ngày mai' },
    ],
  }),
  // "thứ Sáu" might be said to put something off, too; here it is the day.
  read: ({ text }) =>
    /[?？]/.test(text) || !ofDays.test(fold(text)) ? { kind: 'none' } : { kind: 'value', value: text },
  check: async (context, value, answers) => {
    const day = await dayIn(context, value)
    const wrong = wrongDay(day, value, context.today)
    if (day === undefined || wrong !== undefined) {
      const question = promised.ask(answers)
      return { kind: 'again', reply: { ...question, blocks: [text(wrong ?? ''), ...question.blocks] } }
    }
    return { kind: 'known', answers: { date: day } }
  },
  line: (value, { task = '', urge = '' }) => promiseLine(Number(task), Number(urge), value),
}

const form: Form<OfficerContext> = {
  fields: [promised],
  about: ({ task = '' }) => `ngày xong việc #${task}`,
  done: (context, { task, urge, date = '' }) => answered(context, { task: Number(task), urge: Number(urge) }, date),
  left: ({ task = '' }) => ({
    ...say('Đã dừng, chưa trả lời đôn đốc.'),
    choices: [{ label: `Xem #${task}`, send: `/viec ${task}` }],
  }),
  again: ({ task = '', urge = '' }) => ({
    ...say('Muốn trả lời, đồng chí chọn lại dưới đây.'),
    choices: [{ label: `Sẽ xong #${task} ngày…`, send: promiseLine(Number(task), Number(urge)) }],
  }),
}

const courtesy =
  /^(?:(?:nhe|nha|voi|giup|ho|dum|gium|cho|toi|tui|minh|em|anh|chi|a|di|luon|cai|bot|oi)\b|[\p{P}\p{S}\s])*$/u

export const nhac: Command = {
  name: 'nhac',
  aliases: ['dondoc'],
  summary: 'Đôn đốc người chủ trì một việc',
  usage: '/nhac SỐ [LỜI NHẮN] | quá hạn [ĐƠN VỊ]',
  who: 'officer',
  helpFor: 'leader',
  changes: 'with-arguments',

  async run(context, args) {
    const all = gotItAll(args)
    if (all) return answeredAll(context, all)
    const several = severalIn(args)
    if (several) return urgeSeveral(context, several)
    const number = resultNumber(args)
    if (!number) return which(context)
    const { id, result, rest, literal, counts } = number
    if (result !== undefined) return answer(context, { task: id, urge: result }, rest)
    const { task, people } = accepted(await openUrge(context.tx, context.actor, context, id))
    await requireOne(context, number, 'nhac', 'đôn đốc')
    if (counts && !literal) {
      const names = joinList(await namesOf(context.tx, people))
      return {
        ...say(
          `Đồng chí muốn đôn đốc đồng chí ${names} việc #${id} (${shorten(task.title, 120)})? Chưa có gì thay đổi cho đến khi đồng chí xác nhận.`,
        ),
        choices: confirmation(`/nhac ${id}`, `đôn đốc việc #${id}`),
      }
    }
    // "giúp tôi", "nhé" are said to the assistant.
    const isCourtesy = !literal && courtesy.test(fold(rest))
    return urgeOne(context, id, isCourtesy ? undefined : rest)
  },

  form,
}

function which({ actor }: OfficerContext): Promise<Reply> {
  return Promise.resolve({
    ...say(
      'Đồng chí đôn đốc việc nào? Gõ /nhac kèm số việc, có thể thêm lời nhắn, ví dụ: /nhac 12 đề nghị nộp trước thứ Sáu. Mỗi việc đôn đốc một người cách nhau ít nhất 4 giờ.',
    ),
    choices: isLeader(actor)
      ? [{ label: 'Đôn đốc việc quá hạn', send: '/nhac quá hạn' }, followedLate]
      : startChoices(actor).slice(0, 1),
  })
}

async function urgeOne(context: OfficerContext, id: number, words: string | undefined): Promise<Reply> {
  const { tx, actor, today } = context
  const { task, people, count, leavesAt } = accepted(await urge(tx, actor, context, { task: id, words }))
  const names = joinList(await namesOf(tx, people))
  const status = dueStatus(task, today, await officeCalendar(tx), wallClock(context))
  const { waits, words: sent } = whenSent(context, leavesAt)
  const times = count > 1 ? ` Việc này ${urgedWords(count)}.` : ''
  return {
    blocks: [
      text(
        asSentence(`Đã đôn đốc đồng chí ${names} việc #${id}: ${shorten(task.title, 160)}`),
        `${deadlineWords(task, status)}.${times} ${sent} Có trả lời, trợ lý báo đồng chí.`,
      ),
    ],
    choices: [
      ...(waits ? [{ label: 'Hoàn tác', send: '/hoantac' }] : []),
      { label: `Xem #${id}`, send: `/viec ${id}` },
    ],
  }
}

async function answer(context: OfficerContext, urging: AnsweredUrge, said: string): Promise<Reply> {
  const { tx, actor, today } = context
  const { task } = accepted(await openUrging(tx, actor, context, urging))
  const folded = fold(said)
  if (/^(?:da nam|nam roi|da ro|ok|vang|da)?[.! ]*$/.test(folded)) return answered(context, urging)
  const [, date] = /^(?:sẽ xong|se xong|xong|hẹn|hen)(?: ngày| ngay| vào| vao)?(?:\s+(\S.*))?$/isu.exec(said) ?? []
  const answers = { task: String(urging.task), urge: String(urging.urge), title: shorten(task.title, 120), today }
  if (date === undefined && !folded.startsWith('se xong')) {
    return {
      ...say(`Chưa có gì thay đổi. Đồng chí trả lời đôn đốc việc #${urging.task} bằng một lựa chọn dưới đây.`),
      choices: [
        { label: 'Đã nắm', send: `/nhac ${urging.task} @${urging.urge} đã nắm` },
        { label: 'Sẽ xong ngày…', send: promiseLine(urging.task, urging.urge) },
      ],
    }
  }
  if (date === undefined) return beginForm(form, 'nhac', answers)
  const day = await dayIn(context, date)
  const wrong = wrongDay(day, date, today)
  if (day !== undefined && wrong === undefined) return answered(context, urging, day)
  const question = beginForm(form, 'nhac', answers)
  return { ...question, blocks: [text(wrong ?? ''), ...question.blocks] }
}

const dayIn = async ({ tx, today }: OfficerContext, said: string): Promise<LocalDate | undefined> =>
  parseDay(
    said.replace(/^(?:ngày|ngay|vào|vao|trước|truoc)\s+/iu, '').replace(/[.!\s]+$/, ''),
    today,
    await officeCalendar(tx),
  )

/** What is wrong with a day by which something is to be done. */
function wrongDay(day: LocalDate | undefined, said: string, today: LocalDate): string | undefined {
  if (day === undefined) return `Trợ lý chưa hiểu ngày «${shorten(said, 60)}».`
  return day < today ? `${fullDate(day)} đã qua.` : undefined
}

async function answered(context: OfficerContext, urging: AnsweredUrge, promisedOn?: LocalDate): Promise<Reply> {
  const done = accepted(await answerUrge(context.tx, context.actor, context, { ...urging, promisedOn }))
  const { task, acknowledged } = done
  const received = acknowledged ? ' Việc được ghi là đã tiếp nhận.' : ''
  const late = promisedOn !== undefined && task.due !== null && promisedOn > task.due
  const promise =
    promisedOn === undefined
      ? ''
      : ` sẽ xong ${fullDate(promisedOn)}.${task.due === null ? '' : ` Thời hạn không đổi: ${fullDeadline(task.due, task.dueTime)}${late ? ', ngày hẹn sau thời hạn' : ''}`}`
  return {
    ...say(
      `${asSentence(`Đã trả lời đôn đốc việc #${task.id} (${shorten(task.title, 120)}):${promise || ' đã nắm'}`)} Người đôn đốc được báo.${received}`,
    ),
    choices: [
      { label: 'Cập nhật', send: `/capnhat ${task.id}` },
      { label: 'Báo hoàn thành', send: `/xong ${task.id}` },
      { label: `Xem #${task.id}`, send: `/viec ${task.id}` },
    ],
  }
}

/** `đã nắm 12@345 13@346` */
function gotItAll(args: string): AnsweredUrge[] | undefined {
  const [, pairs] = /^da nam((?: \d{1,9}@\d{1,15})+)$/.exec(fold(args)) ?? []
  return pairs
    ?.trim()
    .split(' ')
    .map(pair => {
      const [task = 0, urge = 0] = pair.split('@').map(Number)
      return { task, urge }
    })
}

/** What is over or was answered meanwhile is left as it is, and said. */
async function answeredAll(context: OfficerContext, urges: readonly AnsweredUrge[]): Promise<Reply> {
  const { answered, left } = await answerUrges(context.tx, context.actor, context, { urges })
  const said =
    answered.length > 0
      ? `Đã trả lời đôn đốc ${answered.length} việc (đã nắm): ${joinList(answered.map(({ task }) => `#${task.id}`))}. Người đôn đốc được báo.`
      : 'Chưa trả lời thêm việc nào.'
  return {
    blocks: [said, ...left.map(refusal => worded(refusal).message)].map(line => text(line)),
    choices: [{ label: 'Nhiệm vụ', send: '/nhiemvu' }],
  }
}
