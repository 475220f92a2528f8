import { readFile, stat } from 'node:fs/promises'
import { extname, parse as parsePath } from 'node:path'
import type { Sheet as ParsedSheet, Workbook } from 'hucre/xlsx'
import { isMarkedSecret, secrecyMarking } from '../vietnamese/secrecy.ts'
import { cellOf, emptyCell } from './cell.ts'
import { repeatMerged } from './merged-cells.ts'
import { readCsv } from './csv.ts'
import { readDocx } from './docx.ts'
import { drawnOnSheets } from './drawn-words.ts'
import { drawnOnOds, parseOds } from './ods.ts'
import type { Sheet } from './sheet.ts'
import { refuseUtf16 } from './part-encoding.ts'
import { refuseWords, wordCounter } from './refuse-words.ts'
import { WorkbookError } from './workbook-error.ts'
import { wordsOfFile, wordsOfSheet } from './words-outside-cells.ts'
import { zipEntries } from './zip-directory.ts'
import { refuseBombs } from './zip-guard.ts'

export { writeWorkbook, type OutCell, type OutColumn, type OutSheet } from './write-workbook.ts'
export type { Cell } from './cell.ts'
export type { Sheet } from './sheet.ts'

const maxBytes = 100_000_000
const maxRows = 200_000
// One row more than allowed, to see that there are more; columns beyond BL, the 64th, are never part of an office's table.
const area = { rows: maxRows + 1, columns: 64, name: `A1:BL${maxRows + 1}` }

/**
 * The sheets of an .xlsx or .ods, the tables of a .docx, the table of a .csv.
 * @throws WorkbookError for anything that is not a readable, unprotected file of these, of a sane size
 */
export async function readWorkbook(path: string): Promise<Sheet[]> {
  const file = await load(path)
  const kind = kindOf(path, file)
  if (isMarkedSecret(parsePath(path).base)) throw new WorkbookError('secret')
  if (kind === 'csv' || kind === 'docx') return kind === 'csv' ? readCsv(path, file) : readDocx(file)
  refuseBombs(file, area)
  refuseUtf16(file)
  const workbook = kind === 'ods' ? await parseOds(file) : await parse(file)
  if (workbook.sheets.length === 0) throw new WorkbookError('not-a-workbook')
  const count = wordCounter(file.length)
  for (const { rows } of workbook.sheets)
    for (const row of rows) for (const value of row) if (typeof value === 'string') count(value)
  if (wordsOfFile(path, workbook).some(isMarkedSecret)) throw new WorkbookError('secret')
  const drawn = kind === 'ods' ? await drawnOnOds(file) : await drawnOnSheets(file)
  const sheets = workbook.sheets.map((sheet, i) => toSheet(sheet, drawn[i] ?? []))
  // Merged cells say it in each of their places.
  const again = wordCounter(file.length)
  for (const { rows } of sheets) refuseWords(rows, again)
  return sheets
}

async function load(path: string): Promise<Buffer> {
  try {
    if ((await stat(path)).size > maxBytes) throw new WorkbookError('too-large')
    return await readFile(path)
  } catch (error) {
    throw error instanceof WorkbookError ? error : new WorkbookError('missing', { cause: error })
  }
}

/** What the file is, by what it holds; its name counts where that says nothing: a .csv has no mark of its own. */
function kindOf(path: string, file: Buffer): 'xlsx' | 'ods' | 'docx' | 'csv' {
  const ending = extname(path).toLowerCase()
  // An old .xls or .doc and an encrypted .xlsx are all OLE compound files; the last holds a stream of this name (MS-OFFCRYPTO 2.3.4.4).
  if (file.subarray(0, 8).equals(Buffer.from('d0cf11e0a1b11ae1', 'hex'))) {
    if (file.includes(Buffer.from('EncryptedPackage', 'utf16le'))) throw new WorkbookError('encrypted')
    throw new WorkbookError(file.includes(Buffer.from('WordDocument', 'utf16le')) ? 'old-word' : 'old-format')
  }
  if (file.subarray(0, 5).toString('latin1') === '%PDF-') throw new WorkbookError('pdf')
  if (file.subarray(0, 2).toString('latin1') !== 'PK') {
    if (['.csv', '.tsv', '.txt'].includes(ending)) return 'csv'
    throw new WorkbookError('not-a-workbook')
  }
  if (file.subarray(30, 100).toString('latin1').includes('application/vnd.oasis.opendocument.spreadsheet')) return 'ods'
  return zipEntries(file).some(({ name }) => name === 'word/document.xml') ? 'docx' : 'xlsx'
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

/** `drawn`: what lies on its cells */
function toSheet(parsed: ParsedSheet, drawn: readonly string[]): Sheet {
  if (parsed.rows[maxRows]?.some(value => value !== null)) throw new WorkbookError('too-large')
  const rows = parsed.rows.map((values, row) =>
    values.map((value, column) => {
      const details = parsed.cells?.get(`${row},${column}`)
      return value === null && !details?.comment && !details?.formula ? emptyCell : cellOf(value, details)
    }),
  )
  repeatMerged(rows, parsed.merges ?? [])
  const hidden = Boolean(parsed.hidden || parsed.veryHidden)
  const marking = [...wordsOfSheet(parsed), ...drawn].map(secrecyMarking).find(Boolean)
  return {
    name: cellOf(parsed.name, undefined).text,
    rows,
    hidden,
    hiddenRows: new Set([...(parsed.rowDefs ?? [])].flatMap(([row, { hidden }]) => (hidden ? row : []))),
    hiddenColumns: new Set((parsed.columns ?? []).flatMap((column, i) => (column.hidden ? i : []))),
    marking,
  }
}
