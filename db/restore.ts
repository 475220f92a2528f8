import { chmodSync, createReadStream, createWriteStream, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import Database from 'better-sqlite3'
import { DatabaseError } from './errors.ts'
import { schemaVersions } from './migrate.ts'
import { findProblems, readable } from './open.ts'

/** @throws DatabaseError unless the file is a sound Nhắc Việc database that this version of the program can use */
export function verifyDatabase(file: string): void {
  if (!existsSync(file)) throw new DatabaseError(`Không có tệp ${file}. Hãy kiểm tra lại đường dẫn.`)
  const connection = new Database(file, { readonly: true })
  try {
    const { program, file: version } = schemaVersions(connection)
    if (version === 0) throw new DatabaseError(`Tệp ${file} không phải bản sao lưu của Nhắc Việc.`)
    if (version > program)
      throw new DatabaseError(`Tệp ${file} thuộc phiên bản mới hơn chương trình này. Hãy cập nhật Nhắc Việc rồi khôi phục lại.`)
    const [problem] = findProblems(connection)
    if (problem !== undefined) throw new DatabaseError(`Tệp ${file} bị hỏng (${problem}). Hãy dùng bản sao lưu khác.`)
  } catch (error) {
    throw readable(error, file)
  } finally {
    connection.close()
  }
}

/** Moves a closed database file to its place at once; the logs of the one that was there go with it. */
export function replaceDatabase(from: string, to: string): void {
  chmodSync(from, 0o600)
  for (const end of ['-wal', '-shm']) rmSync(`${from}${end}`, { force: true })
  for (const end of ['-wal', '-shm']) rmSync(`${to}${end}`, { force: true })
  renameSync(from, to)
}

/** Is somebody writing to the database right now, or running on it? Such a file must not be replaced under them. */
export function requireUnused(file: string): void {
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
  verifyDatabase(backup)
  mkdirSync(path.dirname(file), { recursive: true })
  requireUnused(file)
  const partial = `${file}.partial`
  await copyWithProgress(backup, partial, onProgress)
  verifyDatabase(partial)
  if (existsSync(file)) replaceDatabase(file, `${file}.before-restore`)
  replaceDatabase(partial, file)
}

async function copyWithProgress(from: string, to: string, onProgress: (share: number) => void): Promise<void> {
  const { size } = statSync(from)
  let copied = 0
  const source = createReadStream(from, { highWaterMark: 4 * 1024 * 1024 })
  source.on('data', chunk => onProgress((copied += chunk.length) / size))
  await pipeline(source, createWriteStream(to, { mode: 0o600 }))
}
