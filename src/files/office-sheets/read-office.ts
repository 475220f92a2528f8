import type { LocalDate } from '../../domain/days/local-date.ts'
import { fold } from '../../vietnamese/normalise.ts'
import { isNothingButMark, secrecyMarking } from '../../vietnamese/secrecy.ts'
import type { Sheet } from '../workbook.ts'
import { readHolidays, type HolidayRow } from './holidays.ts'
import { readOfficers, type OfficerRow } from './officers.ts'
import { secretReason, type Refused, type Report } from './report.ts'
import { readSettings, type SettingRow } from './settings.ts'
import type { TaskRow } from './task-row.ts'
import { headerAt } from './task-header.ts'
import { latestTasks, readTasks, type TableReport, type TaskReading } from './tasks.ts'
import type { ColumnAnswers } from './task-columns.ts'
import { readUnits, type UnitRow } from './units.ts'

export interface OfficeFile extends Report {
  units: UnitRow[]
  officers: OfficerRow[]
  tasks: TaskRow[]
  holidays: HolidayRow[]
  settings: SettingRow[]
  refused: Refused[]
  warnings: Refused[]
  /** names of the sheets that were read */
  found: string[]
  /** how each table of tasks was understood */
  tables: TableReport[]
}

export interface ReadOptions {
  /** completes deadlines without a year, and refuses completion in the future */
  today: LocalDate
  /** What a person said of the columns of tables; a key is a column's letter, or `SHEET!LETTER`. */
  answers?: ColumnAnswers
  /** the year of the plan, said by a person */
  year?: number
}

/** Reads what it finds. */
export function readOffice(sheets: Sheet[], { today, answers = new Map(), year }: ReadOptions): OfficeFile {
  const office = emptyOffice()
  const tasks: TaskRow[] = []
  for (const sheet of sheets) {
    if (sheet.rows.every(row => row.every(cell => cell.text === ''))) continue
    const warn = (reason: string) => office.warnings.push({ sheet: sheet.name, row: 1, reason })
    if (sheet.hidden) {
      // Lists behind drop-downs are hidden too, and no loss; what looks like tasks is worth a word.
      if (sheet.rows.some((_, row) => headerAt(sheet, row))) warn(`Trang “${sheet.name}” đang ẩn nên không đọc.`)
    } else if (readInto(office, tasks, sheet, { today, year, answers: ofSheet(answers, sheet.name) }))
      office.found.push(sheet.name)
    else {
      const cover = stampOn(sheet)
      if (cover) return { ...emptyOffice(), refused: [cover] }
      warn(`Trang “${sheet.name}” không có dòng tiêu đề cột nhận biết được nên không đọc.`)
    }
  }
  office.tasks = latestTasks(tasks, office)
  return office
}

const emptyOffice = (): OfficeFile => ({
  units: [],
  officers: [],
  tasks: [],
  holidays: [],
  settings: [],
  refused: [],
  warnings: [],
  found: [],
  tables: [],
})

/** A cover or a separating page: what is stamped there is the whole file. */
function stampOn({ name, rows, marking }: Sheet): Refused | undefined {
  if (marking) return { sheet: name, row: 1, reason: secretReason(marking, 'Cả tệp') }
  for (const [i, cells] of rows.entries())
    for (const { text } of cells) {
      const stamp = isNothingButMark(text) ? secrecyMarking(text) : undefined
      if (stamp) return { sheet: name, row: i + 1, reason: secretReason(stamp, 'Cả tệp') }
    }
  return undefined
}

/** An answer that names a sheet counts there alone. */
const ofSheet = (answers: ColumnAnswers, sheet: string): ColumnAnswers =>
  new Map(
    [...answers].flatMap(([key, field]) => {
      const mark = key.lastIndexOf('!')
      return mark === -1 || key.slice(0, mark) === sheet ? [[key.slice(mark + 1), field] as const] : []
    }),
  )

/** False when the sheet has no recognisable header. */
function readInto(office: OfficeFile, tasks: TaskRow[], sheet: Sheet, options: TaskReading): boolean {
  const add = <T>(rows: T[], read: T[] | undefined): boolean => {
    for (const row of read ?? []) rows.push(row)
    return read !== undefined
  }
  switch (fold(sheet.name).replace(/[^a-z]/g, '')) {
    case 'donvi':
      return add(office.units, readUnits(sheet, office))
    case 'canbo':
      return add(office.officers, readOfficers(sheet, office))
    case 'ngaynghi':
      return add(office.holidays, readHolidays(sheet, options.today, office))
    case 'thietlap':
      return add(office.settings, readSettings(sheet, office))
    default: {
      // Appendices of plans are named anything: their header decides.
      const read = readTasks(sheet, options, office)
      for (const table of read?.tables ?? []) office.tables.push(table)
      return add(tasks, read?.rows)
    }
  }
}
