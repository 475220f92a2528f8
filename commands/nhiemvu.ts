import { officeCalendar } from '../db/office/calendar.ts'
import { countDoneTasks, countOwnTasks, ownTasks, type OwnTask } from '../db/tasks/own.ts'
import type { WorkingCalendar } from '../src/domain/days/working-calendar.ts'
import { dueStatus, soonUntil } from '../src/domain/tasks/due.ts'
import type { OwnCounts, OwnPart } from '../src/domain/tasks/own-tasks.ts'
import { text, title, type Choice, type Reply } from '../src/domain/chat/reply.ts'
import { readTaskList, type TaskList } from '../src/vietnamese/task-filter.ts'
import { joinList } from '../src/vietnamese/phrases.ts'
import { taskBlock, taskItem } from '../src/vietnamese/task-lines.ts'
import type { Command, OfficerContext } from './command.ts'
import { aboutOthers, othersIn } from './shared/others.ts'
import { onePage, pageTurns, readPage, type Page } from './shared/pages.ts'

const pageSize = 8

type Counts = OwnCounts & { done: number }
type Group = keyof Counts

/** In the order of the list: the most urgent first. `counted`: with a number before it. */
const groups: Record<Group, { name: string; counted: string; part: OwnPart }> = {
  overdue: { name: 'Quá hạn', counted: 'việc quá hạn', part: 'open' },
  today: { name: 'Hạn hôm nay', counted: 'việc đến hạn hôm nay', part: 'open' },
  soon: { name: 'Sắp đến hạn', counted: 'việc sắp đến hạn', part: 'open' },
  later: { name: 'Còn lại', counted: 'việc còn thời gian', part: 'open' },
  waiting: { name: 'Chờ duyệt', counted: 'việc chờ duyệt', part: 'waiting' },
  done: { name: 'Đã xong', counted: 'việc đã xong', part: 'done' },
}
const groupNames = Object.keys(groups) as Group[]

/** The calendar by which all of one answer is judged. */
interface Day {
  today: string
  soonUntil: string
  calendar: WorkingCalendar
}

export const nhiemvu: Command = {
  name: 'nhiemvu',
  aliases: ['nv'],
  summary: 'Nhiệm vụ đang chờ xử lý',
  usage: '/nhiemvu [quá hạn | hôm nay | tuần này | tháng này | chờ duyệt | phối hợp | đã xong | tất cả | từ khóa]',
  who: 'officer',
  changes: 'never',

  async run(context, args) {
    const { words: typed, page: wanted } = readPage(args)
    const calendar = await officeCalendar(context.tx)
    const { today } = context
    const day: Day = { today, soonUntil: soonUntil(today, calendar), calendar }
    // Names are looked up only where the words are none of the list's own.
    const isList = readTaskList(typed, day).filter.words === undefined
    const { others, rest: words } = isList ? { others: undefined, rest: typed } : await othersIn(context, typed)
    if (others) return aboutOthers(context, others)
    const list = readTaskList(words, day)
    const counts = await countsOf(context, list, day)
    const asked = groupNames.filter(group => list.parts.includes(groups[group].part))
    const total = asked.reduce((sum, group) => sum + counts[group], 0)
    if (total === 0) return nothing(context, words, counts, day)
    const page = onePage(total, pageSize, wanted)
    const tasks = await tasksOn(context, list, counts, page)
    return show(tasks, words, { asked, counts, total, page, day })
  },
}

async function countsOf({ tx, actor }: OfficerContext, { parts, filter }: TaskList, day: Day): Promise<Counts> {
  const { today, soonUntil } = day
  return {
    ...(await countOwnTasks(tx, actor, filter, { today, soonUntil })),
    done: parts.includes('done') ? await countDoneTasks(tx, actor, filter) : 0,
  }
}

const inPart = (counts: Counts, part: OwnPart): number =>
  groupNames.reduce((sum, group) => sum + (groups[group].part === part ? counts[group] : 0), 0)

/** The tasks of one page, which may begin in one part of the list and end in another. */
async function tasksOn({ tx, actor }: OfficerContext, { parts, filter }: TaskList, counts: Counts, page: Page) {
  const tasks: OwnTask[] = []
  let { offset } = page
  for (const part of parts) {
    const limit = pageSize - tasks.length
    if (limit > 0 && offset < inPart(counts, part))
      tasks.push(...(await ownTasks(tx, actor, part, filter, { offset, limit })))
    offset = Math.max(0, offset - inPart(counts, part))
  }
  return tasks
}

async function nothing(context: OfficerContext, words: string, counts: Counts, day: Day): Promise<Reply> {
  const { tx, actor } = context
  const all = words === '' ? counts : await countsOf(context, { parts: [], filter: {} }, day)
  const openCount = inPart(all, 'open')
  const [waiting, done] = [inPart(all, 'waiting'), await countDoneTasks(tx, actor, {})]
  const open =
    openCount > 0 ? `Đồng chí có ${openCount} việc đang chờ xử lý.` : 'Đồng chí không có nhiệm vụ nào đang chờ xử lý.'
  return {
    blocks: [text(words === '' ? open : `Không có nhiệm vụ nào theo điều kiện "${words}". ${open}`)],
    choices: [
      ...(openCount > 0 ? [{ label: 'Tất cả việc đang chờ', send: '/nhiemvu' }] : []),
      ...(waiting > 0 ? [{ label: 'Chờ duyệt', send: '/nhiemvu chờ duyệt' }] : []),
      ...(done > 0 ? [{ label: 'Đã xong', send: '/nhiemvu đã xong' }] : []),
    ],
  }
}

interface Shown {
  /** the groups that were asked for */
  asked: readonly Group[]
  counts: Counts
  total: number
  page: Page
  day: Day
}

function groupOf(task: OwnTask, { today, soonUntil }: Day): Group {
  if (task.work === 'done') return 'done'
  if (task.review === 'pending') return 'waiting'
  if (task.due === null || task.due > soonUntil) return 'later'
  if (task.due > today) return 'soon'
  return task.due === today ? 'today' : 'overdue'
}

function show(tasks: readonly OwnTask[], words: string, { asked, counts, total, page, day }: Shown): Reply {
  const present = asked.filter(group => counts[group] > 0)
  const summary = joinList(present.map(group => `${counts[group]} ${groups[group].counted}`))
  const blocks = [title(`Nhiệm vụ${words === '' ? '' : ` (${words})`}: ${total} việc`), text(`Gồm ${summary}.`)]
  for (const group of present) {
    const members = tasks.filter(task => groupOf(task, day) === group)
    if (members.length === 0) continue
    blocks.push(title(`${groups[group].name} (${counts[group]})`))
    blocks.push(
      ...members.map(task => {
        const status = dueStatus(task, day.today, day.calendar)
        return taskBlock(task.id, taskItem(task, status), status)
      }),
    )
  }
  const waitingBesides = words === '' && counts.waiting > 0
  if (waitingBesides) blocks.push(text(`Ngoài ra có ${counts.waiting} việc đã trình, đang chờ duyệt.`))
  const { numbers, turns } = pageTurns(page, n => ['/nhiemvu', words, `trang ${n}`].filter(Boolean).join(' '))
  if (page.pages > 1) blocks.push(text(numbers))

  const choices: Choice[] = [...tasks.map(({ id }) => ({ label: `#${id}`, send: `/viec ${id}` })), ...turns]
  if (waitingBesides) choices.push({ label: 'Chờ duyệt', send: '/nhiemvu chờ duyệt' })
  return { blocks, choices }
}
