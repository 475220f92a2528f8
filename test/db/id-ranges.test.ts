import { expect, it } from 'vitest'
import { idRanges } from '../../db/sqlite/id-ranges.ts'
import { units } from '../../db/schema.ts'
import { openTestDatabase } from '../helpers/database.ts'

it('gives all ids of a table in ranges, from its first to its last', async () => {
  const db = openTestDatabase()
  expect(await idRanges(db.reads, units, 2)).toEqual([])
  await db.transact(async tx => {
    for (const id of [3, 4, 7, 8, 9]) await tx.insert(units).values({ id, code: `U${id}`, name: `Đơn vị ${id}` })
  })
  expect(await idRanges(db.reads, units, 2)).toEqual([
    { from: 3, to: 4 },
    { from: 5, to: 6 },
    { from: 7, to: 8 },
    { from: 9, to: 9 },
  ])
})
