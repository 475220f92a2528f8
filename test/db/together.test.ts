import { describe, expect, it } from 'vitest'
import type { Tx } from '../../db/db.ts'
import { readSetting, writeSetting } from '../../db/office/settings.ts'
import { together } from '../../db/together.ts'
import { openTestDatabase } from '../helpers/database.ts'

describe('together', () => {
  const inOrder = () => {
    const db = openTestDatabase()
    let transactions = 0
    const transact: typeof db.transact = (work, order) => {
      transactions++
      return db.transact(work, order)
    }
    return { db, transact, transactions: () => transactions }
  }
  const write = async (tx: Tx, key: string) => {
    await writeSetting(tx, key, 'x')
    if (key.startsWith('bad')) throw new Error(`${key} is bad`)
    return key.toUpperCase()
  }

  it('gives what comes at once one transaction, and each its own result', async () => {
    const { db, transact, transactions } = inOrder()
    const store = together(transact, write)
    expect(await Promise.all(['a', 'b', 'c'].map(store))).toEqual(['A', 'B', 'C'])
    expect(transactions()).toBe(1)
    expect(await store('d')).toBe('D')
    expect(transactions()).toBe(2)
    expect(await readSetting(db.reads, 'd')).toBe('x')
  })

  it('lets what fails harm no other', async () => {
    const { db, transact } = inOrder()
    const store = together(transact, write)
    const ends = await Promise.allSettled(['a', 'bad', 'c'].map(store))
    expect(ends).toMatchObject([
      { status: 'fulfilled', value: 'A' },
      { status: 'rejected', reason: new Error('bad is bad') },
      { status: 'fulfilled', value: 'C' },
    ])
    expect(await Promise.all(['a', 'bad', 'c'].map(key => readSetting(db.reads, key)))).toEqual(['x', undefined, 'x'])
    await expect(store('bad again')).rejects.toThrow('bad again is bad')
    expect(await store('e')).toBe('E')
  })

  it('fails as a whole where the store does, and begins anew afterwards', async () => {
    const { db } = inOrder()
    let full = true
    const fails = Object.assign(new Error('full'), { code: 'SQLITE_FULL' })
    const transact: typeof db.transact = (work, order) => (full ? Promise.reject(fails) : db.transact(work, order))
    const store = together(transact, write)
    const ends = await Promise.allSettled(['a', 'b'].map(store))
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    full = false
    expect(await Promise.all(['a', 'b'].map(store))).toEqual(['A', 'B'])
  })
})
