import { workingDaysBetween, type WorkingCalendar } from './calendar.ts'
import { dueStatus } from './due.ts'
import { daysBetween, type LocalDate } from './local-date.ts'
import { text, title, type Block, type Reply } from './reply.ts'
import { fullDate, joinList } from './text/phrases.ts'
import { taskBlock, taskItem, type ListedTask } from './text/task-lines.ts'

export interface ReminderRules {
  /** working days before the deadline, e.g. 7, 3, 1, 0 */
  days: readonly number[]
  /** an overdue task comes again in each so many working days */
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
const openable = 3

/** One digest for one officer, or none: people with nothing due hear nothing. */
export function planDigest(
  day: OfficerDay,
  today: LocalDate,
  rules: ReminderRules,
  calendar: WorkingCalendar,
): Digest | undefined {
  const due = day.tasks
    .flatMap(task => {
      const stage = stageOf(task.due, today, rules, calendar)
      return stage === undefined || task.noticed.includes(stage) ? [] : [{ task, stage }]
    })
    .sort((a, b) => daysBetween(b.task.due, a.task.due) || a.task.id - b.task.id)
  const units = day.overdueUnits.filter(unit => unit.count > 0)
  if (due.length === 0 && units.length === 0) return undefined

  const tasks = due.map(({ task }) => task)
  const own = tasks.length > 0 ? ownTasks(tasks, today, calendar) : []
  return {
    officerId: day.officerId,
    notices: due.map(({ task, stage }) => ({ taskId: task.id, due: task.due, stage })),
    reply: {
      blocks: [title(`Nhắc việc ${fullDate(today)}`), ...own, ...(units.length > 0 ? [text(unitSentence(units))] : [])],
      choices: [
        ...tasks.slice(0, openable).map(({ id }) => ({ label: `Việc #${id}`, send: `/viec ${id}` })),
        ...(tasks.length > 0 ? [{ label: 'Nhiệm vụ', send: '/nhiemvu' }] : []),
        ...(units.length > 0 ? [{ label: 'Tiến độ', send: '/tiendo' }] : []),
      ],
    },
  }
}

function ownTasks(tasks: readonly DueTask[], today: LocalDate, calendar: WorkingCalendar): Block[] {
  const overdue = tasks.filter(task => task.due < today).length
  const dueToday = tasks.filter(task => task.due === today).length
  const counts = [
    [overdue, 'việc quá hạn'],
    [dueToday, 'việc đến hạn hôm nay'],
    [tasks.length - overdue - dueToday, 'việc sắp đến hạn'],
  ] as const
  const named = counts.flatMap(([count, what]) => (count > 0 ? [`${count} ${what}`] : []))
  const open = { work: 'in_progress', submittedOn: null } as const
  return [
    text(`Đồng chí có ${joinList(named)}.`),
    ...tasks.slice(0, listed).map(task => {
      const status = dueStatus({ ...open, due: task.due }, today, calendar)
      return taskBlock(task.id, taskItem(task, status), status)
    }),
    ...(tasks.length > listed ? [text(`Và ${tasks.length - listed} việc khác, chọn "Nhiệm vụ" để xem.`)] : []),
  ]
}

const namedUnits = 5

function unitSentence(units: OfficerDay['overdueUnits']): string {
  const total = units.reduce((sum, unit) => sum + unit.count, 0)
  const worst = [...units].sort((a, b) => b.count - a.count)
  const named = worst.slice(0, namedUnits).map(unit => `${unit.name}: ${unit.count}`)
  const rest = worst.length > namedUnits ? `; và ${worst.length - namedUnits} đơn vị khác` : ''
  return `Phạm vi đồng chí phụ trách có ${total} việc quá hạn (${named.join('; ')}${rest}).`
}
