import { officeCalendar } from '../db/calendar.ts'
import { doneTasksOf, openTasksOf, type QueuedTask } from '../db/tasks.ts'
import { dueStatus, type DueStatus } from '../src/domain/due.ts'
import { text, title, type Choice, type Reply } from '../src/domain/reply.ts'
import { parseDay, parsePeriod } from '../src/domain/text/dates.ts'
import { fold } from '../src/domain/text/normalise.ts'
import { joinList } from '../src/domain/text/phrases.ts'
import { taskBlock, taskItem } from '../src/domain/text/task-lines.ts'
import type { Command, OfficerContext } from './command.ts'

interface Row {
  task: QueuedTask
  status: DueStatus
}

const pageSize = 8
const doneShown = 100

/** In the order of the list: the most urgent first. */
const groups = [
  { name: 'Quá hạn', short: 'quá hạn', has: (row: Row) => row.status.kind === 'overdue' },
  { name: 'Hạn hôm nay', short: 'hạn hôm nay', has: (row: Row) => row.status.kind === 'today' },
  { name: 'Sắp đến hạn', short: 'sắp đến hạn', has: (row: Row) => row.status.kind === 'soon' },
  {
    name: 'Còn lại',
    short: 'còn thời gian',
    has: (row: Row) => open(row) && (row.status.kind === 'later' || row.status.kind === 'no_deadline'),
  },
  { name: 'Chờ duyệt', short: 'chờ duyệt', has: (row: Row) => waiting(row) },
  { name: 'Đã xong', short: 'đã xong', has: (row: Row) => row.task.work === 'done' },
] as const

type Filter = (row: Row) => boolean

const waiting = (row: Row) => row.task.review === 'pending'
const open = (row: Row) => row.task.work !== 'done' && !waiting(row)

const namedFilters = new Map<string, Filter>([
  ['', open],
  ['qua han', row => open(row) && row.status.kind === 'overdue'],
  ['hom nay', row => open(row) && row.status.kind === 'today'],
  ['sap den han', row => open(row) && row.status.kind === 'soon'],
  ['cho duyet', waiting],
  ['phoi hop', row => open(row) && row.task.role === 'coordinator'],
  ['chu tri', row => open(row) && row.task.role === 'lead'],
  ['da xong', row => row.task.work === 'done'],
  ['hoan thanh', row => row.task.work === 'done'],
  ['tat ca', () => true],
])

function filterFor(words: string, today: string): Filter {
  const named = namedFilters.get(fold(words))
  if (named) return named
  const period = parsePeriod(words, today)
  if (period)
    return row => open(row) && row.task.due !== null && row.task.due >= period.from && row.task.due <= period.to
  const day = parseDay(words, today)
  if (day) return row => open(row) && row.task.due === day
  const wanted = fold(words)
  return row => open(row) && fold(row.task.title).includes(wanted)
}

async function rowsOf(context: OfficerContext): Promise<Row[]> {
  const { tx, actor, today } = context
  const calendar = await officeCalendar(tx)
  const withStatus = (task: QueuedTask): Row => ({ task, status: dueStatus(task, today, calendar) })
  return (await openTasksOf(tx, actor)).map(withStatus)
}

async function doneRowsOf(context: OfficerContext): Promise<Row[]> {
  const calendar = await officeCalendar(context.tx)
  const done = await doneTasksOf(context.tx, context.actor, doneShown)
  return done.map(task => ({ task, status: dueStatus(task, context.today, calendar) }))
}

export const nhiemvu: Command = {
  name: 'nhiemvu',
  aliases: ['nv'],
  summary: 'Nhiệm vụ đang chờ xử lý',
  usage: '/nhiemvu [quá hạn | hôm nay | tuần này | tháng này | chờ duyệt | phối hợp | đã xong | tất cả | từ khóa]',
  who: 'officer',
  changes: 'never',

  async run(context, args) {
    const paged = /^(.*?)\s*trang\s+(\d{1,3})$/isu.exec(args)
    const words = (paged?.[1] ?? args).trim()
    const filter = filterFor(words, context.today)
    const needsDone = ['da xong', 'hoan thanh', 'tat ca'].includes(fold(words))
    const all = [...(await rowsOf(context)), ...(needsDone ? await doneRowsOf(context) : [])]
    const rows = all.filter(filter)
    if (rows.length === 0) return nothing(words, all)
    return page(rows, words, Number(paged?.[2] ?? 1), all.filter(waiting).length)
  },
}

function nothing(words: string, all: readonly Row[]): Reply {
  const openCount = all.filter(open).length
  const blocks = [
    text(
      words === ''
        ? 'Đồng chí không có nhiệm vụ nào đang chờ xử lý.'
        : `Không có nhiệm vụ nào theo điều kiện "${words}". Đồng chí có ${openCount} việc đang chờ xử lý.`,
    ),
  ]
  const choices: Choice[] = words === '' ? [] : [{ label: 'Tất cả việc đang chờ', send: '/nhiemvu' }]
  if (words === '' && all.some(waiting)) choices.push({ label: 'Chờ duyệt', send: '/nhiemvu chờ duyệt' })
  return { blocks, choices: [...choices, { label: 'Đã xong', send: '/nhiemvu đã xong' }] }
}

function page(rows: readonly Row[], words: string, wanted: number, waitingCount: number): Reply {
  const pages = Math.ceil(rows.length / pageSize)
  const number = Math.min(Math.max(1, wanted), pages)
  const shown = rows.slice((number - 1) * pageSize, number * pageSize)
  const counted = groups
    .map(group => ({ group, count: rows.filter(group.has).length }))
    .filter(({ count }) => count > 0)

  const summary = joinList(counted.map(({ group, count }) => `${count} ${group.short}`))
  const reply: Reply & { choices: Choice[] } = {
    blocks: [title(`Nhiệm vụ${words === '' ? '' : ` (${words})`}: ${rows.length} việc`), text(`Gồm ${summary}.`)],
    choices: [],
  }
  for (const { group, count } of counted) {
    const members = shown.filter(group.has)
    if (members.length === 0) continue
    reply.blocks.push(title(`${group.name} (${count})`))
    reply.blocks.push(...members.map(({ task, status }) => taskBlock(task.id, taskItem(task, status), status)))
  }
  if (words === '' && waitingCount > 0)
    reply.blocks.push(text(`Ngoài ra có ${waitingCount} việc đã trình, đang chờ duyệt.`))
  if (pages > 1) reply.blocks.push(text(`Trang ${number}/${pages}.`))

  reply.choices.push(...shown.map(({ task }) => ({ label: `#${task.id}`, send: `/viec ${task.id}` })))
  const toPage = (n: number) => ['/nhiemvu', words, `trang ${n}`].filter(Boolean).join(' ')
  if (number > 1) reply.choices.push({ label: '‹ Trang trước', send: toPage(number - 1) })
  if (number < pages) reply.choices.push({ label: 'Trang sau ›', send: toPage(number + 1) })
  if (words === '' && waitingCount > 0) reply.choices.push({ label: 'Chờ duyệt', send: '/nhiemvu chờ duyệt' })
  return reply
}
