import { chmodSync, existsSync, linkSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import Database, { type Database as Connection } from 'better-sqlite3'
import { DatabaseError } from './errors.ts'
import { schemaVersions } from './migrate.ts'
import { inspectFile, type Inspection } from './inspect.ts'
import { copyTo, readable } from './open.ts'

/** The number of rows that only ever grow. @throws DatabaseError unless the file is a sound Nhắc Việc database that this version of the program can use */
export async function verifyDatabase(file: string): Promise<Inspection['rows']> {
  if (!existsSync(file)) throw new DatabaseError(`Không có tệp ${file}. Hãy kiểm tra lại đường dẫn.`)
  await usingReadOnly(file, connection => {
    const { program, file: version } = schemaVersions(connection)
    if (version === 0) throw new DatabaseError(`Tệp ${file} không phải bản sao lưu của Nhắc Việc.`)
    if (version > program)
      throw new DatabaseError(
        `Tệp ${file} thuộc phiên bản mới hơn chương trình này. Hãy cập nhật Nhắc Việc rồi khôi phục lại.`,
      )
  })
  const { problems, rows } = await inspectFile(file, true)
  if (problems[0] !== undefined)
    throw new DatabaseError(`Tệp ${file} bị hỏng (${problems[0]}). Hãy dùng bản sao lưu khác.`)
  return rows
}

async function usingReadOnly(file: string, use: (connection: Connection) => Promise<void> | void): Promise<void> {
  let connection: Connection | undefined
  try {
    connection = new Database(file, { readonly: true })
    await use(connection)
  } catch (error) {
    throw readable(error, file)
  } finally {
    connection?.close()
  }
}

/** Moves a closed database file to its place at once; the logs of the one that was there go first, lest they be replayed. */
export function replaceDatabase(from: string, to: string): void {
  chmodSync(from, 0o600)
  for (const database of [from, to]) for (const log of ['-wal', '-shm']) rmSync(`${database}${log}`, { force: true })
  renameSync(from, to)
}

/** The file under a second name as well: it stays in its own place until that is taken, so there always is a database. */
function keepAside(file: string, aside: string): void {
  rmSync(aside, { force: true })
  if (existsSync(file)) linkSync(file, aside)
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

/**
 * Copies a verified backup beside the database and swaps it in; the one that was there stays as `.before-restore`.
 * `onProgress`: share done, 0–1. @throws DatabaseError; then nothing has changed
 */
export async function restoreDatabase(
  backup: string,
  file: string,
  onProgress: (share: number) => void = () => undefined,
): Promise<void> {
  await verifyDatabase(backup)
  mkdirSync(path.dirname(file), { recursive: true })
  requireUnused(file)
  const partial = `${file}.partial`
  rmSync(partial, { force: true })
  // By SQLite itself: with what a log beside the backup holds, and on the disk when it is done.
  await usingReadOnly(backup, source => copyTo(source, partial, onProgress))
  await verifyDatabase(partial)
  // Somebody may have started the service meanwhile.
  requireUnused(file)
  keepAside(file, `${file}.before-restore`)
  replaceDatabase(partial, file)
}
