import { readFile, stat } from 'node:fs/promises'
import type { Sheet as ParsedSheet, Workbook } from 'hucre/xlsx'
import { isMarkedSecret, secrecyMarking, type Degree } from '../vietnamese/secrecy.ts'
import { cellOf, emptyCell, type Cell } from './cell.ts'
import { repeatMerged } from './merged-cells.ts'
import { refuseUtf16 } from './part-encoding.ts'
import { WorkbookError } from './workbook-error.ts'
import { wordsOfFile, wordsOfSheet } from './words-outside-cells.ts'
import { refuseBombs } from './zip-guard.ts'

export { writeWorkbook, type OutCell, type OutColumn, type OutSheet } from './write-workbook.ts'
export type { Cell } from './cell.ts'

/** `rows[i]` is row i + 1 in Excel; blank rows are kept so that this holds. */
export interface Sheet {
  name: string
  rows: Cell[][]
  hidden: boolean
  /** indexes of the rows and columns that people do not see */
  hiddenRows: ReadonlySet<number>
  hiddenColumns: ReadonlySet<number>
  /** what stands before the table in a document, line by line */
  above?: readonly string[]
  /** A marking of secrecy in its name, or around its cells: the whole sheet is under it. */
  marking?: Degree | undefined
}

const maxBytes = 100_000_000
const maxRows = 200_000
// One row more than allowed, to see that there are more; columns beyond BL, the 64th, are never part of an office's table.
const area = { rows: maxRows + 1, columns: 64, name: `A1:BL${maxRows + 1}` }

/** @throws WorkbookError for anything that is not a readable, unprotected .xlsx of a sane size */
export async function readWorkbook(path: string): Promise<Sheet[]> {
  const file = await load(path)
  refuseOtherFormats(file)
  refuseBombs(file, area)
  refuseUtf16(file)
  const workbook = await parse(file)
  if (workbook.sheets.length === 0) throw new WorkbookError('not-a-workbook')
  if (wordsOfFile(path, workbook).some(isMarkedSecret)) throw new WorkbookError('secret')
  return workbook.sheets.map(toSheet)
}

async function load(path: string): Promise<Buffer> {
  try {
    if ((await stat(path)).size > maxBytes) throw new WorkbookError('too-large')
    return await readFile(path)
  } catch (error) {
    throw error instanceof WorkbookError ? error : new WorkbookError('missing', { cause: error })
  }
}

/** An old .xls and an encrypted .xlsx are both OLE compound files; the second holds a stream of this name (MS-OFFCRYPTO 2.3.4.4). */
function refuseOtherFormats(file: Buffer): void {
  if (file.subarray(0, 8).equals(Buffer.from('d0cf11e0a1b11ae1', 'hex')))
    throw new WorkbookError(file.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'encrypted' : 'old-format')
  if (file.subarray(0, 2).toString('latin1') !== 'PK') throw new WorkbookError('not-a-workbook')
}

async function parse(file: Buffer): Promise<Workbook> {
  // hucre: MIT, no dependencies; 10,000 × 17 cells in 1.5 s against 2.8 s for the exceljs fork, and it knows bold cells.
  // Loaded here and not above: only imports and exports need it.
  const { readXlsx } = await import('hucre/xlsx')
  try {
    return await readXlsx(file, { readStyles: true, range: area.name })
  } catch (error) {
    const text = error instanceof Error ? error.message : ''
    throw new WorkbookError(text.startsWith('Invalid XLSX') ? 'not-a-workbook' : 'damaged', { cause: error })
  }
}

function toSheet(parsed: ParsedSheet): Sheet {
  if (parsed.rows[maxRows]?.some(value => value !== null)) throw new WorkbookError('too-large')
  const rows = parsed.rows.map((values, row) =>
    values.map((value, column) => {
      const details = parsed.cells?.get(`${row},${column}`)
      return value === null && !details?.comment && !details?.formula ? emptyCell : cellOf(value, details)
    }),
  )
  repeatMerged(rows, parsed.merges ?? [])
  const hidden = Boolean(parsed.hidden || parsed.veryHidden)
  const marking = wordsOfSheet(parsed).map(secrecyMarking).find(Boolean)
  return {
    name: cellOf(parsed.name, undefined).text,
    rows,
    hidden,
    hiddenRows: new Set([...(parsed.rowDefs ?? [])].flatMap(([row, { hidden }]) => (hidden ? row : []))),
    hiddenColumns: new Set((parsed.columns ?? []).flatMap((column, i) => (column.hidden ? i : []))),
    marking,
  }
}
