import type { Sheet } from '../workbook.ts'
import type { Vocabulary } from './header.ts'
import { place, secretReason, type Place, type Report } from './report.ts'
import { readTable } from './table.ts'

/** A row of `Thiết lập`, as written. */
export interface SettingRow extends Place {
  name: string
  value: string
}

const vocabulary: Vocabulary<'name' | 'value'> = {
  fields: {
    name: ['ten', 'ten thiet lap', 'thiet lap', 'muc'],
    value: ['gia tri', 'noi dung'],
  },
  skip: ['stt', 'tt', 'ghi chu', 'giai thich', 'huong dan'],
  required: ['name', 'value'],
  atLeast: 2,
}

/** Undefined when the sheet has no header of settings. */
export function readSettings(sheet: Sheet, report: Report): SettingRow[] | undefined {
  const table = readTable(sheet, vocabulary, report)
  if (!table) return undefined
  const rows: SettingRow[] = []
  for (const line of table.lines) {
    const refuse = (reason: string) => report.refused.push({ ...place(line), reason })
    const [name, value] = [line.cell('name').text, line.cell('value').text]
    if (line.marking) refuse(secretReason(line.marking, 'Dòng'))
    else if (name) rows.push({ ...place(line), name, value })
    else if (value) refuse(`Thiếu tên của thiết lập có giá trị “${value}”.`)
  }
  return rows
}
