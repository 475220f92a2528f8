import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Db } from '../../db/db.ts'
import { openDatabase } from '../../db/sqlite/open.ts'
import { restoreDatabase } from '../../db/sqlite/restore.ts'
import { tasks } from '../../db/schema.ts'
import { writeSetting, readSetting } from '../../db/office/settings.ts'
import { backupTo, backupWithRotation, requireBackupPlace } from '../../src/operations/backup.ts'
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

it('is never written over the database it is made of, nor over what belongs to it', async () => {
  const db = await officeWith(500)
  const { file } = db
  const folder = path.dirname(file)
  symlinkSync(file, path.join(folder, 'soft.db'))
  symlinkSync(folder, path.join(folder, 'way'))
  linkSync(file, path.join(folder, 'hard.db'))
  const before = readdirSync(folder)
  const { ino } = statSync(file)
  const names = ['', '-wal', '-shm', '-journal', '.lock', '.partial'].map(end => `${file}${end}`)
  const ways = ['soft.db', 'hard.db', 'way/office.db', 'way/office.db-wal'].map(name => path.join(folder, name))
  for (const target of [...names, path.relative('', file), ...ways])
    await expect(backupTo(db, target)).rejects.toThrow('là cơ sở dữ liệu đang dùng')
  expect(readdirSync(folder)).toEqual(before)
  expect(statSync(file).ino).toBe(ino)
  expect(db.gone()).toBeUndefined()
  for (const near of ['office.db2', 'office.db.copy', 'office-wal', 'copy.db'])
    await backupTo(db, path.join(folder, near))
  db.close()
})

it.each<[string, (file: string) => Promise<unknown>]>([
  ['removed', file => Promise.resolve(['', '-wal', '-shm'].forEach(end => rmSync(`${file}${end}`)))],
  [
    'replaced by one that holds more',
    async file => {
      const other = await officeWith(1_000)
      other.close()
      for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`)
      renameSync(other.file, file)
    },
  ],
])('is made of what is still open of a database that was %s under the service', async (_, lose) => {
  const db = await officeWith(500)
  await lose(db.file)
  const copy = await temporaryPath('copy.db')
  await backupTo(db, copy)
  const found = openDatabase(copy)
  expect(await found.reads.select().from(tasks)).toHaveLength(500)
  found.close()
  db.close()
})

it('leaves nothing half done where it cannot take its place', async () => {
  const db = await officeWith(500)
  const target = await temporaryPath('folder.db')
  mkdirSync(path.join(target, 'in it'), { recursive: true })
  await expect(backupTo(db, target)).rejects.toThrow()
  expect(readdirSync(path.dirname(target))).toEqual(['folder.db'])
  db.close()
})

it('rotation never removes the database that the service runs on', async () => {
  const folder = path.dirname(await temporaryPath('x'))
  const db = openDatabase(path.join(folder, 'nhacviec-20250101-000000.db'))
  const day = 86_400_000
  for (const n of [0, 1, 2]) await backupWithRotation(db, folder, 1, Date.UTC(2026, 10, 28) + n * day)
  expect(readFileSync(db.file)).not.toHaveLength(0)
  expect(readdirSync(folder).filter(name => name.endsWith('.db'))).toEqual([
    'nhacviec-20250101-000000.db',
    'nhacviec-20261130-000000.db',
  ])
  db.close()
})

describe('a backup takes the place of an earlier one', () => {
  it('of this version, and of one before', async () => {
    const db = await officeWith(0)
    const copy = await temporaryPath('copy.db')
    await backupTo(db, copy)
    expect(() => requireBackupPlace(copy)).not.toThrow()
    db.close()
  })

  it.each<[string, (file: string) => void]>([
    ['another program’s database', file => void new Database(file).exec('create table so_cai (tien)').close()],
    ['another program’s table of settings', file => void new Database(file).exec('create table settings (a)').close()],
    [
      'another office’s database, its service at rest',
      file => {
        openDatabase(file, { marked: true }).close()
        rmSync(`${file}-wal`, { force: true })
      },
    ],
    ['another office’s database that is open', file => onTestFinished(openDatabase(file).close)],
    ['an empty file', file => writeFileSync(file, '')],
    ['words', file => writeFileSync(file, 'SQLite format 3\0 nhưng không phải')],
  ])('and never of %s', async (_, make) => {
    const file = await temporaryPath('theirs.db')
    make(file)
    const before = readFileSync(file)
    expect(() => requireBackupPlace(file)).toThrow(/không ghi đè/)
    expect(readFileSync(file)).toEqual(before)
  })
})
