import { and, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import type { LeadNews, UntoldTask } from '../../src/domain/tasks/announcing.ts'
import type { Holder } from '../../src/domain/tasks/task-list.ts'
import type { Reads } from '../db.ts'
import { headsOf, unitsLedBy } from '../people/officers.ts'
import { given, listed, prepared } from '../sqlite/prepared.ts'
import { assignments, officers, tasks } from '../schema.ts'

/** In the words of its index. */
const untold = sql`${assignments.untold} is not null`

const columns = {
  id: tasks.id,
  title: tasks.title,
  due: tasks.due,
  dueTime: tasks.dueTime,
  urgency: tasks.urgency,
  work: tasks.work,
  news: assignments.untold,
  assigner: sql<string | null>`coalesce(${officers.name}, ${tasks.assigner})`,
  officerId: assignments.officerId,
  unitId: assignments.unitId,
}
const isOpen = and(eq(assignments.role, 'lead'), isNotNull(assignments.openDue))

const selectNamed = prepared(tx =>
  tx
    .select(columns)
    .from(assignments)
    .innerJoin(tasks, eq(tasks.id, assignments.taskId))
    .leftJoin(officers, eq(officers.id, tasks.assignerId))
    .where(and(untold, inArray(assignments.officerId, listed('officers')), isOpen)),
)
const selectUnnamed = prepared(tx =>
  tx
    .select(columns)
    .from(assignments)
    .innerJoin(tasks, eq(tasks.id, assignments.taskId))
    .leftJoin(officers, eq(officers.id, tasks.assignerId))
    .where(and(untold, isNull(assignments.officerId), inArray(assignments.unitId, listed('units')), isOpen)),
)

/**
 * What these officers have not been told of the tasks they lead, by name or as heads of units that have named nobody; and what
 * the other heads of such units have not: once one is told, all are.
 */
export async function untoldOf(tx: Reads, officerIds: readonly number[]): Promise<Map<number, UntoldTask[]>> {
  for (let people = new Set(officerIds); ;) {
    const named = await selectNamed(tx).execute({ officers: JSON.stringify([...people]) })
    const units = await unitsLedBy(tx, [...people])
    const unnamed = units.length === 0 ? [] : await selectUnnamed(tx).execute({ units: JSON.stringify(units) })
    const heads = await headsOf(
      tx,
      unnamed.flatMap(({ unitId }) => unitId ?? []),
    )
    const all = new Set([...people, ...heads.map(({ officerId }) => officerId)])
    if (all.size > people.size) {
      people = all
      continue
    }
    const found = new Map<number, UntoldTask[]>()
    const add = (officerId: number, row: Row): void => {
      const task = asTask(row)
      if (task) found.set(officerId, [...(found.get(officerId) ?? []), task])
    }
    for (const row of named) if (row.officerId !== null) add(row.officerId, row)
    for (const row of unnamed) for (const head of heads) if (head.unitId === row.unitId) add(head.officerId, row)
    for (const tasks of found.values()) tasks.sort((a, b) => a.id - b.id)
    return found
  }
}

type Row = Awaited<ReturnType<ReturnType<typeof selectNamed>['execute']>>[number]

function asTask({ news, work, officerId: _, unitId: __, ...task }: Row): UntoldTask | undefined {
  return news === null ? undefined : { ...task, news, open: work === 'not_acknowledged' }
}

/** Everybody who was not told something, but for what was theirs before people were told. */
export async function withNews(tx: Reads): Promise<number[]> {
  const news: readonly LeadNews[] = ['assigned', 'due']
  const rows = await tx
    .selectDistinct({
      officerId: assignments.officerId,
      unitId: sql<number | null>`case when ${assignments.officerId} is null then ${assignments.unitId} end`,
    })
    .from(assignments)
    .where(and(untold, inArray(assignments.untold, [...news]), isOpen))
  const heads = await headsOf(
    tx,
    rows.flatMap(({ unitId }) => unitId ?? []),
  )
  const named = rows.flatMap(({ officerId }) => officerId ?? [])
  return [...new Set([...named, ...heads.map(({ officerId }) => officerId)])].sort((a, b) => a - b)
}

/** What heads of units with several were not told, by officer: of what such a unit leads and nobody by name. */
export async function newsOfSeveralHeads(tx: Reads): Promise<Map<number, UntoldTask[]>> {
  const rows = await tx
    .selectDistinct({ unitId: assignments.unitId })
    .from(assignments)
    .where(and(untold, isNull(assignments.officerId), isOpen))
  const heads = await headsOf(
    tx,
    rows.flatMap(({ unitId }) => unitId ?? []),
  )
  const several = heads.filter(({ unitId }) => heads.filter(head => head.unitId === unitId).length > 1)
  const units = [...new Set(several.map(({ unitId }) => unitId))]
  const found = new Map<number, UntoldTask[]>()
  if (units.length === 0) return found
  for (const row of await selectUnnamed(tx).execute({ units: JSON.stringify(units) })) {
    const task = asTask(row)
    for (const { officerId } of task ? several.filter(({ unitId }) => unitId === row.unitId) : [])
      if (task) found.set(officerId, [...(found.get(officerId) ?? []), task])
  }
  return found
}

/** Those of these tasks that their unit still leads without naming anybody, and that nobody has taken on. */
export async function stillNews(tx: Reads, taskIds: readonly number[]): Promise<Set<number>> {
  if (taskIds.length === 0) return new Set()
  const rows = await tx
    .select({ id: tasks.id })
    .from(assignments)
    .innerJoin(tasks, eq(tasks.id, assignments.taskId))
    .where(
      and(
        inArray(assignments.taskId, [...taskIds]),
        isOpen,
        isNull(assignments.officerId),
        eq(tasks.work, 'not_acknowledged'),
      ),
    )
  return new Set(rows.map(({ id }) => id))
}

const awaited = sql`(${assignments.untold} = 'assigned' or ${assignments.awaitedSince} is not null)`
const countNamed = prepared(tx =>
  tx
    .select({ count: sql<number>`count(*)` })
    .from(assignments)
    .innerJoin(tasks, eq(tasks.id, assignments.taskId))
    .where(and(eq(assignments.officerId, given('officer')), isOpen, awaited, eq(tasks.work, 'not_acknowledged'))),
)
const countUnnamed = prepared(tx =>
  tx
    .select({ count: sql<number>`count(*)` })
    .from(assignments)
    .innerJoin(tasks, eq(tasks.id, assignments.taskId))
    .where(
      and(
        isNull(assignments.officerId),
        inArray(assignments.unitId, listed('units')),
        isOpen,
        awaited,
        eq(tasks.work, 'not_acknowledged'),
      ),
    ),
)

/** How many new tasks wait for this person to take them on. */
export async function countAwaited(tx: Reads, { officerId, ledUnits }: Holder): Promise<number> {
  const [named] = await countNamed(tx).execute({ officer: officerId })
  const [unnamed] = ledUnits.length === 0 ? [] : await countUnnamed(tx).execute({ units: JSON.stringify(ledUnits) })
  return (named?.count ?? 0) + (unnamed?.count ?? 0)
}
