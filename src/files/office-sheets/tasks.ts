import type { LocalDate } from '../../domain/days/local-date.ts'
import type { Sheet } from '../workbook.ts'
import { keepLatest } from './keep-latest.ts'
import { place, secretReason, type Report } from './report.ts'
import { readTable, type Table } from './table.ts'
import { classifier, type TaskLine } from './task-body.ts'
import { readTaskRow, type TaskRow } from './task-row.ts'
import { taskVocabulary, type TaskField } from './task-vocabulary.ts'

/** Undefined when the sheet has no header of tasks. Repeated codes are left to `latestTasks`: they may span sheets. */
export function readTasks(sheet: Sheet, today: LocalDate, report: Report): TaskRow[] | undefined {
  const table = readTable(sheet, taskVocabulary, report)
  if (!table) return undefined
  expectResult(table)
  const kindOf = classifier()
  const rows: TaskRow[] = []
  let current: TaskRow | undefined
  let secretGroup: string | undefined
  for (const line of table.lines) {
    const warn = (reason: string) => report.warnings.push({ ...place(line), reason })
    const refuse = (reason: string) => report.refused.push({ ...place(line), reason })
    const kind = kindOf(line)
    // A marked heading marks all that stands under it, up to the next heading.
    if (kind === 'heading') secretGroup = line.marking
    const marking = line.marking ?? secretGroup
    if (marking) refuse(secretReason(marking, line.marking ? 'Dòng' : 'Nhóm chứa dòng này'))
    // One marked line of a task on several lines: what was read of it goes too.
    if (marking && kind === 'continued' && current) rows.splice(rows.indexOf(current), 1)
    if (marking) current = undefined
    else if (kind === 'continued') continueTask(current, line, warn)
    else if (kind === 'task') {
      const read = readTaskRow(line, today, warn)
      current = typeof read === 'string' ? undefined : read
      if (typeof read === 'string') refuse(read)
      else rows.push(read)
    }
  }
  return rows
}

/** The latest row of a repeated code in the whole file wins. */
export const latestTasks = (rows: TaskRow[], report: Report): TaskRow[] => keepLatest(rows, row => row.code, report)

/** "Kết quả" with neither a product nor a completion date beside it is the result expected: the product. */
function expectResult({ header }: Table<TaskField>): void {
  const { columns, said } = header
  const column = columns.get('result')
  if (column === undefined || said.get('result') !== 'ket qua') return
  if (columns.has('product') || columns.has('doneOn')) return
  columns.delete('result')
  columns.set('product', column)
}

const joined = ['leads', 'coordinators', 'product', 'result', 'note'] as const

/** The cells of a further line are added to the task above, except those merged with it. */
function continueTask(task: TaskRow | undefined, line: TaskLine, warn: (reason: string) => void): void {
  if (!task) return
  for (const field of joined) {
    const { text, merged } = line.cell(field)
    if (text && merged !== 'down') task[field] = [task[field], text].filter(Boolean).join('\n')
  }
  const deadline = line.cell('deadline')
  if (deadline.text && deadline.text !== (task.deadlineText ?? ''))
    warn(`Dòng này thuộc nhiệm vụ ở dòng ${task.row} (ô gộp) nhưng có thời hạn khác; lấy thời hạn ở dòng ${task.row}.`)
}
