/** SQLite takes 32,766 values in one statement; 500 rows of the widest table stay below. */
export function inBatches<T>(rows: readonly T[], size = 500): T[][] {
  const batches: T[][] = []
  for (let at = 0; at < rows.length; at += size) batches.push(rows.slice(at, at + size))
  return batches
}
