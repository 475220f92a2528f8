import type { Cell } from './cell.ts'
import { WorkbookError } from './workbook-error.ts'

/**
 * What reads a plan goes over its words several times, so they are counted first: Excel keeps one text for as many cells as
 * have it, and a file of 60 KB can hold 90 million characters so. 100,000 rows of 20 cells stay below; so does a cell of
 * several pages in each of some hundred rows.
 */
const most = { characters: 60_000_000, aByte: 100, always: 2_000_000, inLongCells: 3_000_000 }
/** Half a page of print. */
const longCell = 2_000

/** Counts the words of a file of so many bytes. @throws WorkbookError `too-large` as soon as there are too many */
export function wordCounter(bytes: number): (text: string) => void {
  const limit = Math.min(most.characters, most.always + most.aByte * bytes)
  let characters = 0
  let inLongCells = 0
  return ({ length }) => {
    characters += length
    if (length > longCell) inLongCells += length
    if (characters > limit || inLongCells > most.inLongCells) throw new WorkbookError('too-large')
  }
}

export function refuseWords(rows: readonly (readonly Pick<Cell, 'text'>[])[], count: (text: string) => void): void {
  for (const row of rows) for (const { text } of row) count(text)
}
