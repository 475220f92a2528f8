import { and, asc, desc, eq, inArray, isNotNull, isNull, ne, or, sql } from 'drizzle-orm'
import type { NoticePreferences } from '../../src/domain/chat/notice.ts'
import type { Actor, Assignment, Membership, Role } from '../../src/domain/people/access.ts'
import { withBelow, type Unit } from '../../src/domain/people/organisation.ts'
import type { DecidingOffice } from '../../src/domain/people/deciders.ts'
import type { Concerned } from '../../src/domain/tasks/notices.ts'
import { fold } from '../../src/vietnamese/normalise.ts'
import type { Reads, Tx } from '../db.ts'
import { given, listed, prepared } from '../sqlite/prepared.ts'
import { memberships, officers, units } from '../schema.ts'

export const allUnits = (tx: Reads): Promise<Unit[]> =>
  tx.select({ id: units.id, code: units.code, name: units.name, parentId: units.parentId }).from(units).execute()

/** Has an office been imported? */
export async function hasUnits(tx: Reads): Promise<boolean> {
  const rows = await tx.select({ id: units.id }).from(units).limit(1)
  return rows.length > 0
}

/** Asked wherever something is done for a person or by one. In the words of the index of codes. */
export const isServing = sql`${officers.status} = 'serving'`

/** An officer with each unit they serve in, a row for each; null where they serve in none. */
export const actorColumns = {
  officerId: officers.id,
  code: officers.code,
  name: officers.name,
  unitId: units.id,
  unitName: units.name,
  role: memberships.role,
  position: memberships.position,
}

type ActorRow = Pick<Actor, 'officerId' | 'code' | 'name'> & { [Field in keyof Membership]: Membership[Field] | null }

const selectActor = prepared(tx =>
  tx
    .select(actorColumns)
    .from(officers)
    .leftJoin(memberships, eq(memberships.officerId, officers.id))
    .leftJoin(units, eq(units.id, memberships.unitId))
    .where(and(eq(officers.id, given('officer')), isServing)),
)

/** The officer with their roles, or undefined for who is unknown or has left. */
export const findActor = async (tx: Reads, officerId: number): Promise<Actor | undefined> =>
  actorOf(tx, await selectActor(tx).execute({ officer: officerId }))

/** The officer whom all of the rows are about. */
export async function actorOf(tx: Reads, rows: readonly ActorRow[]): Promise<Actor | undefined> {
  const [first] = rows
  if (!first) return undefined
  const served = rows.flatMap(({ unitId, unitName, role, position }) =>
    unitId === null || unitName === null || role === null ? [] : [{ unitId, unitName, role, position }],
  )
  const ledUnits = served.filter(m => m.role === 'leader').map(m => m.unitId)
  const { officerId, code, name } = first
  return {
    officerId,
    code,
    name,
    memberships: served,
    ledUnits,
    scope: ledUnits.length > 0 ? withBelow(await allUnits(tx), ledUnits) : new Set(),
    seesAll: served.some(m => m.role === 'general_affairs'),
  }
}

export async function officerByCode(tx: Reads, code: string) {
  const [row] = await tx
    .select({ id: officers.id, code: officers.code, name: officers.name })
    .from(officers)
    .where(and(eq(officers.code, code), isServing))
  return row
}

/** Those who have left, the latest first. */
export const formerOfficers = (tx: Reads) =>
  tx
    .select({ id: officers.id, code: officers.code, name: officers.name, status: officers.status })
    .from(officers)
    .where(ne(officers.status, 'serving'))
    .orderBy(desc(officers.leftAt), desc(officers.id))

/** Those of these officers who serve, with what they have switched off. */
export async function readersAmong(tx: Reads, ids: number[]): Promise<Map<number, NoticePreferences>> {
  const rows = await tx
    .select({ id: officers.id, wantsDigest: officers.wantsDigest })
    .from(officers)
    .where(and(inArray(officers.id, ids), isServing))
  return new Map(rows.map(({ id, ...preferences }) => [id, preferences]))
}

const selectAbove = prepared(tx =>
  tx
    .select({ parentId: units.parentId })
    .from(units)
    .where(eq(units.id, given('unit'))),
)

/** The unit and what is above it, each with its parent; a loop in bad data ends. */
export async function chainAbove(tx: Reads, unitId: number | null): Promise<Map<number, number | null>> {
  const above = new Map<number, number | null>()
  for (let at = unitId; at !== null && !above.has(at);) {
    const [unit]: { parentId: number | null }[] = await selectAbove(tx).execute({ unit: at })
    above.set(at, unit?.parentId ?? null)
    at = unit?.parentId ?? null
  }
  return above
}

const selectHeads = prepared(tx =>
  tx
    .select({ unitId: memberships.unitId, officerId: memberships.officerId })
    .from(memberships)
    .innerJoin(officers, eq(officers.id, memberships.officerId))
    .where(and(inArray(memberships.unitId, listed('units')), eq(memberships.role, 'leader'), isServing)),
)

/** Who leads these units and serves. */
export const headsOf = async (
  tx: Reads,
  unitIds: readonly number[],
): Promise<{ unitId: number; officerId: number }[]> =>
  unitIds.length === 0 ? [] : selectHeads(tx).execute({ units: JSON.stringify([...new Set(unitIds)]) })

const selectLed = prepared(tx =>
  tx
    .select({ unitId: memberships.unitId })
    .from(memberships)
    .where(and(inArray(memberships.officerId, listed('officers')), eq(memberships.role, 'leader'))),
)

/** The units that these officers lead. */
export const unitsLedBy = async (tx: Reads, officerIds: readonly number[]): Promise<number[]> =>
  (await selectLed(tx).execute({ officers: JSON.stringify(officerIds) })).map(({ unitId }) => unitId)

const selectDeciding = prepared(tx =>
  tx
    .select({ id: officers.id })
    .from(officers)
    .innerJoin(memberships, eq(memberships.officerId, officers.id))
    .where(and(inArray(officers.id, listed('officers')), inArray(memberships.role, ['leader', 'officer']), isServing)),
)

/** Who may decide in an office, as far as tasks led by a unit (undefined: by any) that name these officers ask for it. */
export async function decidingOffice(
  tx: Reads,
  unitId: number | null | undefined,
  named: readonly (number | null)[],
): Promise<DecidingOffice> {
  const above =
    unitId === undefined
      ? new Map((await allUnits(tx)).map(({ id, parentId }) => [id, parentId]))
      : await chainAbove(tx, unitId)
  const heads = await selectHeads(tx).execute({ units: JSON.stringify([...above.keys()]) })
  const leaders = new Map<number, number[]>()
  for (const { unitId, officerId } of heads) leaders.set(unitId, [...(leaders.get(unitId) ?? []), officerId])
  const ids = [...new Set(named.filter(id => id !== null))]
  const deciding = ids.length === 0 ? [] : await selectDeciding(tx).execute({ officers: JSON.stringify(ids) })
  return {
    above,
    leaders,
    mayDecide: new Set([...heads.map(({ officerId }) => officerId), ...deciding.map(({ id }) => id)]),
  }
}

const selectNames = prepared(tx =>
  tx
    .select({ id: officers.id, name: officers.name })
    .from(officers)
    .where(inArray(officers.id, listed('officers'))),
)

/** In the order of the ids. */
export async function namesOf(tx: Reads, ids: readonly number[]): Promise<string[]> {
  const rows = await selectNames(tx).execute({ officers: JSON.stringify(ids) })
  return ids.flatMap(id => rows.find(row => row.id === id)?.name ?? [])
}

/** Who has to do with a task of these parties: the officers named, and the heads of units that have named nobody. */
export async function concernedBy(tx: Reads, parties: readonly Assignment[]): Promise<Concerned[]> {
  const unnamed = parties.flatMap(({ officerId, unitId }) => (officerId === null && unitId !== null ? [unitId] : []))
  const heads = await headsOf(tx, unnamed)
  return parties.flatMap(({ role, officerId, unitId }) =>
    officerId === null
      ? heads.flatMap(head => (head.unitId === unitId ? [{ officerId: head.officerId, role }] : []))
      : [{ officerId, role }],
  )
}

const selectServing = prepared(tx =>
  tx
    .select({
      officerId: officers.id,
      code: officers.code,
      name: officers.name,
      unitId: memberships.unitId,
      unitName: units.name,
      role: memberships.role,
    })
    .from(officers)
    .leftJoin(memberships, eq(memberships.officerId, officers.id))
    .leftJoin(units, eq(units.id, memberships.unitId))
    .where(and(inArray(officers.code, listed('codes')), isServing)),
)

/** One who serves, with the units they serve in and those they lead. */
export interface Colleague {
  officerId: number
  code: string
  name: string
  unitIds: readonly number[]
  unitName: string | null
  ledUnits: readonly number[]
}

/** Those of these codes who serve. */
export async function colleagues(tx: Reads, codes: readonly string[]): Promise<Colleague[]> {
  const rows = await selectServing(tx).execute({ codes: JSON.stringify(codes) })
  return [...new Set(rows.map(({ code }) => code))].flatMap(code => {
    const served = rows.filter(row => row.code === code)
    const [first] = served
    if (!first) return []
    const { officerId, name, unitName } = first
    const unitIds = [...new Set(served.flatMap(({ unitId }) => unitId ?? []))]
    const ledUnits = served.flatMap(({ unitId, role }) => (role === 'leader' && unitId !== null ? [unitId] : []))
    return [{ officerId, code, name, unitName, unitIds, ledUnits }]
  })
}

/** The codes of those who serve and are called so: by their whole name or its last words, with or without diacritics. */
export async function codesOfCalled(tx: Reads, name: string): Promise<string[]> {
  const called = fold(name)
  const rows = await tx
    .select({ code: officers.code })
    .from(officers)
    .where(and(or(eq(officers.search, called), sql`${officers.search} like ${`% ${called}`}`), isServing))
  return rows.map(({ code }) => code)
}

/** The codes of those who serve in a position, as the roster calls it, with or without diacritics: "phó chủ tịch". */
export async function codesOfPosition(tx: Reads, position: string): Promise<string[]> {
  const called = fold(position)
  const rows = await tx
    .selectDistinct({ code: officers.code, position: memberships.position })
    .from(memberships)
    .innerJoin(officers, eq(officers.id, memberships.officerId))
    .where(and(isNotNull(memberships.position), isServing))
  return [
    ...new Set(rows.filter(one => one.position !== null && fold(one.position) === called).map(({ code }) => code)),
  ]
}

/** The units of a cluster by its name or the end of it: "1" of "Khối 1". */
export async function unitsOfCluster(tx: Reads, name: string): Promise<number[]> {
  const rows = await tx.select({ id: units.id, cluster: units.cluster }).from(units).where(isNotNull(units.cluster))
  const called = fold(name)
  return rows.filter(({ cluster }) => cluster !== null && fold(cluster) === called).map(({ id }) => id)
}

export async function officerName(tx: Reads, id: number): Promise<string | undefined> {
  const [row] = await tx.select({ name: officers.name }).from(officers).where(eq(officers.id, id))
  return row?.name
}

export async function officerPreferences(tx: Reads, officerId: number) {
  const [row] = await tx
    .select({
      wantsDigest: officers.wantsDigest,
      wantsAssistant: officers.wantsAssistant,
      preferredChannel: officers.preferredChannel,
      phone: officers.phone,
      email: officers.email,
    })
    .from(officers)
    .where(eq(officers.id, officerId))
  return row
}

export type Preferences = Partial<
  Pick<typeof officers.$inferInsert, 'wantsDigest' | 'wantsAssistant' | 'preferredChannel'>
>

export async function setPreferences(tx: Tx, officerId: number, preferences: Preferences): Promise<void> {
  await tx.update(officers).set(preferences).where(eq(officers.id, officerId))
}

/** How the office calls itself: the unit at the top of its tree. */
export async function officeName(tx: Reads): Promise<string> {
  const [root] = await tx
    .select({ name: units.name })
    .from(units)
    .where(isNull(units.parentId))
    .orderBy(asc(units.id))
    .limit(1)
  return root?.name ?? 'cơ quan'
}

export interface Person {
  code: string
  name: string
  unit: string
  position: string | null
  roles: Role[]
}

/** The roster in the order of the units, for choosing a person of the demo. */
export async function listPeople(tx: Reads): Promise<Person[]> {
  const rows = await tx
    .select({
      code: officers.code,
      name: officers.name,
      unit: units.name,
      position: memberships.position,
      role: memberships.role,
    })
    .from(memberships)
    .innerJoin(officers, eq(officers.id, memberships.officerId))
    .innerJoin(units, eq(units.id, memberships.unitId))
    .where(isServing)
    .orderBy(asc(units.id), asc(officers.id))
  const people = new Map<string, Person>()
  for (const { role, ...person } of rows) {
    const key = `${person.code}\n${person.unit}`
    const known = people.get(key)
    if (known) known.roles.push(role)
    else people.set(key, { ...person, roles: [role] })
  }
  return [...people.values()]
}

/** Those who serve and have this role somewhere. */
export async function officersWithRole(tx: Reads, role: Role): Promise<number[]> {
  const rows = await tx
    .selectDistinct({ id: officers.id })
    .from(officers)
    .innerJoin(memberships, eq(memberships.officerId, officers.id))
    .where(and(eq(memberships.role, role), isServing))
    .orderBy(asc(officers.id))
  return rows.map(({ id }) => id)
}

const selectNamed = prepared(tx =>
  tx
    .select({ id: officers.id, code: officers.code, name: officers.name, status: officers.status })
    .from(officers)
    .where(inArray(officers.id, listed('officers'))),
)

/** Of these officers, also of those who have left, code and name. */
export const officersNamed = (tx: Reads, ids: readonly number[]) =>
  selectNamed(tx).execute({ officers: JSON.stringify(ids) })

/** Codes by id. */
export async function officersById(tx: Reads, ids: number[]): Promise<Map<number, string>> {
  const codes = new Map<number, string>()
  for (let at = 0; at < ids.length; at += 1_000) {
    const rows = await tx
      .select({ id: officers.id, code: officers.code })
      .from(officers)
      .where(inArray(officers.id, ids.slice(at, at + 1_000)))
    for (const row of rows) codes.set(row.id, row.code)
  }
  return codes
}
