import { existsSync, mkdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { openDatabase } from '../../db/sqlite/open.ts'
import { writeSetting } from '../../db/office/settings.ts'
import { UserError } from '../../src/domain/chat/errors.ts'
import { parseConfig } from '../../src/config/config.ts'
import { openOffice } from '../../src/operations/whose-database.ts'
import { startService } from '../../src/main.ts'
import { temporaryPath } from '../helpers/temporary-path.ts'

/** A machine on which an office was served, whose database is then lost in this way. */
async function lost(lose: (file: string, backups: string) => void) {
  const file = await temporaryPath('office.db')
  const backups = path.join(path.dirname(file), 'backups')
  mkdirSync(backups)
  lose(file, backups)
  const config = parseConfig({ DATABASE_URL: `file:${file}`, BACKUP_DIR: backups, LOG_LEVEL: 'silent', PORT: '0' })
  const start = () =>
    startService(config, 'office').then(
      async service => {
        await service.stop()
        return 'a new office'
      },
      (error: unknown) => (error instanceof UserError ? error.message : error),
    )
  return { file, start }
}

it.each<[string, (file: string, backups: string) => void, RegExp]>([
  [
    'a rescued copy beside it',
    file => writeFileSync(`${file}.rescued`, ''),
    /nhacviec restore .*office\.db\.rescued\./,
  ],
  ['the last of several', file => ['', '-2'].forEach(n => writeFileSync(`${file}.rescued${n}`, '')), /rescued-2\./],
  ['what a restore replaced', file => writeFileSync(`${file}.before-restore`, ''), /nhacviec restore TỆP/],
  ['the lock of its service', file => writeFileSync(`${file}.lock`, ''), /còn office\.db\.lock/],
  ['a log with commits', file => writeFileSync(`${file}-wal`, 'x'), /còn office\.db-wal/],
  ['its proofs', file => mkdirSync(`${file}.files`), /còn office\.db\.files/],
  ['an empty file', file => writeFileSync(file, ''), /Tệp .*office\.db trống/],
  [
    'nightly copies',
    (_, backups) =>
      ['1128', '1129'].forEach(day => writeFileSync(path.join(backups, `nhacviec-2026${day}-180000.db`), '')),
    /nhacviec restore .*nhacviec-20261129-180000\.db\./,
  ],
])('a service begins no new office where there is %s', async (_, lose, said) => {
  const { file, start } = await lost(lose)
  const before = existsSync(file)
  expect(await start()).toMatch(said)
  expect(existsSync(file)).toBe(before)
})

it.each<[string, (file: string, backups: string) => void]>([
  ['nothing', () => undefined],
  ['an empty log', file => writeFileSync(`${file}-wal`, '')],
  ['the files of another database', file => writeFileSync(file.replace('office', 'office2'), 'x')],
  ['something else among the copies', (_, backups) => writeFileSync(path.join(backups, 'ghi-chu.txt'), 'x')],
])('a new machine with %s has a new office', async (_, lose) => {
  const { start } = await lost(lose)
  expect(await start()).toBe('a new office')
  expect(await start()).toBe('a new office')
})

it('an emptied file keeps its log, whatever command comes upon it', async () => {
  const file = await temporaryPath('office.db')
  const db = openDatabase(file)
  await db.transact(tx => writeSetting(tx, 'mark', 'kept'))
  const log = readFileSync(`${file}-wal`)
  db.close()
  truncateSync(file)
  writeFileSync(`${file}-wal`, log)
  expect(() => openOffice(file)).toThrow(/trống/)
  expect(statSync(`${file}-wal`).size).toBe(log.length)
  rmSync(file)
  expect(() => openOffice(file)).toThrow(/đã từng chạy/)
  expect(readFileSync(`${file}-wal`)).toEqual(log)
})
