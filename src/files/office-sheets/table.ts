import { secrecyMarking } from '../../vietnamese/secrecy.ts'
import { emptyCell, type Cell } from '../cell.ts'
import type { Sheet } from '../workbook.ts'
import { findHeader, type Header, type Vocabulary } from './header.ts'
import { place, secretReason, type Place, type Report } from './report.ts'
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
 * headers. Undefined when no header is recognised. A secrecy marking above the table, or in a row of its own, refuses the
 * whole sheet.
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
  const stamp = lines.find(({ marking, cells }) => marking !== undefined && isAlone(cells))
  if (stamp?.marking === undefined) return { header, lines }
  report.refused.push({ ...place(stamp), reason: secretReason(stamp.marking, 'Cả trang tính') })
  return { header, lines: [] }
}

/** The only text of its row. */
export const isAlone = (cells: readonly Cell[]): boolean =>
  cells.filter(({ text, merged }) => text !== '' && merged === undefined).length === 1

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

/** "Độ mật", "Độ mật/khẩn", "Dấu chỉ độ mật", "Mật/Khẩn", "Dấu"; but "Mật" alone may as well be a marking. */
function namesDegrees({ text }: Cell): boolean {
  const parts = text.split(parting).map(words)
  const both = parts.length > 1 && parts.some(part => /^(do )?khan$/.test(part))
  return parts.some(
    part => /^((muc|cap|phan loai|dau chi|chi) )*do mat$|^(muc|dau) mat$|^dau$/.test(part) || (both && part === 'mat'),
  )
}

/** Between what one column says of two things: "Độ mật/khẩn", "M, HT". */
const parting = /[/,;+&]|\s*[–-]\s*/

/** The columns under "Độ mật", in which a letter is enough. */
export const degreeColumns = (header: readonly Cell[][]): number[] =>
  header.flatMap(cells => cells.flatMap((cell, column) => (namesDegrees(cell) ? [column] : [])))

export function degreeIn(cells: Cell[], columns: readonly number[]): string | undefined {
  for (const column of columns) {
    const text = cells[column]?.text ?? ''
    const marking = [text, ...text.split(parting)].map(part => secrecyMarking(`Độ mật: ${part.trim()}`)).find(Boolean)
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
