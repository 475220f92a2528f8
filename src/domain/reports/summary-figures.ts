import type { LocalDate } from '../days/local-date.ts'
import type { ProgressCounts } from './progress.ts'
import type { ProgressRow } from './progress-table.ts'

/** All that a summary in words may speak of: counts and names of units, nothing about persons or single tasks. */
export interface SummaryFigures {
  /** whose tasks, as a sentence begins with it: a unit's name or `các đơn vị đang theo dõi` */
  whose: string
  /** canonical document number and the period's label, where the question named them */
  document?: string
  period?: string
  asOf: LocalDate
  total: ProgressCounts
  /** the units with overdue tasks, most first, at most `unitsNamed`; empty where there is one unit only */
  behind: { name: string; overdue: number }[]
  /** how many units have overdue tasks */
  unitsBehind: number
  /** tasks in time that fall due until `until`; undefined where the period does not reach into those days */
  soon: { count: number; until: LocalDate } | undefined
}

const unitsNamed = 3
/** How far a summary looks ahead, calendar days. */
export const soonDays = 7

/** `rows`: the table's, furthest behind first; one row alone is the unit that is spoken of anyway. */
export function unitsBehind(rows: readonly ProgressRow[]): Pick<SummaryFigures, 'behind' | 'unitsBehind'> {
  const late = rows.filter(row => row.counts.openLate > 0)
  const behind = late.slice(0, unitsNamed).map(({ name, counts }) => ({ name, overdue: counts.openLate }))
  return { behind: rows.length > 1 ? behind : [], unitsBehind: late.length }
}
