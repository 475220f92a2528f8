import { and, eq, inArray, ne, sql } from 'drizzle-orm'
import type { ListedPart, TaskList, Whose } from '../../src/domain/tasks/task-list.ts'
import type { Reads } from '../db.ts'
import { listed, prepared, preparedBy } from '../sqlite/prepared.ts'
import { assignments, officers, tasks, units } from '../schema.ts'
import { queued } from './list-conditions.ts'
import { shapeOf, valuesOf, type Shape } from './list-shape.ts'

export interface PartHolder {
  unit: string | null
  officer: string | null
}

const selectHolders = prepared(tx =>
  tx
    .select({ id: assignments.id, unit: units.name, officer: officers.name })
    .from(assignments)
    .leftJoin(units, eq(units.id, assignments.unitId))
    .leftJoin(officers, eq(officers.id, assignments.officerId))
    .where(inArray(assignments.id, listed('ids'))),
)

/** Whose each of these parts is. */
export async function holdersOf(tx: Reads, parts: readonly ListedPart[]): Promise<Map<number, PartHolder>> {
  const ids = JSON.stringify(parts.map(({ assignmentId }) => assignmentId))
  return new Map((await selectHolders(tx).execute({ ids })).map(({ id, ...holder }) => [id, holder]))
}

const selectCounts = (part: 'open' | 'waiting' | 'both') =>
  preparedBy((tx, shape: Shape) =>
    tx
      .select({ officerId: assignments.officerId, unitId: assignments.unitId, count: sql<number>`count(*)` })
      .from(assignments)
      .innerJoin(tasks, eq(tasks.id, assignments.taskId))
      .where(
        and(
          queued(tx, shape),
          part === 'open' ? ne(tasks.review, 'pending') : undefined,
          part === 'waiting' ? eq(tasks.review, 'pending') : undefined,
        ),
      )
      .groupBy(assignments.officerId, assignments.unitId),
  )
const selectCountsOf = { open: selectCounts('open'), waiting: selectCounts('waiting'), both: selectCounts('both') }

/** Of a list of what is to be done, or waits for approval: how many each has; nobody named in a unit: null. */
export function countByHolder(tx: Reads, whose: Whose, { parts, filter }: TaskList) {
  const which = parts.includes('open') ? (parts.includes('waiting') ? 'both' : 'open') : 'waiting'
  return selectCountsOf[which](tx, shapeOf(whose, filter)).execute(valuesOf(whose, filter))
}
