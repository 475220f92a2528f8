import type { Refused, Report } from '../../files/office-sheets/report.ts'

export type Outcome = 'new' | 'changed' | 'unchanged' | 'refused'

/** What became of one row; `title` is the name of a unit or officer, the note of a holiday, the text of a task. */
export interface ImportedRow {
  sheet: string
  row: number
  outcome: Outcome
  code?: string
  title?: string
}

export interface ImportResult {
  new: number
  changed: number
  unchanged: number
  refused: Refused[]
  warnings: Refused[]
  /** Every row in the order of the file, the refused ones too. */
  rows: ImportedRow[]
}

/** What one kind of rows came to; several are joined into the result. */
export interface Outcomes extends Report {
  rows: ImportedRow[]
}

export const noOutcomes = (): Outcomes => ({ rows: [], refused: [], warnings: [] })

/** `sheets`: names in the order of the file. */
export function toResult(parts: readonly Outcomes[], sheets: readonly string[]): ImportResult {
  const refused = parts.flatMap(part => part.refused)
  const refusedRows = refused.map(({ sheet, row }): ImportedRow => ({ sheet, row, outcome: 'refused' }))
  const rows = [...parts.flatMap(part => part.rows), ...refusedRows]
  const place = new Map(sheets.map((name, i) => [name, i]))
  const byPlace = (a: { sheet: string; row: number }, b: { sheet: string; row: number }): number =>
    (place.get(a.sheet) ?? 0) - (place.get(b.sheet) ?? 0) || a.row - b.row
  const count = (outcome: Outcome): number => rows.filter(row => row.outcome === outcome).length
  return {
    new: count('new'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    refused: refused.sort(byPlace),
    warnings: parts.flatMap(part => part.warnings).sort(byPlace),
    rows: rows.sort(byPlace),
  }
}
