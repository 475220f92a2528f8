import { and, asc, between, eq, gt, inArray, type SQL } from 'drizzle-orm'
import type { LocalDate } from '../../src/domain/days/local-date.ts'
import type { Reads } from '../db.ts'
import type { KnownTask } from './import.ts'
import { assignments, documents, tasks } from '../schema.ts'

export interface ExportFilter {
  /** lead units; undefined: all */
  units: ReadonlySet<number> | undefined
  /** of the deadline, both days included; undefined: all, tasks without a deadline too */
  period: { from: LocalDate; to: LocalDate } | undefined
}

/** The next `limit` tasks after the one with the id `after`, in the order of their ids. */
export async function taskPage(tx: Reads, filter: ExportFilter, after: number, limit: number): Promise<KnownTask[]> {
  const rows = await tx
    .select()
    .from(tasks)
    .leftJoin(documents, eq(documents.id, tasks.documentId))
    .where(and(gt(tasks.id, after), ...conditions(tx, filter)))
    .orderBy(asc(tasks.id))
    .limit(limit)
  return rows.map(({ tasks: task, documents: document }) => ({
    ...task,
    document: document?.number ?? null,
    documentDate: document?.issuedOn ?? '',
  }))
}

const conditions = (tx: Reads, { units, period }: ExportFilter): (SQL | undefined)[] => [
  period && between(tasks.due, period.from, period.to),
  units &&
    inArray(
      tasks.id,
      tx
        .select({ id: assignments.taskId })
        .from(assignments)
        .where(and(eq(assignments.role, 'lead'), inArray(assignments.unitId, [...units]))),
    ),
]
