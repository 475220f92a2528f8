import { officeCalendar } from '../../db/calendar.ts'
import type { Db } from '../../db/db.ts'
import { taskPage, type ExportFilter } from '../../db/export.ts'
import { assignmentsOf } from '../../db/import-tasks.ts'
import { allUnits } from '../../db/people.ts'
import { UserError } from '../domain/errors.ts'
import type { LocalDate } from '../domain/local-date.ts'
import { findUnit, withBelow, type Unit } from '../domain/organisation.ts'
import { parsePeriod } from '../domain/text/dates.ts'
import { taskSheet, type TaskOut, type TaskStatusOut } from '../files/layout.ts'
import { writeWorkbook } from '../files/workbook.ts'
import { openDirectory } from './directory.ts'
import { describeTask } from './export/describe-task.ts'

export interface ExportOptions {
  /** code or name; the units below it are included */
  unitCode?: string
  /** as typed: `quý IV/2026`, `tháng này`; a task counts in the period of its deadline */
  period?: string
  /** ms */
  now: number
  today: LocalDate
}

const pageSize = 1_000

/**
 * Writes the sheet `Nhiệm vụ`, which `import` reads back, and returns how many tasks it has.
 * @throws UserError for an unknown unit or period
 */
export async function exportWorkbook(db: Db, path: string, options: ExportOptions): Promise<number> {
  const filter = readFilter(await allUnits(db.reads), options)
  const directory = await openDirectory(db.reads)
  const calendar = await officeCalendar(db.reads)
  const rows: (TaskOut & TaskStatusOut)[] = []
  for (let after: number | undefined = 0; after !== undefined; await breath()) {
    const page: Awaited<ReturnType<typeof taskPage>> = await taskPage(db.reads, filter, after, pageSize)
    const ids = page.map(task => task.id)
    const parties = await assignmentsOf(db.reads, ids)
    for (const task of page)
      rows.push(describeTask(task, parties.get(task.id) ?? [], directory, { today: options.today, calendar }))
    after = page.length === pageSize ? ids.at(-1) : undefined
  }
  await writeWorkbook(path, [taskSheet(rows)])
  return rows.length
}

/** The database answers without waiting: between two pages whoever else is served gets a turn. */
const breath = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

function readFilter(units: readonly Unit[], { unitCode, period, today }: ExportOptions): ExportFilter {
  const span = period === undefined ? undefined : parsePeriod(period, today)
  if (period !== undefined && !span)
    throw new UserError(`Không hiểu kỳ “${period}”. Ví dụ: quý IV/2026, tháng này, tháng 11/2026, năm 2026.`)
  if (unitCode === undefined) return { units: undefined, period: span }
  const { unit, suggestion } = findUnit(units, unitCode)
  if (unit) return { units: withBelow(units, [unit.id]), period: span }
  const hint = suggestion ? ` Gần giống nhất là “${suggestion.name}” (mã ${suggestion.code}).` : ''
  throw new UserError(`Không có đơn vị nào có mã hoặc tên “${unitCode}”.${hint}`)
}
