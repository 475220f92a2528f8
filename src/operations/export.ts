import { officeCalendar } from '../../db/office/calendar.ts'
import type { Db } from '../../db/db.ts'
import { taskPage, type ExportFilter } from '../../db/tasks/export.ts'
import { assignmentsOf } from '../../db/tasks/import.ts'
import { allUnits } from '../../db/people/officers.ts'
import { storedSettings } from '../../db/office/settings.ts'
import { UserError } from '../domain/chat/errors.ts'
import type { LocalDate } from '../domain/days/local-date.ts'
import { usualSettings, type FixedSettings, type SettingKey } from '../domain/people/office-settings.ts'
import { settingsOf, shownForm } from '../vietnamese/setting-words.ts'
import { withBelow, type Unit } from '../domain/people/organisation.ts'
import { findUnit } from '../vietnamese/find-unit.ts'
import { parsePeriod } from '../vietnamese/dates.ts'
import { settingSheet, taskSheet, type TaskOut, type TaskStatusOut } from '../files/layout.ts'
import { streamWorkbook } from '../files/stream-workbook.ts'
import { writeWorkbook } from '../files/workbook.ts'
import type { OutSheet } from '../files/write-workbook.ts'
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
  /** settings that an environment variable holds fast */
  fixed?: FixedSettings
  /** tasks held in memory at most; a longer export is written page by page and looks plainer */
  atOnce?: number
}

type ExportedTask = TaskOut & TaskStatusOut

/**
 * Writes the sheet `Nhiệm vụ` and, of a whole office, `Thiết lập`, which `import` reads back, and returns how many tasks it has.
 * @throws UserError for an unknown unit or period
 */
export async function exportWorkbook(db: Db, path: string, options: ExportOptions): Promise<number> {
  const { today, atOnce, unitCode, period, fixed = {} } = options
  // Part of the tasks goes to somebody; the office's settings go with the whole.
  const settings = unitCode === undefined && period === undefined ? await settingsOut(db, fixed) : []
  return exportTasks(db, path, readFilter(await allUnits(db.reads), options), {
    today,
    settings,
    ...(atOnce && { atOnce }),
  })
}

/** The same for tasks already chosen. `atOnce`: as in ExportOptions */
export async function exportTasks(
  db: Db,
  path: string,
  filter: ExportFilter,
  { today, atOnce = 10_000, settings = [] }: Pick<ExportOptions, 'today' | 'atOnce'> & { settings?: OutSheet[] },
): Promise<number> {
  const pages = taskPages(db, filter, today)
  const first: ExportedTask[] = []
  while (first.length < atOnce) {
    const page = await pages.next()
    if (page.done) {
      await writeWorkbook(path, [taskSheet(first), ...settings])
      return first.length
    }
    first.push(...page.value)
  }
  let count = 0
  async function* sheetPages() {
    yield taskSheet(first).rows
    count = first.length
    for await (const page of pages) {
      yield taskSheet(page).rows
      count += page.length
    }
  }
  await streamWorkbook(path, taskSheet([]), sheetPages(), settings)
  return count
}

/** What the office has set, and which of it a variable overrules. */
async function settingsOut(db: Db, fixed: FixedSettings): Promise<OutSheet[]> {
  const stored = [...(await storedSettings(db.reads))]
  if (stored.length === 0) return []
  const locked = { ...usualSettings, ...fixed }
  const noteOn = (key: SettingKey): string | undefined =>
    key in fixed ? `Đang khóa ở “${shownForm(key, locked)}” bởi biến môi trường ${settingsOf[key].variable}` : undefined
  return [settingSheet(stored.map(([key, value]) => ({ key, value, note: noteOn(key) })))]
}

const pageSize = 1_000

async function* taskPages(db: Db, filter: ExportFilter, today: LocalDate): AsyncGenerator<ExportedTask[]> {
  const directory = await openDirectory(db.reads)
  const calendar = await officeCalendar(db.reads)
  let after = 0
  for (;;) {
    const tasks = await taskPage(db.reads, filter, after, pageSize)
    const parties = await assignmentsOf(
      db.reads,
      tasks.map(task => task.id),
    )
    if (tasks.length > 0)
      yield tasks.map(task => describeTask(task, parties.get(task.id) ?? [], directory, { today, calendar }))
    const last = tasks.at(-1)
    if (!last || tasks.length < pageSize) return
    after = last.id
    // The database answers without waiting: between two pages whoever else is served gets a turn.
    await new Promise(resolve => setImmediate(resolve))
  }
}

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
