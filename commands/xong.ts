import { officeCalendar } from '../db/office/calendar.ts'
import { stateCause } from '../src/actions/late-cause.ts'
import { submitResult } from '../src/actions/submit-result.ts'
import { openTask } from '../src/actions/task-step.ts'
import { stepToUndo, undo } from '../src/actions/undo.ts'
import { UserError } from '../src/domain/chat/errors.ts'
import { dueStatus, isPast, remaining } from '../src/domain/tasks/due.ts'
import { lateCauses } from '../src/domain/tasks/task.ts'
import { askBack, beginForm, type Form } from '../src/vietnamese/form.ts'
import { localTime } from '../src/domain/days/local-date.ts'
import { say, text, type Choice, type Reply } from '../src/domain/chat/reply.ts'
import { hear, type HeardKind } from '../src/vietnamese/heard.ts'
import { isQualified } from '../src/vietnamese/heard/qualified.ts'
import { readCause, causeTold, resultAndCause, type SaidCause } from '../src/vietnamese/late-causes.ts'
import { joinList, moment, sentenceCase, shorten } from '../src/vietnamese/phrases.ts'
import { causeLine } from '../src/vietnamese/step-lines.ts'
import { causeWords } from '../src/vietnamese/task-lines.ts'
import { wallClock, type Command, type OfficerContext } from './command.ts'
import { keptFiles } from './shared/kept-files.ts'
import { readReason } from './shared/reason.ts'
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
      // Why it came late is asked apart, once the result is kept.
      check: () => Promise.resolve({ kind: 'known', answers: { why: '' } }),
      line: (value, { task = '' }) => `/xong ${task}: ${value}`,
    },
    {
      name: 'why',
      ask: ({ task = '', cause = '' }) =>
        say(
          cause === 'objective'
            ? `Nguyên nhân khách quan việc #${task} quá hạn là gì? Đồng chí ghi cụ thể trong một tin để người duyệt xác nhận, ví dụ: bão số 12, mất điện ba ngày. Gõ /huy để thôi.`
            : `Nguyên nhân việc #${task} quá hạn là gì? Đồng chí ghi cụ thể trong một tin. Gõ /huy để thôi.`,
        ),
      read: said => {
        const kind = readReason(said)
        return kind === 'none' || kind === 'refused' ? { kind } : { kind, value: said.text }
      },
      line: (value, { task = '', cause = '' }) =>
        causeLine(Number(task), `${cause === 'objective' ? 'khách quan' : 'khác'}, ${value}`),
    },
  ],
  about: ({ task = '', cause }) =>
    cause === undefined ? `kết quả việc #${task}` : `nguyên nhân việc #${task} quá hạn`,
  done: (context, { task, result = '', cause, why = '' }) =>
    cause === undefined
      ? complete(context, Number(task), withoutLabel(result))
      : keepCause(context, Number(task), { cause: cause === 'objective' ? 'objective' : 'other', words: why }),
  left: ({ task = '', cause }) =>
    cause === undefined
      ? nothingChanged(task)
      : {
          ...say('Chưa nêu nguyên nhân quá hạn; kết quả đã báo được giữ nguyên.'),
          choices: [{ label: `Xem #${task}`, send: `/viec ${task}` }],
        },
  again: ({ task = '', cause }) =>
    cause === undefined
      ? anew(task)
      : {
          ...say(`Muốn nêu nguyên nhân quá hạn, đồng chí gõ ${causeLine(Number(task))}.`),
          choices: [{ label: `Nêu nguyên nhân #${task}`, send: causeLine(Number(task)) }],
        },
}

const nothingChanged = (task: string): Reply => ({
  ...say('Đã dừng, không có gì thay đổi.'),
  choices: [
    { label: `Cập nhật tiến độ #${task}`, send: `/capnhat ${task}` },
    { label: 'Nhiệm vụ', send: '/nhiemvu' },
  ],
})

const anew = (task: string): Reply => ({
  ...say(`Muốn báo hoàn thành, đồng chí gõ lại /xong ${task}.`),
  choices: [{ label: `Báo hoàn thành #${task}`, send: `/xong ${task}` }],
})

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
    const { id, literal, counts } = number
    await requireOne(context, number, 'xong', 'báo hoàn thành')
    const told = literal ? undefined : causeTold(number.rest)
    if (told !== undefined) return tellCause(context, id, told)
    const instead = correctsResult.exec(number.rest)?.[1]
    if (instead !== undefined && !literal) return replace(context, id, instead)
    const task = await taskOpenTo(context, 'submit-result', id)
    const late = isPast(task, context.today, localTime(context.now, context.office.timeZone))
    const said = !literal && late ? resultAndCause(number.rest) : { result: number.rest }
    const { result: rest, cause } = said
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
      : complete(context, id, withoutLabel(rest), cause)
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
  const newest = accepted(await stepToUndo(tx, actor, context, id))
  // Why it came late was told of the result that is replaced.
  if (newest.kind === 'cause_stated') accepted(await undo(tx, actor, context, { task: id }))
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
async function complete(context: OfficerContext, id: number, words: string, cause?: string): Promise<Reply> {
  const { tx, actor, now, today, office, message } = context
  const report = { task: id, result: words, channel: message.channel, files: message.files }
  const { before, task, kind, nobodyDecides } = accepted(await submitResult(tx, actor, context, report))
  const when = moment(today, localTime(now, office.timeZone))
  const judged = dueStatus(task, today, await officeCalendar(tx), wallClock(context))
  const punctual = judged.kind === 'no_deadline' ? '' : ` ${sentenceCase(remaining(judged))}.`
  const document = task.resultDocument === null ? '' : ` Văn bản kết quả: ${task.resultDocument}.`
  const done =
    kind === 'submitted'
      ? `Đã trình kết quả việc #${id} lúc ${when}, chờ lãnh đạo duyệt.`
      : `Đã ghi nhận hoàn thành việc #${id} lúc ${when}.${nobodyDecides ? ' Việc này cần duyệt nhưng ngoài đồng chí không có ai duyệt nên được ghi hoàn thành ngay.' : ''}`
  const request = before.extension === 'pending' ? ' Đề nghị gia hạn đang chờ được rút lại.' : ''
  const reply: Reply = {
    ...say(
      `${done}${punctual}${document}${request}${keptFiles(message.files)} Nếu nhầm, đồng chí gõ /hoantac trong 10 phút.`,
    ),
    choices: [
      { label: 'Hoàn tác', send: '/hoantac' },
      { label: 'Nhiệm vụ còn lại', send: '/nhiemvu' },
    ],
  }
  if (judged.kind !== 'done_late' && judged.kind !== 'submitted_late') return reply
  const told = cause === undefined ? askedCause(id) : await tellCause(context, id, cause)
  return {
    ...told,
    blocks: [...reply.blocks, ...told.blocks],
    choices: [
      ...(told.choices ?? []),
      ...(reply.choices ?? []).filter(({ send }) => told.choices?.every(other => other.send !== send)),
    ],
  }
}

const asksCause = 'Nguyên nhân quá hạn là gì? Đồng chí chọn hoặc gõ; có thể để sau.'

/** The result is kept already: the question may be left. */
const askedCause = (id: number): Reply => ({
  ...say(asksCause),
  choices: lateCauses.map(cause => ({
    label: sentenceCase(causeWords[cause]),
    send: causeLine(id, cause === 'other' ? 'khác' : causeWords[cause]),
  })),
})

/** "nguyên nhân: chờ đơn vị khác". @throws UserError where the result is not late, or there is none */
async function tellCause(context: OfficerContext, id: number, words: string): Promise<Reply> {
  const { task } = accepted(await openTask(context.tx, context.actor, context.now, 'state-cause', id))
  const said = readCause(words)
  if (!said) return askedCause(id)
  const needsWords = said.words === '' && (said.cause === 'objective' || said.cause === 'other')
  if (!needsWords) return keepCause(context, id, said)
  const answers = { task: String(id), title: shorten(task.title, 120), result: task.result ?? '', cause: said.cause }
  return beginForm(form, 'xong', answers)
}

async function keepCause(context: OfficerContext, id: number, said: SaidCause): Promise<Reply> {
  const { judges } = accepted(await stateCause(context.tx, context.actor, context, { task: id, ...said }))
  const words = said.words === '' ? '' : ` (${shorten(said.words, 200)})`
  const next =
    judges.length > 0
      ? ` Đồng chí ${joinList(judges)} được đề nghị xác nhận.`
      : said.cause === 'objective'
        ? ' Không có ai xác nhận nên nguyên nhân chỉ được ghi lại.'
        : ''
  return {
    ...say(`Đã ghi nguyên nhân việc #${id} quá hạn: ${causeWords[said.cause]}${words}.${next}`),
    choices: [
      { label: 'Hoàn tác', send: '/hoantac' },
      { label: `Xem #${id}`, send: `/viec ${id}` },
    ],
  }
}
