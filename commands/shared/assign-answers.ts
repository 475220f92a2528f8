import { officeCalendar } from '../../db/office/calendar.ts'
import { leadersAbove, servingOfficers, unitNames } from '../../db/people/receivers.ts'
import { isRefused } from '../../src/actions/action.ts'
import { assignerFor, serves } from '../../src/actions/assign.ts'
import { say, type Answers, type Choice, type Reply } from '../../src/domain/chat/reply.ts'
import { localTime } from '../../src/domain/days/local-date.ts'
import { assigningTo } from '../../src/domain/people/assigning.ts'
import { isPast } from '../../src/domain/tasks/due.ts'
import { deadlineText, readDeadline, type Due } from '../../src/vietnamese/assign-deadline.ts'
import { markAt, markOf, type Mark } from '../../src/vietnamese/assign-line.ts'
import type { Checked } from '../../src/vietnamese/form.ts'
import { fullDeadline, joinList, shorten } from '../../src/vietnamese/phrases.ts'
import type { OfficerContext } from '../command.ts'
import { lineOfReceivers, marksIn, readReceivers } from './receivers.ts'
import { worded } from './refusals.ts'

// What is answered to the questions about a new task, against what the office knows.

/** Files that were sent wait until the task is assigned. */
export const asked = (reply: Reply): Reply => ({ ...reply, keepsFiles: true })

export const again = (reply: Reply): Checked => ({ kind: 'again', reply: asked(reply) })
export const known = (answers: Answers): Checked => ({ kind: 'known', answers })

/** Who gets it, with what the next questions and the draft say of them. @throws UserError for whoever may give work to nobody */
export async function checkWho(context: OfficerContext, value: string): Promise<Checked> {
  const read = await readReceivers(context, value)
  if ('problem' in read) return again(read.problem)
  const { workers, followers, leader: named } = read.receivers
  const names = await namesOfMarks(context, [...workers, ...followers])
  if (!names) return again(say('Có nơi nhận việc không còn trong danh sách của cơ quan. Đồng chí gửi lại tên hoặc mã.'))
  const way = assigningTo(context.actor, names)
  if (way === 'no-authority') throw worded({ refused: 'may-not-assign' })
  if (way === 'outside') {
    const refused = await assignerFor(context.tx, context.actor, [...workers, ...followers], null)
    if (isRefused(refused))
      return again(say(`${worded(refused).message} Đồng chí gửi lại nơi nhận việc, hoặc /huy để thôi.`))
  }
  const said = names.map(({ name }) => name)
  const clerk = way === 'for-leader' || (named !== undefined && context.actor.seesAll)
  const answers = {
    who: lineOfReceivers(read.receivers),
    lead: said[0] ?? '',
    helpers: joinList(said.slice(1, workers.length)),
    watchers: joinList(said.slice(workers.length)),
    clerk: clerk ? 'có' : '',
    leaders: clerk ? await leadersToOffer(context, workers[0]) : '',
  }
  if (named === undefined) return known(answers)
  const leading = await checkLeader(context, markOf({ officerId: named, unitId: null }), answers)
  return leading.kind === 'known' ? known({ ...answers, ...leading.answers }) : leading
}

/** Undefined where one of them is not there any more. */
async function namesOfMarks({ tx }: OfficerContext, marks: readonly Mark[]) {
  const officers = await servingOfficers(
    tx,
    marks.flatMap(({ officerId }) => officerId ?? []),
  )
  const units = await unitNames(
    tx,
    marks.flatMap(({ unitId }) => unitId ?? []),
  )
  const found = marks.flatMap(({ officerId, unitId }) => {
    const unit = unitId === null ? undefined : units.get(unitId)
    if (officerId === null) return unit === undefined || unitId === null ? [] : [{ name: unit, unitIds: [unitId] }]
    const officer = officers.get(officerId)
    return officer && serves(officer, unitId)
      ? [{ name: `${officer.name}${unit ? ` (${unit})` : ''}`, unitIds: officer.unitIds }]
      : []
  })
  return found.length === marks.length ? found : undefined
}

/** `[o5] Trần Quốc Bảo, Chủ tịch` a line: the heads of the top unit, then those of the lead unit and above. */
async function leadersToOffer({ tx }: OfficerContext, lead: Mark | undefined): Promise<string> {
  const offered = await leadersAbove(tx, lead?.unitId ?? null)
  return offered
    .slice(0, 5)
    .map(({ officerId, name, position, unit }) =>
      [markOf({ officerId, unitId: null }), [name, position ?? unit].filter(Boolean).join(', ')].join(' '),
    )
    .join('\n')
}

export async function checkLeader(context: OfficerContext, value: string, answers: Answers): Promise<Checked> {
  const marked = markAt(value)?.mark.officerId ?? undefined
  const read = marked === undefined ? await readReceivers(context, value) : undefined
  if (read && 'problem' in read) return again(read.problem)
  const officer = marked ?? (read && 'receivers' in read ? read.receivers.workers[0]?.officerId : undefined) ?? null
  const { workers, followers } = marksIn(answers['who'] ?? '')
  const found = await assignerFor(context.tx, context.actor, [...workers, ...followers], officer)
  if (isRefused(found)) {
    const why =
      found.refused === 'no-leader-named'
        ? `“${shorten(value, 60)}” không phải là lãnh đạo đơn vị.`
        : worded(found).message
    return again({ ...say(`${why} Đồng chí chọn lãnh đạo khác.`), choices: leaderChoices(answers) })
  }
  return known({ leader: String(found.assigner.officerId) })
}

/** The leaders in whose name it may be assigned, of the answer that `leadersToOffer` made. */
export const leaderChoices = ({ leaders = '' }: Answers): Choice[] =>
  leaders
    .split('\n')
    .filter(Boolean)
    .map(line => ({ label: line.replace(/^\S+ /, ''), send: line.split(' ')[0] ?? '' }))

export async function checkDeadline(context: OfficerContext, value: string): Promise<Checked> {
  const { today, now, office, tx } = context
  if (value === '') return known({ deadline: '' })
  const calendar = await officeCalendar(tx)
  const time = localTime(now, office.timeZone)
  const read = readDeadline(value, { today, time, calendar })
  const ask = (why: string, choices: readonly Due[] = []): Checked =>
    again({
      ...say(why),
      ...(choices.length > 0 && {
        choices: choices.map(day => ({ label: fullDeadline(day.due, day.dueTime), send: deadlineText(day) })),
      }),
    })
  switch (read.kind) {
    case 'none':
      return known({ deadline: '' })
    case 'day':
      return isPast(read, today, time)
        ? ask(`Thời hạn ${fullDeadline(read.due, read.dueTime)} đã qua. Đồng chí gửi lại thời hạn.`)
        : known({ deadline: deadlineText(read) })
    case 'unclear':
      return ask(
        `“${shorten(value, 60)}” có thể hiểu nhiều cách. Đồng chí chọn hoặc gửi lại thời hạn có ngày, tháng, năm.`,
        read.days.filter(day => !isPast(day, today, time)),
      )
    case 'no-such-day':
      return ask(`Trong lịch không có ngày “${shorten(value, 60)}”. Đồng chí gửi lại thời hạn.`)
    case 'recurring':
      return ask(
        'Trợ lý chưa giao việc định kỳ; việc định kỳ được ghi vào bảng nhiệm vụ rồi nạp lại. Đồng chí gửi một thời hạn cụ thể.',
      )
    case 'unreadable':
      return ask(
        `Chưa hiểu thời hạn “${shorten(value, 60)}”. Ví dụ: 22/12; trước 15h00 thứ Sáu; 5 ngày làm việc; không thời hạn.`,
      )
  }
}
