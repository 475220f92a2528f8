import { holdersOf, type PartHolder } from '../db/tasks/holders.ts'
import { countDone, countOpen, listTasks } from '../db/tasks/lists.ts'
import { isLeader } from '../src/domain/people/access.ts'
import { dueStatus } from '../src/domain/tasks/due.ts'
import type { ListCounts, ListedPart, ListFilter, ListPart, TaskList, Whose } from '../src/domain/tasks/task-list.ts'
import { say, text, title, type Choice, type Reply } from '../src/domain/chat/reply.ts'
import { inboxNow } from '../src/inbox/index.ts'
import { aroundOwn, blocksOf, choicesOf, oneEach, type Section } from '../src/inbox/section.ts'
import { joinList, sentenceCase } from '../src/vietnamese/phrases.ts'
import { listHeading, readTaskList } from '../src/vietnamese/task-filter.ts'
import { taskBlock, taskItem } from '../src/vietnamese/task-lines.ts'
import type { Command, OfficerContext } from './command.ts'
import { readListRequest, type Day, type ListRequest } from './shared/asked-list.ts'
import { canList } from './shared/list-width.ts'
import { onePage, pageTurns, readPage, type Page } from './shared/pages.ts'
import { ownList, scopeList, type ListOwner } from './shared/whose.ts'

const pageSize = 8

type Counts = ListCounts & { done: number }
type Group = keyof Counts

/** In the order of the list: the most urgent first. `counted`: with a number before it. */
const groups: Record<Group, { name: string; counted: string; part: ListPart }> = {
  overdue: { name: 'Quá hạn', counted: 'việc quá hạn', part: 'open' },
  today: { name: 'Hạn hôm nay', counted: 'việc đến hạn hôm nay', part: 'open' },
  soon: { name: 'Sắp đến hạn', counted: 'việc sắp đến hạn', part: 'open' },
  later: { name: 'Còn thời gian', counted: 'việc còn thời gian', part: 'open' },
  undated: { name: 'Không thời hạn', counted: 'việc không thời hạn', part: 'open' },
  waiting: { name: 'Chờ duyệt', counted: 'việc chờ duyệt', part: 'waiting' },
  done: { name: 'Đã xong', counted: 'việc đã xong', part: 'done' },
}
const groupNames = Object.keys(groups) as Group[]

export const nhiemvu: Command = {
  name: 'nhiemvu',
  aliases: ['nv'],
  summary: 'Nhiệm vụ đang chờ xử lý',
  usage: '/nhiemvu [quá hạn | hôm nay | tuần này | tháng này | chờ duyệt | phối hợp | đã xong | tất cả | từ khóa]',
  who: 'officer',
  changes: 'never',

  async run(context, args) {
    const { tx, actor, now } = context
    const { words, page: wanted } = readPage(args)
    const read = await readListRequest(context, words, '/nhiemvu')
    if ('answer' in read) return read.answer
    const { list, day, owner = ownList(context) } = read.request
    if (list.apart.length > 0) return eachApart(context, { ...read.request, words, owner })
    if (!canList(owner.unitCount, list)) return tooWide(owner)
    const counts = await countsOf(context, owner.whose, list, day)
    const asked = groupNames.filter(group => list.parts.includes(groups[group].part))
    const total = asked.reduce((sum, group) => sum + counts[group], 0)
    const shown = { ...read.request, words, owner, asked, counts, total }
    const inbox = words === '' && wanted <= 1 ? await inboxNow(tx, actor, { ...day, now }) : []
    if (total === 0) return withInbox(await nothing(context, shown), inbox)
    const page = onePage(total, pageSize, wanted)
    const tasks = await tasksOn(context, owner.whose, list, counts, page)
    const holders = owner.isOwn ? undefined : await holdersOf(tx, tasks)
    return withInbox(show(tasks, holders, { ...shown, page }), inbox)
  },
}

/** What needs this person before their own tasks, and what others owe behind them, as in the morning's message. */
function withInbox({ blocks, choices = [], ...reply }: Reply, sections: readonly Section[]): Reply {
  const { before, after } = aroundOwn(sections)
  return {
    ...reply,
    blocks: [...blocksOf(before), ...blocks, ...blocksOf(after)],
    choices: oneEach([...choicesOf(before), ...choices, ...choicesOf(after)]),
  }
}

/** Two lists asked for at once are not what is in both: each is offered, with its number where that is known. */
async function eachApart(
  context: OfficerContext,
  { owner, list: { apart }, words, filterWords, day }: ListRequest & { owner: ListOwner; words: string },
): Promise<Reply> {
  const whose = words.endsWith(filterWords) ? words.slice(0, words.length - filterWords.length).trim() : ''
  const choices: Choice[] = []
  for (const part of apart) {
    const send = ['/nhiemvu', whose, part].filter(Boolean).join(' ')
    const list = readTaskList(part, day)
    const known = canList(owner.unitCount, list)
    const counts = known ? await countsOf(context, owner.whose, list, day) : undefined
    const total = counts && list.parts.reduce((sum, one) => sum + inPart(counts, one), 0)
    choices.push({
      label: `${sentenceCase(part)}${total === undefined ? '' : total === 0 ? ': không có việc' : `: ${total} việc`}`,
      send,
    })
  }
  return {
    ...say(
      `Trợ lý chưa gộp được ${joinList(apart.map(part => `"${part}"`))} vào một danh sách. Đồng chí chọn từng danh sách:`,
    ),
    choices,
  }
}

function tooWide({ unitCount }: ListOwner): Reply {
  return {
    ...say(
      `Phạm vi ${unitCount} đơn vị quá rộng để lọc như vậy. Đồng chí thêm tên đơn vị hoặc cán bộ; hoặc lọc theo thời hạn, ví dụ: /nhiemvu đơn vị quá hạn.`,
    ),
    choices: [
      { label: 'Việc quá hạn', send: '/nhiemvu đơn vị quá hạn' },
      { label: 'Tiến độ theo đơn vị', send: '/tiendo' },
    ],
  }
}

async function countsOf({ tx }: OfficerContext, whose: Whose, { parts, filter }: TaskList, day: Day): Promise<Counts> {
  return {
    ...(await countOpen(tx, whose, filter, { today: day.today, soonUntil: day.soonUntil })),
    done: parts.includes('done') ? await countDone(tx, whose, filter) : 0,
  }
}

const inPart = (counts: Counts, part: ListPart): number =>
  groupNames.reduce((sum, group) => sum + (groups[group].part === part ? counts[group] : 0), 0)

/** The tasks of one page, which may begin in one part of the list and end in another. */
async function tasksOn({ tx }: OfficerContext, whose: Whose, { parts, filter }: TaskList, counts: Counts, page: Page) {
  const tasks: ListedPart[] = []
  let { offset } = page
  for (const part of parts) {
    const limit = pageSize - tasks.length
    const total = inPart(counts, part)
    if (limit > 0 && offset < total) tasks.push(...(await listTasks(tx, whose, part, filter, { offset, limit, total })))
    offset = Math.max(0, offset - total)
  }
  return tasks
}

interface Shown extends ListRequest {
  owner: ListOwner
  /** all that was typed */
  words: string
  /** the groups that were asked for */
  asked: readonly Group[]
  counts: Counts
  total: number
}

/** The condition as it is named: what is looked for stands word for word. */
const heading = ({ filterWords, list }: Pick<Shown, 'filterWords' | 'list'>): string =>
  list.filter.words ? filterWords : listHeading(filterWords)

const everything: TaskList = { parts: ['open'], filter: {} }

async function nothing(context: OfficerContext, shown: Shown): Promise<Reply> {
  const { owner, filterWords, counts, day, list } = shown
  const all = filterWords === '' ? counts : await countsOf(context, owner.whose, everything, day)
  const openCount = inPart(all, 'open')
  if (!owner.isOwn) return nothingOfOthers(shown, openCount)
  const [waiting, done] = [inPart(all, 'waiting'), await countDone(context.tx, owner.whose, {})]
  const scope = await inScope(context, shown)
  const mine = scope ? ' của riêng mình' : ''
  const open =
    openCount > 0
      ? `Đồng chí có ${openCount} việc${mine} đang chờ xử lý.`
      : `Đồng chí không có nhiệm vụ nào${mine} đang chờ xử lý.`
  const said =
    filterWords === ''
      ? open
      : scope
        ? `Đồng chí không có nhiệm vụ nào của riêng mình theo điều kiện "${heading(shown)}".`
        : `Không có nhiệm vụ nào theo điều kiện "${heading(shown)}". ${open}`
  return {
    blocks: [text(said), ...notesOf(list.taken, owner), ...(scope ? [text(scope.said)] : [])],
    choices: [
      ...(scope?.choices ?? []),
      ...(openCount > 0 ? [{ label: 'Tất cả việc đang chờ', send: '/nhiemvu' }] : []),
      ...(waiting > 0 ? [{ label: 'Chờ duyệt', send: '/nhiemvu chờ duyệt' }] : []),
      ...(done > 0 ? [{ label: 'Đã xong', send: '/nhiemvu đã xong' }] : []),
    ],
  }
}

/** What a leader who has no such task follows of them; undefined for those who follow nobody else's. */
async function inScope(context: OfficerContext, shown: Shown) {
  const { list, filterWords, day, asked } = shown
  if (!isLeader(context.actor)) return undefined
  const { whose, unitCount } = await scopeList(context)
  const progress: Choice = { label: 'Tiến độ theo đơn vị', send: '/tiendo' }
  const send = `/nhiemvu ${['đơn vị', filterWords].filter(Boolean).join(' ')}`
  if (!canList(unitCount, list))
    return { said: 'Việc của các đơn vị đồng chí theo dõi, đồng chí xem trong tiến độ.', choices: [progress] }
  const counts = await countsOf(context, whose, list, day)
  const total = asked.reduce((sum, group) => sum + counts[group], 0)
  const condition = filterWords === '' ? 'đang chờ xử lý' : `theo điều kiện "${heading(shown)}"`
  return total === 0
    ? { said: `Các đơn vị đồng chí theo dõi cũng không có việc nào ${condition}.`, choices: [progress] }
    : {
        said: `Các đơn vị đồng chí theo dõi có ${total} việc ${condition}; đồng chí chọn dưới đây để xem.`,
        choices: [{ label: `Xem ${total} việc trong phạm vi theo dõi`, send }, progress],
      }
}

function nothingOfOthers(shown: Shown, openCount: number): Reply {
  const { owner, words, filterWords, list } = shown
  const whose = owner.title(list.filter.role === 'coordinator')
  const said =
    filterWords === ''
      ? `Không có nhiệm vụ nào${whose} đang chờ xử lý.`
      : `Không có nhiệm vụ nào${whose} theo điều kiện "${heading(shown)}". Đang chờ xử lý: ${openCount} việc.`
  const line = words.endsWith(filterWords) ? words.slice(0, words.length - filterWords.length).trim() : undefined
  return {
    blocks: [text(said), ...notesOf(list.taken, owner)],
    choices: [
      ...(openCount > 0 && filterWords !== '' && line !== undefined
        ? [{ label: 'Tất cả việc đang chờ', send: `/nhiemvu ${line}` }]
        : []),
      { label: 'Nhiệm vụ của tôi', send: '/nhiemvu' },
    ],
  }
}

const notesOf = (taken: readonly string[], { notes }: ListOwner) => [
  ...(taken.length > 0 ? [text(`${taken.join('; ')}.`)] : []),
  ...notes.map(note => text(note)),
]

function groupOf(task: ListedPart, { today, soonUntil }: Day): Group {
  if (task.work === 'done') return 'done'
  if (task.review === 'pending') return 'waiting'
  if (task.due === null) return 'undated'
  if (task.due > soonUntil) return 'later'
  if (task.due > today) return 'soon'
  return task.due === today ? 'today' : 'overdue'
}

const holderName = ({ officer, unit }: PartHolder): string | undefined => officer ?? unit ?? undefined

function show(
  tasks: readonly ListedPart[],
  holders: ReadonlyMap<number, PartHolder> | undefined,
  { asked, counts, total, page, day, words, filterWords, owner, list }: Shown & { page: Page },
): Reply {
  const present = asked.filter(group => counts[group] > 0)
  const summary = joinList(present.map(group => `${counts[group]} ${groups[group].counted}`))
  const whose = owner.title(list.filter.role === 'coordinator')
  const blocks = [
    title(`Nhiệm vụ${whose}${filterWords === '' ? '' : ` (${heading({ filterWords, list })})`}: ${total} việc`),
    text(`Gồm ${summary}.`),
    ...(byResult(list) ? [text('Tính theo ngày nộp kết quả.')] : []),
    ...notesOf(list.taken, owner),
  ]
  for (const group of present) {
    const members = tasks.filter(task => groupOf(task, day) === group)
    if (members.length === 0) continue
    blocks.push(title(`${groups[group].name} (${counts[group]})`))
    blocks.push(
      ...members.map(task => {
        const status = dueStatus(task, day.today, day.calendar)
        const holder = holders?.get(task.assignmentId)
        return taskBlock(task.id, taskItem(task, status, holder && holderName(holder)), status)
      }),
    )
  }
  const isWhole = isEmpty(list.filter) && list.parts.length === 1 && list.parts[0] === 'open'
  const waitingBesides = isWhole && counts.waiting > 0
  if (waitingBesides) blocks.push(text(`Ngoài ra có ${counts.waiting} việc đã trình, đang chờ duyệt.`))
  const { numbers, turns } = pageTurns(page, n => ['/nhiemvu', words, `trang ${n}`].filter(Boolean).join(' '))
  if (page.pages > 1) blocks.push(text(numbers))

  const choices: Choice[] = [...tasks.map(({ id }) => ({ label: `#${id}`, send: `/viec ${id}` })), ...turns]
  if (waitingBesides)
    choices.push({ label: 'Chờ duyệt', send: ['/nhiemvu', words, 'chờ duyệt'].filter(Boolean).join(' ') })
  return { blocks, choices }
}

/** Of what is handed in the days asked for are those of the result, and not of the deadline. */
const byResult = ({ parts, filter }: TaskList): boolean =>
  filter.days !== undefined &&
  filter.figure === undefined &&
  (filter.handedIn === true || (parts.length === 1 && parts[0] === 'done'))

const isEmpty = (filter: ListFilter): boolean => Object.keys(filter).length === 0
