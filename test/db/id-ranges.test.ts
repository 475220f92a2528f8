import { expect, it } from 'vitest'
import { nextIds, type IdRange } from '../../db/id-ranges.ts'
import { units } from '../../db/schema.ts'
import { openTestDatabase } from '../helpers/database.ts'

it('gives all ids of a table in stretches, from its first to its last, over what is missing', async () => {
  const db = openTestDatabase()
  expect(await nextIds(db.reads, units, 0, 2)).toBeUndefined()
  await db.transact(async tx => {
    for (const id of [3, 4, 9, 10, 11]) await tx.insert(units).values({ id, code: `U${id}`, name: `Đơn vị ${id}` })
  })
  const ranges: IdRange[] = []
  for (let range = await nextIds(db.reads, units, 0, 2); range; range = await nextIds(db.reads, units, range.to + 1, 2))
    ranges.push(range)
  expect(ranges).toEqual([
    { from: 3, to: 4 },
    { from: 9, to: 10 },
    { from: 11, to: 12 },
  ])
})
