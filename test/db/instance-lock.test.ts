import { chmodSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { DatabaseError } from '../../db/sqlite/errors.ts'
import { lockInstance } from '../../db/sqlite/instance-lock.ts'
import { openDatabase } from '../../db/sqlite/open.ts'
import { temporaryPath } from '../helpers/temporary-path.ts'

test('a second service on the same database is refused until the first has ended', async () => {
  const file = await temporaryPath('a.db')
  const release = lockInstance(file)
  expect(() => lockInstance(file)).toThrow(DatabaseError)
  expect(() => lockInstance(file)).toThrow(/đang chạy trên cơ sở dữ liệu .*a\.db\. Hãy dừng dịch vụ đó/)
  release()
  lockInstance(file)()
})

test('another name of the same file does not help, another database does', async () => {
  const file = await temporaryPath('a.db')
  openDatabase(file).close()
  const alias = path.join(path.dirname(file), 'alias.db')
  symlinkSync(file, alias)
  const release = lockInstance(file)
  expect(() => lockInstance(alias)).toThrow(DatabaseError)
  lockInstance(path.join(path.dirname(file), 'b.db'))()
  release()
})

test('a folder where nothing can be written is told in words', async () => {
  const file = await temporaryPath('a.db')
  // What stands in the way is the same to SQLite as a missing right, which root would not miss.
  mkdirSync(`${file}.lock`)
  expect(() => lockInstance(file)).toThrow(DatabaseError)
  expect(() => lockInstance(file)).toThrow(`Không mở được ${file}. Hãy kiểm tra đường dẫn và quyền`)
})

test('the lock is for its own account only', async () => {
  const file = await temporaryPath('a.db')
  const before = process.umask(0)
  const release = lockInstance(file)
  process.umask(before)
  expect(statSync(`${file}.lock`).mode & 0o777).toBe(0o600)
  release()
})

test('the lock that an earlier version left open to all is so no longer', async () => {
  const file = await temporaryPath('a.db')
  writeFileSync(`${file}.lock`, '')
  chmodSync(`${file}.lock`, 0o644)
  const release = lockInstance(file)
  expect(statSync(`${file}.lock`).mode & 0o777).toBe(0o600)
  release()
})

test('a folder that cannot be made is told in words, at once', () => {
  expect(() => lockInstance('/proc/nhacviec/data/a.db')).toThrow(/^Không tạo được thư mục \/proc\/nhacviec \(ENOENT\)/)
  expect(() => openDatabase('/proc/nhacviec/data/a.db')).toThrow(DatabaseError)
})
