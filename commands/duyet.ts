import type { Tx } from '../db/db.ts'
import { officeCalendar } from '../db/office/calendar.ts'
import { evidenceOf, type Proof } from '../db/tasks/evidence.ts'
import { partiesOf } from '../db/tasks/find.ts'
import { countOpen } from '../db/tasks/lists.ts'
import type { Submission } from '../db/tasks/submissions.ts'
import { waitingFor } from '../db/tasks/waiting.ts'
import { isRefused } from '../src/actions/action.ts'
import { approve, openResult } from '../src/actions/decide.ts'
import { quoted } from '../src/domain/chat/apart.ts'
import { item, say, text, title, type Block, type Choice, type Reply } from '../src/domain/chat/reply.ts'
import type { WorkingCalendar } from '../src/domain/days/working-calendar.ts'
import { isLeader } from '../src/domain/people/access.ts'
import { daysWaited, dueStatus, remaining } from '../src/domain/tasks/due.ts'
import type { Task } from '../src/domain/tasks/task.ts'
import { confirmation } from '../src/vietnamese/confirmation.ts'
import { hear } from '../src/vietnamese/heard.ts'
import { fold } from '../src/vietnamese/normalise.ts'
import { asSentence, joinList, sentenceCase, shortDate, shorten } from '../src/vietnamese/phrases.ts'
import { decisionLine, decisions } from '../src/vietnamese/step-lines.ts'
import type { Command, OfficerContext } from './command.ts'
import { proofChoices } from './shared/evidence.ts'
import { scopeList } from './shared/whose.ts'
import { leadName } from './shared/lead-name.ts'
import { onePage, pageTurns, readPage } from './shared/pages.ts'
import { accepted, worded } from './shared/refusals.ts'
import { resultNumber } from './shared/result-number.ts'
import { requireOne } from './shared/task-argument.ts'

const pageSize = 5

export const duyet: Command = {
  name: 'duyet',
  aliases: [],
  summary: 'Xem và duyệt kết quả đang chờ đồng chí',
  usage: '/duyet [SỐ]',
  who: 'officer',
  helpFor: 'leader',
  changes: 'with-arguments',

  async run(context, args) {
    const several = severalIn(args)
    if (several) return approveSeveral(context, several)
    const number = resultNumber(args)
    if (!number) return list(context, readPage(args).page)
    const { id, result, rest } = number
    await requireOne(context, number, 'duyet', 'duyệt')
    const { task } = accepted(await openResult(context.tx, context.actor, context, 'approve', { task: id, result }))
    // "/duyet 12 hồ sơ": what else is said may turn it into something else.
    const meant = /^(?:[\p{P}\p{S}\s]|nhé|nha|ạ|luôn|đi)*$/iu.test(rest) || hear(rest, id).kind === 'courtesy'
    if (number.counts || /[?？]/.test(rest) || !meant) return askedFirst(task, result)
    return decided(context, id, result)
  },
}

function askedFirst({ id, title }: Task, result: number | undefined): Reply {
  return {
    ...say(
      `Đồng chí muốn duyệt kết quả việc #${id} (${shorten(title, 120)})? Chưa có gì thay đổi cho đến khi đồng chí xác nhận.`,
    ),
    choices: confirmation(decisionLine('duyet', id, result), `duyệt việc #${id}`),
  }
}

async function decided(context: OfficerContext, id: number, result: number | undefined): Promise<Reply> {
  const { tx, actor, now, today } = context
  const done = accepted(await approve(tx, actor, context, { task: id, result }))
  const calendar = await officeCalendar(tx)
  const left = (await waitingFor(tx, actor, now)).length
  return {
    ...say(
      `${asSentence(`Đã duyệt kết quả việc #${id}: ${shorten(done.task.title, 160)}`)} ${howItStands(done.before, today, calendar)} Cán bộ chủ trì được báo. Nếu nhầm, đồng chí gõ /hoantac trong 10 phút.`,
    ),
    choices: [
      { label: 'Hoàn tác', send: '/hoantac' },
      ...(left > 0 ? [{ label: `Còn ${left} kết quả chờ duyệt`, send: '/duyet' }] : []),
    ],
  }
}

/** Of a task whose result waits. */
function howItStands(task: Task, today: string, calendar: WorkingCalendar): string {
  const status = dueStatus(task, today, calendar)
  const punctual = status.kind === 'no_deadline' ? 'việc không có thời hạn' : remaining(status)
  return `${sentenceCase(punctual)}; ${waitedWords(task, today, calendar)}.`
}

function waitedWords(task: Task, today: string, calendar: WorkingCalendar): string {
  const waited = daysWaited(task, today, calendar)
  return waited === 0 ? 'trình hôm nay' : `đã chờ đồng chí ${waited} ngày làm việc`
}

async function list(context: OfficerContext, wanted: number): Promise<Reply> {
  const { tx, actor, now, today } = context
  const waiting = await waitingFor(tx, actor, now)
  if (waiting.length === 0) return nothing(context)
  const calendar = await officeCalendar(tx)
  const page = onePage(waiting.length, pageSize, wanted)
  const shown: Shown[] = []
  for (const task of waiting.slice(page.offset, page.offset + pageSize))
    shown.push(await withProof(tx, task, task.submission))
  const { numbers, turns } = pageTurns(page, n => `/duyet trang ${n}`)
  const together = shown.filter(one => isPlain(one, today, calendar))
  return {
    blocks: [
      title(`Kết quả chờ đồng chí duyệt: ${waiting.length} việc`),
      ...shown.map(one => resultBlock(one, today, calendar)),
      ...(page.pages > 1 ? [text(numbers)] : []),
    ],
    choices: [
      ...shown.flatMap(({ task, submission, proofs }) => [
        ...openProofs(task.id, proofs),
        ...decisions(task.id, submission?.id),
      ]),
      ...(together.length > 1 ? [allOf(together)] : []),
      ...turns,
    ],
  }
}

interface Shown {
  task: Task
  submission: Submission | undefined
  lead: string
  proofs: Proof[]
}

async function withProof(tx: Tx, task: Task, submission: Submission | undefined): Promise<Shown> {
  const proofs = (await evidenceOf(tx, task.id)).filter(({ ofAssignment }) => !ofAssignment)
  return { task, submission, lead: leadName(await partiesOf(tx, task.id)), proofs }
}

/** The first of them; its answer leads to the others. */
const openProofs = (task: number, proofs: readonly Proof[]): Choice[] =>
  proofChoices(task, proofs)
    .slice(0, 1)
    .map(({ send }) => ({ label: `Mở minh chứng #${task}`, send }))

/** Nothing about it asks for a second look: it is on time, and proven. */
const isPlain = ({ task, submission, proofs }: Shown, today: string, calendar: WorkingCalendar): boolean =>
  proofs.length > 0 &&
  submission !== undefined &&
  ['submitted_on_time', 'no_deadline'].includes(dueStatus(task, today, calendar).kind)

function resultBlock({ task, lead, proofs }: Shown, today: string, calendar: WorkingCalendar): Block {
  const handedIn = task.submittedOn === null ? '' : ` trình ngày ${shortDate(task.submittedOn)}`
  const status = dueStatus(task, today, calendar)
  const facts = [
    `${lead}${handedIn}`,
    // "trình ngày … · đúng hạn"
    ...(status.kind === 'no_deadline' ? [] : [remaining(status).replace(/^đã trình /, '')]),
    waitedWords(task, today, calendar),
    proofs.length > 0 ? `${proofs.length} minh chứng` : 'chưa có minh chứng',
  ]
  return item(
    [
      `#${task.id} ${shorten(task.title, 160)}`,
      facts.join(' · '),
      ...(task.result ? [quoted(shorten(task.result, 300))] : []),
    ],
    { opens: `/viec ${task.id}`, ...(status.kind === 'submitted_late' && { tone: 'late' as const }) },
  )
}

/** Each by its number, so that what comes in meanwhile is not approved with them. */
const allOf = (shown: readonly Shown[]): Choice => ({
  label: `Duyệt cả ${shown.length} việc đúng hạn, có minh chứng`,
  send: `/duyet cả ${shown.map(({ task, submission }) => `${task.id}@${submission?.id}`).join(' ')}`,
})

/** Results of the units that a leader follows may wait for somebody else's decision. */
async function nothing(context: OfficerContext): Promise<Reply> {
  const none = 'Không có kết quả nào chờ đồng chí duyệt.'
  if (!isLeader(context.actor)) return { ...say(none), choices: [{ label: 'Nhiệm vụ', send: '/nhiemvu' }] }
  const { tx, today } = context
  const { whose } = await scopeList(context)
  const { waiting } = await countOpen(tx, whose, {}, { today, soonUntil: today })
  const progress: Choice = { label: 'Tiến độ', send: '/tiendo' }
  if (waiting === 0) return { ...say(none), choices: [progress] }
  return {
    ...say(`${none} Trong các đơn vị đồng chí theo dõi có ${waiting} việc chờ người khác duyệt.`),
    choices: [{ label: `Xem ${waiting} việc chờ duyệt`, send: '/nhiemvu đơn vị chờ duyệt' }, progress],
  }
}

interface Pair {
  task: number
  result: number
}

/** `cả 12@345 13@346` */
function severalIn(args: string): Pair[] | undefined {
  const [, pairs] = /^ca((?: \d{1,9}@\d{1,15})+)$/.exec(fold(args)) ?? []
  return pairs
    ?.trim()
    .split(' ')
    .map(pair => {
      const [task = 0, result = 0] = pair.split('@').map(Number)
      return { task, result }
    })
}

/** One by one: what was decided meanwhile, is late or not proven is left as it is, and said. */
async function approveSeveral(context: OfficerContext, pairs: readonly Pair[]): Promise<Reply> {
  const { tx, actor, today } = context
  const calendar = await officeCalendar(tx)
  const done: number[] = []
  const left: string[] = []
  for (const pair of pairs) {
    const open = await openResult(tx, actor, context, 'approve', pair)
    if (isRefused(open)) left.push(worded(open).message)
    else if (!isPlain(await withProof(tx, open.task, open.submission), today, calendar))
      left.push(
        `Việc #${pair.task} quá hạn hoặc chưa có minh chứng nên đồng chí xem và duyệt riêng: /duyet ${pair.task}`,
      )
    else {
      accepted(await approve(tx, actor, context, pair))
      done.push(pair.task)
    }
  }
  const said =
    done.length > 0
      ? `Đã duyệt ${done.length} việc: ${joinList(done.map(id => `#${id}`))}. Cán bộ chủ trì được báo. Nếu nhầm, trong 10 phút đồng chí gõ /hoantac kèm số việc.`
      : 'Chưa duyệt thêm việc nào.'
  return { blocks: [said, ...left].map(line => text(line)), choices: [{ label: 'Kết quả chờ duyệt', send: '/duyet' }] }
}
