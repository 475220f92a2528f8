import { item, text, title, type Block, type Reply } from '../domain/chat/reply.ts'
import type { LocalDate } from '../domain/days/local-date.ts'
import { workingDaysBetween, type WorkingCalendar } from '../domain/days/working-calendar.ts'
import { dueStatus } from '../domain/tasks/due.ts'
import type { DigestPlan, DueTask, WaitingResult } from '../domain/tasks/reminders.ts'
import { fullDate, joinList, shortDate, shorten } from './phrases.ts'
import { taskBlock, taskItem } from './task-lines.ts'

const listed = 10
const openable = 3

/** The morning's one message to an officer. */
export function digestReply(
  { tasks, waiting, overdueUnits }: DigestPlan,
  today: LocalDate,
  calendar: WorkingCalendar,
): Reply {
  const toDecide = waiting.filter(({ undecided }) => !undecided)
  const undecided = waiting.filter(({ undecided }) => undecided)
  const own = tasks.length > 0 ? ownTasks(tasks, today, calendar) : []
  const units = overdueUnits.length > 0 ? [text(unitSentence(overdueUnits))] : []
  return {
    blocks: [
      title(`Nhắc việc ${fullDate(today)}`),
      ...(toDecide.length > 0 ? results(toDecide, today, calendar) : []),
      ...(undecided.length > 0 ? [text(undecidedSentence(undecided))] : []),
      ...own,
      ...units,
    ],
    choices: [
      ...(toDecide.length > 0 ? [{ label: 'Kết quả chờ duyệt', send: '/duyet' }] : []),
      ...tasks.slice(0, openable).map(({ id }) => ({ label: `Việc #${id}`, send: `/viec ${id}` })),
      ...(tasks.length > 0 ? [{ label: 'Nhiệm vụ', send: '/nhiemvu' }] : []),
      ...(overdueUnits.length > 0 ? [{ label: 'Tiến độ', send: '/tiendo' }] : []),
    ],
  }
}

const listedResults = 5

/** What waits for this person's decision, before their own work: somebody waits for it. */
function results(waiting: readonly WaitingResult[], today: LocalDate, calendar: WorkingCalendar): Block[] {
  const waited = (since: LocalDate): string => {
    const days = Math.max(0, workingDaysBetween(calendar, since, today))
    return days === 0
      ? `trình ngày ${shortDate(since)}`
      : `trình ngày ${shortDate(since)} · đã chờ ${days} ngày làm việc`
  }
  return [
    text(`Cần đồng chí duyệt ${waiting.length} kết quả.`),
    ...waiting
      .slice(0, listedResults)
      .map(({ id, title, since }) => item([`#${id} ${shorten(title, 160)}`, waited(since)], { opens: `/viec ${id}` })),
    ...(waiting.length > listedResults
      ? [text(`Và ${waiting.length - listedResults} kết quả khác, chọn "Kết quả chờ duyệt" để xem.`)]
      : []),
  ]
}

const namedResults = 10

function undecidedSentence(waiting: readonly WaitingResult[]): string {
  const named = waiting.slice(0, namedResults).map(({ id }) => `#${id}`)
  const rest = waiting.length > namedResults ? ` và ${waiting.length - namedResults} việc khác` : ''
  return `${waiting.length} kết quả chờ duyệt mà không có ai duyệt: ${named.join(', ')}${rest}. Đề nghị ghi cột Lãnh đạo phụ trách trong bảng nhiệm vụ rồi nạp lại.`
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

function unitSentence(units: DigestPlan['overdueUnits']): string {
  const total = units.reduce((sum, unit) => sum + unit.count, 0)
  const worst = [...units].sort((a, b) => b.count - a.count)
  const named = worst.slice(0, namedUnits).map(unit => `${unit.name}: ${unit.count}`)
  const rest = worst.length > namedUnits ? `; và ${worst.length - namedUnits} đơn vị khác` : ''
  return `Phạm vi đồng chí phụ trách có ${total} việc quá hạn (${named.join('; ')}${rest}).`
}
