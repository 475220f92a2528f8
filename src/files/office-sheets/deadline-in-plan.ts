import type { LocalDate } from '../../domain/days/local-date.ts'
import { shortDate } from '../../vietnamese/phrases.ts'
import type { Cell } from '../cell.ts'
import { parsePlanDeadline, type ReadDeadline } from './plan-deadline.ts'
import type { PlanYear } from './plan-year.ts'

export interface PlanContext {
  today: LocalDate
  documentDate?: LocalDate
  year: PlanYear | undefined
  /** the deadline of the row before, where it is a day */
  before: LocalDate | undefined
}

/**
 * The deadline of a row. One without a year takes that of the document in its row, else that of the plan's title, else the
 * one nearest to the row before; only then the year of today.
 */
export function deadlineInPlan(cell: Cell, month: string, context: PlanContext): ReadDeadline {
  const text = withMonth(cell.text, month)
  const { documentDate, today, year } = context
  const stored = cell.yearHidden ? cell.date : undefined
  if (stored !== undefined && !(year?.kind === 'year' && !stored.startsWith(String(year.year))))
    return { deadline: { kind: 'date', date: stored, assumedYear: true }, understood: noYear(stored) }
  const read = parsePlanDeadline(text, { today, ...(documentDate && { documentDate }) })
  if (read.deadline.kind !== 'date' || !read.deadline.assumedYear) return read
  const placed = documentDate ? read : (inYear(text, context) ?? read)
  const date = placed.deadline.kind === 'date' ? placed.deadline.date : read.deadline.date
  return { deadline: { kind: 'date', date, assumedYear: true }, understood: noYear(date) }
}

const noYear = (date: LocalDate): string => `không ghi năm; hiểu là ${shortDate(date)}`

function inYear(text: string, { year, before }: PlanContext): ReadDeadline | undefined {
  const of = (chosen: number) => parsePlanDeadline(text, { today: `${chosen}-07-01` })
  switch (year?.kind) {
    case 'year':
      return of(year.year)
    case 'school-year':
      return [of(year.from), of(year.from + 1)].find(
        ({ deadline }) => deadline.kind === 'date' && deadline.date >= `${year.from}-08-01`,
      )
    case 'since':
      return parsePlanDeadline(text, { today: year.day, documentDate: year.day })
    case undefined:
      return before === undefined
        ? undefined
        : nearestTo(
            before,
            [-1, 0, 1].map(step => of(Number(before.slice(0, 4)) + step)),
          )
  }
}

function nearestTo(day: LocalDate, reads: readonly ReadDeadline[]): ReadDeadline | undefined {
  const away = ({ deadline }: ReadDeadline): number =>
    deadline.kind === 'date' ? Math.abs(Date.parse(deadline.date) - Date.parse(day)) : Infinity
  return reads.toSorted((a, b) => away(a) - away(b))[0]
}

/** A column of months beside one of days: "15" under "Tháng 12/2026". Alone it is the deadline. */
function withMonth(day: string, month: string): string {
  if (month === '') return day
  const said = /^\d{1,2}$/.test(month) ? `Tháng ${month}` : month
  if (day === '') return said
  const number = /^(?:tháng\s*)?(\d{1,2}(?:\s*[/.]\s*\d{4})?)$/iu.exec(said)?.[1]
  if (/^(?:ngày\s*)?\d{1,2}$/iu.test(day) && number !== undefined) return `${day}/${number.replace(/\s/g, '')}`
  // "15/12" under "Năm 2026", or under "12/2026"
  const year = /(?<!\d)20\d\d$/.exec(said)?.[0]
  return /^(?:ngày\s*)?\d{1,2}[/.]\d{1,2}$/iu.test(day) && year !== undefined ? `${day}/${year}` : day
}
