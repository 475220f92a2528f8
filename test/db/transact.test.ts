import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Db, Tx } from '../../db/db.ts'
import { openTransactions } from '../../db/sqlite/transactions.ts'
import { openDatabase } from '../../db/sqlite/open.ts'
import { readSetting, writeSetting } from '../../db/office/settings.ts'
import { connectionOf } from '../helpers/connection.ts'
import { openTestDatabase } from '../helpers/database.ts'
import { temporaryPath } from '../helpers/temporary-path.ts'

let db: Db
beforeEach(() => {
  db = openTestDatabase()
})
const read = (key: string) => readSetting(db.reads, key)

describe('transact', () => {
  it('gives the value back once it is committed', async () => {
    const value = await db.transact(async tx => {
      await writeSetting(tx, 'a', '1')
      return 7
    })
    expect([value, await read('a')]).toEqual([7, '1'])
  })

  it('undoes everything and passes the error on when the work fails', async () => {
    const broken = new Error('broken')
    const work = db.transact(async tx => {
      await writeSetting(tx, 'a', '1')
      throw broken
    })
    await expect(work).rejects.toBe(broken)
    expect(await read('a')).toBeUndefined()
  })

  it('shows its own writes inside and nothing of them outside before the commit', async () => {
    await db.transact(async tx => {
      await writeSetting(tx, 'a', '1')
      expect(await readSetting(tx, 'a')).toBe('1')
      expect(await read('a')).toBeUndefined()
    })
    expect(await read('a')).toBe('1')
  })

  it('refuses another transact inside it, which would wait for itself', async () => {
    const outer = db.transact(async tx => {
      await writeSetting(tx, 'a', '1')
      await db.transact(inner => writeSetting(inner, 'b', '1'))
    })
    await expect(outer).rejects.toThrow('inside a transaction')
    expect([await read('a'), await read('b')]).toEqual([undefined, undefined])
    await db.transact(tx => writeSetting(tx, 'c', '1'))
    expect(await read('c')).toBe('1')
  })

  it.each([
    ['a timer', () => sleep(20)],
    ['a timer of no length', () => sleep(0)],
    ['setImmediate', () => new Promise(resolve => setImmediate(resolve))],
    ['a file', () => import('node:fs/promises').then(fs => fs.stat('.'))],
    ['the network', () => fetch('http://127.0.0.1:49151').catch(() => undefined)],
    ['nothing at all', () => new Promise(() => undefined)],
  ])('is rolled back when it awaits %s', async (_, wait) => {
    const work = db.transact(async tx => {
      await writeSetting(tx, 'a', '1')
      await wait()
      await writeSetting(tx, 'b', '1')
    })
    await expect(work).rejects.toThrow('awaited something other than the database')
    expect([await read('a'), await read('b')]).toEqual([undefined, undefined])
  })

  it('leaves a tx that outlived its transaction unusable', async () => {
    let late: Promise<void> | undefined
    let kept: Tx | undefined
    const work = db.transact(async tx => {
      kept = tx
      late = sleep(5).then(() => writeSetting(tx, 'late', '1'))
      await late
    })
    await expect(work).rejects.toThrow('awaited something')
    await expect(late).rejects.toThrow(TypeError)
    expect(() => kept?.select()).toThrow(TypeError)
    expect(await read('late')).toBeUndefined()
  })

  it('lets a long chain of database calls and settled promises be', async () => {
    const written = await db.transact(async tx => {
      for (let n = 0; n < 300; n++) {
        await writeSetting(tx, `k${n}`, String(n))
        await Promise.all([Promise.resolve(), readSetting(tx, `k${n}`)])
      }
      return readSetting(tx, 'k299')
    })
    expect(written).toBe('299')
  })

  it('keeps the others of a group when one of them fails', async () => {
    const all = [...Array(10).keys()].map(n =>
      db.transact(async tx => {
        await writeSetting(tx, `k${n}`, '1')
        if (n === 4) throw new Error('four')
        return n
      }),
    )
    const settled = await Promise.allSettled(all)
    expect(settled.map(({ status }) => status).indexOf('rejected')).toBe(4)
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(9)
    expect([await read('k3'), await read('k4'), await read('k5')]).toEqual(['1', undefined, '1'])
  })

  it('runs strictly one after another, in the order of the calls', async () => {
    const order: string[] = []
    const job = (name: string) =>
      db.transact(async tx => {
        order.push(`${name} begins`)
        await writeSetting(tx, name, '1')
        await readSetting(tx, name)
        order.push(`${name} ends`)
      })
    await Promise.all([job('a'), job('b'), job('c')])
    expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
  })

  it('takes what is asked for first before all that wait, in its own order', async () => {
    const order: string[] = []
    const note = (name: string) => async (tx: Tx) => {
      await writeSetting(tx, name, '1')
      order.push(name)
    }
    await Promise.all([
      db.transact(note('a')),
      db.transact(note('b')),
      db.transact(note('x'), 'first'),
      db.transact(note('c')),
      db.transact(note('y'), 'first'),
    ])
    expect(order).toEqual(['x', 'y', 'a', 'b', 'c'])
  })

  it('lets what is asked for first in between slow ones, and everything else have its turn', async () => {
    const busy = (ms: number) => async (tx: Tx) => {
      await writeSetting(tx, 'busy', '1')
      for (const until = performance.now() + ms; performance.now() < until;);
    }
    const order: string[] = []
    const slow = Array.from({ length: 10 }, (_, index) => db.transact(busy(15)).then(() => order.push(`slow ${index}`)))
    const turn = new Promise<void>(resolve => setTimeout(resolve, 1)).then(() =>
      db.transact(tx => writeSetting(tx, 'a', '1'), 'first').then(() => order.push('first')),
    )
    await Promise.all([...slow, turn])
    expect(order.indexOf('first')).toBeLessThan(6)
  })

  it('takes more than a group holds at once', async () => {
    await Promise.all([...Array(200).keys()].map(n => db.transact(tx => writeSetting(tx, `k${n}`, '1'))))
    expect(await read('k199')).toBe('1')
  })
})

describe('a commit that fails', () => {
  it('is the answer to everybody in the group, and the next group works', async () => {
    const connection = new Database(await temporaryPath('raw.db'))
    connection.pragma('foreign_keys = on')
    connection.exec(`create table settings (key text primary key, value text);
      create table parent (id integer primary key);
      create table child (id integer references parent(id) deferrable initially deferred)`)
    const transact = openTransactions(connection, { empty: () => undefined })
    const settled = await Promise.allSettled([
      transact(tx => writeSetting(tx, 'a', '1')),
      transact(async () => void connection.exec('insert into child values (5)')),
      transact(async () => {
        throw new Error('its own')
      }),
    ])
    expect(settled.map(result => (result.status === 'rejected' ? String(result.reason) : 'fulfilled'))).toEqual(
      Array(3).fill('SqliteError: FOREIGN KEY constraint failed'),
    )
    await transact(tx => writeSetting(tx, 'b', '2'))
    expect(connection.prepare('select * from settings').all()).toEqual([{ key: 'b', value: '2' }])
    connection.close()
  })
})

describe('the file', () => {
  it('keeps synchronous=FULL on the writer after writes, WAL, and foreign keys on both connections', async () => {
    await db.transact(tx => writeSetting(tx, 'a', '1'))
    await db.transact(async tx => {
      const writer = connectionOf(tx)
      expect(writer.pragma('synchronous', { simple: true })).toBe(2)
      expect(writer.pragma('journal_mode', { simple: true })).toBe('wal')
      expect(writer.pragma('foreign_keys', { simple: true })).toBe(1)
    })
    expect(connectionOf(db.reads).pragma('query_only', { simple: true })).toBe(1)
  })

  it('refuses a write on the connection for reading', () => {
    expect(() => connectionOf(db.reads).exec("insert into settings values ('a', '1')")).toThrow('readonly')
  })

  it('leaves an empty log after a checkpoint: no statement stays open, and neither connection holds it', async () => {
    const file = await temporaryPath('office.db')
    const own = openDatabase(file)
    for (let n = 0; n < 50; n++) {
      await own.transact(tx => writeSetting(tx, `k${n}`, 'x'.repeat(1000)))
      await readSetting(own.reads, `k${n}`)
    }
    expect(statSync(`${file}-wal`).size).toBeGreaterThan(50_000)
    own.checkpoint()
    expect(statSync(`${file}-wal`).size).toBe(0)
    own.close()
    expect(readdirSync(path.dirname(file))).toEqual(['office.db'])
  })

  it('does not wait at a checkpoint for another process that reads', async () => {
    const file = await temporaryPath('office.db')
    const own = openDatabase(file)
    const other = new Database(file)
    await own.transact(tx => writeSetting(tx, 'a', '1'))
    other.exec('begin; select * from settings')
    other.prepare('select * from settings').all()
    await own.transact(tx => writeSetting(tx, 'a', '2'))
    const began = performance.now()
    own.checkpoint()
    expect(performance.now() - began).toBeLessThan(1_000)
    other.close()
    own.checkpoint()
    expect(statSync(`${file}-wal`).size).toBe(0)
    own.close()
  })

  it('waits for another process without holding up anything else', async () => {
    const file = await temporaryPath('shared.db')
    const own = openDatabase(file)
    const other = new Database(file)
    other.exec('begin immediate')
    const written = own.transact(tx => writeSetting(tx, 'a', '1'))
    let longest = 0
    for (let turn = 0, at = performance.now(); turn < 20; turn++, at = performance.now()) {
      await new Promise(resolve => setImmediate(resolve))
      longest = Math.max(longest, performance.now() - at)
    }
    expect(longest).toBeLessThan(1_000)
    expect(await readSetting(own.reads, 'a')).toBeUndefined()
    other.exec('commit')
    await written
    expect(await readSetting(own.reads, 'a')).toBe('1')
    other.close()
    own.close()
  })
})
