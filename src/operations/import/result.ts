import type { Refused, Report } from '../../files/office-sheets/report.ts'
import type { TableReport } from '../../files/office-sheets/tasks.ts'
import { shorten } from '../../vietnamese/phrases.ts'
import type { UnknownUnit } from './units-of-plan.ts'

export type Outcome = 'new' | 'changed' | 'unchanged' | 'refused'

/** What became of one row; `title` is the name of a unit or officer, the note of a holiday, the text of a task. */
export interface ImportedRow {
  sheet: string
  row: number
  outcome: Outcome
  code?: string
  title?: string
}

/** How a table of tasks was understood, and what became of its rows. */
export type ImportedTable = TableReport & Record<Outcome, number>

export interface ImportResult {
  new: number
  changed: number
  unchanged: number
  refused: Refused[]
  warnings: Refused[]
  /** Every row in the order of the file, the refused ones too. */
  rows: ImportedRow[]
  tables: ImportedTable[]
  /** named in the tasks, and not known to the office */
  unknownUnits: UnknownUnit[]
}

/** What one kind of rows came to; several are joined into the result. */
export interface Outcomes extends Report {
  rows: ImportedRow[]
}

export const noOutcomes = (): Outcomes => ({ rows: [], refused: [], warnings: [] })

export function toResult(
  parts: readonly Outcomes[],
  file: { found: readonly string[]; tables: readonly TableReport[] },
  unknownUnits: UnknownUnit[],
): ImportResult {
  const refused = parts.flatMap(part => part.refused).map(citedShort)
  const refusedRows = refused.map(({ sheet, row }): ImportedRow => ({ sheet, row, outcome: 'refused' }))
  const rows = [...parts.flatMap(part => part.rows), ...refusedRows]
  const place = new Map(file.found.map((name, i) => [name, i]))
  const byPlace = (a: { sheet: string; row: number }, b: { sheet: string; row: number }): number =>
    (place.get(a.sheet) ?? 0) - (place.get(b.sheet) ?? 0) || a.row - b.row
  return {
    ...counts(rows),
    refused: refused.sort(byPlace),
    warnings: parts
      .flatMap(part => part.warnings)
      .map(citedShort)
      .sort(byPlace),
    rows: rows.sort(byPlace),
    tables: file.tables.map((table, i) => ({ ...table, ...counts(rowsOf(table, file.tables[i + 1], rows)) })),
    unknownUnits,
  }
}

/** A sentence is there to find the cell by: of a long one its beginning is enough. */
const citedShort = <R extends Refused>(said: R): R => ({
  ...said,
  reason: said.reason.replace(/“([^“”]{101,})”/g, (_, words: string) => `“${shorten(words, longestCited)}”`),
})
const longestCited = 100

function counts(rows: readonly ImportedRow[]) {
  const count = (outcome: Outcome): number => rows.filter(row => row.outcome === outcome).length
  return { new: count('new'), changed: count('changed'), unchanged: count('unchanged'), refused: count('refused') }
}

/** A question to a table stands in the row of its header. */
const rowsOf = (table: TableReport, next: TableReport | undefined, rows: readonly ImportedRow[]): ImportedRow[] =>
  rows.filter(
    ({ sheet, row }) => sheet === table.sheet && row >= table.row && (next?.sheet !== table.sheet || row < next.row),
  )
