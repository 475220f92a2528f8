import { max, min } from 'drizzle-orm'
import type { AnySQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Reads } from '../db.ts'

export interface IdRange {
  from: number
  to: number
}

/** All ids of a table, so many to a range: whoever has to look at every row does not hold up everybody else meanwhile. */
export async function idRanges(
  tx: Reads,
  table: SQLiteTable & { id: AnySQLiteColumn<{ data: number }> },
  size = 5_000,
): Promise<IdRange[]> {
  // Asked for together, SQLite reads a whole index; each by itself is one look.
  const [lowest] = await tx.select({ id: min(table.id) }).from(table)
  const [highest] = await tx.select({ id: max(table.id) }).from(table)
  const [first, last] = [lowest?.id ?? 1, highest?.id ?? 0]
  const ranges: IdRange[] = []
  for (let from = first; from <= last; from += size) ranges.push({ from, to: Math.min(from + size - 1, last) })
  return ranges
}
