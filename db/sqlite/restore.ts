import { createReadStream, createWriteStream, existsSync, linkSync, statSync } from 'node:fs'
import { chmod, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import Database, { type Database as Connection } from 'better-sqlite3'
import { DatabaseError } from './errors.ts'
import { schemaVersions } from './migrate.ts'
import { freeName } from './free-name.ts'
import { inspectFile, type Inspection } from './inspect.ts'
import { copyTo, readable } from './open.ts'
import { isOwnFile } from './own-files.ts'
import { clearUnfinished, createPrivate, makePrivate, makePrivateFolder } from './private-file.ts'

/**
 * The number of rows that only ever grow. `name`: what an operator knows it by. @throws DatabaseError unless the file is a
 * sound Nhắc Việc database that this version of the program can use
 */
export async function verifyDatabase(file: string, name = file): Promise<Inspection['rows']> {
  requireThere(file)
  await usingReadOnly(
    file,
    connection => {
      const { program, file: version } = schemaVersions(connection)
      if (version === 0) throw new DatabaseError(`Tệp ${name} không phải bản sao lưu của Nhắc Việc.`)
      if (version > program)
        throw new DatabaseError(
          `Tệp ${name} thuộc phiên bản mới hơn chương trình này. Hãy cập nhật Nhắc Việc rồi khôi phục lại.`,
        )
    },
    name,
  )
  const { problems, rows } = await inspectFile(file, true)
  if (problems[0] !== undefined)
    throw new DatabaseError(`Tệp ${name} bị hỏng (${problems[0]}). Hãy dùng bản sao lưu khác.`)
  return rows
}

/**
 * A copy that `backup` made, or the nightly job: sound or not, of an office, and nobody's open database. What a service has run
 * on bears a mark (whereabouts.ts), also when it is closed; only copies bear none.
 */
export function isBackup(file: string): boolean {
  if (['-wal', '-shm', '.lock'].some(end => existsSync(`${file}${end}`))) return false
  let connection: Connection | undefined
  try {
    connection = new Database(file, { fileMustExist: true })
    connection.pragma('query_only = on')
    return connection.pragma('application_id', { simple: true }) === 0 && schemaVersions(connection).file > 0
  } catch (error) {
    if (error instanceof Database.SqliteError) return false
    throw error
  } finally {
    connection?.close()
  }
}

function requireThere(file: string): void {
  if (!existsSync(file)) throw new DatabaseError(`Không có tệp ${file}. Hãy kiểm tra lại đường dẫn.`)
  if (!statSync(file).isFile())
    throw new DatabaseError(`${file} là thư mục, không phải tệp. Hãy kiểm tra lại đường dẫn.`)
}

async function usingReadOnly(
  file: string,
  use: (connection: Connection) => Promise<void> | void,
  name = file,
): Promise<void> {
  let connection: Connection | undefined
  try {
    connection = new Database(file, { readonly: true })
    await use(connection)
  } catch (error) {
    throw readable(error, name)
  } finally {
    connection?.close()
  }
}

/**
 * Moves a closed database file to its place at once; the logs of the one that was there go first, lest they be replayed. To
 * let go of a large file takes the disk a tenth of a second, in which messages must be answered.
 */
export async function replaceDatabase(from: string, to: string): Promise<void> {
  await chmod(from, 0o600)
  for (const database of [from, to]) for (const log of ['-wal', '-shm']) await rm(`${database}${log}`, { force: true })
  await rename(from, to)
}

/** The file under a second name as well: it stays in its own place until that is taken, so there always is a database. */
function keepAside(file: string, now: number): string | undefined {
  if (!existsSync(file)) return undefined
  const aside = asideName(file, now)
  linkSync(file, aside)
  makePrivate(aside)
  return aside
}

/** What an earlier restore kept stays: the next one has its moment (UTC) in its name. */
function asideName(file: string, now: number): string {
  const moment = new Date(now).toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-')
  return freeName(n => `${file}.before-restore${n === 1 ? '' : `-${moment}${n === 2 ? '' : `-${n - 1}`}`}`)
}

/** Is somebody writing to the database right now, or running on it? Such a file must not be replaced under them. */
function requireUnused(file: string): void {
  if (!existsSync(file)) return
  const connection = new Database(file, { timeout: 0 })
  try {
    // Leaving WAL mode needs the file alone; a running service holds it open.
    connection.pragma('journal_mode = delete')
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY'))
      throw new DatabaseError(`Cơ sở dữ liệu ${file} đang được dùng. Hãy dừng dịch vụ rồi khôi phục lại.`)
    // A damaged file is just what a restore is for.
  } finally {
    connection.close()
  }
}

/** Nobody has it open: it and its log are all there is, and copying them writes nothing beside it. */
const isAtRest = (file: string): boolean => !existsSync(`${file}-shm`)

/** As a file: SQLite reads none from a folder in which it may not write. */
async function copyAtRest(from: string, to: string, onProgress: (share: number) => void): Promise<void> {
  const total = statSync(from).size
  let copied = 0
  for (const end of ['', '-wal']) {
    if (!existsSync(`${from}${end}`)) continue
    const source = createReadStream(`${from}${end}`, { highWaterMark: 1024 * 1024 })
    source.on('data', chunk => onProgress(Math.min(1, (copied += chunk.length) / Math.max(1, total))))
    await pipeline(source, createWriteStream(`${to}${end}`, { mode: 0o600, flush: true }))
  }
  if (!existsSync(`${to}-wal`)) return
  const connection = new Database(to)
  try {
    connection.pragma('wal_checkpoint(truncate)')
  } catch (error) {
    throw readable(error, from)
  } finally {
    connection.close()
  }
}

/**
 * Copies a backup beside the database, verifies it and swaps it in; the one that was there stays as `.before-restore`.
 * `onProgress`: share done, 0–1. `prepare`: what is done to the copy before that. @returns where it stays, if there was one @throws DatabaseError; then nothing has changed
 */
export async function restoreDatabase(
  backup: string,
  file: string,
  onProgress: (share: number) => void = () => undefined,
  now = Date.now(),
  prepare: (copy: string) => Promise<void> = () => Promise.resolve(),
): Promise<string | undefined> {
  requireThere(backup)
  if (isOwnFile(file, backup))
    throw new DatabaseError(
      `${backup} là chính cơ sở dữ liệu đang dùng (${file}) hoặc tệp đi kèm của nó, không phải bản sao lưu. Hãy chọn bản sao lưu khác.`,
    )
  const partial = `${file}.partial`
  const clear = () => clearUnfinished(path.dirname(file), name => name === path.basename(file))
  makePrivateFolder(path.dirname(file))
  clear()
  createPrivate(partial)
  try {
    // In use, it is copied by SQLite itself: with what its log holds at one moment.
    if (isAtRest(backup)) await copyAtRest(backup, partial, onProgress)
    else await usingReadOnly(backup, source => copyTo(source, partial, onProgress))
    await verifyDatabase(partial, backup)
    requireUnused(file)
    await prepare(partial)
    // Its log is part of it until now.
    requireUnused(partial)
    const aside = keepAside(file, now)
    await replaceDatabase(partial, file)
    return aside
  } finally {
    clear()
  }
}
