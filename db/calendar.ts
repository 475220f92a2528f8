import { sql } from 'drizzle-orm'
import { workingCalendar, type WorkingCalendar } from '../src/domain/calendar.ts'
import { defaultHolidays, type CalendarException } from '../src/domain/holidays.ts'
import type { Reads, Tx } from './db.ts'
import { prepared } from './prepared.ts'
import { holidays } from './schema.ts'

/** As one text: a value for each cell of a hundred rows takes longer to fetch than all else that a command reads. */
const selectHolidays = prepared(tx =>
  tx
    .select({
      all: sql<string>`json_group_array(json_object('date', ${holidays.date}, 'kind', ${holidays.kind}, 'note', ${holidays.note}))`,
    })
    .from(holidays)
    .prepare(),
)
/** the last calendar read through each connection, and the text that it was made of */
const kept = new WeakMap<Reads, { all: string; calendar: WorkingCalendar }>()

/** The office's working calendar: its own decisions and, for the rest, the holidays by law. */
export async function officeCalendar(tx: Reads): Promise<WorkingCalendar> {
  const [row] = await selectHolidays(tx).execute()
  const all = row?.all ?? '[]'
  const known = kept.get(tx)
  if (known?.all === all) return known.calendar
  const calendar = workingCalendar(JSON.parse(all) as CalendarException[])
  kept.set(tx, { all, calendar })
  return calendar
}

/** Fills in the holidays by law where nothing is known of a day; what the office entered stays. */
export async function addDefaultHolidays(tx: Tx, years: number[]): Promise<void> {
  const rows = years.flatMap(year => defaultHolidays(year)).map(day => ({ ...day, source: 'default' as const }))
  if (rows.length > 0) await tx.insert(holidays).values(rows).onConflictDoNothing()
}

/** The office's own decision on a day. */
export async function setHoliday(tx: Tx, day: CalendarException): Promise<void> {
  const row = { ...day, source: 'office' as const }
  await tx.insert(holidays).values(row).onConflictDoUpdate({ target: holidays.date, set: row })
}
