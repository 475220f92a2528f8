import { asc } from 'drizzle-orm'
import { workingCalendar, type WorkingCalendar } from '../src/domain/calendar.ts'
import { defaultHolidays, type CalendarException } from '../src/domain/holidays.ts'
import type { Reads, Tx } from './db.ts'
import { holidays } from './schema.ts'

/** The office's working calendar: its own decisions and, for the rest, the holidays by law. */
export const officeCalendar = async (tx: Reads): Promise<WorkingCalendar> =>
  workingCalendar(
    await tx
      .select({ date: holidays.date, kind: holidays.kind, note: holidays.note })
      .from(holidays)
      .orderBy(asc(holidays.date)),
  )

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
