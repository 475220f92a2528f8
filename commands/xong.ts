import { officeCalendar } from '../db/office/calendar.ts'
import { submitResult } from '../src/actions/submit-result.ts'
import { stepToUndo, undo } from '../src/actions/undo.ts'
import { UserError } from '../src/domain/chat/errors.ts'
import { dueStatus, remaining } from '../src/domain/tasks/due.ts'
import { askBack, beginForm, type Form } from '../src/vietnamese/form.ts'
import { localTime } from '../src/domain/days/local-date.ts'
import { say, text, type Choice, type Reply } from '../src/domain/chat/reply.ts'
import { hear, type HeardKind } from '../src/vietnamese/heard.ts'
import { isQualified } from '../src/vietnamese/heard/qualified.ts'
import { moment, sentenceCase, shorten } from '../src/vietnamese/phrases.ts'
import { wallClock, type Command, type OfficerContext } from './command.ts'
import { keptFiles } from './shared/kept-files.ts'
import { accepted } from './shared/refusals.ts'
import { askedBack, askWhich, notRecorded, requireOne, taskNumber, taskOpenTo } from './shared/task-argument.ts'

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
      read: ({ text: said, heard, withFile }) => {
        if (heard.kind === 'answer' || (withFile && said === '')) return { kind: 'value', value: said }
        if (heard.kind === 'file' && withFile) return { kind: 'value', value: '' }
        return noResult.has(heard.kind) ? { kind: 'none' } : { kind: 'unsure', value: said }
      },
      instead: ({ text: said, heard }, { task = '' }) =>
        heard.kind === 'unfinished' || heard.kind === 'wait' ? [progress(Number(task), heard.kind, said)] : [],
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
    await requireOne(context, number, 'xong', 'báo hoàn thành')
    const instead = correctsResult.exec(rest)?.[1]
    if (instead !== undefined && !literal) return replace(context, id, instead)
    const task = await taskOpenTo(context, 'submit-result', id)
    const answers = { task: String(id), title: shorten(task.title, 120) }
    if (rest === '' && context.message.files.length === 0) return beginForm(form, 'xong', answers)
    const heard = literal || rest === '' ? 'answer' : hear(rest, id).kind
    if (heard === 'signs' && !/[?？]/.test(rest)) return beginForm(form, 'xong', answers)
    if (heard === 'file' && context.message.files.length > 0) return complete(context, id, '')
    if (noResult.has(heard) || (!literal && saysNo.test(rest))) return notRecorded(task, progress(id, heard, rest))
    const unclear = asked.has(heard) || (heard !== 'answer' && (isQualified(rest) || claims.test(rest)))
    const doubtful = !literal && (counts || (unclear && !onlyDone.test(rest)))
    return doubtful
      ? askedBack(askBack(form, { command: 'xong', field: 'result', answers }, rest))
      : complete(context, id, withoutLabel(rest))
  },

  form,
}

const saysNo = /^(?:không|khong|hông|hong|ko|k|chưa|chua)[.! ]*$/iu

/** Behind the number these are asked back, and so is what is said to be done and leaves no result: "đã nghỉ phép". */
const asked: ReadonlySet<HeardKind> = new Set(['under way', 'by another', 'unsure'])
const claims = /(?:^|\s)(?:đã|rồi|roi)(?=\s|$)/iu

/** "/xong 12 xong", "/xong 12 đã làm" say twice what is meant. */
const onlyDone = /^(?:xong|(?:đã|da) (?:xong|làm|lam))(?: (?:xong|rồi|roi|nhé|nhe|ạ|a))*[.!]*$/iu

/** What is said so is no result. */
const noResult: ReadonlySet<HeardKind> = new Set([
  ...([
    'unfinished',
    'file',
    'refusal',
    'wait',
    'question',
    'request',
    'chatter',
    'courtesy',
    'signs',
    'other task',
  ] as const),
])

/** What is under way can be told as progress, in the words in which it was told. */
const progress = (task: number, heard: HeardKind, words: string): Choice => ({
  label: `Cập nhật tiến độ #${task}`,
  send: heard === 'unfinished' ? `/capnhat ${task}: ${words}` : `/capnhat ${task}`,
})

/** "kết quả: …" */
const withoutLabel = (result: string): string => result.replace(/^(?:kết quả|ket qua)\s*[:–-]\s*(?=\S)/iu, '')

/** "/xong 12 sửa: …": what replaces the result that was just handed in. */
const correctsResult = /^(?:sửa|sua)(?: lại| lai| thành| thanh)?\s*:\s*(\S.*)$/isu

/** The result that this person has just handed in is taken back, and the other handed in. @throws UserError where there is none */
async function replace(context: OfficerContext, id: number, words: string): Promise<Reply> {
  const { tx, actor } = context
  const last = accepted(await stepToUndo(tx, actor, context, id))
  if (last.kind !== 'completed' && last.kind !== 'submitted')
    throw new UserError(`Trong 10 phút qua đồng chí chưa báo kết quả việc #${id} nên không có gì để sửa.`, [
      { label: `Xem #${id}`, send: `/viec ${id}` },
    ])
  accepted(await undo(tx, actor, context, { task: id }))
  const reply = await complete(context, id, withoutLabel(words))
  return { ...reply, blocks: [text('Đã bỏ kết quả cũ, ghi kết quả mới.'), ...reply.blocks] }
}

/** `words` may only be empty where a file came with the message. */
async function complete(context: OfficerContext, id: number, words: string): Promise<Reply> {
  const { tx, actor, now, today, office, message } = context
  const report = { task: id, result: words, channel: message.channel, files: message.files }
  const { task, kind, nobodyDecides } = accepted(await submitResult(tx, actor, context, report))
  const when = moment(today, localTime(now, office.timeZone))
  const judged = dueStatus(task, today, await officeCalendar(tx), wallClock(context))
  const punctual = judged.kind === 'no_deadline' ? '' : ` ${sentenceCase(remaining(judged))}.`
  const document = task.resultDocument === null ? '' : ` Văn bản kết quả: ${task.resultDocument}.`
  const done =
    kind === 'submitted'
      ? `Đã trình kết quả việc #${id} lúc ${when}, chờ lãnh đạo duyệt.`
      : `Đã ghi nhận hoàn thành việc #${id} lúc ${when}.${nobodyDecides ? ' Việc này cần duyệt nhưng ngoài đồng chí không có ai duyệt nên được ghi hoàn thành ngay.' : ''}`
  return {
    ...say(`${done}${punctual}${document}${keptFiles(message.files)} Nếu nhầm, đồng chí gõ /hoantac trong 10 phút.`),
    choices: [
      { label: 'Hoàn tác', send: '/hoantac' },
      { label: 'Nhiệm vụ còn lại', send: '/nhiemvu' },
    ],
  }
}
