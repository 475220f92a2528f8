import { linkedAmong } from '../db/people/accounts.ts'
import { routesOf } from '../db/messages/outbox-routes.ts'
import { concernedBy, namesOf } from '../db/people/officers.ts'
import { officeCalendar } from '../db/office/calendar.ts'
import { newestTask } from '../db/tasks/assign.ts'
import { assign, assignedBefore } from '../src/actions/assign.ts'
import { fileName } from '../src/actions/evidence.ts'
import { UserError } from '../src/domain/chat/errors.ts'
import { say, type Answers, type Reply } from '../src/domain/chat/reply.ts'
import type { Assignment } from '../src/domain/people/access.ts'
import { isAtWork } from '../src/domain/tasks/announcing.ts'
import type { Task } from '../src/domain/tasks/task.ts'
import { dueOf } from '../src/vietnamese/assign-deadline.ts'
import { readAssignLine, readHow, type AssignLine } from '../src/vietnamese/assign-line.ts'
import { formOpenMs, goOn } from '../src/vietnamese/form.ts'
import { asSentence, fullDeadline, joinList, shorten } from '../src/vietnamese/phrases.ts'
import { urgencyWords } from '../src/vietnamese/task-lines.ts'
import type { Command, OfficerContext } from './command.ts'
import { checkLeader, known, leaderChoices } from './shared/assign-answers.ts'
import { assignFields, assignForm, inNameOf } from './shared/assign-form.ts'
import { lineOfReceivers, marksIn, type Receivers } from './shared/receivers.ts'
import { accepted, worded } from './shared/refusals.ts'

const form = assignForm(commit)

export const giao: Command = {
  name: 'giao',
  aliases: ['giaoviec'],
  summary: 'Giao việc mới (hỏi từng bước, hoặc trên một dòng)',
  usage: '/giao [AI | VIỆC GÌ | THỜI HẠN | SẢN PHẨM | VĂN BẢN]',
  who: 'leader',
  changes: 'with-arguments',
  asksBack: true,
  takesFiles: true,

  async run(context, args) {
    const confirmed = /^@([0-9a-z]{1,12}-[0-9a-z]{1,9})(?: (.*))?$/s.exec(args)
    if (confirmed) return confirm(context, confirmed[1] ?? '', readAssignLine(confirmed[2] ?? ''))
    const draft = { key: `${context.now.toString(36)}-${(await newestTask(context.tx)).toString(36)}` }
    if (args === '') return goOn(form, context, 'giao', draft)
    return begin(context, draft, readAssignLine(args))
  },

  form,
}

/** What a line says, as far as it is clear; the first thing that is not is asked for. */
async function begin(context: OfficerContext, draft: Answers, line: AssignLine): Promise<Reply> {
  const { answers, problem } = await readLine(context, draft, line)
  return problem ? asksAgain(problem, answers) : goOn(form, context, 'giao', answers)
}

interface Unclear {
  field: string
  reply: Reply
}

const asksAgain = ({ field, reply }: Unclear, answers: Answers): Reply => ({
  ...reply,
  form: { command: 'giao', field, answers },
})

/** Each part of a line against what the office knows. */
async function readLine(
  context: OfficerContext,
  draft: Answers,
  line: AssignLine,
): Promise<{ answers: Answers; problem?: Unclear | undefined }> {
  // On one line the product and the document may be missing, whoever is asked for besides.
  const isWhole = line.what !== undefined
  const { approval: byDefault } = await context.office.settings(context.tx)
  const how = readHow(line.how ?? '')
  let answers: Answers = { ...draft, urgency: how.urgency === 'normal' ? '' : urgencyWords[how.urgency] }
  let problem: Unclear | undefined
  for (const field of form.fields) {
    const said =
      field === assignFields.leader || field === assignFields.approval
        ? undefined
        : line[field.name as 'who' | 'what' | 'deadline' | 'product' | 'document']
    if (said === undefined) {
      if (isWhole && (field === assignFields.product || field === assignFields.document))
        answers = { ...answers, [field.name]: '' }
      if (isWhole && field === assignFields.approval)
        answers = { ...answers, approval: (how.approval ?? byDefault) ? 'có' : 'không' }
      continue
    }
    const checked = (await field.check?.(context, said, answers)) ?? known({})
    if (checked.kind === 'known') answers = { ...answers, [field.name]: said, ...checked.answers }
    else problem ??= { field: field.name, reply: checked.reply }
  }
  if (isWhole && answers['clerk'] === 'có' && answers['leader'] === undefined) {
    const [first] = leaderChoices(answers)
    const checked = first ? await checkLeader(context, first.send, answers) : undefined
    if (checked?.kind === 'known') answers = { ...answers, ...checked.answers }
  }
  return { answers, problem }
}

/** The yes to a draft that came as a line. */
async function confirm(context: OfficerContext, key: string, line: AssignLine): Promise<Reply> {
  const before = await assignedBefore(context.tx, context.actor, context.office, key)
  if (before) throw worded(before)
  const { workers, followers, leader: named } = marksIn(line.who ?? '')
  const how = readHow(line.how ?? '')
  const { who: said = '', what: task = '', deadline: due = '', product: result = '', document: number = '' } = line
  const answers: Answers = {
    ...{ key, who: said, what: task, deadline: due, product: result, document: number },
    approval: how.approval ? 'có' : 'không',
    urgency: how.urgency === 'normal' ? '' : urgencyWords[how.urgency],
    ...(named !== undefined && { leader: String(named) }),
  }
  const drafted = Number.parseInt(key, 36)
  const isOld = !(context.now - drafted <= formOpenMs)
  if (isOld || workers.length === 0 || task === '')
    throw new UserError(
      'Dự thảo này đã quá 30 phút nên chưa giao; chưa có gì được lưu. Đồng chí gõ /giao để giao lại.',
      [
        ...(task === '' || workers.length === 0
          ? []
          : [{ label: 'Mở lại dự thảo', send: againLine({ workers, followers, leader: named }, line) }]),
        { label: 'Giao việc', send: '/giao' },
      ],
    )
  // The line may have been altered by hand: it is read as any other, and what reads otherwise than it stands is shown first.
  const read = await readLine(context, { key }, line)
  if (read.problem) return asksAgain(read.problem, read.answers)
  const isAsDrafted = read.answers['who'] === said && (read.answers['deadline'] ?? '') === due
  return isAsDrafted ? commit(context, answers) : goOn(form, context, 'giao', read.answers)
}

const againLine = (
  receivers: Receivers,
  { what: task = '', deadline: due = '', product: result = '', document: number = '', how = '' }: AssignLine,
): string =>
  `/giao ${[lineOfReceivers(receivers), task, due === '' ? 'không thời hạn' : due, result, number, how].join(' | ')}`

async function commit(context: OfficerContext, answers: Answers): Promise<Reply> {
  const { tx, actor, message } = context
  const said = (name: string): string | null => (answers[name] === '' ? null : (answers[name] ?? null))
  const { workers, followers } = marksIn(answers['who'] ?? '')
  const due = dueOf(answers['deadline'] ?? '')
  const done = accepted(
    await assign(tx, actor, context, {
      draft: answers['key'] ?? '',
      workers: workers,
      followers: followers,
      title: answers['what'] ?? '',
      due: due?.due ?? null,
      dueTime: due?.dueTime ?? null,
      product: said('product'),
      source: null,
      document: said('document'),
      urgency: readHow(answers['urgency'] ?? '').urgency,
      needsApproval: answers['approval'] === 'có',
      inNameOf: inNameOf(answers),
      channel: message.channel,
      files: message.files,
    }),
  )
  const { task, parties } = done
  const names = [...new Set(message.files.map(fileName))]
  const lines = [
    `${asSentence(`Đã giao việc #${task.id}: ${shorten(task.title, 160)}`)}${due ? ` Thời hạn: ${fullDeadline(due.due, due.dueTime)}.` : ''}${done.inNameOf === undefined ? '' : ` Giao thay mặt đồng chí ${done.inNameOf}; người nhập: đồng chí.`}${names.length > 0 ? ` Đã đính kèm: ${joinList(names)}.` : ''}`,
    await whoIsTold(context, task, parties),
    `Nếu nhầm, đồng chí gõ /thuhoi ${task.id} kèm lý do.`,
  ]
  return {
    ...say(...lines.filter(Boolean)),
    choices: [
      { label: `Xem #${task.id}`, send: `/viec ${task.id}` },
      { label: 'Giao việc khác', send: '/giao' },
    ],
  }
}

/** Who hears of the new task, and who cannot. */
async function whoIsTold(context: OfficerContext, task: Task, parties: readonly Assignment[]): Promise<string> {
  const { tx, actor } = context
  const concerned = [...new Set((await concernedBy(tx, parties)).map(({ officerId }) => officerId))].filter(
    id => id !== actor.officerId,
  )
  if (concerned.length === 0) return parties.some(({ officerId }) => officerId === actor.officerId) ? '' : nobodyThere
  const linked = await linkedAmong(tx, concerned)
  const reached = await routesOf(tx, concerned, context.office.pushChannels, context.now)
  const unlinked = concerned.filter(id => !linked.has(id))
  const unreached = concerned.filter(id => linked.has(id) && !reached.has(id))
  const { workingHours } = await context.office.settings(tx)
  const calendar = await officeCalendar(tx)
  const atOnce = task.urgency === 'express' || isAtWork(context.now, workingHours, calendar, context.office.timeZone)
  const when = atOnce ? '' : ' vào sáng ngày làm việc tới'
  if (reached.size === concerned.length) return `Những người nhận việc được báo${when}.`
  const sentences = [
    reached.size > 0 ? `Những người đã liên kết được báo${when}.` : '',
    await untoldWords(context, 'Chưa liên kết nên chưa nhận được tin', unlinked),
    await untoldWords(context, 'Chưa liên kết kênh nào hiện nhận được tin', unreached),
  ]
  return sentences.filter(Boolean).join(' ')
}

async function untoldWords({ tx }: OfficerContext, why: string, ids: readonly number[]): Promise<string> {
  if (ids.length === 0) return ''
  const names = joinList(await namesOf(tx, ids.slice(0, 5)))
  const more = ids.length > 5 ? ` và ${ids.length - 5} người khác` : ''
  return `${why}: đồng chí ${names}${more}; đồng chí báo trực tiếp.`
}

const nobodyThere =
  'Nơi nhận việc chưa có lãnh đạo trong danh sách cán bộ nên chưa ai nhận được tin; đồng chí báo trực tiếp.'
