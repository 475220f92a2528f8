import { secrecyMarking } from '../../vietnamese/secrecy.ts'
import { emptyCell, type Cell } from '../cell.ts'
import type { Sheet } from '../workbook.ts'
import { findHeader, type Header, type Vocabulary } from './header.ts'
import { secretReason, type Place, type Report } from './report.ts'
import { words } from './words.ts'

/** A row under the header that holds something. */
export interface Line<F extends string> extends Place {
  cells: Cell[]
  cell(field: F): Cell
  marking: string | undefined
  /** people do not see this row */
  hidden?: boolean
}

export interface Table<F extends string> {
  header: Header<F>
  lines: Line<F>[]
}

/**
 * The table of a sheet: rows under the best header, without blank rows, the row of column positions and repeated
 * headers. Undefined when no header is recognised. A secrecy marking above the table refuses the whole sheet.
 */
export function readTable<F extends string>(
  sheet: Sheet,
  vocabulary: Vocabulary<F>,
  report: Report,
): Table<F> | undefined {
  const header = findHeader(sheet, vocabulary)
  if (!header) return undefined
  const above = sheet.rows.slice(0, header.last + 1)
  const marked = [{ row: 1, marking: sheet.marking }, ...above.map(headingMarking)].find(m => m.marking)
  if (marked?.marking) {
    report.refused.push({ sheet: sheet.name, row: marked.row, reason: secretReason(marked.marking, 'Cả trang tính') })
    return { header, lines: [] }
  }
  const degrees = degreeColumns(above.slice(header.first))
  const lines: Line<F>[] = []
  for (let i = header.last + 1; i < sheet.rows.length; i++) {
    const cells = sheet.rows[i] ?? []
    const row = i + 1
    if (cells.every(cell => cell.text === '') || isPositions(cells, i - header.last) || repeats(sheet, header, cells))
      continue
    const cell = (field: F): Cell => cells[header.columns.get(field) ?? -1] ?? emptyCell
    lines.push({
      sheet: sheet.name,
      row,
      cells,
      cell,
      marking: markingOf(cells, i).marking ?? degreeIn(cells, degrees),
    })
  }
  return { header, lines }
}

export function markingOf(cells: Cell[], index: number) {
  let marking: string | undefined
  for (const cell of cells)
    if (!cell.merged)
      marking ??= secrecyMarking(cell.text) ?? (cell.note === undefined ? undefined : secrecyMarking(cell.note))
  return { row: index + 1, marking }
}

/** The same of a heading, in which "Cấp độ mật" is the name of a column. */
export const headingMarking = (cells: Cell[], index: number) =>
  markingOf(
    cells.filter(cell => !namesDegrees(cell) || cell.note !== undefined),
    index,
  )

const namesDegrees = ({ text }: Cell): boolean => /^((muc|cap) )?do mat$/.test(words(text))

/** The columns under "Độ mật", in which a letter is enough. */
export const degreeColumns = (header: readonly Cell[][]): number[] =>
  header.flatMap(cells => cells.flatMap((cell, column) => (namesDegrees(cell) ? [column] : [])))

export function degreeIn(cells: Cell[], columns: readonly number[]): string | undefined {
  for (const column of columns) {
    const marking = secrecyMarking(`Độ mật: ${cells[column]?.text ?? ''}`)
    if (marking) return marking
  }
  return undefined
}

/** The numbering of columns under a header: (1) (2) (3), A B 1 2, (5)=(3)+(4). */
export function isPositions(cells: Cell[], distance: number): boolean {
  const texts = cells.filter(cell => cell.text !== '' && !cell.merged).map(cell => cell.text)
  return (
    distance === 1 && texts.length >= 2 && texts.every(text => /^[([]?(\d{1,2}|[A-Za-z])[)\]]?([=+(].*)?$/.test(text))
  )
}

/** Long tables repeat their header on every printed page. */
function repeats<F extends string>(sheet: Sheet, header: Header<F>, cells: Cell[]): boolean {
  const head = sheet.rows[header.last] ?? []
  const columns = [...header.columns.values()]
  return columns.every(column => words(cells[column]?.text ?? '') === words(head[column]?.text ?? ''))
}
