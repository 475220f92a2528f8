import { and, asc, eq, sql } from 'drizzle-orm'
import type { OfficerStatus, Role } from '../../src/domain/people/access.ts'
import { inBatches } from '../batches.ts'
import type { Reads, Tx } from '../db.ts'
import { holidays, memberships, officers, units } from '../schema.ts'

export interface UnitFields {
  code: string
  name: string
  parentId: number | null
  cluster: string | null
}

export const unitRows = (tx: Reads): Promise<(UnitFields & { id: number })[]> =>
  tx
    .select({ id: units.id, code: units.code, name: units.name, parentId: units.parentId, cluster: units.cluster })
    .from(units)
    .execute()

/** The ids of the new units by code. */
export async function addUnits(tx: Tx, rows: readonly Omit<UnitFields, 'parentId'>[]): Promise<Map<string, number>> {
  const ids = new Map<string, number>()
  for (const batch of inBatches(rows))
    for (const { id, code } of await tx.insert(units).values(batch).returning({ id: units.id, code: units.code }))
      ids.set(code, id)
  return ids
}

export async function changeUnit(tx: Tx, id: number, set: Partial<Omit<UnitFields, 'code'>>): Promise<void> {
  await tx.update(units).set(set).where(eq(units.id, id))
}

export interface OfficerFields {
  code: string
  name: string
  phone: string | null
  email: string | null
  search: string
  /** left out: serving */
  status?: OfficerStatus
  /** ms */
  leftAt?: number | null
  linksByCodeOnly?: boolean
}

/** Who has left in the order of leaving, then who serves: of those with one code the last is its holder, or was. */
export const officerRows = (tx: Reads) =>
  tx
    .select({
      id: officers.id,
      code: officers.code,
      name: officers.name,
      phone: officers.phone,
      email: officers.email,
      status: officers.status,
      leftAt: officers.leftAt,
    })
    .from(officers)
    .orderBy(sql`${officers.leftAt} is null`, asc(officers.leftAt), asc(officers.id))

/** The ids of the new officers by code. */
export async function addOfficers(tx: Tx, rows: readonly OfficerFields[]): Promise<Map<string, number>> {
  const ids = new Map<string, number>()
  for (const batch of inBatches(rows))
    for (const { id, code } of await tx
      .insert(officers)
      .values(batch)
      .returning({ id: officers.id, code: officers.code }))
      ids.set(code, id)
  return ids
}

export async function changeOfficer(tx: Tx, id: number, set: Partial<OfficerFields>): Promise<void> {
  await tx.update(officers).set(set).where(eq(officers.id, id))
}

export interface MembershipFields {
  officerId: number
  unitId: number
  role: Role
  position: string | null
}

export const membershipRows = (tx: Reads): Promise<MembershipFields[]> => tx.select().from(memberships).execute()

export async function addMemberships(tx: Tx, rows: readonly MembershipFields[]): Promise<void> {
  for (const batch of inBatches(rows)) await tx.insert(memberships).values(batch)
}

/** What an officer is in a unit; their roles there are a row each. */
export interface Post {
  officerId: number
  unitId: number
  roles: readonly Role[]
  position: string | null
}

const rowsOf = ({ roles, ...post }: Post): MembershipFields[] => roles.map(role => ({ ...post, role }))

export const addPosts = (tx: Tx, posts: readonly Post[]): Promise<void> => addMemberships(tx, posts.flatMap(rowsOf))

export async function changePost(tx: Tx, post: Post): Promise<void> {
  await endPost(tx, post)
  await addPosts(tx, [post])
}

export async function endPost(tx: Tx, { officerId, unitId }: Pick<Post, 'officerId' | 'unitId'>): Promise<void> {
  await tx.delete(memberships).where(and(eq(memberships.officerId, officerId), eq(memberships.unitId, unitId)))
}

/** What everybody is in each unit they serve in. */
export async function postRows(tx: Reads): Promise<Post[]> {
  const posts = new Map<string, Post & { roles: Role[] }>()
  for (const { role, ...rest } of await membershipRows(tx)) {
    const key = `${rest.officerId} ${rest.unitId}`
    const post = posts.get(key)
    if (post) post.roles.push(role)
    else posts.set(key, { ...rest, roles: [role] })
  }
  return [...posts.values()]
}

/** The days the office itself decided on. */
export const officeHolidays = (tx: Reads) =>
  tx
    .select({ date: holidays.date, kind: holidays.kind, note: holidays.note })
    .from(holidays)
    .where(eq(holidays.source, 'office'))
