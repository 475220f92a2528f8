import type { Reads } from '../db/db.ts'
import { rosterNames, rosterVersion } from '../db/roster.ts'
import { indexNames, type NamesIndex } from './domain/text/intent/names.ts'

const kept = new WeakMap<Reads, { version: string; index: NamesIndex }>()

/** The names of units and officers, indexed once for each connection and each change of the roster. */
export async function officeNames(tx: Reads): Promise<NamesIndex> {
  const version = await rosterVersion(tx)
  const known = kept.get(tx)
  if (known?.version === version) return known.index
  const { units, officers } = await rosterNames(tx)
  const index = indexNames(units, officers)
  kept.set(tx, { version, index })
  return index
}
