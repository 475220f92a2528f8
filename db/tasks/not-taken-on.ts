import { and, asc, eq, inArray, isNotNull, lt, notExists, sql } from 'drizzle-orm'
import { decidersOf } from '../../src/domain/people/deciders.ts'
import { inBatches } from '../batches.ts'
import type { Reads } from '../db.ts'
import { decidingOffice, officersWithRole, readersAmong } from '../people/officers.ts'
import { accounts, assignments, officers, tasks, units } from '../schema.ts'
import { taskColumns } from './columns.ts'
import { withNamed } from './waiting.ts'

/** A task that nobody has taken on, with who leads it and who can see to it. */
export interface NotTakenOn {
  id: number
  title: string
  /** who leads it: the officer, or the unit that has named nobody */
  leadId: number | null
  lead: string
  /** the officer who leads it serves no more */
  hasLeft: boolean
  /** since when (ms) they know of it */
  since: number | null
  told: number[]
}

const isOpenLead = and(eq(assignments.role, 'lead'), isNotNull(assignments.openDue))
const atOnce = 200

/** What was told before `before` (ms) and nobody has taken on, for who assigned it; else who would decide on it. */
export async function notTakenOn(
  tx: Reads,
  before: number,
  now: number,
  pause: () => Promise<void>,
): Promise<NotTakenOn[]> {
  const rows = await tx
    .select({ id: assignments.id })
    .from(assignments)
    .where(and(isNotNull(assignments.awaitedSince), lt(assignments.awaitedSince, before), isOpenLead))
    .orderBy(asc(assignments.awaitedSince))
  return withCharge(
    tx,
    rows.map(({ id }) => id),
    { now, pause, byUnit: false },
  )
}

/** What nobody could be told, as its lead has linked no account or is there no more, for the leaders of its unit. */
export async function unreached(tx: Reads, now: number, pause: () => Promise<void>): Promise<NotTakenOn[]> {
  const linked = tx
    .select({ id: accounts.id })
    .from(accounts)
    .innerJoin(officers, eq(officers.id, accounts.officerId))
    .where(and(eq(accounts.officerId, assignments.officerId), eq(officers.status, 'serving')))
  const rows = await tx
    .select({ id: assignments.id })
    .from(assignments)
    .where(
      and(
        sql`${assignments.untold} is not null`,
        eq(assignments.untold, 'assigned'),
        isNotNull(assignments.officerId),
        isOpenLead,
        notExists(linked),
      ),
    )
    .orderBy(asc(assignments.id))
  return withCharge(
    tx,
    rows.map(({ id }) => id),
    { now, pause, byUnit: true },
  )
}

interface Asked {
  now: number
  pause: () => Promise<void>
  /** only the leaders of the unit and above */
  byUnit: boolean
}

async function withCharge(tx: Reads, ids: readonly number[], { now, pause, byUnit }: Asked): Promise<NotTakenOn[]> {
  if (ids.length === 0) return []
  const office = await decidingOffice(tx, undefined, [])
  const keepers = await officersWithRole(tx, 'general_affairs')
  const found: NotTakenOn[] = []
  for (const batch of inBatches(ids, atOnce)) {
    const page = await tx
      .select({
        ...taskColumns,
        unitId: assignments.unitId,
        officerId: assignments.officerId,
        since: assignments.awaitedSince,
        unit: units.name,
        officer: officers.name,
        status: officers.status,
      })
      .from(assignments)
      .innerJoin(tasks, eq(tasks.id, assignments.taskId))
      .leftJoin(units, eq(units.id, assignments.unitId))
      .leftJoin(officers, eq(officers.id, assignments.officerId))
      .where(and(inArray(assignments.id, batch), eq(tasks.work, 'not_acknowledged')))
      .orderBy(asc(assignments.id))
    const named = await withNamed(tx, office, page)
    const serving = await readersAmong(
      tx,
      page.flatMap(({ assignerId }) => assignerId ?? []),
    )
    for (const { unitId, officerId, since, unit, officer, status, ...task } of page) {
      const { assignerId } = byUnit ? { assignerId: null } : task
      const assigner = assignerId !== null && assignerId !== officerId && serving.has(assignerId) ? [assignerId] : []
      const lead = { role: 'lead' as const, unitId, officerId }
      const asked = {
        ...task,
        ...(byUnit && { assignerId: null, leaderId: null }),
        assignments: [lead],
        submittedBy: null,
      }
      const deciders = decidersOf(asked, named, [], now).map(decider => decider.officerId)
      const told = [assigner, deciders, keepers.filter(keeper => keeper !== officerId)].find(those => those.length > 0)
      found.push({
        id: task.id,
        title: task.title,
        leadId: officerId,
        lead: officer ?? unit ?? '',
        hasLeft: status !== null && status !== 'serving',
        since,
        told: told ?? [],
      })
    }
    await pause()
  }
  return found
}

/** Those of these tasks that whoever leads them knows of, or cannot be told of, and that nobody has taken on. */
export async function stillNotTakenOn(tx: Reads, taskIds: readonly number[]): Promise<Set<number>> {
  if (taskIds.length === 0) return new Set()
  const rows = await tx
    .select({ id: tasks.id, untold: assignments.untold, account: accounts.id })
    .from(assignments)
    .innerJoin(tasks, eq(tasks.id, assignments.taskId))
    .leftJoin(accounts, eq(accounts.officerId, assignments.officerId))
    .where(and(inArray(assignments.taskId, [...taskIds]), isOpenLead, eq(tasks.work, 'not_acknowledged')))
  return new Set(rows.flatMap(({ id, untold, account }) => (untold === null || account === null ? [id] : [])))
}
