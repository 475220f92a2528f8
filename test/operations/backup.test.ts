import { existsSync, rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { expect, it, onTestFinished, vi } from 'vitest'
import type { Db } from '../../db/db.ts'
import { openDatabase } from '../../db/sqlite/open.ts'
import { restoreDatabase } from '../../db/sqlite/restore.ts'
import { tasks } from '../../db/schema.ts'
import { writeSetting, readSetting } from '../../db/office/settings.ts'
import { backupTo } from '../../src/operations/backup.ts'
import { temporaryPath } from '../helpers/temporary-path.ts'

const task = (id: number) => ({ id, code: `T${id}`, title: 'Báo cáo '.repeat(40), search: 'bao cao', createdAt: 0 })

async function officeWith(count: number): Promise<Db> {
  const db = openDatabase(await temporaryPath('office.db'))
  for (let from = 1; from <= count; from += 500)
    await db.transact(async tx => {
      await tx.insert(tasks).values(Array.from({ length: 500 }, (_, i) => task(from + i)))
    })
  return db
}

it('holds all that was there when it began, while writing goes on', async () => {
  const db = await officeWith(2_000)
  const copy = await temporaryPath('copy.db')
  const writing = new AbortController()
  let written = 0
  const writer = (async () => {
    while (!writing.signal.aborted) {
      await db.transact(tx => writeSetting(tx, 'written', String(++written)))
      await new Promise(resolve => setImmediate(resolve))
    }
  })()
  const already = written
  await backupTo(db, copy)
  writing.abort()
  await writer
  expect(written).toBeGreaterThan(already + 3)
  const file = await temporaryPath('restored.db')
  await restoreDatabase(copy, file)
  const restored = openDatabase(file)
  expect(await restored.reads.select().from(tasks)).toHaveLength(2_000)
  expect(Number(await readSetting(restored.reads, 'written'))).toBeLessThanOrEqual(written)
  restored.close()
  db.close()
})

it('reads the whole copy without holding anything else up', async () => {
  const db = await officeWith(6_000)
  const copy = await temporaryPath('copy.db')
  const delay = monitorEventLoopDelay({ resolution: 1 })
  const began = performance.now()
  delay.enable()
  await backupTo(db, copy)
  delay.disable()
  // A share of its own time, not a number of ms: the machine may be slow.
  expect(delay.max / 1e6).toBeLessThan((performance.now() - began) / 2)
  db.close()
})

it('is made in a thread of its own, of the moment when it began', async () => {
  const inOurs = vi.spyOn(Database.prototype, 'backup')
  onTestFinished(() => inOurs.mockRestore())
  const db = await officeWith(2_000)
  const copy = await temporaryPath('copy.db')
  await db.transact(tx => writeSetting(tx, 'mark', 'before'))
  let after: Promise<void> | undefined
  await db.backup(copy, () => void (after ??= db.transact(tx => writeSetting(tx, 'mark', 'after'))))
  await after
  expect(inOurs).not.toHaveBeenCalled()
  const found = openDatabase(copy)
  expect([await readSetting(found.reads, 'mark'), await readSetting(db.reads, 'mark')]).toEqual(['before', 'after'])
  found.close()
  db.close()
})

it('is whole, and makes nothing anew, when the database is removed meanwhile', async () => {
  const db = await officeWith(2_000)
  const copy = await temporaryPath('copy.db')
  await db.backup(copy, () => ['', '-wal', '-shm'].forEach(end => rmSync(`${db.file}${end}`, { force: true })))
  expect(existsSync(db.file)).toBe(false)
  const found = openDatabase(copy)
  expect(await found.reads.select().from(tasks)).toHaveLength(2_000)
  found.close()
  db.close()
})

it('is no backup when rows are missing', async () => {
  const db = await officeWith(500)
  const copy = await temporaryPath('copy.db')
  const shortened: Db = {
    ...db,
    async backup(file) {
      await db.backup(file)
      const connection = new Database(file)
      connection.exec('delete from tasks where id = 7')
      connection.close()
    },
  }
  await expect(backupTo(shortened, copy)).rejects.toThrow('tasks: 499 trên 500 dòng')
  db.close()
})
