import {
  allUnits,
  codesOfCalled,
  codesOfPosition,
  colleagues,
  unitsOfCluster,
  type Colleague,
} from '../../db/people/officers.ts'
import { isLeader } from '../../src/domain/people/access.ts'
import { topmost, withBelow, type Unit } from '../../src/domain/people/organisation.ts'
import { say, type Choice, type Reply } from '../../src/domain/chat/reply.ts'
import { own, type ListFilter, type Whose } from '../../src/domain/tasks/task-list.ts'
import { findUnit } from '../../src/vietnamese/find-unit.ts'
import { noNames } from '../../src/vietnamese/intent/names.ts'
import { behindTitle } from '../../src/vietnamese/intent/somebody.ts'
import { wordsOf } from '../../src/vietnamese/intent/words.ts'
import { fold } from '../../src/vietnamese/normalise.ts'
import { joinList, sentenceCase, shorten } from '../../src/vietnamese/phrases.ts'
import { roleWords } from '../../src/vietnamese/task-lines.ts'
import { lineOfWhose, readWhose, type AskedWhose, type Named } from '../../src/vietnamese/whose.ts'
import type { OfficerContext } from '../command.ts'
import { unitCalled } from './unit-called.ts'

/** Those whose tasks somebody may see a list of. */
export interface ListOwner {
  whose: Whose
  /** behind "Nhiệm vụ"; empty for one's own */
  title: (role: ListFilter['role']) => string
  /** it is nobody's but the one's who asks */
  isOwn: boolean
  /** how many units it is of */
  unitCount: number
  /** the units, each with what is below it, under which the tasks stand: those of a leader of several, or those that were named */
  apart?: readonly { name: string; units: readonly number[] }[]
  /** sentences about those whose tasks are not in it */
  notes: readonly string[]
}

/** A list, or the answer in its place: who is meant is asked, nobody is found, or it is not theirs to see. */
export type Found = { owner: ListOwner } | { answer: Reply }

export const ownList = (context: OfficerContext): ListOwner => ({
  whose: own(context.actor),
  title: () => '',
  isOwn: true,
  unitCount: 0,
  notes: [],
})

/** All that a leader follows. */
export async function scopeList(context: OfficerContext): Promise<ListOwner> {
  const units = await allUnits(context.tx)
  return unitsList(context, units, [{ kind: 'scope' }], [])
}

/** Whose tasks the words of a command begin with, or tell behind "của"; undefined where they name nobody. */
export function askedWhose(context: OfficerContext, words: string): AskedWhose | undefined {
  const names = context.names ?? noNames
  const asked = readWhose(words, names)
  if (asked.who.length > 0) return asked
  const [, which = '', whose = ''] = /^(.+)\s(?:của|cua)\s+(.+)$/isu.exec(words) ?? []
  const behind = whose === '' ? undefined : readWhose(whose, names)
  if (behind && behind.who.length > 0) return { ...behind, rest: [which, behind.rest].filter(Boolean).join(' ') }
  return undefined
}

/** Whose tasks the words end with, behind what `narrows` a list: "quá hạn KTHT", "tuần này phòng VHXH". */
export function whoseBehind(
  context: OfficerContext,
  words: string,
  narrows: (words: string) => boolean,
): AskedWhose | undefined {
  const parts = words.split(/\s+/)
  for (let from = 1; from < parts.length; from++) {
    const which = parts.slice(0, from).join(' ')
    const asked = narrows(which) ? readWhose(parts.slice(from).join(' '), context.names ?? noNames) : undefined
    if (asked && asked.who.length > 0 && asked.rest === '') return { ...asked, rest: which, doubtful: false }
  }
  return undefined
}

const ownTasks: Choice = { label: 'Nhiệm vụ của tôi', send: '/nhiemvu' }
const scopeTasks: Choice = { label: 'Việc trong phạm vi theo dõi', send: '/nhiemvu đơn vị' }

/** What is known of one of those who were named. */
type Resolved =
  | { kind: 'person'; person: Colleague }
  | { kind: 'units'; ids: readonly number[]; name: string }
  | { kind: 'scope' }
  | { kind: 'subordinates' }
  | { kind: 'self' }
  /** `several`: of that name */
  | { kind: 'several'; named: Named; people: readonly Colleague[] }
  | { kind: 'outside'; note: string }
  | { kind: 'unknown'; note: string; suggestion?: Unit }
  | { kind: 'unnamed' }

/** Whom the words of a list mean, as far as the rights of the one who asks go; `command` as it is typed. */
export async function ownerOf(context: OfficerContext, asked: AskedWhose, command: string): Promise<Found> {
  const { actor } = context
  if (!isLeader(actor)) return forOfficer(context, asked)
  const units = await allUnits(context.tx)
  const who = await Promise.all(asked.who.map(named => resolve(context, units, named)))
  const without = await Promise.all(asked.without.map(named => resolve(context, units, named)))
  const all = [...who, ...without]
  if (all.some(({ kind }) => kind === 'unnamed')) return { answer: whoIsMeant(asked) }
  const several = all.find(one => one.kind === 'several')
  if (several) return { answer: whichOf(several, asked, command) }
  // Whoever is to be left out must be known, or they would be in the list.
  const lost = without.find(one => one.kind === 'unknown')
  if (lost) return { answer: notFound([lost], command) }
  const owner = listOf(context, units, who, without)
  if (owner) return { owner }
  const unknown = who.flatMap(one => (one.kind === 'unknown' ? [one] : []))
  if (unknown.length > 0) return { answer: notFound(unknown, command) }
  const notes = who.flatMap(one => (one.kind === 'outside' ? [one.note] : []))
  return { answer: { ...say(...notes), choices: [scopeTasks, ownTasks] } }
}

/** An officer sees the tasks that are their own. */
function forOfficer(context: OfficerContext, { who }: AskedWhose): Found {
  const { actor } = context
  const isThem = (named: Named): boolean => named.kind === 'self' || (named.kind === 'person' && isCalled(actor, named))
  const others = who.filter(named => !isThem(named))
  const names = joinList(others.map(spoken))
  const note = `Đồng chí chỉ xem được việc mình chủ trì hoặc phối hợp, không xem được việc của ${names}.`
  if (others.length === who.length) return { answer: { ...say(note), choices: [ownTasks] } }
  return { owner: { ...ownList(context), notes: others.length > 0 ? [note] : [] } }
}

const isCalled = (
  { code, name }: { code: string; name: string },
  named: Extract<Named, { kind: 'person' }>,
): boolean =>
  named.code === undefined ? ` ${fold(name)}`.endsWith(` ${fold(withoutTitle(named.words))}`) : named.code === code

function withoutTitle(words: string): string {
  const parts = wordsOf(words)
  const title = behindTitle(parts, 0)
  return title ? words.slice(parts[title.next]?.start ?? 0) : words
}

function spoken(named: Named): string {
  switch (named.kind) {
    case 'person':
    case 'unnamed':
    case 'unit':
      return shorten(named.words, 60)
    case 'scope':
    case 'subordinates':
      return 'người khác trong đơn vị'
    case 'self':
      return 'mình'
  }
}

async function resolve(context: OfficerContext, units: readonly Unit[], named: Named): Promise<Resolved> {
  switch (named.kind) {
    case 'person':
      return person(context, named)
    case 'unit':
      return unit(context, units, named)
    case 'scope':
    case 'subordinates':
    case 'self':
      return { kind: named.kind }
    case 'unnamed':
      return holderOf(context, named.words)
  }
}

/** "chủ tịch": the one of that position, where the roster has only one. */
async function holderOf(context: OfficerContext, words: string): Promise<Resolved> {
  // "chủ tịch" begins like the title "chú".
  const asTyped = await codesOfPosition(context.tx, words)
  const [code, another] = asTyped.length > 0 ? asTyped : await codesOfPosition(context.tx, withoutTitle(words))
  return code === undefined || another !== undefined
    ? { kind: 'unnamed' }
    : person(context, { kind: 'person', words, code })
}

async function person({ tx, actor }: OfficerContext, named: Extract<Named, { kind: 'person' }>): Promise<Resolved> {
  const name = withoutTitle(named.words)
  if (named.code === actor.code) return { kind: 'self' }
  const codes = named.code === undefined ? await codesOfCalled(tx, name) : [named.code]
  const people = await colleagues(tx, codes)
  if (people.length === 0) return { kind: 'unknown', note: `Không tìm thấy cán bộ nào tên "${shorten(name, 60)}".` }
  const followed = people.filter(
    one => actor.seesAll || one.code === actor.code || one.unitIds.some(id => actor.scope.has(id)),
  )
  const [only, another] = followed
  if (another) return { kind: 'several', named, people: followed }
  if (only) return only.code === actor.code ? { kind: 'self' } : { kind: 'person', person: only }
  const [first] = people
  return {
    kind: 'outside',
    note: `${people.length === 1 && first ? first.name : sentenceCase(named.words)} không thuộc phạm vi theo dõi của đồng chí nên không xem được việc.`,
  }
}

async function unit(
  { tx, actor }: OfficerContext,
  units: readonly Unit[],
  { words, code }: Extract<Named, { kind: 'unit' }>,
): Promise<Resolved> {
  const followed = actor.seesAll ? units : units.filter(({ id }) => actor.scope.has(id))
  const found = units.find(one => one.code === code) ?? unitCalled(followed, words) ?? findUnit(followed, words).unit
  const elsewhere = found ?? unitCalled(units, words) ?? findUnit(units, words).unit
  if (elsewhere && !actor.seesAll && !actor.scope.has(elsewhere.id))
    return {
      kind: 'outside',
      note: `${elsewhere.name} không thuộc phạm vi theo dõi của đồng chí nên không xem được việc ở đó.`,
    }
  if (elsewhere) return { kind: 'units', ids: [...withBelow(units, [elsewhere.id])], name: elsewhere.name }
  const cluster = await unitsOfCluster(tx, words)
  const ids = cluster.filter(id => actor.seesAll || actor.scope.has(id))
  if (ids.length > 0) return { kind: 'units', ids: [...withBelow(units, ids)], name: words }
  if (cluster.length > 0)
    return {
      kind: 'outside',
      note: `${sentenceCase(words)} không thuộc phạm vi theo dõi của đồng chí nên không xem được việc ở đó.`,
    }
  const { suggestion } = findUnit(followed, words)
  return {
    kind: 'unknown',
    note: `Không tìm thấy đơn vị nào là "${shorten(words, 60)}".`,
    ...(suggestion && { suggestion }),
  }
}

const peopleOf = (actor: OfficerContext['actor'], who: readonly Resolved[]): Colleague[] =>
  who.flatMap(one => (one.kind === 'self' ? [selfOf(actor)] : one.kind === 'person' ? [one.person] : []))

const groupsOf = (who: readonly Resolved[]) =>
  who.filter(one => one.kind === 'units' || one.kind === 'scope' || one.kind === 'subordinates')

const notesOf = (who: readonly Resolved[]): string[] =>
  who.flatMap(one => (one.kind === 'unknown' || one.kind === 'outside' ? [one.note] : []))

function listOf(
  { actor }: OfficerContext,
  units: readonly Unit[],
  who: readonly Resolved[],
  without: readonly Resolved[],
): ListOwner | undefined {
  const people = peopleOf(actor, who)
  const notes = notesOf(who)
  if (groupsOf(who).length === 0) {
    if (people.length === 0) return undefined
    const isOwn = people.length === 1 && people[0]?.officerId === actor.officerId
    const partly = people.some(
      ({ officerId, unitIds }) =>
        !actor.seesAll && officerId !== actor.officerId && unitIds.some(id => !actor.scope.has(id)),
    )
    const others = without.length > 0 ? ['Danh sách của từng cán bộ không có phần để trừ ra.'] : []
    return {
      whose: { kind: 'people', people, ...(!actor.seesAll && !isOwn && { seenBy: actor }) },
      title: () => (isOwn ? '' : ` của ${joinList(people.map(({ name }) => name))}`),
      isOwn,
      unitCount: 0,
      notes: [...notes, ...others, ...(partly ? ['Chỉ gồm việc trong phạm vi theo dõi của đồng chí.'] : [])],
    }
  }
  return unitsList({ actor }, units, who, without)
}

/** The tasks of units, which people who are named beside them are not in. */
function unitsList(
  { actor }: Pick<OfficerContext, 'actor'>,
  units: readonly Unit[],
  who: readonly Resolved[],
  without: readonly Resolved[],
): ListOwner {
  const people = peopleOf(actor, who)
  const groups = groupsOf(who)
  const notes = notesOf(who)
  const besides = people.map(({ name }) => name)
  const left = peopleOf(actor, without)
  if (groups.some(({ kind }) => kind === 'subordinates') && !left.some(({ code }) => code === actor.code))
    left.push(selfOf(actor))
  const leftUnits = new Set(without.flatMap(one => (one.kind === 'units' ? one.ids : [])))
  const isAll = groups.some(({ kind }) => kind !== 'units')
  const scope = actor.seesAll ? units.map(({ id }) => id) : [...actor.scope]
  const wanted = isAll ? scope : groups.flatMap(one => (one.kind === 'units' ? one.ids : []))
  const ids = [...new Set(wanted)].filter(id => !leftUnits.has(id))
  const names = groups.flatMap(one => (one.kind === 'units' ? [one.name] : []))
  const [onlyUnit] = ids.length === 1 ? units.filter(({ id }) => id === ids[0]) : []
  const called = isAll ? (onlyUnit?.name ?? 'các đơn vị đồng chí theo dõi') : joinList(names)
  const except = [
    ...without.flatMap(one => (one.kind === 'units' ? [one.name] : [])),
    ...left.map(({ code, name }) => (code === actor.code ? 'việc của đồng chí' : name)),
  ]
  const trailing = except.length > 0 ? `, trừ ${joinList(except)}` : ''
  return {
    whose: { kind: 'units', units: ids.length === units.length ? undefined : ids, without: left },
    title: (role = 'lead') => ` do ${called} ${roleWords[role]}${trailing}`,
    isOwn: false,
    unitCount: ids.length,
    apart: apartBy(
      units,
      isAll
        ? actor.seesAll
          ? []
          : topmost(units, actor.ledUnits)
        : groups.flatMap(one => (one.kind === 'units' ? [one] : [])),
      ids,
    ),
    notes: [
      ...notes,
      ...(besides.length > 0
        ? [`Việc của ${joinList(besides)} chưa gộp được vào danh sách theo đơn vị; đồng chí hỏi riêng.`]
        : []),
      ...without.flatMap(one => (one.kind === 'outside' ? [one.note] : [])),
    ],
  }
}

/** The units of a list under several of them; what lies below two stands under the first. */
function apartBy(
  units: readonly Unit[],
  roots: readonly (number | { name: string; ids: readonly number[] })[],
  listed: readonly number[],
): { name: string; units: number[] }[] {
  const left = new Set(listed)
  return roots.flatMap(root => {
    const of =
      typeof root === 'number'
        ? { name: units.find(({ id }) => id === root)?.name ?? '', ids: [...withBelow(units, [root])] }
        : root
    const own = of.ids.filter(id => left.delete(id))
    return own.length > 0 ? [{ name: of.name, units: own }] : []
  })
}

const selfOf = ({ officerId, code, name, ledUnits, memberships }: OfficerContext['actor']): Colleague => ({
  officerId,
  code,
  name,
  ledUnits,
  unitIds: [...new Set(memberships.map(({ unitId }) => unitId))],
  unitName: memberships[0]?.unitName ?? null,
})

function whoIsMeant({ who }: AskedWhose): Reply {
  const words = who.find(({ kind }) => kind === 'unnamed')
  return {
    ...say(
      `Đồng chí cho biết rõ họ tên cán bộ hoặc tên đơn vị${words ? ` thay cho "${spoken(words)}"` : ''}, ví dụ: việc quá hạn của đồng chí (họ tên).`,
    ),
    choices: [scopeTasks, ownTasks],
  }
}

const mostOffered = 8

function whichOf({ named, people }: Extract<Resolved, { kind: 'several' }>, asked: AskedWhose, command: string): Reply {
  const replaced = (code: string) => (one: Named) => (one === named ? { ...one, words: code } : one)
  return {
    ...say(
      `Có ${people.length} cán bộ tên "${shorten(withoutTitle('words' in named ? named.words : ''), 60)}" trong phạm vi đồng chí theo dõi. Đồng chí cho biết muốn xem ai:`,
    ),
    choices: people.slice(0, mostOffered).map(({ code, name, unitName }) => ({
      label: [name, unitName].filter(Boolean).join(' – '),
      send: `${command} ${lineOfWhose({
        who: asked.who.map(replaced(code)),
        without: asked.without.map(replaced(code)),
        rest: asked.rest,
      })}`,
    })),
  }
}

function notFound(unknown: readonly Extract<Resolved, { kind: 'unknown' }>[], command: string): Reply {
  const suggested = unknown.flatMap(({ suggestion }) => suggestion ?? [])
  return {
    ...say(
      ...unknown.map(({ note }) => note),
      suggested.length > 0
        ? `Có phải đồng chí muốn xem ${joinList(suggested.map(({ name }) => name))}?`
        : 'Đồng chí kiểm tra lại họ tên hoặc tên đơn vị.',
    ),
    choices: [
      ...suggested.map(({ name, code }) => ({ label: name, send: `${command} đơn vị ${code}` })),
      scopeTasks,
      ownTasks,
    ],
  }
}
