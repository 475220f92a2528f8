import { allUnits, codesOfCalled, codesOfPosition, colleagues, type Colleague } from '../../db/people/officers.ts'
import { say, type Reply } from '../../src/domain/chat/reply.ts'
import type { Unit } from '../../src/domain/people/organisation.ts'
import { markAt, markOf, whoParts, type Mark, type PartName } from '../../src/vietnamese/assign-line.ts'
import { findUnit } from '../../src/vietnamese/find-unit.ts'
import { noNames } from '../../src/vietnamese/intent/names.ts'
import { behindTitle } from '../../src/vietnamese/intent/somebody.ts'
import { wordsOf } from '../../src/vietnamese/intent/words.ts'
import { fold } from '../../src/vietnamese/normalise.ts'
import { shorten } from '../../src/vietnamese/phrases.ts'
import { readWhose, type Named } from '../../src/vietnamese/whose.ts'
import type { OfficerContext } from '../command.ts'
import { unitCalled } from './unit-called.ts'

/** Those whom a new task names: of `workers` the first leads, the others co-ordinate. */
export interface Receivers {
  workers: readonly Mark[]
  followers: readonly Mark[]
  /** in whose name it is assigned, where that is said */
  leader: number | undefined
}

/** Or what has to be asked first: who is meant, or somebody else in the place of one who is not known. */
export type ReadReceivers = { receivers: Receivers } | { problem: Reply }

/** One of those who may be meant. */
interface Candidate extends Mark {
  /** where they belong */
  unitIds: readonly number[]
  /** as it is offered where several are of that name */
  label: string
}

/** As it was typed, or as it is surely meant. */
type Item = { part: PartName } & ({ mark: Mark } | { words: string; candidates: readonly Candidate[] })

/** The receivers as one text, in which each who is known is a mark; reading it again yields the same. */
export function lineOfReceivers({ workers, followers, leader }: Receivers): string {
  const marks = (those: readonly Mark[]) => those.map(markOf).join(', ')
  return [
    marks(workers),
    followers.length > 0 ? `theo dõi: ${marks(followers)}` : '',
    leader === undefined ? '' : `thay mặt: ${markOf({ officerId: leader, unitId: null })}`,
  ]
    .filter(Boolean)
    .join('; ')
}

/** Whom the words name, by code, by name, by a part of a name that nobody else has, or by their position. */
export async function readReceivers(context: OfficerContext, text: string): Promise<ReadReceivers> {
  const office = { context, units: await allUnits(context.tx) }
  const items: Item[] = []
  for (const { name, words } of whoParts(text))
    for (const item of await itemsIn(office, words)) items.push({ part: name, ...item })
  for (const item of items) if ('words' in item) return { problem: ask(office, item, items) }
  return asReceivers(items)
}

function asReceivers(items: readonly Item[]): ReadReceivers {
  const of = (...parts: PartName[]): Mark[] =>
    parts.flatMap(part => items.flatMap(item => (item.part === part && 'mark' in item ? [item.mark] : [])))
  const workers = withoutRepeats(of('lead', 'worker', 'coordinator'))
  const leader = of('leader')[0]?.officerId ?? undefined
  if (workers.length === 0)
    return { problem: say('Đồng chí cho biết giao cho đơn vị hoặc cán bộ nào, theo tên hoặc mã.') }
  return { receivers: { workers, followers: withoutRepeats(of('follower')), leader } }
}

const withoutRepeats = (marks: readonly Mark[]): Mark[] => [...new Map(marks.map(one => [markOf(one), one])).values()]

const mostOffered = 8

/** Against what names are read. */
interface Office {
  context: OfficerContext
  units: readonly Unit[]
}

type Read = { mark: Mark } | { words: string; candidates: readonly Candidate[] }

const read = (words: string, candidates: readonly Candidate[]): Read => {
  const [only, another] = candidates
  return only && !another ? { mark: only } : { words, candidates }
}

/** Those whom the words of one part name, one after the other. */
async function itemsIn(office: Office, words: string): Promise<Read[]> {
  const found: Read[] = []
  for (let rest = trimmed(words); rest !== '';) {
    const next = await firstIn(office, rest)
    found.push(...next.found)
    rest = trimmed(next.rest)
  }
  return found
}

/** What the text begins with: one or some who are named, and what follows. */
async function firstIn(office: Office, text: string): Promise<{ found: Read[]; rest: string }> {
  const marked = markAt(text)
  if (marked) return { found: [{ mark: marked.mark }], rest: marked.rest }
  const upToComma = /^[^,;]+/.exec(text)?.[0].trim() ?? text
  const behindComma = text.slice(upToComma.length)
  const coded = await byCode(office, upToComma)
  if (coded) return { found: [{ mark: coded }], rest: behindComma }
  const { who, without, rest } = readWhose(text, office.context.names ?? noNames)
  const last = who.at(-1)
  const noGroup = who.every(({ kind }) => kind !== 'scope' && kind !== 'subordinates')
  if (!last || without.length > 0 || !noGroup)
    return { found: [read(upToComma, await byWords(office, upToComma))], rest: behindComma }
  const found: Read[] = []
  for (const one of who.slice(0, -1)) found.push(read(wordsOfNamed(one), await called(office, one)))
  const candidates = await called(office, last)
  const said = wordsOfNamed(last)
  // What stands behind a name without a comma belongs to it.
  const gap = text
    .slice(0, text.length - rest.length)
    .trimEnd()
    .slice(-1)
  const beside = /[,;]/.test(gap) ? '' : (/^[^,;]+/.exec(rest)?.[0].trim() ?? '')
  if (beside === '' || /^(?:và|va|cùng|với)(?:\s|$)/iu.test(beside))
    return { found: [...found, read(said, candidates)], rest }
  const units = last.kind === 'person' ? unitsNamed(office, beside) : []
  // "anh Hùng phòng Kinh tế": the unit tells which one is meant.
  const there = candidates.flatMap(one => {
    const unitId = units.map(unit => unit.unitId).find(id => id !== null && one.unitIds.includes(id))
    return unitId === undefined ? [] : [{ ...one, unitId }]
  })
  const behind = rest.slice(rest.indexOf(beside) + beside.length)
  if (there.length > 0) return { found: [...found, read(said, there)], rest: behind }
  const whole = `${said} ${beside}`
  return { found: [...found, read(whole, await byWords(office, whole))], rest: behind }
}

async function byCode({ context, units }: Office, words: string): Promise<Mark | undefined> {
  if (/\s/.test(words)) return undefined
  const unit = units.find(({ code }) => code === words || code === words.toUpperCase())
  if (unit) return { unitId: unit.id, officerId: null }
  const [officer] = await colleagues(context.tx, [words, words.toUpperCase()])
  return officer && asOfficer(context, officer)
}

async function called(office: Office, named: Named): Promise<Candidate[]> {
  const { context } = office
  switch (named.kind) {
    case 'person':
      return people(
        context,
        named.code === undefined ? await codesOfCalled(context.tx, withoutTitle(named.words)) : [named.code],
      )
    case 'unit':
      return unitsNamed(office, named.code ?? named.words)
    case 'unnamed':
      return inPosition(context, named.words)
    case 'self':
      return people(context, [context.actor.code])
    case 'scope':
    case 'subordinates':
      return []
  }
}

/** "Tân Phú", "nội vụ", "chánh văn phòng": a part of a unit's name, somebody's name or position. */
async function byWords(office: Office, words: string): Promise<Candidate[]> {
  const { context } = office
  const units = unitsNamed(office, words)
  if (units.length > 0) return units
  const those = await people(context, await codesOfCalled(context.tx, withoutTitle(words)))
  return those.length > 0 ? those : inPosition(context, words)
}

async function inPosition(context: OfficerContext, words: string): Promise<Candidate[]> {
  const asTyped = await codesOfPosition(context.tx, words)
  return people(context, asTyped.length > 0 ? asTyped : await codesOfPosition(context.tx, withoutTitle(words)))
}

/** Of several of one name those in the scope of whoever assigns are meant. */
function inScope<C extends { unitIds: readonly number[] }>(
  { actor: { seesAll, scope } }: OfficerContext,
  those: readonly C[],
): readonly C[] {
  const own = seesAll ? those : those.filter(({ unitIds }) => unitIds.some(id => scope.has(id)))
  return own.length > 0 ? own : those
}

async function people(context: OfficerContext, codes: readonly string[]): Promise<Candidate[]> {
  if (codes.length === 0) return []
  return inScope(context, await colleagues(context.tx, codes)).map(officer => asOfficer(context, officer))
}

/** For the unit in which they may be given work, the first where there are several. */
function asOfficer({ actor }: OfficerContext, { officerId, name, unitName, unitIds }: Colleague): Candidate {
  const unitId = unitIds.find(id => actor.scope.has(id)) ?? unitIds[0] ?? null
  return { officerId, unitId, unitIds, label: [name, unitName].filter(Boolean).join(' – ') }
}

function unitsNamed({ context, units }: Office, words: string): Candidate[] {
  const own = inScope(
    context,
    units.map(unit => ({ ...unit, unitIds: [unit.id] })),
  )
  const found = unitsIn(own, words)
  return (found.length > 0 ? found : unitsIn(units, words)).map(({ id, name }) => ({
    ...{ unitId: id, officerId: null, unitIds: [id], label: name },
  }))
}

/** Asks who is meant by words that name several, or nobody. */
function ask({ units }: Office, unclear: Extract<Item, { words: string }>, items: readonly Item[]): Reply {
  const said = shorten(unclear.words, 60)
  const instead = (mark: Mark): string =>
    lineOfItems(items.map(item => (item === unclear ? { part: item.part, mark } : item)))
  const { candidates } = unclear
  if (candidates.length > 0) {
    const shown = candidates.slice(0, mostOffered)
    const more = candidates.length > shown.length ? ` Dưới đây là ${shown.length} trong số đó.` : ''
    return {
      ...say(
        `Có ${candidates.length} nơi mang tên “${said}”. Đồng chí chọn nơi nhận việc, hoặc gõ tên đầy đủ hay mã.${more}`,
      ),
      choices: shown.map(one => ({ label: one.label, send: instead(one) })),
    }
  }
  const { suggestion } = findUnit(units, unclear.words)
  const none = `Không tìm thấy đơn vị hoặc cán bộ nào là “${said}”.`
  if (!suggestion) return say(`${none} Đồng chí kiểm tra lại tên hoặc mã rồi gửi lại.`)
  return {
    ...say(`${none} Có phải đồng chí muốn giao cho ${suggestion.name}? Nếu không, đồng chí gửi lại tên hoặc mã.`),
    choices: [{ label: suggestion.name, send: instead({ unitId: suggestion.id, officerId: null }) }],
  }
}

const labels: Record<PartName, string> = {
  lead: 'chủ trì',
  worker: '',
  coordinator: 'phối hợp',
  follower: 'theo dõi',
  leader: 'thay mặt',
}

function lineOfItems(items: readonly Item[]): string {
  const words = (item: Item): string => ('mark' in item ? markOf(item.mark) : item.words)
  const of = (part: PartName) => items.filter(item => item.part === part).map(words)
  // Whoever has no part by name stands first.
  return (['worker', 'lead', 'coordinator', 'follower', 'leader'] as const)
    .flatMap(part => {
      const those = of(part)
      return those.length === 0 ? [] : [part === 'worker' ? those.join(', ') : `${labels[part]}: ${those.join(', ')}`]
    })
    .join('; ')
}

const trimmed = (text: string): string =>
  text
    .replace(/^[\s,;.:()–-]+/, '')
    .replace(/^(?:và|va|cùng|cung|với|voi)\s+/iu, '')
    .replace(/[\s,;.:(–-]+$/, '')

function withoutTitle(words: string): string {
  const parts = wordsOf(words)
  const title = behindTitle(parts, 0)
  return title ? words.slice(parts[title.next]?.start ?? 0) : words
}

const wordsOfNamed = (named: Named): string => ('words' in named ? named.words : '')

const plain = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const onlyKind =
  /^(?:(?:uy ban nhan dan|ubnd) )?(?:phuong|xa|dac khu|thi tran|quan|huyen|phong|so|ban|to|doi|chi cuc|trung tam|van phong)$/

/** The units that the words name: by code, whole or abbreviated, without what they are ("Tân Phú"), or by a part of the name. */
function unitsIn(units: readonly Unit[], words: string): Unit[] {
  const wanted = plain(words.replace(/^(?:đơn vị|don vi)\s+/iu, ''))
  if (wanted === '') return []
  const byCode = units.filter(({ code }) => plain(code) === wanted)
  if (byCode.length > 0) return byCode
  const exact = units.filter(({ name }) => plain(name) === wanted)
  if (exact.length > 0) return exact
  const called = unitCalled(units, words)
  if (called) return [called]
  const ending = units.filter(({ name }) => plain(name).endsWith(` ${wanted}`))
  const bare = ending.filter(({ name }) => onlyKind.test(plain(name).slice(0, -wanted.length - 1)))
  if (bare.length > 0) return bare
  return wanted.length < 2 ? [] : units.filter(({ name }) => ` ${plain(name)} `.includes(` ${wanted} `))
}

/** What `lineOfReceivers` wrote. */
export function marksIn(line: string): Receivers {
  const found: Record<'workers' | 'followers' | 'leader', Mark[]> = { workers: [], followers: [], leader: [] }
  for (const part of line.split('; ')) {
    const [, label = '', marks = ''] = /^(theo dõi: |thay mặt: )?(.*)$/s.exec(part) ?? []
    const into = label === '' ? found.workers : label.startsWith('theo') ? found.followers : found.leader
    for (const one of marks.split(', ')) {
      const marked = markAt(one)
      if (marked) into.push(marked.mark)
    }
  }
  return { workers: found.workers, followers: found.followers, leader: found.leader[0]?.officerId ?? undefined }
}
