import { workingDaysBetween, type WorkingCalendar } from './calendar.ts'
import { dueStatus } from './due.ts'
import type { LocalDate } from './local-date.ts'
import { item, text, title, type Reply } from './reply.ts'
import { fullDate } from './text/phrases.ts'
import { taskItem, type ListedTask } from './text/task-lines.ts'

export interface ReminderRules {
  /** working days before the deadline, e.g. 7, 3, 1, 0 */
  days: readonly number[]
  /** an overdue task comes again every so many working days */
  overdueEvery: number
}

export interface DueTask extends ListedTask {
  due: LocalDate
  /** The notices this officer was already given about this task and this deadline. */
  noticed: readonly string[]
}

export interface OfficerDay {
  officerId: number
  tasks: readonly DueTask[]
  /** for a leader: overdue tasks by unit, within the units led */
  overdueUnits: readonly { name: string; count: number }[]
}

export interface Notice {
  taskId: number
  due: LocalDate
  /** `m3`: the milestone of three working days; `o0`, `o1` …: the n-th overdue notice */
  stage: string
}

export interface Digest {
  officerId: number
  notices: Notice[]
  reply: Reply
}

/**
 * The notice a deadline calls for today, if any. It is the nearest milestone already reached, not the one that falls exactly
 * today: what an outage missed is made up for on the next working morning, once.
 */
export function stageOf(
  due: LocalDate,
  today: LocalDate,
  rules: ReminderRules,
  calendar: WorkingCalendar,
): string | undefined {
  if (due < today) {
    const overdueDays = Math.max(1, workingDaysBetween(calendar, due, today))
    return `o${Math.floor((overdueDays - 1) / rules.overdueEvery)}`
  }
  const left = workingDaysBetween(calendar, today, due)
  const reached = rules.days.filter(days => left <= days)
  return reached.length > 0 ? `m${Math.min(...reached)}` : undefined
}

const listed = 10

/** One digest for one officer, or none: people with nothing due hear nothing. */
export function planDigest(
  day: OfficerDay,
  today: LocalDate,
  rules: ReminderRules,
  calendar: WorkingCalendar,
): Digest | undefined {
  const due = day.tasks
    .map(task => ({ task, stage: stageOf(task.due, today, rules, calendar) }))
    .filter((d): d is { task: DueTask; stage: string } => d.stage !== undefined && !d.task.noticed.includes(d.stage))
    .sort((a, b) => (a.task.due < b.task.due ? -1 : a.task.due > b.task.due ? 1 : a.task.id - b.task.id))
  const overdueTotal = day.overdueUnits.reduce((sum, unit) => sum + unit.count, 0)
  if (due.length === 0 && overdueTotal === 0) return undefined

  const reply: Reply = { blocks: [title(`Nhắc việc ${fullDate(today)}`)], choices: [] }
  if (due.length > 0) {
    reply.blocks.push(text(dueSentence(due.map(d => d.task), today)))
    for (const { task } of due.slice(0, listed))
      reply.blocks.push(
        item(taskItem(task, dueStatus({ work: 'in_progress', due: task.due, submittedOn: null }, today, calendar))),
      )
    if (due.length > listed) reply.blocks.push(text(`Và ${due.length - listed} việc khác, bấm "Nhiệm vụ" để xem.`))
    reply.choices?.push(...due.slice(0, 3).map(d => ({ label: `Việc #${d.task.id}`, send: `/viec ${d.task.id}` })))
    reply.choices?.push({ label: 'Nhiệm vụ', send: '/nhiemvu' })
  }
  if (overdueTotal > 0) {
    reply.blocks.push(text(unitSentence(day.overdueUnits, overdueTotal)))
    reply.choices?.push({ label: 'Tiến độ', send: '/tiendo' })
  }
  return {
    officerId: day.officerId,
    notices: due.map(d => ({ taskId: d.task.id, due: d.task.due, stage: d.stage })),
    reply,
  }
}

function dueSentence(tasks: readonly DueTask[], today: LocalDate): string {
  const overdue = tasks.filter(task => task.due < today).length
  const dueToday = tasks.filter(task => task.due === today).length
  const parts = [
    overdue > 0 ? `${overdue} việc quá hạn` : '',
    dueToday > 0 ? `${dueToday} việc đến hạn hôm nay` : '',
    tasks.length > overdue + dueToday ? `${tasks.length - overdue - dueToday} việc sắp đến hạn` : '',
  ]
  return `Đồng chí có ${parts.filter(Boolean).join(', ')}.`
}

const namedUnits = 5

function unitSentence(units: OfficerDay['overdueUnits'], total: number): string {
  const worst = [...units].filter(unit => unit.count > 0).sort((a, b) => b.count - a.count)
  const named = worst.slice(0, namedUnits).map(unit => `${unit.name}: ${unit.count}`)
  const rest = worst.length > namedUnits ? `; và ${worst.length - namedUnits} đơn vị khác` : ''
  return `Phạm vi đồng chí phụ trách có ${total} việc quá hạn (${named.join('; ')}${rest}).`
}
