import { officeCalendar } from '../db/office/calendar.ts'
import { submitResult } from '../src/actions/submit-result.ts'
import { dueStatus, remaining } from '../src/domain/tasks/due.ts'
import { UserError } from '../src/domain/chat/errors.ts'
import { askBack, beginForm, type Form } from '../src/vietnamese/form.ts'
import { localTime } from '../src/domain/days/local-date.ts'
import { say, type Choice, type Reply } from '../src/domain/chat/reply.ts'
import { hear, type HeardKind } from '../src/vietnamese/heard.ts'
import { moment, sentenceCase, shorten } from '../src/vietnamese/phrases.ts'
import type { Command, OfficerContext } from './command.ts'
import { keptFiles } from './shared/kept-files.ts'
import { accepted } from './shared/refusals.ts'
import { refusalOf } from './shared/steps.ts'
import { askedBack, askWhich, taskNumber, taskOpenTo } from './shared/task-argument.ts'

const form: Form<OfficerContext> = {
  fields: [
    {
      name: 'result',
      ask: ({ task = '', title = '' }) =>
        say(
          `Kết quả việc #${task} (${title}) là gì? Đồng chí gửi nội dung hoặc số văn bản, có thể kèm ảnh, tệp minh chứng. Gõ /huy để thôi.`,
        ),
      example: ({ task = '' }) =>
        `Đồng chí ghi đã làm được gì, ví dụ: Báo cáo 45/BC-UBND gửi Sở, hoặc: tổ chức 3 lớp tập huấn. Nếu chưa xong, đồng chí gõ /capnhat ${task} để ghi tiến độ.`,
      read: ({ text, heard, withFile }) => {
        if (heard.kind === 'answer' || (withFile && text === '')) return { kind: 'value', value: text }
        return noResult.has(heard.kind) ? { kind: 'none' } : { kind: 'unsure', value: text }
      },
      line: (value, { task = '' }) => `/xong ${task}: ${value}`,
    },
  ],
  about: ({ task = '' }) => `kết quả việc #${task}`,
  done: (context, { task, result = '' }) => complete(context, Number(task), withoutLabel(result)),
  left: ({ task = '' }) => ({
    ...say('Đã dừng, không có gì thay đổi.'),
    choices: [
      { label: `Cập nhật tiến độ #${task}`, send: `/capnhat ${task}` },
      { label: 'Nhiệm vụ', send: '/nhiemvu' },
    ],
  }),
  again: ({ task = '' }) => ({
    ...say(`Muốn báo hoàn thành, đồng chí gõ lại /xong ${task}.`),
    choices: [{ label: `Báo hoàn thành #${task}`, send: `/xong ${task}` }],
  }),
}

const which = {
  question: 'Đồng chí báo hoàn thành việc nào?',
  none: 'Đồng chí không có việc nào đang chủ trì để báo cáo.',
}

export const xong: Command = {
  name: 'xong',
  aliases: ['hoanthanh', 'trinh'],
  summary: 'Báo hoàn thành (hoặc trình kết quả)',
  usage: '/xong SỐ [KẾT QUẢ]',
  who: 'officer',
  changes: 'with-arguments',
  takesFiles: true,

  async run(context, args) {
    const number = taskNumber(args)
    if (!number) return askWhich(context, 'xong', which, { role: 'lead' })
    const { id, rest, literal, counts } = number
    if (!literal && onlyNumbers.test(rest))
      throw await oneAtATime(context, [id, ...(rest.match(/\d+/g) ?? []).map(Number)])
    const task = await taskOpenTo(context, 'submit-result', id)
    const answers = { task: String(id), title: shorten(task.title, 120) }
    if (rest === '' && context.message.files.length === 0) return beginForm(form, 'xong', answers)
    const doubtful = !literal && rest !== '' && (counts || isDoubtful(hear(rest, id).kind) || saysNo.test(rest))
    return doubtful
      ? askedBack(askBack(form, { command: 'xong', field: 'result', answers }, rest))
      : complete(context, id, withoutLabel(rest))
  },

  form,
}

const saysNo = /^(?:không|khong|hông|hong|ko|k|chưa|chua)[.! ]*$/iu

/** What is said so is no result. */
const noResult: ReadonlySet<HeardKind> = new Set([
  ...(['refusal', 'wait', 'question', 'request', 'chatter', 'courtesy', 'signs', 'other task'] as const),
])

/** Typed behind the number as a result, and hardly one: "/xong 12 chưa", "/xong 12 đang trình". */
const isDoubtful = (kind: HeardKind): boolean => kind === 'under way' || noResult.has(kind)

/** "kết quả: …" */
const withoutLabel = (result: string): string => result.replace(/^(?:kết quả|ket qua)\s*[:–-]\s*(?=\S)/iu, '')

/** "/xong 12, 13" means two tasks, not a result called "13". */
const onlyNumbers = /^(?:(?:và|va|với|voi|[,;+&])?\s*(?:việc|viec)?\s*#?\d{1,9}[\s,;.]*)+$/iu

async function oneAtATime(context: OfficerContext, ids: readonly number[]): Promise<UserError> {
  const choices: Choice[] = []
  for (const id of new Set(ids.slice(0, 8)))
    if (!(await refusalOf(context, 'xong', id))) choices.push({ label: `Báo xong #${id}`, send: `/xong ${id}` })
  const which = choices.length > 0 ? ' Chọn việc báo trước:' : ' Gõ /nhiemvu để xem các việc của mình.'
  return new UserError(`Mỗi lần đồng chí báo hoàn thành một việc, kèm kết quả của việc đó.${which}`, choices)
}

/** `words` may only be empty where a file came with the message. */
async function complete(context: OfficerContext, id: number, words: string): Promise<Reply> {
  const { tx, actor, now, today, office, message } = context
  const report = { task: id, result: words, channel: message.channel, files: message.files }
  const { task, kind } = accepted(await submitResult(tx, actor, context, report))
  const when = moment(today, localTime(now, office.timeZone))
  const judged = dueStatus(task, today, await officeCalendar(tx))
  const punctual = judged.kind === 'no_deadline' ? '' : ` ${sentenceCase(remaining(judged))}.`
  const document = task.resultDocument === null ? '' : ` Văn bản kết quả: ${task.resultDocument}.`
  const done =
    kind === 'submitted'
      ? `Đã trình kết quả việc #${id} lúc ${when}, chờ lãnh đạo duyệt.`
      : `Đã ghi nhận hoàn thành việc #${id} lúc ${when}.`
  return {
    ...say(`${done}${punctual}${document}${keptFiles(message.files)} Nếu nhầm, đồng chí gõ /hoantac trong 10 phút.`),
    choices: [
      { label: 'Hoàn tác', send: '/hoantac' },
      { label: 'Nhiệm vụ còn lại', send: '/nhiemvu' },
    ],
  }
}
