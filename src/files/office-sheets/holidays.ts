import type { LocalDate } from '../../domain/days/local-date.ts'
import { fold } from '../../vietnamese/normalise.ts'
import type { Sheet } from '../workbook.ts'
import type { Vocabulary } from './header.ts'
import { place, secretReason, type Place, type Report } from './report.ts'
import { sheetDay } from './sheet-day.ts'
import { readTable } from './table.ts'

export interface HolidayRow extends Place {
  date: LocalDate
  /** off: nghỉ · work: a weekend day worked in exchange (làm bù) */
  kind: 'off' | 'work'
  note: string
}

const vocabulary: Vocabulary<'date' | 'kind' | 'note'> = {
  fields: {
    date: ['ngay', 'ngay nghi', 'ngay thang', 'ngay thang nam'],
    kind: ['loai', 'loai ngay', 'hinh thuc'],
    note: ['ghi chu', 'noi dung', 'ten ngay nghi', 'dien giai', 'ly do', 'dip'],
  },
  skip: ['stt', 'tt', 'thu'],
  required: ['date', 'kind'],
  atLeast: 2,
}

const kinds = new Map<string, HolidayRow['kind']>([
  ['nghi', 'off'],
  ['nghi le', 'off'],
  ['nghi bu', 'off'],
  ['lam bu', 'work'],
  ['di lam', 'work'],
  ['lam viec', 'work'],
])

/** Undefined when the sheet has no header of days off. */
export function readHolidays(sheet: Sheet, today: LocalDate, report: Report): HolidayRow[] | undefined {
  const table = readTable(sheet, vocabulary, report)
  if (!table) return undefined
  const rows: HolidayRow[] = []
  for (const line of table.lines) {
    const refuse = (reason: string) => report.refused.push({ ...place(line), reason })
    const said = line.cell('date').text
    const date = sheetDay(line.cell('date'), today)
    const kind = kinds.get(fold(line.cell('kind').text))
    if (line.marking) refuse(secretReason(line.marking, 'Dòng'))
    else if (date.kind === 'none') refuse('Thiếu ngày.')
    else if (date.kind === 'unclear') refuse(`Ngày “${said}” không đọc được; đề nghị ghi đủ ngày/tháng/năm.`)
    else if (!kind) refuse(`Loại “${line.cell('kind').text}” không hợp lệ; đề nghị ghi “nghỉ” hoặc “làm bù”.`)
    else rows.push({ ...place(line), date: date.day, kind, note: line.cell('note').text })
  }
  return rows
}
