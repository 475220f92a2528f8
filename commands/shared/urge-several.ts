import { namesOf } from '../../db/people/officers.ts'
import { acknowledgedSince } from '../../db/tasks/events.ts'
import { countOpen, listTasks } from '../../db/tasks/lists.ts'
import { isRefused, type Refusal } from '../../src/actions/action.ts'
import { openUrge, urgeAll } from '../../src/actions/urge.ts'
import { item, say, text, title, type Block, type Choice, type Reply } from '../../src/domain/chat/reply.ts'
import { instantOf } from '../../src/domain/days/local-date.ts'
import { isLeader } from '../../src/domain/people/access.ts'
import { isByDeadline, type ListFilter } from '../../src/domain/tasks/task-list.ts'
import { confirmation } from '../../src/vietnamese/confirmation.ts'
import { fold } from '../../src/vietnamese/normalise.ts'
import { joinList, moment } from '../../src/vietnamese/phrases.ts'
import { listHeading } from '../../src/vietnamese/task-filter.ts'
import type { OfficerContext } from '../command.ts'
import { readListRequest, type ListRequest } from './asked-list.ts'
import { followedLate } from './start-choices.ts'
import { whenSent } from './urging.ts'
import { scopeList, type ListOwner } from './whose.ts'

/** All that is asked for at once: `words`, which tasks and whose; `set`: those that were shown, once they are confirmed. */
export interface AskedUrges {
  words: string
  set: readonly Shown[] | undefined
}

/** A task, and who is told of it. */
interface Shown {
  task: number
  people: readonly number[]
}

/** `quá hạn phòng Kinh tế`, `chưa tiếp nhận: 12@5 13@7+9` */
export function severalIn(args: string): AskedUrges | undefined {
  const [, words = '', set] = /^([^:]*?)(?:\s*:((?:\s+\d{1,9}@\d+(?:\+\d+)*)+))?$/su.exec(args.trim()) ?? []
  if (!/\b(?:(?:qua|tre|cham) han|chua (?:tiep )?nhan)\b/.test(fold(words))) return undefined
  const shown = set
    ?.trim()
    .split(/\s+/)
    .map(pair => {
      const [task = '', people = ''] = pair.split('@')
      return { task: Number(task), people: people.split('+').map(Number) }
    })
  return { words, set: shown }
}

const lineOf = (words: string, set: readonly Shown[]): string =>
  `/nhac ${words}: ${set.map(({ task, people }) => `${task}@${people.join('+')}`).join(' ')}`

/** More at one go nobody looks through before they confirm. */
const mostTasks = 50
/** Those that cannot be urged now are passed over, as far as that keeps nobody waiting. */
const mostLookedAt = 1_000

/** Whom and how many it would be, then the same once it is confirmed as it was shown. */
export async function urgeSeveral(context: OfficerContext, { words, set }: AskedUrges): Promise<Reply> {
  if (!isLeader(context.actor))
    return {
      ...say('Đồng chí đôn đốc từng việc mình giao, phụ trách hoặc theo dõi: gõ /nhac kèm số việc, ví dụ: /nhac 12.'),
      choices: [{ label: 'Nhiệm vụ', send: '/nhiemvu' }],
    }
  const read = await readListRequest(context, words, '/nhac')
  if ('answer' in read) return read.answer
  const { request } = read
  if (!namesState(request.list.filter))
    return {
      ...say(
        'Trợ lý đôn đốc cùng lúc các việc quá hạn hoặc chưa tiếp nhận, ví dụ: /nhac quá hạn, /nhac quá hạn phòng Kinh tế.',
      ),
      choices: [{ label: 'Đôn đốc việc quá hạn', send: '/nhac quá hạn' }],
    }
  const found = await urgeable(context, request)
  if (set === undefined) return preview(context, words, found, [])
  const changed = await changes(context, set, found)
  return changed.length > 0 ? preview(context, words, found, changed) : confirmed(context, found)
}

/** By words of a task nobody is urged. */
const namesState = ({ days, work, words, asTyped }: ListFilter): boolean =>
  words === undefined && asTyped === undefined && (days !== undefined || work === 'not_acknowledged')

interface Found {
  /** behind "đôn đốc … việc" */
  heading: string
  owner: ListOwner
  open: Shown[]
  left: Refusal[]
  /** how many of the list were not looked at, where that is known */
  more: number
}

async function urgeable(context: OfficerContext, { owner, list, filterWords, day }: ListRequest): Promise<Found> {
  const { tx, actor } = context
  const whose = owner && !owner.isOwn ? owner : await scopeList(context)
  const filter: ListFilter = { ...list.filter, role: 'lead' }
  const counts = isByDeadline(filter) ? await countOpen(tx, whose.whose, filter, day) : undefined
  const total = counts && counts.overdue + counts.today + counts.soon + counts.later + counts.undated
  const open: Shown[] = []
  const left: Refusal[] = []
  for (let offset = 0; open.length < mostTasks && offset < mostLookedAt; offset += mostTasks) {
    const page = { offset, limit: mostTasks, ...(total !== undefined && { total }) }
    const tasks = await listTasks(tx, whose.whose, 'open', filter, page)
    for (const { id } of tasks) {
      if (open.length === mostTasks) break
      const one = await openUrge(tx, actor, context, id)
      if (isRefused(one)) left.push(one)
      else open.push({ task: id, people: one.people.toSorted((a, b) => a - b) })
    }
    if (tasks.length < mostTasks) break
  }
  const more = total === undefined ? 0 : Math.max(0, total - open.length - left.length)
  return { heading: listHeading(filterWords), owner: whose, open, left, more }
}

/** What is no longer as it was shown. */
async function changes(context: OfficerContext, set: readonly Shown[], { open }: Found): Promise<string[]> {
  const gone: string[] = []
  for (const { task, people } of set) {
    const now = open.find(one => one.task === task)
    if (now && now.people.join('+') === people.join('+')) continue
    gone.push(now ? `#${task} nay do người khác chủ trì` : `bớt #${task}${await why(context, task)}`)
  }
  const added = open.filter(({ task }) => !set.some(one => one.task === task)).map(({ task }) => `thêm #${task}`)
  return [...gone, ...added]
}

async function why(context: OfficerContext, task: number): Promise<string> {
  const outcome = await openUrge(context.tx, context.actor, context, task)
  if (!isRefused(outcome)) return ''
  const said = {
    done: 'đã hoàn thành',
    withdrawn: 'đã thu hồi',
    'awaiting-approval': 'đang chờ duyệt',
    paused: 'đang tạm dừng',
  }
  if (outcome.refused === 'urged-lately') return ` (${urgedBy(outcome)})`
  return Object.hasOwn(said, outcome.refused) ? ` (${said[outcome.refused as keyof typeof said]})` : ''
}

const urgedBy = ({ outcome }: Extract<Refusal, { refused: 'urged-lately' }>): string =>
  `${outcome.own ? 'đồng chí đã' : `đồng chí ${outcome.by ?? ''} đã`} đôn đốc lúc ${moment(outcome.day, outcome.time)}`

/** So many are named of those that are left out; the rest are counted. */
const mostNamed = 10
const few = (named: readonly string[], what: string): string =>
  named.length <= mostNamed
    ? named.join('; ')
    : `${named.slice(0, mostNamed).join('; ')} và ${named.length - mostNamed} ${what} khác`

const numbers = (tasks: readonly number[]): string => joinList(tasks.map(id => `#${id}`))

interface Person {
  name: string
  tasks: number[]
  acknowledged: boolean
}

/** Whoever has taken a task on today comes first: they may need no urging. */
async function peopleOf({ tx, today, office }: OfficerContext, open: readonly Shown[]): Promise<Person[]> {
  const ids = [...new Set(open.flatMap(({ people }) => people))]
  const names = await namesOf(tx, ids)
  const acknowledged = await acknowledgedSince(tx, ids, instantOf(today, '00:00', office.timeZone))
  const people = ids.map((id, at) => ({
    name: names[at] ?? '',
    tasks: open.filter(one => one.people.includes(id)).map(({ task }) => task),
    acknowledged: acknowledged.has(id),
  }))
  return people.toSorted((a, b) => Number(b.acknowledged) - Number(a.acknowledged) || b.tasks.length - a.tasks.length)
}

async function preview(
  context: OfficerContext,
  words: string,
  found: Found,
  changed: readonly string[],
): Promise<Reply> {
  const { open, heading, owner, more } = found
  const stale =
    changed.length > 0 ? [text(`Chưa gửi gì: danh sách đã thay đổi từ lúc đồng chí xem (${changed.join('; ')}).`)] : []
  const notes = leftOut(found)
  if (open.length === 0)
    return {
      blocks: [...stale, text(`Không có việc ${heading}${owner.title('lead')} để đôn đốc lúc này.`), ...notes],
      choices: [followedLate],
    }
  const people = await peopleOf(context, open)
  return {
    blocks: [
      ...stale,
      title(`Đôn đốc ${open.length} việc ${heading}${owner.title('lead')}: ${people.length} người`),
      ...people.map(({ name, tasks, acknowledged }) =>
        item([
          `Đồng chí ${name}: ${tasks.length} việc${acknowledged ? ' (hôm nay đã tiếp nhận việc)' : ''}`,
          numbers(tasks),
        ]),
      ),
      ...notes,
      ...(more === 0 ? [] : [text(`Mỗi lần đôn đốc tối đa ${mostTasks} việc; còn ${more} việc để lần sau.`)]),
      text('Mỗi người nhận một tin gồm các việc của mình. Chưa gửi gì cho đến khi đồng chí xác nhận.'),
    ],
    choices: confirmation(lineOf(words, open), `đôn đốc ${open.length} việc`),
  }
}

/** Which of the list are not among them, and why. */
function leftOut({ left, owner }: Found): Block[] {
  const lately = left.flatMap(one => (one.refused === 'urged-lately' ? [one] : []))
  const unlinked = left.flatMap(one => (one.refused === 'nobody-linked' ? [one] : []))
  const own = left.flatMap(one => (one.refused === 'not-allowed' ? [one.task] : []))
  const paused = left.flatMap(one => (one.refused === 'paused' ? [one.task] : []))
  return [
    ...owner.notes,
    ...(lately.length > 0
      ? [
          `Chưa đôn đốc lại (chưa đủ 4 giờ): ${few(
            lately.map(one => `#${one.task} ${urgedBy(one)}`),
            'việc',
          )}.`,
        ]
      : []),
    ...(unlinked.length > 0
      ? [`Không nhận được vì chưa liên kết tài khoản, đồng chí liên hệ trực tiếp: ${few(byName(unlinked), 'người')}.`]
      : []),
    ...(own.length > 0 ? [`Việc của chính đồng chí không nằm trong số này: ${numbers(own)}.`] : []),
    ...(paused.length > 0 ? [`Đang tạm dừng: ${numbers(paused)}.`] : []),
  ].map(line => text(line))
}

/** "Lý Thị Mai (#28 và #29)" */
function byName(unlinked: readonly Extract<Refusal, { refused: 'nobody-linked' }>[]): string[] {
  const tasksOf = new Map<string, number[]>()
  for (const { task, names } of unlinked) {
    const who = names.length > 0 ? joinList(names) : 'chưa có người chủ trì'
    tasksOf.set(who, [...(tasksOf.get(who) ?? []), task])
  }
  return [...tasksOf].map(([who, tasks]) => `${who} (${numbers(tasks)})`)
}

async function confirmed(context: OfficerContext, { open }: Found): Promise<Reply> {
  const { tx, actor } = context
  const { urged, leavesAt, urgent } = await urgeAll(tx, actor, context, { tasks: open.map(({ task }) => task) })
  const people = await peopleOf(
    context,
    urged.map(({ task, people }) => ({ task: task.id, people })),
  )
  const sent = whenSent(context, leavesAt, urgent)
  const choices: Choice[] = [...(sent.waits ? [{ label: 'Hoàn tác', send: '/hoantac' }] : []), followedLate]
  return {
    blocks: [
      text(
        `Đã đôn đốc ${urged.length} việc của ${people.length} người: ${people.map(({ name, tasks }) => `đồng chí ${name} (${numbers(tasks)})`).join('; ')}.`,
        `${sent.words} Có trả lời, trợ lý báo đồng chí.`,
      ),
    ],
    choices,
  }
}
