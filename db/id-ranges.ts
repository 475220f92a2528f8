import { gte, min } from 'drizzle-orm'
import type { AnySQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Reads } from './db.ts'

export interface IdRange {
  from: number
  to: number
}

/**
 * The next stretch of ids, from the first row at or after `from`: whoever has to look at every row does not hold up everybody
 * else meanwhile. undefined: no row is left. A row that appears behind it with a smaller id is not looked at, so this is only
 * for what concerns old rows.
 */
export async function nextIds(
  tx: Reads,
  table: SQLiteTable & { id: AnySQLiteColumn<{ data: number }> },
  from: number,
  size = 5_000,
): Promise<IdRange | undefined> {
  const [first] = await tx
    .select({ id: min(table.id) })
    .from(table)
    .where(gte(table.id, from))
  return typeof first?.id === 'number' ? { from: first.id, to: first.id + size - 1 } : undefined
}
