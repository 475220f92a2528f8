import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Unit } from '../../src/domain/people/organisation.ts'
import { addCounts, noCounts, type ProgressCounts } from '../../src/domain/reports/progress.ts'
import { tabulate } from '../../src/domain/reports/progress-table.ts'
import { chainUp, unitTrees } from '../helpers/unit-trees.ts'

const unit = (id: number, name: string, parentId: number | null): Unit => ({ id, code: `U${id}`, name, parentId })
const city = [
  unit(1, 'UBND thành phố', null),
  unit(2, 'Văn phòng', 1),
  unit(3, 'Phòng Tổng hợp', 2),
  unit(4, 'Sở Tài chính', 1),
  unit(5, 'Sở Nội vụ', 1),
]
const some = (openOnTime: number, openLate: number): ProgressCounts => ({ ...noCounts(), openOnTime, openLate })
const counts = new Map([
  [1, some(1, 0)],
  [2, some(2, 0)],
  [3, some(3, 1)],
  [4, some(9, 1)],
])
const table = (...wanted: number[]) => {
  const { total, rows } = tabulate(city, counts, wanted)
  return { total, rows: rows.map(({ name, counts: c }) => [name, c.openOnTime, c.openLate]) }
}

describe('the table', () => {
  test('of one unit has a row for each unit below and one for its own tasks, furthest behind first', () => {
    const expected = {
      total: some(15, 2),
      rows: [
        ['Sở Tài chính', 9, 1],
        ['Văn phòng', 5, 1],
        ['UBND thành phố', 1, 0],
      ],
    }
    expect(table(1)).toEqual(expected)
    expect(table()).toEqual(expected)
  })

  test('of several units has a row for each', () => {
    expect(table(2, 4)).toEqual({
      total: some(14, 2),
      rows: [
        ['Sở Tài chính', 9, 1],
        ['Văn phòng', 5, 1],
      ],
    })
  })

  test('counts a unit once for somebody who leads it and the one above it', () => {
    expect(table(2, 3)).toEqual(table(2))
  })

  test('of a unit with nothing is empty', () => {
    expect(table(5)).toEqual({ total: noCounts(), rows: [] })
  })
})

test('rows add up to the total, and the total is that of every unit below', () => {
  const n = fc.nat({ max: 9 })
  const figures = fc.record<ProgressCounts>({ doneOnTime: n, doneLate: n, openOnTime: n, openLate: n, noDeadline: n })
  const world = fc.record({
    units: unitTrees,
    given: fc.array(fc.option(figures), { minLength: 20, maxLength: 20 }),
    wanted: fc.uniqueArray(fc.integer({ min: 1, max: 20 }), { maxLength: 4 }),
  })
  const sum = (all: ProgressCounts[]) => all.reduce(addCounts, noCounts())
  fc.assert(
    fc.property(world, ({ units, given, wanted }) => {
      const known = new Map(units.flatMap(({ id }) => (given[id] ? [[id, given[id]] as const] : [])))
      const roots = wanted.filter(id => id <= units.length)
      const { total, rows } = tabulate(units, known, roots)
      const inside = [...known].filter(
        ([id]) => roots.length === 0 || chainUp(units, id).some(up => roots.includes(up)),
      )
      expect(total).toEqual(sum(inside.map(([, figure]) => figure)))
      expect(sum(rows.map(row => row.counts))).toEqual(total)
      expect(rows.map(row => row.counts.openLate)).toEqual(rows.map(row => row.counts.openLate).sort((a, b) => b - a))
    }),
  )
})
