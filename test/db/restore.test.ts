import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  watch,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../../db/sqlite/open.ts'
import { restoreDatabase } from '../../db/sqlite/restore.ts'
import { readSetting, writeSetting } from '../../db/office/settings.ts'
import { backupTo } from '../../src/operations/backup.ts'
import { temporaryPath } from '../helpers/temporary-path.ts'

let file: string
let backup: string
async function write(name: string, value: string): Promise<void> {
  const db = openDatabase(name)
  await db.transact(tx => writeSetting(tx, 'mark', value))
  db.close()
}
async function read(name: string): Promise<string | undefined> {
  const db = openDatabase(name)
  const value = await readSetting(db.reads, 'mark')
  db.close()
  return value
}

beforeEach(async () => {
  file = await temporaryPath('office.db')
  backup = await temporaryPath('backup.db')
  await write(file, 'then')
  const db = openDatabase(file)
  await backupTo(db, backup)
  db.close()
  await write(file, 'now')
})

describe('restoreDatabase', () => {
  it('puts the backup in place, keeps the one that was there, and leaves nothing else', async () => {
    const shares: number[] = []
    await restoreDatabase(backup, file, share => shares.push(share))
    expect(await read(file)).toBe('then')
    expect(await read(`${file}.before-restore`)).toBe('now')
    expect(readdirSync(path.dirname(file)).toSorted()).toEqual(['office.db', 'office.db.before-restore'])
    expect(shares).toEqual(shares.toSorted())
  })

  it('leaves the one that was there to its own account only, whatever it was before', async () => {
    for (const mode of [0o644, 0o660, 0o600, 0o400]) {
      chmodSync(file, mode)
      await restoreDatabase(backup, file)
      expect([file, `${file}.before-restore`].map(one => statSync(one).mode & 0o777)).toEqual([0o600, 0o600])
    }
  })

  it('works where no database is yet, and again over an earlier restore', async () => {
    const fresh = `${await temporaryPath('new')}/office.db`
    await restoreDatabase(backup, fresh)
    await write(fresh, 'second')
    await restoreDatabase(backup, fresh)
    expect([await read(fresh), await read(`${fresh}.before-restore`)]).toEqual(['then', 'second'])
  })

  it('keeps what every restore before it kept, each under a name of its own', async () => {
    const folder = path.dirname(file)
    const moment = Date.UTC(2026, 10, 30, 5, 6, 7)
    const kept: (string | undefined)[] = []
    for (const word of ['first', 'second', 'third']) {
      await write(file, word)
      kept.push(await restoreDatabase(backup, file, undefined, moment))
    }
    const names = ['office.db.before-restore', 'office.db.before-restore-20261130-050607']
    expect(kept.map(name => name && path.basename(name))).toEqual([...names, `${names[1]}-2`])
    const words = await Promise.all(kept.map(name => read(String(name))))
    expect(words).toEqual(['first', 'second', 'third'])
    for (const name of kept) expect(statSync(String(name)).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder).filter(name => name.endsWith('.partial'))).toEqual([])
  })

  it('refuses the database itself as the backup, under whatever name', async () => {
    const [soft, hard] = [await temporaryPath('soft.db'), `${file}.hard`]
    symlinkSync(file, soft)
    linkSync(file, hard)
    for (const same of [file, path.relative('', file), soft, hard, `${file}-wal`, `${file}.lock`]) {
      writeFileSync(same, '', { flag: 'a' })
      await expect(restoreDatabase(same, file)).rejects.toThrow('là chính cơ sở dữ liệu đang dùng')
    }
    rmSync(`${file}-wal`)
    expect(await read(file)).toBe('now')
    expect(existsSync(`${file}.before-restore`)).toBe(false)
  })

  it('takes along what a log beside the backup still holds', async () => {
    const live = openDatabase(backup)
    await live.transact(tx => writeSetting(tx, 'mark', 'in the log'))
    await restoreDatabase(backup, file)
    live.close()
    expect(await read(file)).toBe('in the log')
  })

  it('writes nothing beside the backup: its folder may be read-only', async () => {
    const folder = path.dirname(backup)
    const before = readdirSync(folder)
    // SQLite would need both to read it, and these it can neither make nor open.
    for (const end of ['-journal', '-wal']) if (existsSync(`${backup}${end}`)) rmSync(`${backup}${end}`)
    const seen = new Set<string>()
    const watcher = watch(folder, (_, name) => void seen.add(String(name)))
    await restoreDatabase(backup, file)
    await new Promise(resolve => setImmediate(resolve))
    watcher.close()
    expect(readdirSync(folder)).toEqual(before)
    expect([...seen].filter(name => name.startsWith(path.basename(backup)))).toEqual([])
    expect(await read(file)).toBe('then')
  })

  it('takes along a log that was left beside a backup at rest', async () => {
    const live = openDatabase(backup)
    await live.transact(tx => writeSetting(tx, 'mark', 'in the log'))
    const left = await temporaryPath('left.db')
    for (const end of ['', '-wal']) copyFileSync(`${backup}${end}`, `${left}${end}`)
    live.close()
    await restoreDatabase(left, file)
    expect(await read(file)).toBe('in the log')
    expect(existsSync(`${left}-shm`)).toBe(false)
  })

  it('clears what an earlier restore left that was killed, and is private while it is written', async () => {
    for (const end of ['', '-wal', '-journal']) writeFileSync(`${file}.partial${end}`, 'half', { mode: 0o644 })
    const modes = new Set<number>()
    const before = process.umask(0)
    await restoreDatabase(backup, file, () => void modes.add(statSync(`${file}.partial`).mode & 0o777)).finally(() =>
      process.umask(before),
    )
    expect([...modes]).toEqual([0o600])
    expect(readdirSync(path.dirname(file)).filter(name => name.includes('.partial'))).toEqual([])
    expect(await read(file)).toBe('then')
  })

  it('refuses a database in use, and its service goes on undisturbed', async () => {
    const running = openDatabase(file)
    await expect(restoreDatabase(backup, file)).rejects.toThrow('đang được dùng')
    await running.transact(tx => writeSetting(tx, 'mark', 'still here'))
    running.close()
    expect(await read(file)).toBe('still here')
  })

  it.each<[string, (name: string) => void, string]>([
    ['cut short', name => truncateSync(name, 8192), 'hỏng'],
    ['no database', name => writeFileSync(name, 'x'.repeat(5000)), 'không phải'],
    ['another program’s', name => emptied(name, 'create table notes (text)'), 'không phải bản sao lưu'],
    [
      'from a newer version',
      name => alter(name, "insert into __drizzle_migrations (hash, created_at) values ('f', 9e12)"),
      'mới hơn',
    ],
  ])('refuses a backup that is %s and changes nothing', async (_, damage, why) => {
    damage(backup)
    const before = readFileSync(file)
    await expect(restoreDatabase(backup, file)).rejects.toThrow(why)
    expect(readFileSync(file).equals(before)).toBe(true)
    expect(existsSync(`${file}.before-restore`)).toBe(false)
    expect(await read(file)).toBe('now')
  })

  it('says so when there is no such backup', async () => {
    await expect(restoreDatabase(`${backup}x`, file)).rejects.toThrow('Không có tệp')
  })

  it('replaces a damaged database, keeps it, and does not replay its log into the new one', async () => {
    writeFileSync(file, 'damaged beyond repair'.repeat(300))
    writeFileSync(`${file}-wal`, 'what was left of the log')
    await restoreDatabase(backup, file)
    expect(await read(file)).toBe('then')
    expect(readFileSync(`${file}.before-restore`, 'utf8')).toContain('damaged')
    expect(existsSync(`${file}-wal`)).toBe(false)
  })
})

const alter = (name: string, sql: string): void => {
  const raw = new Database(name)
  raw.pragma('journal_mode = delete')
  raw.exec(sql)
  raw.close()
}
function emptied(name: string, sql: string): void {
  writeFileSync(name, '')
  alter(name, sql)
}
