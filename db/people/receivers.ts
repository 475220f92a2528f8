import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm'
import type { Reads } from '../db.ts'
import { listed, prepared } from '../sqlite/prepared.ts'
import { memberships, officers, units } from '../schema.ts'
import { chainAbove, isServing } from './officers.ts'

const selectUnits = prepared(tx =>
  tx
    .select({ id: units.id, name: units.name })
    .from(units)
    .where(inArray(units.id, listed('units'))),
)

/** Names by id. */
export async function unitNames(tx: Reads, ids: readonly number[]): Promise<Map<number, string>> {
  const rows = ids.length === 0 ? [] : await selectUnits(tx).execute({ units: JSON.stringify(ids) })
  return new Map(rows.map(({ id, name }) => [id, name]))
}

const selectOfficers = prepared(tx =>
  tx
    .select({ id: officers.id, name: officers.name, unitId: memberships.unitId })
    .from(officers)
    .leftJoin(memberships, eq(memberships.officerId, officers.id))
    .where(and(inArray(officers.id, listed('officers')), isServing)),
)

/** Those of these officers who serve, with the units they serve in. */
export async function servingOfficers(
  tx: Reads,
  ids: readonly number[],
): Promise<Map<number, { name: string; unitIds: number[] }>> {
  const rows = ids.length === 0 ? [] : await selectOfficers(tx).execute({ officers: JSON.stringify(ids) })
  const found = new Map<number, { name: string; unitIds: number[] }>()
  for (const { id, name, unitId } of rows) {
    const officer = found.get(id) ?? { name, unitIds: [] }
    if (unitId !== null && !officer.unitIds.includes(unitId)) officer.unitIds.push(unitId)
    found.set(id, officer)
  }
  return found
}

const selectLeaders = prepared(tx =>
  tx
    .select({
      officerId: officers.id,
      name: officers.name,
      position: memberships.position,
      unit: units.name,
      unitId: memberships.unitId,
      parentId: units.parentId,
    })
    .from(memberships)
    .innerJoin(units, eq(memberships.unitId, units.id))
    .innerJoin(officers, eq(officers.id, memberships.officerId))
    .where(
      and(or(inArray(units.id, listed('units')), isNull(units.parentId)), eq(memberships.role, 'leader'), isServing),
    )
    .orderBy(asc(units.id), asc(officers.id)),
)

export interface Leader {
  officerId: number
  name: string
  position: string | null
  unit: string
}

/** Who leads the units at the top, then who leads this unit and what is above it, from the top down; each once. */
export async function leadersAbove(tx: Reads, unitId: number | null): Promise<Leader[]> {
  const above = [...(await chainAbove(tx, unitId)).keys()].toReversed()
  const rows = await selectLeaders(tx).execute({ units: JSON.stringify(above) })
  const found = new Map<number, Leader>()
  const put = ({ officerId, name, position, unit }: (typeof rows)[number]): void => {
    if (!found.has(officerId)) found.set(officerId, { officerId, name, position, unit })
  }
  for (const row of rows) if (row.parentId === null) put(row)
  for (const id of above) for (const row of rows) if (row.unitId === id) put(row)
  return [...found.values()]
}
