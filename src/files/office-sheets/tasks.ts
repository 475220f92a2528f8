import type { LocalDate } from '../../domain/days/local-date.ts'
import { fold } from '../../vietnamese/normalise.ts'
import { beginsLikeUnit } from '../../vietnamese/unit-words.ts'
import type { Cell } from '../cell.ts'
import type { Sheet } from '../workbook.ts'
import { keepLatest } from './keep-latest.ts'
import { place, secretReason, type Report } from './report.ts'
import { secretGroups, stampBelow } from './secret-groups.ts'
import { looksSwapped } from './swapped-dates.ts'
import { classifier, type LineKind, type TaskLine } from './task-body.ts'
import type { ColumnAnswers, ColumnReport } from './task-columns.ts'
import { readTaskRow, type TaskCells, type TaskRow } from './task-row.ts'
import { taskTables, type TaskTable } from './task-tables.ts'
import type { TaskField } from './task-vocabulary.ts'

/** How a table was understood; `row` is that of its header. */
export interface TableReport extends ColumnReport {
  sheet: string
  row: number
}

export interface TasksRead {
  rows: TaskRow[]
  tables: TableReport[]
}

export interface TaskReading {
  today: LocalDate
  answers: ColumnAnswers
  /** said by a person; it goes before that of any title */
  year: number | undefined
}

/** Undefined when the sheet has no header of tasks. Repeated codes are left to `latestTasks`: they may span sheets. */
export function readTasks(sheet: Sheet, { today, answers, year }: TaskReading, report: Report): TasksRead | undefined {
  const tables = taskTables(sheet, report, answers)
  if (!tables) return undefined
  const read: TasksRead = { rows: [], tables: [] }
  const judged = tables.map(table => ({ table, kinds: kindsOf(table.lines) }))
  const stamp = judged.map(({ table, kinds }) => stampBelow(table.lines, kinds)).find(Boolean)
  if (stamp?.marking) {
    report.refused.push({ ...place(stamp), reason: secretReason(stamp.marking, 'Cả trang tính') })
    return read
  }
  const groupMarking = secretGroups()
  for (const { table, kinds } of judged) {
    const dated: TaskTable = year === undefined ? table : { ...table, year: { kind: 'year', year } }
    const rows = readTable(dated, kinds, groupMarking, today, report)
    for (const row of rows) read.rows.push(row)
    const { byField: _, ...columns } = table.assigned
    read.tables.push({ sheet: table.sheet, row: table.row, ...columns })
  }
  return read
}

/** The latest row of a repeated code in the whole file wins. */
export const latestTasks = (rows: TaskRow[], report: Report): TaskRow[] => keepLatest(rows, row => row.code, report)

const kindsOf = (lines: readonly TaskLine[]): LineKind[] => {
  const kindOf = classifier()
  return lines.map((line, i) => kindOf(line, lines[i + 1]))
}

/** One question a table, and none of its rows, where only a person can tell what its columns are. */
function readTable(
  table: TaskTable,
  kinds: readonly LineKind[],
  groupMarking: ReturnType<typeof secretGroups>,
  today: LocalDate,
  report: Report,
): TaskRow[] {
  const { assigned, lines } = table
  const { questions, guesses, byField } = assigned
  const at = { sheet: table.sheet, row: table.row }
  const hasLeads = byField.has('leads') || byField.has('leadOfficer')
  const byGroup = !hasLeads && leadsByGroup(lines, kinds)
  if (byGroup) guesses.push('Bảng không có cột chủ trì; đơn vị ghi ở dòng tiêu đề nhóm được hiểu là đơn vị chủ trì.')
  else if (!hasLeads && kinds.includes('task')) questions.push('Không nhận ra cột đơn vị chủ trì hoặc cán bộ chủ trì.')
  if (!byField.has('deadline') && !byField.has('month'))
    guesses.push('Không có cột thời hạn: các việc của bảng này được ghi không thời hạn.')
  if (looksSwapped(lines))
    guesses.push(
      `Cột ${assigned.columns
        .filter(({ field }) => field === 'deadline')
        .map(({ column, header }) => `${column} “${header}”`)
        .join(
          ', ',
        )}: ngày và tháng có vẻ bị đảo (các ô dạng ngày đều có ngày và tháng không quá 12, trong khi các ô dạng chữ thì có); đề nghị kiểm tra lại.`,
    )
  const hidden = lines.filter((line, i) => line.hidden && kinds[i] === 'task').map(({ row }) => row)
  if (hidden.length > 0) guesses.push(`Các dòng đang ẩn vẫn được đọc: ${hidden.join(', ')}.`)
  for (const reason of guesses) report.warnings.push({ ...at, reason })
  if (questions.length > 0 && kinds.includes('task')) report.refused.push({ ...at, reason: questions.join(' ') })
  return readLines(table, kinds, groupMarking, byGroup, today, report)
}

/** Plans that group their tasks by unit name it in the heading. */
function leadsByGroup(lines: readonly TaskLine[], kinds: readonly LineKind[]): boolean {
  let named = false
  for (const [i, line] of lines.entries()) {
    if (kinds[i] === 'heading') named = groupUnit(line) !== undefined
    if (kinds[i] === 'task' && !named) return false
  }
  return kinds.includes('task')
}

const groupUnit = (line: TaskLine): string | undefined =>
  line.cells
    .filter(cell => cell.text !== '' && cell.merged !== 'across')
    .map(cell => cell.text.replace(/^(?:[IVXLC]+|[A-ZĐ]|\d+)[.)]\s*/, ''))
    .find(beginsLikeUnit)

function readLines(
  table: TaskTable,
  kinds: readonly LineKind[],
  groupMarking: ReturnType<typeof secretGroups>,
  byGroup: boolean,
  today: LocalDate,
  report: Report,
): TaskRow[] {
  const rows: TaskRow[] = []
  const previous = new Map<TaskField, Cell>()
  let current: TaskRow | undefined
  let group: string | undefined
  let before: LocalDate | undefined
  for (const [i, line] of table.lines.entries()) {
    const warn = (reason: string) => report.warnings.push({ ...place(line), reason })
    const refuse = (reason: string) => report.refused.push({ ...place(line), reason })
    const kind = kinds[i] ?? 'end'
    if (kind === 'heading') group = groupUnit(line)
    const ofGroup = groupMarking(line, kind, table.lines[i + 1])
    const marking = line.marking ?? ofGroup
    if (marking) refuse(secretReason(marking, line.marking ? 'Dòng' : 'Nhóm chứa dòng này'))
    // One marked line of a task on several lines: what was read of it goes too.
    if (marking && (kind === 'continued' || kind === 'title-continued') && current)
      rows.splice(rows.indexOf(current), 1)
    // What is marked secret is refused whether or not the columns are understood; nothing else of such a table is.
    if (marking || table.assigned.questions.length > 0) current = undefined
    else if (kind === 'struck') warn(`Dòng bị gạch ngang nên không nhập: “${struckTitle(line)}”.`)
    else if (kind === 'title-continued' && current) {
      current.title = `${current.title} ${line.cell('title').text}`
      warn(`Dòng này được nối vào nội dung nhiệm vụ ở dòng ${current.row}.`)
    } else if (kind === 'continued') {
      const added = continueTask(current, line, { today, year: table.year, before }, warn)
      if (added) rows.push((current = added))
    } else if (kind === 'task' || kind === 'title-continued') {
      const cells = repeating(byGroup && group !== undefined ? ledBy(line, group) : line, previous)
      const read = readTaskRow(cells, { today, year: table.year, before }, warn)
      current = typeof read === 'string' ? undefined : read
      if (typeof read === 'string') refuse(read)
      else rows.push(read)
      if (current?.deadline.kind === 'date') before = current.deadline.date
    }
  }
  return rows
}

const struckTitle = (line: TaskLine): string =>
  line.cell('title').struck ?? line.cells.find(cell => cell.struck !== undefined)?.struck ?? ''

const ledBy = (line: TaskLine, unit: string): TaskCells => ({
  ...place(line),
  cell: field => (field === 'leads' ? { text: unit, bold: false } : line.cell(field)),
})

const asAbove = /^\W*(?:nt|n t|nhu tren|tuong tu|nhu ren)\W*$|^["〃”“']+$/
const repeatable: readonly TaskField[] = [
  'leads',
  'leadOfficer',
  'coordinators',
  'deadline',
  'product',
  'document',
  'documentDate',
  'source',
  'assigner',
]

/** "nt" and its like stand for the cell above. */
function repeating(line: TaskCells, previous: Map<TaskField, Cell>): TaskCells {
  const cells = new Map<TaskField, Cell>()
  for (const field of repeatable) {
    const cell = line.cell(field)
    const meant = cell.text !== '' && asAbove.test(fold(cell.text)) ? (previous.get(field) ?? cell) : cell
    cells.set(field, meant)
    if (meant.text !== '') previous.set(field, meant)
  }
  return { ...place(line), cell: field => cells.get(field) ?? line.cell(field) }
}

const joined = ['leads', 'coordinators', 'product', 'result', 'note'] as const

/**
 * The cells of a further line are added to the task above, except those merged with it. A deadline of its own makes the line
 * a task of its own, which is returned: one title with two products is due twice.
 */
function continueTask(
  task: TaskRow | undefined,
  line: TaskLine,
  context: Parameters<typeof readTaskRow>[1],
  warn: (reason: string) => void,
): TaskRow | undefined {
  if (!task) return undefined
  const deadline = line.cell('deadline')
  const ownDeadline = deadline.text !== '' && deadline.merged !== 'down' && deadline.text !== (task.deadlineText ?? '')
  if (ownDeadline) {
    const read = readTaskRow(inherited(line, task), context, warn)
    if (typeof read !== 'string') {
      const product = line.cell('product')
      const suffix = product.text && product.merged !== 'down' ? product.text : `thời hạn ${deadline.text}`
      warn(
        `Dòng này thuộc nhiệm vụ ở dòng ${task.row} (ô gộp) nhưng có thời hạn khác; được ghi thành một nhiệm vụ riêng.`,
      )
      const { code: _, ...own } = read
      return { ...own, title: `${task.title} (${suffix})` }
    }
    warn(
      `Dòng này thuộc nhiệm vụ ở dòng ${task.row} (ô gộp) nhưng có thời hạn khác; lấy thời hạn ở dòng ${task.row}. ${read}`,
    )
  }
  for (const field of joined) {
    const { text, merged } = line.cell(field)
    if (text && merged !== 'down') task[field] = [task[field], text].filter(Boolean).join('\n')
  }
  return undefined
}

/** A line of a merged task has the lead of the whole where it names none. */
const inherited = (line: TaskLine, task: TaskRow): TaskCells => ({
  ...place(line),
  cell: field => {
    const own = line.cell(field)
    if (own.text !== '') return own
    if (field === 'leads') return { text: task.leads, bold: false }
    return field === 'leadOfficer' ? { text: task.leadOfficer ?? '', bold: false } : own
  },
})
