import { randomUUID } from 'node:crypto'
import { workingCalendar, type WorkingCalendar } from '../../src/domain/days/working-calendar.ts'
import { defaultHolidays, type CalendarException } from '../../src/domain/days/holidays.ts'
import type { Reads, Tx } from '../db.ts'
import { sharedBy } from '../sqlite/transactions.ts'
import { prepared } from '../sqlite/prepared.ts'
import { rowsAsJson } from '../sqlite/words.ts'
import { holidays } from '../schema.ts'
import { readSetting, writeSetting } from './settings.ts'

const selectHolidays = prepared(tx =>
  tx
    .select({
      all: rowsAsJson({ date: holidays.date, kind: holidays.kind, note: holidays.note }),
    })
    .from(holidays),
)
/** the last calendar read through each connection, and which one it was */
const kept = new WeakMap<object, { version: string | undefined; calendar: WorkingCalendar }>()

const key = 'calendar'

/** To be called after every change of the holidays. No counter: a change that is undone would give the next one its number. */
const noteChange = (tx: Tx): Promise<void> => writeSetting(tx, key, randomUUID())

/** The office's working calendar: its own decisions and, for the rest, the holidays by law. */
export async function officeCalendar(tx: Reads): Promise<WorkingCalendar> {
  const version = await readSetting(tx, key)
  const known = kept.get(sharedBy(tx))
  if (known && known.version === version) return known.calendar
  const [row] = await selectHolidays(tx).execute()
  const calendar = workingCalendar(JSON.parse(row?.all ?? '[]') as CalendarException[])
  kept.set(sharedBy(tx), { version, calendar })
  return calendar
}

/** Fills in the holidays by law where nothing is known of a day; what the office entered stays. */
export async function addDefaultHolidays(tx: Tx, years: number[]): Promise<void> {
  const rows = years.flatMap(year => defaultHolidays(year)).map(day => ({ ...day, source: 'default' as const }))
  if (rows.length === 0) return
  await tx.insert(holidays).values(rows).onConflictDoNothing()
  await noteChange(tx)
}

/** The office's own decision on a day. */
export async function setHoliday(tx: Tx, day: CalendarException): Promise<void> {
  const row = { ...day, source: 'office' as const }
  await tx.insert(holidays).values(row).onConflictDoUpdate({ target: holidays.date, set: row })
  await noteChange(tx)
}
