import { and, between, eq, inArray, isNotNull, ne, sql, type SQL } from 'drizzle-orm'
import type { LocalDate } from '../src/domain/local-date.ts'
import { addCounts, category, noCounts, type ProgressCounts } from '../src/domain/progress.ts'
import type { Reads } from './db.ts'
import { assignments, documents, tasks } from './schema.ts'

export interface ProgressFilter {
  /** lead units; undefined: all */
  units?: ReadonlySet<number> | undefined
  /** a task counts in the period of its deadline; undefined: all, those without a deadline too */
  period?: { from: LocalDate; to: LocalDate } | undefined
  /** canonical document number */
  document?: string | undefined
}

/** The official counts by lead unit. SQL only counts like with like; which count each group is, domain/progress.ts decides. */
export async function progressByUnit(
  tx: Reads,
  filter: ProgressFilter,
  today: LocalDate,
): Promise<Map<number, ProgressCounts>> {
  const late = sql<number>`coalesce(${tasks.submittedOn}, ${today}) > ${tasks.due}`
  const rows = await tx
    .select({
      unitId: assignments.unitId,
      work: tasks.work,
      hasDue: sql<number>`${tasks.due} is not null`,
      late,
      count: sql<number>`count(*)`,
    })
    .from(assignments)
    .innerJoin(tasks, eq(tasks.id, assignments.taskId))
    .where(and(eq(assignments.role, 'lead'), isNotNull(assignments.unitId), ...conditions(tx, filter)))
    .groupBy(assignments.unitId, tasks.work, sql`3`, sql`4`)
  const counts = new Map<number, ProgressCounts>()
  for (const row of rows) {
    if (row.unitId === null) continue
    // A stand-in with the group's properties, so that the rule is written once.
    const kind = category(
      { work: row.work, due: row.hasDue ? today : null, submittedOn: row.late ? '9999' : '0000' },
      today,
    )
    if (kind)
      counts.set(row.unitId, addCounts(counts.get(row.unitId) ?? noCounts(), { ...noCounts(), [kind]: row.count }))
  }
  return counts
}

function conditions(tx: Reads, filter: ProgressFilter): (SQL | undefined)[] {
  return [
    filter.units && inArray(assignments.unitId, [...filter.units]),
    filter.period && between(tasks.due, filter.period.from, filter.period.to),
    filter.document === undefined
      ? undefined
      : inArray(
          tasks.documentId,
          tx.select({ id: documents.id }).from(documents).where(eq(documents.number, filter.document)),
        ),
    ne(tasks.work, 'withdrawn'),
  ]
}

export async function documentExists(tx: Reads, number: string): Promise<boolean> {
  const rows = await tx.select({ id: documents.id }).from(documents).where(eq(documents.number, number)).limit(1)
  return rows.length > 0
}
