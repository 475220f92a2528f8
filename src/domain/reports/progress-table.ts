import { topmost, withBelow, type Unit } from '../people/organisation.ts'
import { addCounts, noCounts, totalOf, type ProgressCounts } from './progress.ts'

export interface ProgressRow {
  id: number
  code: string
  name: string
  counts: ProgressCounts
}

/**
 * The counts of the given units with everything below them. One unit is opened: a row for each unit right below it (with
 * its own below) and one for its own tasks; of several each is a row, but for those that lie below another one of them: the
 * rows add up to the total. None given: the top of the tree. Furthest behind first. `opened`: the unit that was.
 */
export function tabulate(
  units: readonly Unit[],
  counts: ReadonlyMap<number, ProgressCounts>,
  wanted: readonly number[],
): { opened: number | undefined; total: ProgressCounts; rows: ProgressRow[] } {
  const roots = wanted.length > 0 ? topmost(units, wanted) : units.filter(isTop).map(unit => unit.id)
  const opened = onlyOne(roots)
  const shown = units.filter(unit => (opened === undefined ? roots.includes(unit.id) : unit.parentId === opened))
  const rows = shown.map(unit => rowOf(unit, sum(counts, withBelow(units, [unit.id]))))
  const self = units.find(unit => unit.id === opened)
  const own = self && counts.get(self.id)
  if (self && own) rows.push(rowOf(self, own))
  const used = rows.filter(row => totalOf(row.counts) + row.counts.noDeadline > 0)
  return {
    opened,
    total: sum(counts, withBelow(units, roots)),
    rows: used.sort(
      (a, b) => b.counts.openLate - a.counts.openLate || totalOf(b.counts) - totalOf(a.counts) || a.id - b.id,
    ),
  }
}

const isTop = (unit: Unit): boolean => unit.parentId === null

const onlyOne = <T>(list: readonly T[]): T | undefined => (list.length === 1 ? list[0] : undefined)

const rowOf = ({ id, code, name }: Unit, counts: ProgressCounts): ProgressRow => ({ id, code, name, counts })

const sum = (counts: ReadonlyMap<number, ProgressCounts>, ids: Iterable<number>): ProgressCounts =>
  [...ids].reduce((total, id) => addCounts(total, counts.get(id) ?? noCounts()), noCounts())
