import type { MergeRange } from 'hucre/xlsx'
import type { Cell } from './cell.ts'
import { WorkbookError } from './workbook-error.ts'

/** Ranges may cover a whole sheet many times over: more cells than this is no office's table. */
const maxRepeated = 2_000_000

/**
 * Gives every cell of a merged range the value of its first one, within the rows and columns that hold anything.
 * @throws WorkbookError `too-large`
 */
export function repeatMerged(rows: Cell[][], ranges: MergeRange[]): void {
  const width = rows[0]?.length ?? 0
  const clipped = ranges
    .map(range => ({
      ...range,
      endRow: Math.min(range.endRow, rows.length - 1),
      endCol: Math.min(range.endCol, width - 1),
    }))
    .filter(range => range.endRow >= range.startRow && range.endCol >= range.startCol)
  const cells = clipped.reduce((sum, r) => sum + (r.endRow - r.startRow + 1) * (r.endCol - r.startCol + 1), 0)
  if (cells > maxRepeated) throw new WorkbookError('too-large')
  for (const range of clipped) repeat(rows, range)
}

function repeat(rows: Cell[][], { startRow, startCol, endRow, endCol }: MergeRange): void {
  const first = rows[startRow]?.[startCol]
  if (!first || first.text === '') return
  const across: Cell = { ...first, merged: 'across' }
  const down: Cell = { ...first, merged: 'down' }
  for (let r = startRow; r <= endRow; r++) {
    const row = rows[r]
    if (row) for (let c = startCol; c <= endCol; c++) row[c] = c > startCol ? across : r > startRow ? down : first
  }
}
