import type { LocalDate } from '../../domain/days/local-date.ts'
import { parseDay } from '../../vietnamese/dates.ts'
import type { Cell } from '../workbook.ts'

/** What an empty date becomes in databases and in Excel. */
const emptyDates = ['1970-01-01', '1900-01-01']

export type SheetDay = { kind: 'day'; day: LocalDate } | { kind: 'none' } | { kind: 'unclear' }

/** The day of a cell; unclear when it holds anything but one day with its year. */
export function sheetDay(cell: Cell, today: LocalDate): SheetDay {
  if (/^[-–—.]*$/.test(cell.text)) return { kind: 'none' }
  // Three numbers: day, month and year. A day without its year is no record of the past.
  const written = /^\D*\d+\D+\d+\D+\d+\D*$/.test(cell.text) ? parseDay(cell.text, today) : undefined
  const day = cell.date ?? written
  if (day === undefined) return { kind: 'unclear' }
  return emptyDates.includes(day) ? { kind: 'none' } : { kind: 'day', day }
}
