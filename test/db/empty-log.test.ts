import { readFileSync, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Db } from '../../db/db.ts'
import { writeSetting } from '../../db/office/settings.ts'
import { openDatabase } from '../../db/sqlite/open.ts'
import { eraseFromDisk } from '../../db/sqlite/transactions.ts'
import { temporaryPath } from '../helpers/temporary-path.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** A database in which something was written, and another process that reads until it is told not to. */
async function readByAnother() {
  const file = await temporaryPath('office.db')
  const db = openDatabase(file)
  await db.transact(tx => writeSetting(tx, 'said', 'canarykilo'))
  const other = new Database(file, { readonly: true })
  other.exec('begin')
  other.prepare('select count(*) from settings').get()
  return { db, log: `${file}-wal`, goOn: () => other.exec('commit') }
}
const erase = (db: Db) =>
  db.transact(async tx => {
    eraseFromDisk(tx)
    await writeSetting(tx, 'said', '')
  })
const isThere = (log: string): boolean => readFileSync(log).includes('canarykilo')

it('the log is emptied within seconds of the moment in which another process stops reading', async () => {
  const { db, log, goOn } = await readByAnother()
  await erase(db)
  vi.advanceTimersByTime(5_000)
  expect(isThere(log)).toBe(true)
  goOn()
  expect(isThere(log)).toBe(true)
  vi.advanceTimersByTime(2_000)
  expect(statSync(log).size).toBe(0)
  // Nothing is owed any more.
  expect(vi.getTimerCount()).toBe(0)
  db.close()
})

it('a hundred commits that erase something meanwhile do not each try it', async () => {
  const { db, goOn } = await readByAnother()
  const pragma = vi.spyOn(Database.prototype, 'pragma')
  const tries = () => pragma.mock.calls.filter(([said]) => said.startsWith('wal_checkpoint')).length
  for (let i = 0; i < 100; i++) await erase(db)
  expect(tries()).toBe(1)
  vi.advanceTimersByTime(3_000)
  expect(tries()).toBe(4)
  goOn()
  vi.advanceTimersByTime(1_000)
  for (let i = 0; i < 3; i++) await erase(db)
  expect(tries()).toBe(8)
  db.close()
})

it('another process is not waited for on the thread', async () => {
  const { db } = await readByAnother()
  const pragma = vi.spyOn(Database.prototype, 'pragma')
  await erase(db)
  const said = pragma.mock.calls.map(([line]) => line)
  expect(said[said.indexOf('wal_checkpoint(truncate)') - 1]).toBe('busy_timeout = 0')
  expect(said.at(-1)).toMatch(/^busy_timeout = [1-9]/)
  db.close()
})

it('a command that ends tries it once more before it closes', async () => {
  const { db, log, goOn } = await readByAnother()
  // A service that goes on beside it: without it closing alone would empty the log.
  const service = openDatabase(db.file)
  await erase(db)
  goOn()
  db.close()
  expect(statSync(log).size).toBe(0)
  service.close()
})
