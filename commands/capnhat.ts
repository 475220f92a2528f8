import { reportProgress } from '../src/actions/report-progress.ts'
import { askBack, beginForm, type Checked, type Form, type Reading, type Said } from '../src/vietnamese/form.ts'
import { say, type Answers, type Reply } from '../src/domain/chat/reply.ts'
import { hear, type HeardKind } from '../src/vietnamese/heard.ts'
import { shareIn, type SaidShare } from '../src/vietnamese/intent/numbers.ts'
import { fold } from '../src/vietnamese/normalise.ts'
import { tellsObstacle, withoutObstacleLabel } from '../src/vietnamese/obstacles.ts'
import { asSentence, joinList, shorten } from '../src/vietnamese/phrases.ts'
import type { Command, OfficerContext } from './command.ts'
import { keptFiles } from './shared/kept-files.ts'
import { accepted } from './shared/refusals.ts'
import { askedBack, askWhich, notRecorded, taskNumber, taskOpenTo } from './shared/task-argument.ts'

/** How far a piece of work has come: a share, what was done, what it waits for; "chưa xong" may be meant so. */
function readProgress({ text, heard }: Pick<Said, 'text' | 'heard'>): Reading['kind'] {
  if (saysNo.test(text)) return 'refused'
  if (shareOf(text).percent !== undefined || progressing.has(heard.kind)) return 'value'
  if (tellsObstacle(text) && !isAsked.has(heard.kind) && !/[?？]/.test(text)) return 'value'
  // "3 phòng đã góp ý": whatever was done tells how far it has come.
  if ((heard.kind === 'unsure' || heard.kind === 'figure') && tellsDone.test(text)) return 'value'
  if (heard.kind === 'unsure' || heard.kind === 'by another' || heard.kind === 'figure' || heard.kind === 'negative')
    return 'unsure'
  return heard.kind === 'refusal' && /^(?:van )?chua \S/.test(fold(text)) ? 'unsure' : 'none'
}

const tellsDone = /\S\s+(?:đã|vừa|mới|xong|rồi)\s+\S|^(?:đã|vừa|mới|xong)\s+\S+\s+\S/iu
const progressing: ReadonlySet<HeardKind> = new Set(['answer', 'under way', 'unfinished'])
const isAsked: ReadonlySet<HeardKind> = new Set(['question', 'request', 'wait'])
const saysNo = /^(?:không|khong|hông|hong|ko|k)[.! ]*$/iu

const form: Form<OfficerContext> = {
  fields: [
    {
      name: 'text',
      ask: ({ task = '' }) =>
        say(
          `Việc #${task} đã làm đến đâu? Đồng chí gửi nội dung, có thể kèm tỷ lệ, ví dụ: 60% đã lấy ý kiến các phòng. Gõ /huy để thôi.`,
        ),
      example: () => 'Đồng chí ghi đã làm được gì, đang chờ gì, ví dụ: 60% đã lấy ý kiến các phòng.',
      read(said) {
        if (said.withFile && (said.text === '' || said.heard.kind === 'file')) return { kind: 'value', value: '' }
        const kind = readProgress(said)
        return kind === 'none' || kind === 'refused' ? { kind } : { kind, value: said.text }
      },
      check: (_, value, answers) => Promise.resolve(checkShare(value, answers)),
      line: (value, { task = '' }) => `/capnhat ${task}: ${value}`,
    },
  ],
  about: ({ task = '' }) => `tiến độ việc #${task}`,
  done: (context, { task, text = '' }) => update(context, Number(task), text),
  left: ({ task = '' }) => ({
    ...say('Đã dừng, không có gì thay đổi.'),
    choices: [
      { label: `Xem #${task}`, send: `/viec ${task}` },
      { label: 'Nhiệm vụ', send: '/nhiemvu' },
    ],
  }),
  again: ({ task = '' }) => ({
    ...say(`Muốn cập nhật, đồng chí gõ lại /capnhat ${task}.`),
    choices: [{ label: `Cập nhật #${task}`, send: `/capnhat ${task}` }],
  }),
}

const which = {
  question: 'Đồng chí cập nhật việc nào?',
  none: 'Đồng chí không có việc nào đang chủ trì để báo cáo.',
}

export const capnhat: Command = {
  name: 'capnhat',
  aliases: ['cn', 'tiendoviec'],
  summary: 'Cập nhật tiến độ một việc',
  usage: '/capnhat SỐ [%] NỘI DUNG',
  who: 'officer',
  changes: 'with-arguments',
  takesFiles: true,

  async run(context, args) {
    const number = taskNumber(args)
    if (!number) return askWhich(context, 'capnhat', which, { role: 'lead' })
    const { id, rest, literal, counts } = number
    const task = await taskOpenTo(context, 'report-progress', id)
    const answers = { task: String(id) }
    if (rest === '' && context.message.files.length === 0) return beginForm(form, 'capnhat', answers)
    if (literal || rest === '') return update(context, id, rest)
    const heard = hear(rest, id)
    if (heard.kind === 'signs' && !/[?？]/.test(rest)) return beginForm(form, 'capnhat', answers)
    if (heard.kind === 'file' && context.message.files.length > 0) return update(context, id, '')
    const kind = readProgress({ text: rest, heard })
    if (kind === 'none' || kind === 'refused')
      return notRecorded(task, { label: `Cập nhật tiến độ #${id}`, send: `/capnhat ${id}` })
    return counts || kind === 'unsure'
      ? askedBack(askBack(form, { command: 'capnhat', field: 'text', answers }, rest))
      : update(context, id, rest)
  },

  form,
}

/** `60% …`, `60 phần trăm …`, or a number alone: to the question how far the work has come it can be nothing else. */
const shareAtStart = /^([+–-]?\d+(?:[.,]\d+)?)\s*(?:%(?!\s*\/)|phần trăm|phan tram|$)\s*[:,.–-]?\s*/iu
/** Said before a share ("được khoảng 30%"), which then bears its sign. */
const saidBefore =
  /^(?:(?:ok|đã|da|được|đươc|duoc|đc|dc|đạt|dat|mới|moi|xong|lên|len|khoảng|khoang|tầm|cỡ|chừng|hơn|hon|gần|gan)[\s,]+)+(?=\d+(?:[.,]\d+)?\s*(?:%|phần trăm))/iu
/** "45% rồi nha" */
const saysNothing = /^(?:(?:roi|rui|r|nha|nhe|a|em|anh|chi|sep|do|day|thoi|oi)[\s.,!]*)*$/
const roughly = /(?:khoảng|khoang|tầm|cỡ|chừng|hơn|hon|gần|gan)\s+$/iu

interface Share {
  /** as it was typed, with its sign */
  typed: string
  percent: number | undefined
  /** "hơn ", "khoảng " */
  about: string
  note: string
}

/** "đã xong", "xong rồi": the whole, which is reported with its result. */
const allDone =
  /^(?:(?:da|lam|moi|vua|em|toi) )*(?:xong|hoan thanh|hoan tat)(?: (?:roi|het|a|ah|nhe|nha|nghe|nhen|toan bo|ca|do|day|ne|luon|sach|xuoi|em|anh|chi|sep))*[.! ]*$/

/** The report with a spelled share in digits: "tám mươi phần trăm". */
function inDigits(report: string, share: SaidShare | undefined): string {
  if (share?.kind !== 'percent' || /^\d/.test(report.slice(share.start))) return report
  return `${report.slice(0, share.start)}${share.percent}%${report.slice(share.end)}`
}

/** What share the words tell: at their beginning, or behind "được", "đạt" at their end. */
function shareOf(report: string): Share {
  if (allDone.test(fold(report))) return { typed: '100', percent: 100, about: '', note: '' }
  const said = shareIn(report)
  const digits = inDigits(report, said)
  const before = saidBefore.exec(digits)?.[0] ?? ''
  const words = digits.slice(before.length)
  const share = shareAtStart.exec(words)
  if (!share && said) return { typed: String(said.percent), percent: said.percent, about: '', note: report }
  const [whole = '', typed = ''] = share ?? []
  const percent = share ? Math.floor(Number(typed.replace(',', '.').replace('–', '-'))) : undefined
  // "hơn 70%" says more than 70%.
  const about = roughly.exec(before)?.[0] ?? ''
  const note = (share ? words : report).slice(whole.length)
  return { typed, percent, about, note: share && saysNothing.test(fold(note)) ? '' : note }
}

/** "+5%" may be five more, or five in all; below zero there is nothing. */
const isWrong = ({ typed, percent }: Share): boolean => percent !== undefined && (/^\D/.test(typed) || percent >= 100)

/** The question goes on where the share cannot be right. */
function checkShare(value: string, { task }: Answers): Checked {
  const share = shareOf(value)
  if (isWrong(share)) return { kind: 'again', reply: wrongShare(Number(task), share) }
  return { kind: 'known', answers: {} }
}

async function update(context: OfficerContext, id: number, report: string): Promise<Reply> {
  // Refuse a closed task first: whoever reports 100% on it must not be sent on to /xong.
  await taskOpenTo(context, 'report-progress', id)
  const share = shareOf(report)
  if (isWrong(share)) return wrongShare(id, share)
  const { note } = share
  const { tx, actor, message } = context
  const sent = { channel: message.channel, files: message.files }
  const obstacle = tellsObstacle(note)
  const said = obstacle ? withoutObstacleLabel(note) : note
  const progress = { task: id, percent: share.percent, note: words(share, said), obstacle, ...sent }
  const { told } = accepted(await reportProgress(tx, actor, context, progress))
  return {
    ...say(
      asSentence([`Đã cập nhật việc #${id}`, words(share, shorten(said, 200))].filter(Boolean).join(': ')) +
        (obstacle ? toldOfObstacle(told) : '') +
        keptFiles(message.files),
    ),
    choices: [
      ...(obstacle && told.length > 0 ? [{ label: 'Xin gia hạn', send: `/giahan ${id}` }] : []),
      { label: `Xem #${id}`, send: `/viec ${id}` },
      { label: 'Hoàn tác', send: '/hoantac' },
    ],
  }
}

const toldOfObstacle = (told: readonly string[]): string =>
  told.length > 0
    ? ` Vướng mắc được báo ngay cho đồng chí ${joinList(told)}; việc được ghi "đang vướng" cho đến lần cập nhật sau.`
    : ' Việc được ghi "đang vướng"; ngoài đồng chí không có ai quyết định việc này để báo.'

const words = ({ percent, about }: Share, note: string): string =>
  [percent === undefined ? '' : `${about}${percent}%`, note].filter(Boolean).join(' – ')

const wrongShare = (id: number, { percent, typed }: Share): Reply => ({
  ...say(
    percent === 100
      ? `Việc #${id} đã làm xong 100%? Đồng chí gõ /xong ${id} kèm kết quả để báo hoàn thành.`
      : `Tỷ lệ ${shorten(typed, 12)}% không hợp lệ. Đồng chí ghi từ 0% đến 99%, hoặc gõ /xong ${id} nếu đã hoàn thành.`,
  ),
  choices: [{ label: 'Báo hoàn thành', send: `/xong ${id}` }],
})
