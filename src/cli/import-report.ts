import { oneLine } from '../domain/chat/apart.ts'
import { fieldNames } from '../files/office-sheets/task-vocabulary.ts'
import type { ImportResult } from '../operations/import.ts'
import type { ImportedTable } from '../operations/import/result.ts'
import { say } from './say.ts'

const outcomes = { new: 'mới', changed: 'thay đổi', unchanged: 'không đổi', refused: 'từ chối' } as const

/** What an import came to, or would come to: each table as it was understood, then its rows, then what to look at. */
export function printImport(result: ImportResult, dryRun: boolean): void {
  for (const table of result.tables) if (dryRun || table.questions.length > 0) printTable(table)
  if (dryRun)
    for (const row of result.rows)
      console.log(
        `${row.sheet} dòng ${row.row}: ${outcomes[row.outcome]}${row.title === undefined ? '' : ` – ${oneLine(row.title)}`}`,
      )
  for (const line of onceEach(result.warnings)) say(`Lưu ý, ${line}`)
  for (const line of onceEach(result.refused)) say(`Từ chối, ${line}`)
  printUnknownUnits(result)
  if (result.tables.some(({ questions }) => questions.length > 0))
    say(
      'Để trả lời, chạy lại và ghi chữ cái cùng ý nghĩa của cột, ví dụ: nhacviec import TỆP --column "D=Thời hạn" --column "E=bỏ qua"',
    )
  const summary = summaryOf(result, result.refused.length)
  console.log(dryRun ? `Nếu nhập: ${summary} (chưa ghi gì)` : `Đã nhập: ${summary}`)
}

const summaryOf = (of: Pick<ImportResult, 'new' | 'changed' | 'unchanged'>, refused: number): string =>
  `${of.new} mới, ${of.changed} thay đổi, ${of.unchanged} không đổi, ${refused} bị từ chối.`

function printTable(table: ImportedTable): void {
  const titled = (column: string, header: string): string => `${column} “${oneLine(header)}”`
  console.log(`Bảng ở trang “${table.sheet}”, tiêu đề ở dòng ${table.row}: ${summaryOf(table, table.refused)}`)
  const read = table.columns.map(({ column, header, field }) => `${titled(column, header)} là ${fieldNames[field]}`)
  if (read.length > 0) console.log(`  Đọc: ${read.join('; ')}.`)
  const notRead = table.notRead.map(
    ({ column, header, samples }) =>
      `${titled(column, header)}${samples.length > 0 ? ` (ví dụ ${samples.map(sample => `“${oneLine(sample)}”`).join(', ')})` : ''}`,
  )
  if (notRead.length > 0) console.log(`  Không đọc: ${notRead.join('; ')}.`)
  if (table.missing.length > 0)
    console.log(`  Không có cột: ${table.missing.map(field => fieldNames[field]).join(', ')}.`)
}

function printUnknownUnits({ unknownUnits }: ImportResult): void {
  if (unknownUnits.length === 0) return
  console.log(`Đơn vị ghi trong kế hoạch mà danh sách chưa có (${unknownUnits.length}):`)
  for (const { name, count, suggestion } of unknownUnits)
    console.log(`  ${name}: ${count} dòng${suggestion === undefined ? '' : `; gần giống nhất là “${suggestion}”`}`)
  say(
    'Để thêm các đơn vị này, chạy lại với --create-units; hoặc ghi ra bảng để sửa trước: nhacviec import TỆP --units-from-plan',
  )
}

/** One sentence that holds for many rows is printed once, with all of them. */
function onceEach(said: readonly { sheet: string; row: number; reason: string }[]): string[] {
  const rows = new Map<string, number[]>()
  for (const { sheet, row, reason } of said) {
    const key = JSON.stringify([sheet, reason])
    rows.set(key, [...(rows.get(key) ?? []), row])
  }
  return [...new Set(said)].flatMap(({ sheet, row, reason }) => {
    const all = rows.get(JSON.stringify([sheet, reason])) ?? []
    return all[0] === row ? oneLine(`${sheet} dòng ${all.join(', ')}: ${reason}`) : []
  })
}
