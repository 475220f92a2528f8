import { holdersOf, type PartHolder } from '../db/tasks/holders.ts'
import { countDone } from '../db/tasks/lists.ts'
import { urgeCounts } from '../db/tasks/urges.ts'
import { isLeader } from '../src/domain/people/access.ts'
import { dueStatus } from '../src/domain/tasks/due.ts'
import type { ListedPart, ListFilter, TaskList } from '../src/domain/tasks/task-list.ts'
import { say, text, title, type Block, type Choice, type Reply } from '../src/domain/chat/reply.ts'
import { inboxNow } from '../src/inbox/index.ts'
import { aroundOwn, briefBlocksOf, choicesOf, oneEach, type Section } from '../src/inbox/section.ts'
import { joinList, sentenceCase } from '../src/vietnamese/phrases.ts'
import { listHeading, readTaskList } from '../src/vietnamese/task-filter.ts'
import { taskBlock, taskItem } from '../src/vietnamese/task-lines.ts'
import type { Command, OfficerContext } from './command.ts'
import { readListRequest, type ListRequest } from './shared/asked-list.ts'
import { countByPerson, hasPeople, peopleAbove, peopleReply, readByPerson } from './shared/by-person.ts'
import {
  countsOf,
  groupNames,
  groupOf,
  groups,
  inPart,
  inParts,
  pageSize,
  stretchesOf,
  tasksOn,
  totalCounts,
  type Counts,
  type Group,
  type Stretch,
} from './shared/list-groups.ts'
import { canList, mostUnits } from './shared/list-width.ts'
import { onePage, pageTurns, readPage, type Page } from './shared/pages.ts'
import { ownList, scopeList, type ListOwner } from './shared/whose.ts'

export const nhiemvu: Command = {
  name: 'nhiemvu',
  aliases: ['nv'],
  summary: 'Nhiệm vụ đang chờ xử lý',
  usage: '/nhiemvu [quá hạn | hôm nay | tuần này | tháng này | chờ duyệt | phối hợp | đã xong | tất cả | từ khóa]',
  who: 'officer',
  changes: 'never',

  async run(context, args) {
    const { tx, actor, now, office } = context
    const { words: typed, page: wanted } = readPage(args)
    const { words, byPerson } = readByPerson(typed)
    const read = await readListRequest(context, words, '/nhiemvu')
    if ('answer' in read) return read.answer
    const { list, day, owner = ownList(context) } = read.request
    if (list.apart.length > 0) return eachApart(context, { ...read.request, words, owner })
    if (!canList(owner.unitCount, list)) return tooWide(owner)
    const people = hasPeople(owner, list)
    if (byPerson) {
      if (!people) return notByPerson(words, owner)
      return eachPerson(context, { ...read.request, words, owner }, wanted)
    }
    const stretches = await stretchesOf(context, owner, list, day)
    const counts = totalCounts(stretches)
    const asked = groupNames.filter(group => list.parts.includes(groups[group].part))
    const total = asked.reduce((sum, group) => sum + counts[group], 0)
    const shown = { ...read.request, words, owner, asked, counts, total }
    const inbox =
      words === '' && wanted <= 1 ? await inboxNow(tx, actor, { ...day, now, timeZone: office.timeZone }) : []
    if (total === 0) return withInbox(await nothing(context, shown), inbox)
    const page = onePage(total, pageSize, wanted)
    const pages = await tasksOn(context, stretches, list, page)
    const tasks = pages.flatMap(page => page.tasks)
    const holders = owner.isOwn ? undefined : await holdersOf(tx, tasks)
    const urged = await urgeCounts(
      tx,
      tasks.map(({ id }) => id),
    )
    const above =
      people && page.number === 1
        ? peopleAbove(await countByPerson(context, owner, list, read.request.filterWords), lineBy(words))
        : { blocks: [], choices: [] }
    return withInbox(show(pages, holders, urged, above, { ...shown, page }), inbox)
  },
}

const lineOfList = (words: string): string => ['/nhiemvu', words].filter(Boolean).join(' ')
const lineBy = (words: string): string => `${lineOfList(words)} theo người`

async function eachPerson(
  context: OfficerContext,
  { owner, list, filterWords, words }: ListRequest & { owner: ListOwner; words: string },
  page: number,
): Promise<Reply> {
  const people = await countByPerson(context, owner, list, filterWords)
  const which = filterWords === '' ? '' : ` (${heading({ filterWords, list })})`
  const lines = { tasks: lineOfList(words), all: lineBy(words), page }
  return peopleReply(people, { heading: `Nhiệm vụ${owner.title(undefined)}${which}`, ...lines })
}

/** People's own lists, what is done, and very many units are not told apart by person. */
function notByPerson(words: string, { whose, unitCount }: ListOwner): Reply {
  const tooMany = whose.kind === 'units' && unitCount > mostUnits
  return {
    ...say(
      tooMany
        ? `Phạm vi ${unitCount} đơn vị quá rộng để xem theo từng người. Đồng chí thêm tên đơn vị, hoặc xem tiến độ theo đơn vị.`
        : 'Chỉ danh sách việc chưa xong của đơn vị mới xem được theo từng người, ví dụ: /nhiemvu đơn vị quá hạn theo người.',
    ),
    choices: [
      ...(tooMany
        ? [{ label: 'Tiến độ theo đơn vị', send: '/tiendo' }]
        : [{ label: 'Danh sách việc', send: lineOfList(words) }]),
    ],
  }
}

/** What needs this person before their own tasks, and what others owe behind them, as in the morning's message. */
function withInbox({ blocks, choices = [], ...reply }: Reply, sections: readonly Section[]): Reply {
  const { before, after } = aroundOwn(sections)
  return {
    ...reply,
    blocks: [...briefBlocksOf(before), ...blocks, ...briefBlocksOf(after)],
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
  const whose = owner.title(list.filter.role)
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

const holderName = ({ officer, unit }: PartHolder): string | undefined => officer ?? unit ?? undefined

function show(
  pages: readonly { stretch: Stretch; tasks: readonly ListedPart[] }[],
  holders: ReadonlyMap<number, PartHolder> | undefined,
  urged: ReadonlyMap<number, number>,
  above: { blocks: Block[]; choices: Choice[] },
  { asked, counts, total, page, day, words, filterWords, owner, list }: Shown & { page: Page },
): Reply {
  const present = asked.filter(group => counts[group] > 0)
  const summary = joinList(present.map(group => `${counts[group]} ${groups[group].counted}`))
  const whose = owner.title(list.filter.role)
  const blocks = [
    title(`Nhiệm vụ${whose}${filterWords === '' ? '' : ` (${heading({ filterWords, list })})`}: ${total} việc`),
    text(`Gồm ${summary}.`),
    ...(byResult(list) ? [text('Tính theo ngày nộp kết quả.')] : []),
    ...notesOf(list.taken, owner),
    ...above.blocks,
  ]
  const taskOf = (task: ListedPart): Block => {
    const status = dueStatus(task, day.today, day.calendar, day)
    const holder = holders?.get(task.assignmentId)
    return taskBlock(task.id, taskItem(task, status, holder && holderName(holder), urged.get(task.id)), status)
  }
  for (const { stretch, tasks } of pages)
    if (stretch.name === undefined)
      for (const group of present) {
        const members = tasks.filter(task => groupOf(task, day) === group)
        if (members.length > 0) blocks.push(title(`${groups[group].name} (${counts[group]})`), ...members.map(taskOf))
      }
    else blocks.push(title(`${stretch.name} (${inParts(stretch.counts, list)})`), ...tasks.map(taskOf))
  const isWhole = isEmpty(list.filter) && list.parts.length === 1 && list.parts[0] === 'open'
  const waitingBesides = isWhole && counts.waiting > 0
  if (waitingBesides) blocks.push(text(`Ngoài ra có ${counts.waiting} việc đã trình, đang chờ duyệt.`))
  const { numbers, turns } = pageTurns(page, n => ['/nhiemvu', words, `trang ${n}`].filter(Boolean).join(' '))
  if (page.pages > 1) blocks.push(text(numbers))

  const choices: Choice[] = [
    ...pages.flatMap(({ tasks }) => tasks.map(({ id }) => ({ label: `#${id}`, send: `/viec ${id}` }))),
    ...(page.number === 1 ? urging({ words, filterWords, list, owner, counts, day }) : []),
    ...above.choices,
    ...turns,
  ]
  if (waitingBesides)
    choices.push({ label: 'Chờ duyệt', send: ['/nhiemvu', words, 'chờ duyệt'].filter(Boolean).join(' ') })
  return { blocks, choices }
}

/** Urging those who are late, or have not taken on: /nhac shows first whom and how many. */
function urging({ words, filterWords, list, owner, counts, day }: Omit<Shown, 'asked' | 'total'>): Choice[] {
  if (owner.isOwn || !words.endsWith(filterWords)) return []
  const whose = words.slice(0, words.length - filterWords.length).trim()
  const { days = [], work, figure, ...others } = list.filter
  if (!isEmpty(others)) return []
  if (work === 'not_acknowledged' && days.length === 0 && !figure)
    return [{ label: 'Đôn đốc việc chưa tiếp nhận', send: `/nhac ${whose} chưa tiếp nhận` }]
  const isLate = days.every(({ to }) => to < day.today) && (figure === undefined || figure.kind === 'openLate')
  if (work !== undefined || counts.overdue === 0 || !isLate) return []
  return [{ label: `Đôn đốc ${counts.overdue} việc quá hạn`, send: `/nhac ${whose} quá hạn` }]
}

/** Of what is handed in the days asked for are those of the result, and not of the deadline. */
const byResult = ({ parts, filter }: TaskList): boolean =>
  filter.days !== undefined &&
  filter.figure === undefined &&
  (filter.handedIn === true || (parts.length === 1 && parts[0] === 'done'))

const isEmpty = (filter: ListFilter): boolean => Object.keys(filter).length === 0
