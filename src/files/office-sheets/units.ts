import { oneLine } from '../../domain/chat/apart.ts'
import type { Sheet } from '../workbook.ts'
import type { Vocabulary } from './header.ts'
import { keepLatest } from './keep-latest.ts'
import { tellOfBreaks } from './one-line.ts'
import { place, secretReason, type Place, type Report } from './report.ts'
import { readTable } from './table.ts'

export interface UnitRow extends Place {
  code: string
  name: string
  /** code or name of the unit above, as written */
  parent?: string
  cluster?: string
}

const fields = ['code', 'name', 'parent', 'cluster'] as const

const vocabulary: Vocabulary<(typeof fields)[number]> = {
  fields: {
    code: ['ma', 'ma don vi', 'ma so', 'ma dinh danh', 'ma co quan'],
    name: ['ten don vi', 'don vi', 'ten', 'ten co quan', 'ten co quan don vi', 'co quan don vi'],
    parent: ['don vi cap tren', 'cap tren', 'co quan cap tren', 'truc thuoc', 'don vi cha', 'don vi quan ly'],
    cluster: ['cum khoi', 'cum', 'khoi', 'cum khoi thi dua', 'cum thi dua', 'khoi thi dua'],
  },
  skip: ['stt', 'tt', 'ghi chu'],
  required: ['code', 'name'],
  atLeast: 2,
}

/** Undefined when the sheet has no header of units. */
export function readUnits(sheet: Sheet, report: Report): UnitRow[] | undefined {
  const table = readTable(sheet, vocabulary, report)
  if (!table) return undefined
  const rows: UnitRow[] = []
  for (const line of table.lines) {
    const refuse = (reason: string) => report.refused.push({ ...place(line), reason })
    const [code, name, parent, cluster] = fields.map(field => oneLine(line.cell(field).text))
    if (line.marking) refuse(secretReason(line.marking, 'Dòng'))
    else if (!code) refuse(`Thiếu mã đơn vị${name && ` của “${name}”`}.`)
    else if (!name) refuse(`Thiếu tên đơn vị có mã “${code}”.`)
    else {
      for (const field of fields) tellOfBreaks(line, field, report)
      rows.push({ ...place(line), code, name, ...(parent && { parent }), ...(cluster && { cluster }) })
    }
  }
  return keepLatest(rows, row => row.code, report)
}
