import type { CellStyle, CellValue, WriteSheet } from 'hucre/xlsx'
import { replaceFile } from './replace-file.ts'

/** `YYYY-MM-DD` in a date column becomes a real date cell; any other text stays text. */
export interface OutColumn {
  header: string
  /** in characters of the normal font */
  width: number
  kind?: 'date' | 'centre'
  /** offered as a list in Excel; other values stay possible to import, and are refused there with a reason */
  options?: readonly string[]
}

export type OutCell = string | number | undefined

export interface OutSheet {
  name: string
  columns: OutColumn[]
  rows: OutCell[][]
}

/** Writes all or nothing: an existing file is replaced only by a complete one. */
export async function writeWorkbook(path: string, sheets: OutSheet[]): Promise<void> {
  const { writeXlsx } = await import('hucre/xlsx')
  const bytes = await writeXlsx({ sheets: sheets.map(toWriteSheet), defaultFont: font })
  await replaceFile(path, [bytes])
}

// Times New Roman is the typeface of official documents (NĐ 30/2020, Annex I).
const font = { name: 'Times New Roman', size: 12 }
const line = { style: 'thin', color: { rgb: '808080' } } as const
const border = { top: line, right: line, bottom: line, left: line }
const headerStyle: CellStyle = {
  font: { ...font, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'DDEBF7' } },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  border,
}
export const bodyStyle = (column: OutColumn): CellStyle => ({
  font,
  border,
  alignment: { vertical: 'top', wrapText: true, ...(column.kind && { horizontal: 'center' as const }) },
  ...(column.kind === 'date' && { numFmt: 'dd/mm/yyyy' }),
})

function toWriteSheet(sheet: OutSheet): WriteSheet {
  const { columns, rows } = sheet
  const styles = columns.map(bodyStyle)
  const lines = rows.map(row => columns.map((column, c) => valueOf(row[c], column)))
  const cells: NonNullable<WriteSheet['cells']> = new Map()
  const headers = columns.map(column => column.header)
  headers.forEach((value, c) => cells.set(`0,${c}`, { value, style: headerStyle }))
  lines.forEach((values, r) => {
    // Blank cells too: a table has its borders everywhere.
    styles.forEach((style, c) => cells.set(`${r + 1},${c}`, { value: values[c] ?? null, style }))
  })
  return {
    name: sheet.name,
    columns: columns.map(column => ({ width: column.width })),
    rows: [headers, ...lines],
    cells,
    rowDefs: new Map([headers, ...lines].map((values, r) => [r, { height: heightOf(values, columns) }])),
    freezePane: { rows: 1 },
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '$1:$1',
    },
    dataValidations: columns.flatMap((column, c) => lists(column, c, rows.length)),
  }
}

/** In points. LibreOffice does not fit the rows of a file to their wrapped text when it opens it, Excel not always. */
function heightOf(values: CellValue[], columns: OutColumn[]): number {
  const linesIn = (value: CellValue | undefined, width: number): number =>
    typeof value === 'string'
      ? value.split('\n').reduce((sum, part) => sum + Math.max(1, Math.ceil((part.length * 1.1) / width)), 0)
      : 1
  const most = Math.max(1, ...columns.map(({ width }, c) => linesIn(values[c], width)))
  return Math.min(409, most * 16 + 4)
}

export function valueOf(cell: OutCell, column: OutColumn): CellValue {
  if (cell === undefined || cell === '') return null
  if (column.kind === 'date' && typeof cell === 'string' && /^\d{4}-\d\d-\d\d$/.test(cell))
    return new Date(`${cell}T00:00:00Z`)
  // Excel's own limit of one cell; a longer text makes it offer to "repair" the file.
  return typeof cell === 'string' ? cell.slice(0, 32_767) : cell
}

function lists(column: OutColumn, index: number, rows: number): NonNullable<WriteSheet['dataValidations']> {
  if (!column.options) return []
  const letter = String.fromCharCode(65 + index)
  const range = `${letter}2:${letter}${Math.max(rows + 1, 1000)}`
  return [{ type: 'list', values: [...column.options], range, allowBlank: true, showErrorMessage: false }]
}
