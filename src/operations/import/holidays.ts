import { setHoliday } from '../../../db/office/calendar.ts'
import type { Reads, Tx } from '../../../db/db.ts'
import { officeHolidays } from '../../../db/people/import.ts'
import type { CalendarException } from '../../domain/days/holidays.ts'
import { shortDate } from '../../vietnamese/phrases.ts'
import type { HolidayRow } from '../../files/office-sheets/holidays.ts'
import { place } from '../../files/office-sheets/report.ts'
import { noOutcomes, type Outcomes } from './result.ts'

export interface HolidayPlan extends Outcomes {
  write(tx: Tx): Promise<void>
}

/** What the rows of `Ngày nghỉ` would change. A holiday by law is nothing the office decided, so its first row is new. */
export async function planHolidays(tx: Reads, rows: readonly HolidayRow[]): Promise<HolidayPlan> {
  const known = new Map((await officeHolidays(tx)).map(day => [day.date, day]))
  const said = new Map<string, HolidayRow>()
  const changes: CalendarException[] = []
  const outcomes = noOutcomes()
  for (const row of rows) {
    const { date, kind } = row
    const earlier = said.get(date)
    if (earlier && earlier.kind !== kind) {
      const reason = `Ngày ${shortDate(date)} đã ghi loại khác ở dòng ${earlier.row}; đề nghị chỉ giữ một dòng.`
      outcomes.refused.push({ ...place(row), reason })
      continue
    }
    said.set(date, row)
    const before = known.get(date)
    const day = { date, kind, note: row.note || (before?.note ?? '') }
    const same = before?.kind === day.kind && before.note === day.note
    known.set(date, day)
    if (!same) changes.push(day)
    const outcome = same ? 'unchanged' : before ? 'changed' : 'new'
    outcomes.rows.push({ ...place(row), outcome, title: [shortDate(date), day.note].filter(Boolean).join(' ') })
  }
  return {
    ...outcomes,
    write: async tx => {
      for (const day of changes) await setHoliday(tx, day)
    },
  }
}
