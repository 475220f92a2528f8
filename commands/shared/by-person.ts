import { allUnits, headsOf, officersNamed } from '../../db/people/officers.ts'
import { countByHolder } from '../../db/tasks/holders.ts'
import { item, say, text, title, type Block, type Choice, type Reply } from '../../src/domain/chat/reply.ts'
import type { TaskList } from '../../src/domain/tasks/task-list.ts'
import { noNames } from '../../src/vietnamese/intent/names.ts'
import { calledAt } from '../../src/vietnamese/intent/somebody.ts'
import { wordsOf } from '../../src/vietnamese/intent/words.ts'
import { fold } from '../../src/vietnamese/normalise.ts'
import { joinList } from '../../src/vietnamese/phrases.ts'
import type { OfficerContext } from '../command.ts'
import { mostUnits } from './list-width.ts'
import { onePage, pageTurns } from './pages.ts'
import type { ListOwner } from './whose.ts'

/** Who has how many tasks of a list, and the line that opens them. */
export interface PersonCount {
  name: string
  count: number
  /** a unit that has named nobody, and has not one head */
  isUnit?: true
  send?: string
}

const behind = /(?:^|\s)theo (?:từng |tung )?(?:người|nguoi|cán bộ|can bo|đồng chí|dong chi)$/iu

/** "quá hạn theo người": how many each has, in place of the tasks. */
export function readByPerson(words: string): { words: string; byPerson: boolean } {
  const which = words.replace(behind, '').trim()
  return { words: which, byPerson: which !== words }
}

/** Is it a list whose tasks can be told apart by those who have to do them? Of what is done nobody is late any more. */
export const hasPeople = ({ whose, unitCount }: ListOwner, { parts, filter }: TaskList): boolean =>
  whose.kind === 'units' && unitCount <= mostUnits && !parts.includes('done') && (filter.role ?? 'lead') === 'lead'

/** Those with most tasks first: who needs a word, and not who is good. `filterWords`: which tasks, as typed. */
export async function countByPerson(
  context: OfficerContext,
  { whose }: ListOwner,
  list: TaskList,
  filterWords: string,
): Promise<PersonCount[]> {
  const { tx } = context
  const counts = await countByHolder(tx, whose, list)
  const unnamed = counts.flatMap(({ officerId, unitId }) => (officerId === null && unitId !== null ? [unitId] : []))
  const heads = await headsOf(tx, unnamed)
  const people = new Map<number, number>()
  const units = new Map<number, number>()
  for (const { officerId, unitId, count } of counts) {
    // A unit that has named nobody: its head answers for it, where that is one person.
    const [head, another] = heads.filter(one => one.unitId === unitId)
    const holder = officerId ?? (another === undefined ? head?.officerId : undefined)
    if (holder !== undefined) people.set(holder, (people.get(holder) ?? 0) + count)
    else if (unitId !== null) units.set(unitId, (units.get(unitId) ?? 0) + count)
  }
  const which = /(?:^|\s)chu tri(?:\s|$)/.test(fold(filterWords)) ? filterWords : `chủ trì ${filterWords}`.trim()
  const named = (await officersNamed(tx, [...people.keys()])).map(({ id, code, name, status }) => ({
    name: status === 'serving' ? name : `${name} (đã nghỉ hoặc chuyển)`,
    count: people.get(id) ?? 0,
    ...(status === 'serving' && { send: `/nhiemvu ${calledBy(context, code, name)} ${which}` }),
  }))
  const known = units.size > 0 ? await allUnits(tx) : []
  const ofUnits = known.flatMap(({ id, code, name }) => {
    const count = units.get(id)
    const send = `/nhiemvu đơn vị ${code} ${filterWords}`.trim()
    return count === undefined ? [] : [{ name: `${name} (chưa giao cán bộ)`, count, send, isUnit: true as const }]
  })
  return [...named, ...ofUnits].toSorted((a, b) => b.count - a.count || a.name.localeCompare(b.name, 'vi'))
}

/** By name where nobody else is called so, else by code. */
function calledBy({ names = noNames }: OfficerContext, code: string, name: string): string {
  const words = wordsOf(name)
  const called = calledAt(words, names, 0)
  return called?.name?.unique && called.name.code === code && called.last === words.length - 1 ? name : code
}

const line = ({ name, count, send }: PersonCount): Block =>
  item(`${name}: ${count} việc`, send === undefined ? {} : { opens: send })

const choiceOf = ({ name, count, send }: PersonCount): Choice[] =>
  send === undefined ? [] : [{ label: `${name}: ${count} việc`, send }]

/** "12 người", "12 người và 1 đơn vị" */
function howMany(people: readonly PersonCount[]): string {
  const units = people.filter(({ isUnit }) => isUnit).length
  const named = people.length - units
  return joinList([...(named > 0 ? [`${named} người`] : []), ...(units > 0 ? [`${units} đơn vị`] : [])])
}

const namedFirst = 5
const openFirst = 3

/** Above the tasks of several: who has them, and what opens those of one. */
export function peopleAbove(people: readonly PersonCount[], all: string): { blocks: Block[]; choices: Choice[] } {
  if (people.length < 2) return { blocks: [], choices: [] }
  const left = people.length - namedFirst
  return {
    blocks: [
      text(`Của ${howMany(people)}:`),
      ...people.slice(0, namedFirst).map(line),
      ...(left > 0 ? [item(`Và ${howMany(people.slice(namedFirst))} khác.`, { opens: all })] : []),
    ],
    choices: [...people.slice(0, openFirst).flatMap(choiceOf), { label: 'Theo từng người', send: all }],
  }
}

const pageSize = 8

/** All of them, some on a page. `heading`: which tasks; `tasks`: the line that lists these; `all`: the one that lists the people. */
export function peopleReply(
  people: readonly PersonCount[],
  { heading, tasks, all, page: wanted }: { heading: string; tasks: string; all: string; page: number },
): Reply {
  const total = people.reduce((sum, { count }) => sum + count, 0)
  if (people.length === 0)
    return { ...say(`${heading}: không có ai.`), choices: [{ label: 'Tiến độ theo đơn vị', send: '/tiendo' }] }
  const page = onePage(people.length, pageSize, wanted)
  const { numbers, turns } = pageTurns(page, n => `${all} trang ${n}`)
  const shown = people.slice(page.offset, page.offset + pageSize)
  return {
    blocks: [
      title(`${heading}: ${total} việc của ${howMany(people)}`),
      ...shown.map(line),
      ...(page.pages > 1 ? [text(numbers)] : []),
    ],
    choices: [...shown.flatMap(choiceOf), { label: `Xem ${total} việc`, send: tasks }, ...turns],
  }
}
