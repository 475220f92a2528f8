import { eq, inArray } from 'drizzle-orm'
import type { ListedPart } from '../../src/domain/tasks/task-list.ts'
import type { Reads } from '../db.ts'
import { listed, prepared } from '../sqlite/prepared.ts'
import { assignments, officers, units } from '../schema.ts'

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
