import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { DatabaseError } from '../../db/sqlite/errors.ts'
import { openDatabase, readable } from '../../db/sqlite/open.ts'
import { writeSetting } from '../../db/office/settings.ts'
import { temporaryPath } from '../helpers/temporary-path.ts'

/** What opening says; the file must be as it was. */
function refusal(file: string): DatabaseError {
  const before = readFileSync(file)
  try {
    openDatabase(file).close()
  } catch (error) {
    expect(readFileSync(file).equals(before)).toBe(true)
    expect(existsSync(`${file}-wal`)).toBe(false)
    if (error instanceof DatabaseError) return error
    throw error
  }
  throw new Error('was opened')
}

async function sound(): Promise<string> {
  const file = await temporaryPath('office.db')
  openDatabase(file).close()
  return file
}

describe('openDatabase', () => {
  it('makes the file with its folders, for its own account only, the logs too', async () => {
    const file = `${await temporaryPath('new')}/deep/office.db`
    const db = openDatabase(file)
    await db.transact(tx => writeSetting(tx, 'a', '1'))
    for (const end of ['', '-wal', '-shm']) expect(statSync(`${file}${end}`).mode & 0o777).toBe(0o600)
    expect(db.integrity()).toEqual([])
    db.close()
  })

  it('opens what is there already without changing its rights', async () => {
    const file = await sound()
    chmodSync(file, 0o640)
    openDatabase(file).close()
    expect(statSync(file).mode & 0o777).toBe(0o640)
  })

  it('refuses a file that is no database, in Vietnamese, and leaves it alone', async () => {
    const file = await temporaryPath('letter.db')
    writeFileSync(file, 'Kính gửi: Ủy ban nhân dân phường. '.repeat(200))
    expect(refusal(file).message).toContain('bị hỏng hoặc không phải cơ sở dữ liệu Nhắc Việc')
  })

  it('refuses a database whose pages are damaged', async () => {
    const file = await sound()
    const bytes = readFileSync(file)
    bytes.fill(0xa5, 100, 4096)
    writeFileSync(file, bytes)
    expect(refusal(file).message).toContain('nhacviec restore')
  })

  it('refuses another program’s database and adds nothing to it', async () => {
    const file = await temporaryPath('other.db')
    const other = new Database(file)
    other.exec("create table notes (text); insert into notes values ('theirs')")
    other.close()
    expect(refusal(file).message).toContain('chương trình khác')
  })

  it('refuses a file from a newer version', async () => {
    const file = await sound()
    const newer = new Database(file)
    newer.pragma('journal_mode = delete')
    newer.exec("insert into __drizzle_migrations (hash, created_at) values ('future', 9999999999999)")
    newer.close()
    expect(refusal(file).message).toContain('phiên bản mới hơn')
  })

  it('says which file cannot be opened', async () => {
    const folder = await temporaryPath('folder')
    openDatabase(`${folder}/office.db`).close()
    expect(() => openDatabase(folder)).toThrow(DatabaseError)
    expect(() => openDatabase(folder)).toThrow(`Không mở được ${folder}`)
  })

  it.each([
    ['SQLITE_FULL', /^Không ghi được a\.db: ổ đĩa đã đầy, .*\(SQLITE_FULL\)/],
    ['SQLITE_IOERR_WRITE', /^Không ghi được a\.db: .* bị lỗi \(SQLITE_IOERR_WRITE\)/],
    ['ENOSPC', /^Không ghi được a\.db: ổ đĩa đã đầy/],
    ['EACCES', /^Không mở được a\.db\. .*quyền đọc, ghi/],
    ['EROFS', /^Không mở được a\.db\. .*quyền đọc, ghi/],
  ])('tells the operator what %s means', (code, words) => {
    const told = readable(Object.assign(new Error('no words for an operator'), { code }), 'a.db')
    expect(told).toBeInstanceOf(DatabaseError)
    expect(told).toMatchObject({ message: expect.stringMatching(words) })
  })

  it('passes on what an operator cannot put right', () => {
    const error = new TypeError('x is not a function')
    expect(readable(error, 'a.db')).toBe(error)
  })

  it('keeps the history of tasks from being changed or removed', async () => {
    const file = await sound()
    const raw = new Database(file)
    raw.pragma('foreign_keys = off')
    raw.exec("insert into task_events (task_id, at, kind, before, after) values (1, 1, 'imported', '{}', '{}')")
    expect(() => raw.exec('update task_events set at = 2')).toThrow('append-only')
    expect(() => raw.exec('delete from task_events')).toThrow('append-only')
    expect(raw.prepare('select at from task_events').all()).toEqual([{ at: 1 }])
    raw.close()
  })

  it('has indexes as the schema in the code says, so that no migration is missing', async () => {
    const raw = new Database(await sound(), { readonly: true })
    const names = raw.prepare("select name from sqlite_master where type = 'index' and sql is not null").pluck().all()
    raw.close()
    const declared = [...readFileSync('db/schema.ts', 'utf8').matchAll(/(?:i|uniqueI)ndex\('(\w+)'\)/g)].map(m => m[1])
    expect(names).toEqual(expect.arrayContaining(declared))
  })
})
