import type { Tx } from '../db/db.ts'
import { officeCalendar } from '../db/office/calendar.ts'
import { evidenceOf, type Proof } from '../db/tasks/evidence.ts'
import { partiesOf } from '../db/tasks/find.ts'
import { countOpen } from '../db/tasks/lists.ts'
import type { Submission } from '../db/tasks/submissions.ts'
import { allWaitingFor, type Awaiting } from '../db/tasks/waiting.ts'
import { isRefused } from '../src/actions/action.ts'
import { approve, judgeCause, matterOf, openResult, type Judged } from '../src/actions/decide.ts'
import { grantExtension, type Grant } from '../src/actions/extension.ts'
import { quoted } from '../src/domain/chat/apart.ts'
import { item, say, text, title, type Answers, type Block, type Choice, type Reply } from '../src/domain/chat/reply.ts'
import { localDate } from '../src/domain/days/local-date.ts'
import { workingDaysBetween, type WorkingCalendar } from '../src/domain/days/working-calendar.ts'
import { isLeader } from '../src/domain/people/access.ts'
import { daysWaited, dueStatus, remaining } from '../src/domain/tasks/due.ts'
import type { Task, Undecided } from '../src/domain/tasks/task.ts'
import { confirmation } from '../src/vietnamese/confirmation.ts'
import { hear } from '../src/vietnamese/heard.ts'
import { fromTo } from '../src/vietnamese/extension-lines.ts'
import { readNewDeadline } from '../src/vietnamese/new-deadline.ts'
import { fold } from '../src/vietnamese/normalise.ts'
import { asSentence, fullDate, joinList, sentenceCase, shortDate, shorten } from '../src/vietnamese/phrases.ts'
import {
  causeDecisions,
  decisionLine,
  decisions,
  extensionDecisions,
  resultWithCause,
} from '../src/vietnamese/step-lines.ts'
import { causeReviewWords } from '../src/vietnamese/task-lines.ts'
import type { Command, OfficerContext } from './command.ts'
import { proofChoices } from './shared/evidence.ts'
import { scopeList } from './shared/whose.ts'
import { extended, saysObjective } from './shared/extended.ts'
import { deadlineForm, withNewDeadline, type NewDeadline } from './shared/new-deadline.ts'
import { leadName } from './shared/lead-name.ts'
import { onePage, pageTurns, readPage } from './shared/pages.ts'
import { accepted, worded } from './shared/refusals.ts'
import { resultNumber, type ResultNumber } from './shared/result-number.ts'
import { requireOne } from './shared/task-argument.ts'

const pageSize = 5

const form = deadlineForm('duyet', agreedOtherwise)

export const duyet: Command = {
  name: 'duyet',
  aliases: [],
  summary: 'Xem và duyệt kết quả, đề nghị gia hạn đang chờ đồng chí',
  usage: '/duyet [SỐ]',
  who: 'officer',
  helpFor: 'leader',
  changes: 'with-arguments',

  async run(context, args) {
    const several = severalIn(args)
    if (several) return approveSeveral(context, several)
    const number = resultNumber(args)
    if (!number) return list(context, readPage(args).page)
    await requireOne(context, number, 'duyet', 'duyệt')
    const matter = await matterOf(context.tx, { task: number.id, result: number.result })
    return onMatter[matter](context, number)
  },

  form,
}

const onMatter: Record<Undecided, (context: OfficerContext, number: ResultNumber) => Promise<Reply>> = {
  async result(context, { id, result, rest, counts }) {
    const { task } = accepted(await openResult(context.tx, context.actor, context, 'approve', { task: id, result }))
    const objective = saidOfCause(rest)
    if (objective !== undefined) return decided(context, id, result, objective)
    return counts || !isMeant(rest, id) ? askedFirst(task, result) : decided(context, id, result)
  },

  async extension(context, { id, result, rest }) {
    const judged = { task: id, result }
    const open = accepted(await openResult(context.tx, context.actor, context, 'grant-extension', judged))
    const { task, submission } = open
    if (saidOfCause(rest) === true) return agreed(context, { ...judged, objective: true })
    if (isMeant(rest, id)) return agreed(context, judged)
    const line = decisionLine('duyet', id, submission?.id)
    const moves = { task, line, verb: 'gia hạn' }
    const words = otherDay.test(fold(rest)) ? '' : rest
    const due = task.due ?? context.today
    const said = readNewDeadline(words, { due, today: context.today, calendar: await officeCalendar(context.tx) })
    // What names no day may be meant as anything.
    if (words !== '' && said.kind === 'none') return askedToExtend(task, line)
    return withNewDeadline(context, form, 'duyet', moves, words, { request: String(submission?.id ?? '') })
  },

  async cause(context, { id, result, rest }) {
    const judged = { task: id, result }
    const { task, submission } = accepted(await openResult(context.tx, context.actor, context, 'judge-cause', judged))
    const objective = saidOfCause(rest)
    if (objective !== undefined) return causeJudged(context, { ...judged, objective })
    return {
      ...say(
        `Việc #${id} (${shorten(task.title, 120)}) quá hạn vì nguyên nhân khách quan${submission?.note ? `: «${shorten(submission.note, 200)}»` : ''}. Đồng chí có xác nhận không?`,
      ),
      choices: causeDecisions(id, submission?.id),
    }
  },
}

/** "/duyet 12 hồ sơ": what else is said may turn it into something else. */
const isMeant = (rest: string, task: number): boolean =>
  !/[?？]/.test(rest) &&
  (/^(?:[\p{P}\p{S}\s]|nhé|nha|ạ|luôn|đi|đồng ý|dong y|gia hạn|gia han)*$/iu.test(rest) ||
    hear(rest, task).kind === 'courtesy')
const otherDay = /^(?:voi )?ngay khac[.! ]*$/

/** "khách quan", "không khách quan": whether the cause is confirmed. */
function saidOfCause(words: string): boolean | undefined {
  const [said, denied] =
    /^(khong )?(?:phai )?(?:xac nhan )?(?:la )?(?:nguyen nhan )?khach quan[.! ]*$/.exec(fold(words)) ?? []
  return said === undefined ? undefined : denied === undefined
}

async function agreed(context: OfficerContext, grant: Grant): Promise<Reply> {
  return extended(context, accepted(await grantExtension(context.tx, context.actor, context, grant)))
}

async function agreedOtherwise(
  context: OfficerContext,
  { task, day, reason }: NewDeadline,
  { request = '' }: Answers,
): Promise<Reply> {
  const result = request === '' ? undefined : Number(request)
  return agreed(context, { task, result, due: day, reason, objective: saysObjective(reason) })
}

const askedToExtend = ({ id, title, askedDue }: Task, line: string): Reply => ({
  ...say(
    `Đồng chí muốn đồng ý gia hạn việc #${id} (${shorten(title, 120)}) đến ${fullDate(askedDue ?? '')}? Chưa có gì thay đổi cho đến khi đồng chí xác nhận.`,
  ),
  choices: confirmation(line, `đồng ý gia hạn việc #${id}`),
})

async function causeJudged(context: OfficerContext, judged: Judged & { objective: boolean }): Promise<Reply> {
  const { task } = accepted(await judgeCause(context.tx, context.actor, context, judged))
  const words = judged.objective ? 'xác nhận' : 'ghi không xác nhận'
  return {
    ...say(
      `Đã ${words} nguyên nhân khách quan của việc #${task.id} (${shorten(task.title, 120)}). Cán bộ chủ trì được báo. Nếu nhầm, đồng chí gõ /hoantac trong 10 phút.`,
    ),
    choices: [
      { label: 'Hoàn tác', send: '/hoantac' },
      { label: `Xem #${task.id}`, send: `/viec ${task.id}` },
    ],
  }
}

function askedFirst({ id, title }: Task, result: number | undefined): Reply {
  return {
    ...say(
      `Đồng chí muốn duyệt kết quả việc #${id} (${shorten(title, 120)})? Chưa có gì thay đổi cho đến khi đồng chí xác nhận.`,
    ),
    choices: confirmation(decisionLine('duyet', id, result), `duyệt việc #${id}`),
  }
}

async function decided(
  context: OfficerContext,
  id: number,
  result: number | undefined,
  objective?: boolean,
): Promise<Reply> {
  const { tx, actor, now, today } = context
  const done = accepted(await approve(tx, actor, context, { task: id, result, objective }))
  const calendar = await officeCalendar(tx)
  const left = (await allWaitingFor(tx, actor, now)).length
  return {
    ...say(
      `${asSentence(`Đã duyệt kết quả việc #${id}: ${shorten(done.task.title, 160)}`)} ${howItStands(done.before, today, calendar)}${causeVerdict(done.task)} Cán bộ chủ trì được báo. Nếu nhầm, đồng chí gõ /hoantac trong 10 phút.`,
    ),
    choices: [
      ...(done.task.causeReview === 'pending' ? causeDecisions(id, undefined) : []),
      { label: 'Hoàn tác', send: '/hoantac' },
      ...(left > 0 ? [{ label: `Còn ${left} kết quả chờ duyệt`, send: '/duyet' }] : []),
    ],
  }
}

/** Of a result that came late. */
function causeVerdict({ causeReview }: Task): string {
  if (causeReview === 'pending') return ' Nguyên nhân khách quan chưa được xác nhận, đồng chí chọn dưới đây.'
  return causeReview === 'none' ? '' : ` Nguyên nhân khách quan ${causeReviewWords[causeReview]}.`
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
  const { tx, actor, now, today, office } = context
  const waiting = await allWaitingFor(tx, actor, now)
  if (waiting.length === 0) return nothing(context)
  const calendar = await officeCalendar(tx)
  const page = onePage(waiting.length, pageSize, wanted)
  const shown: Shown[] = []
  for (const task of waiting.slice(page.offset, page.offset + pageSize)) shown.push(await withProof(tx, task))
  const { numbers, turns } = pageTurns(page, n => `/duyet trang ${n}`)
  const together = shown.filter(one => one.matter === 'result' && isPlain(one, today, calendar))
  const onlyResults = waiting.every(({ matter }) => matter === 'result')
  const day = { today, calendar, timeZone: office.timeZone }
  return {
    blocks: [
      title(`${onlyResults ? 'Kết quả chờ đồng chí duyệt' : 'Chờ đồng chí quyết định'}: ${waiting.length} việc`),
      ...shown.map(one => blockOf[one.matter](one, day)),
      ...(page.pages > 1 ? [text(numbers)] : []),
    ],
    choices: [
      ...shown.flatMap(one => choicesOf[one.matter](one, day)),
      ...(together.length > 1 ? [allOf(together)] : []),
      ...turns,
    ],
  }
}

interface Day {
  today: string
  calendar: WorkingCalendar
  timeZone: string
}

interface Shown {
  matter: Undecided
  task: Task
  submission: Submission | undefined
  lead: string
  proofs: Proof[]
}

async function withProof(tx: Tx, task: Omit<Awaiting, 'matter'> & { matter?: Undecided }): Promise<Shown> {
  const { matter = 'result', submission } = task
  return {
    matter,
    task,
    submission,
    lead: leadName(await partiesOf(tx, task.id)),
    proofs: (await evidenceOf(tx, task.id)).filter(({ ofAssignment }) => !ofAssignment),
  }
}

const blockOf: Record<Undecided, (shown: Shown, day: Day) => Block> = {
  result: (one, { today, calendar }) => resultBlock(one, today, calendar),
  extension: requestBlock,
  cause: causeBlock,
}

const choicesOf: Record<Undecided, (shown: Shown, day: Day) => Choice[]> = {
  result: ({ task, submission, proofs }) => [
    ...openProofs(task.id, proofs),
    ...(task.causeReview === 'pending' ? resultWithCause(task.id, submission?.id) : decisions(task.id, submission?.id)),
  ],
  extension: (one, day) => extensionDecisions(one.task.id, one.submission?.id, isAfterwards(one, day)),
  cause: ({ task, submission }) => causeDecisions(task.id, submission?.id),
}

/** The day on which it was laid before those who decide. */
const askedOn = ({ submission }: Shown, { today, timeZone }: Day): string =>
  submission ? localDate(submission.at, timeZone) : today

/** Another deadline was asked for when the first was over. */
const isAfterwards = (one: Shown, day: Day): boolean => one.task.due !== null && askedOn(one, day) > one.task.due

const waitedSince = (since: string, { today, calendar }: Day): string => {
  const waited = Math.max(0, workingDaysBetween(calendar, since, today))
  return waited === 0 ? 'gửi hôm nay' : `đã chờ đồng chí ${waited} ngày làm việc`
}

function requestBlock(one: Shown, day: Day): Block {
  const { task, lead, submission } = one
  const { due, askedDue } = task
  const since = askedOn(one, day)
  const facts = [
    `${lead} xin gia hạn ngày ${shortDate(since)}`,
    ...(askedDue === null ? [] : [fromTo(due, askedDue, day.calendar)]),
    ...(isAfterwards(one, day) ? ['gửi khi đã quá hạn'] : []),
    waitedSince(since, day),
  ]
  return item(
    [
      `#${task.id} ${shorten(task.title, 160)}`,
      facts.join(' · '),
      ...(submission?.note ? [quoted(shorten(submission.note, 300))] : []),
    ],
    { opens: `/viec ${task.id}` },
  )
}

function causeBlock(one: Shown, day: Day): Block {
  const { task, lead, submission } = one
  const since = askedOn(one, day)
  const facts = [
    `${lead} báo nguyên nhân khách quan ngày ${shortDate(since)}`,
    remaining(dueStatus(task, day.today, day.calendar)),
    waitedSince(since, day),
  ]
  return item(
    [
      `#${task.id} ${shorten(task.title, 160)}`,
      facts.join(' · '),
      ...(submission?.note ? [quoted(shorten(submission.note, 300))] : []),
    ],
    { opens: `/viec ${task.id}` },
  )
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
    ...(task.causeReview === 'pending' ? ['nguyên nhân khách quan, chờ đồng chí xác nhận'] : []),
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
    else if (!isPlain(await withProof(tx, { ...open.task, submission: open.submission }), today, calendar))
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
