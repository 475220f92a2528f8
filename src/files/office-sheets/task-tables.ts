import { emptyCell, type Cell } from '../cell.ts'
import type { Sheet } from '../workbook.ts'
import { secretReason, type Report } from './report.ts'
import { degreeColumns, degreeIn, headingMarking, isPositions, markingOf, type Line } from './table.ts'
import { planYear, type PlanYear } from './plan-year.ts'
import { assignColumns, type AssignedColumns, type ColumnAnswers } from './task-columns.ts'
import { headerAt, type TaskHeader } from './task-header.ts'
import type { TaskField } from './task-vocabulary.ts'

/** One table of a sheet, its columns judged, its rows not yet read. */
export interface TaskTable {
  sheet: string
  /** row number of its header */
  row: number
  assigned: AssignedColumns
  lines: Line<TaskField>[]
  year: PlanYear | undefined
}

/**
 * The tables of a sheet: each header begins one, unless it repeats the one before on a new page. Undefined where there is no
 * header. A secrecy marking above the first table refuses the whole sheet.
 */
export function taskTables(sheet: Sheet, report: Report, answers: ColumnAnswers = new Map()): TaskTable[] | undefined {
  const headers = findHeaders(sheet)
  const [first] = headers
  if (!first) return undefined
  const above = sheet.rows.slice(0, first.last + 1)
  const marked = [{ row: 1, marking: sheet.marking }, ...above.map(headingMarking)].find(m => m.marking)
  if (marked?.marking) {
    report.refused.push({ sheet: sheet.name, row: marked.row, reason: secretReason(marked.marking, 'Cả trang tính') })
    return []
  }
  let year: PlanYear | undefined
  return groups(headers).map(([header, ...repeated], i, all) => {
    const end = all[i + 1]?.[0]?.first ?? sheet.rows.length
    const lines = linesOf(sheet, [header, ...repeated], end)
    const assigned = assignColumns(header.columns, filledRows(lines), sheet, answers)
    for (const line of lines) line.cell = cellsOf(line.cells, assigned)
    const before = i === 0 ? 0 : Math.max(0, header.first - 6)
    const captions = sheet.rows.slice(before, header.first).flatMap(cells => cells.map(cell => cell.text))
    year = planYear([...(i === 0 ? [...(sheet.above ?? []), sheet.name] : []), ...captions]) ?? year
    return { sheet: sheet.name, row: header.first + 1, assigned, lines, year }
  })
}

function findHeaders(sheet: Sheet): TaskHeader[] {
  const headers: TaskHeader[] = []
  for (let row = 0; row < sheet.rows.length; row++) {
    const header = headerAt(sheet, row)
    if (!header) continue
    headers.push(header)
    row = header.last
  }
  return headers
}

/** Headers with the same words over the same columns belong to one table. */
function groups(headers: readonly TaskHeader[]): [TaskHeader, ...TaskHeader[]][] {
  const same = (a: TaskHeader, b: TaskHeader): boolean =>
    JSON.stringify(a.columns.map(said)) === JSON.stringify(b.columns.map(said))
  const found: [TaskHeader, ...TaskHeader[]][] = []
  for (const header of headers) {
    const current = found.at(-1)
    if (current && same(current[0], header)) current.push(header)
    else found.push([header])
  }
  return found
}
const said = ({ index, header }: { index: number; header: string }) => [index, header.toLowerCase()]

function linesOf(sheet: Sheet, headers: readonly TaskHeader[], end: number): Line<TaskField>[] {
  const lines: Line<TaskField>[] = []
  headers.forEach((header, i) => {
    const heading = sheet.rows.slice(header.first, header.last + 1)
    const degrees = degreeColumns(heading)
    const ofAll = heading.map(headingMarking).find(({ marking }) => marking)?.marking
    for (let index = header.last + 1; index < (headers[i + 1]?.first ?? end); index++) {
      const cells = sheet.rows[index] ?? []
      if (cells.every(isBlank) || isPositions(cells, index - header.last)) continue
      const marking = markingOf(cells, index).marking ?? degreeIn(cells, degrees) ?? ofAll
      const hidden = sheet.hiddenRows.has(index)
      lines.push({
        sheet: sheet.name,
        row: index + 1,
        cells,
        cell: () => emptyCell,
        marking,
        ...(hidden && { hidden }),
      })
    }
  })
  return lines
}

const isBlank = (cell: Cell): boolean => cell.text === '' && cell.struck === undefined && cell.unreadable === undefined

/** Titles of groups and signatures fill a cell or two: they say nothing of a column. */
const filledRows = (lines: readonly Line<TaskField>[]): Cell[][] =>
  lines.flatMap(({ cells }) =>
    cells.filter(cell => cell.text !== '' && cell.merged !== 'across').length >= 3 ? [cells] : [],
  )

const cellsOf =
  (cells: readonly Cell[], { byField }: AssignedColumns) =>
  (field: TaskField): Cell => {
    const own = (byField.get(field) ?? []).map(index => cells[index] ?? emptyCell)
    return own.find(cell => !isBlank(cell)) ?? own[0] ?? emptyCell
  }
