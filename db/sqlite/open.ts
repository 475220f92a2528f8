import { existsSync, statSync } from 'node:fs'
import Database, { type Database as Connection } from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { copyInThread } from './copy-in-thread.ts'
import { DatabaseError } from './errors.ts'
import type { Db } from '../db.ts'
import { emptyLog, logEmptier } from './empty-log.ts'
import { lockWaitMs, openTransactions } from './transactions.ts'
import { keepingStatements } from './kept-statements.ts'
import { createPrivate } from './private-file.ts'
import { markAsOurs, watchPlace } from './whereabouts.ts'
import { migrateSchema, requireOurs } from './migrate.ts'

/** While opening, another writer is waited for this long, ms. Afterwards transactions wait by themselves (db.ts). */
const busyTimeoutMs = 10_000
/** The write-ahead log is cut back to this size after a burst, bytes. */
const journalLimit = 64 * 1024 * 1024

/**
 * Opens the file, makes it when it is missing, and brings it to the current schema. `marked`: for a service, which notices then
 * that another file was copied over it.
 * @throws DatabaseError when it is damaged, no database, or from a newer version
 */
export function openDatabase(file: string, options: { migrate?: boolean; marked?: boolean } = {}): Db {
  const connections: Connection[] = []
  try {
    // SQLite gives its logs the same rights.
    if (!existsSync(file)) createPrivate(file)
    requireNotEmptied(file)
    const writer = connect(file, connections)
    if (options.migrate !== false) {
      if (isEmpty(writer)) writer.pragma(`user_version = ${overwriting}`)
      migrateSchema(writer)
      overwriteRemnants(writer)
    }
    requireDurable(writer)
    writer.pragma(`busy_timeout = ${lockWaitMs}`)
    const reader = connect(file, connections)
    reader.pragma('query_only = on')
    // Each RETURNING and each list in a condition fills a small table: 25 µs and more where it might become a file. Only now,
    // as a migration may sort millions of rows.
    for (const connection of connections) connection.pragma('temp_store = memory')
    const { gone, end } = watchPlace(file, options.marked ? markAsOurs(writer) : undefined)
    const log = logEmptier(writer, lockWaitMs)
    if (options.marked) log.empty()
    return {
      file,
      gone,
      transact: openTransactions(writer, log, gone),
      reads: drizzle(keepingStatements(reader)),
      checkpoint: () => emptyLog(writer),
      integrity: () => findProblems(reader),
      backup: (target, onProgress = () => undefined) => backup(writer, file, gone, target, onProgress),
      close: () => {
        if (!writer.open) return
        try {
          log.end()
        } finally {
          connections.forEach(connection => connection.close())
          end()
        }
      },
    }
  } catch (error) {
    connections.forEach(connection => connection.close())
    throw readable(error, file)
  }
}

/** An empty file beside a log that is not was overwritten: opening it would throw the log away. @throws DatabaseError */
function requireNotEmptied(file: string): void {
  const log = statSync(`${file}-wal`, { throwIfNoEntry: false })
  if (statSync(file).size === 0 && log !== undefined && log.size > 0)
    throw new DatabaseError(
      `Tệp ${file} trống nhưng nhật ký ${file}-wal còn dữ liệu: tệp đã bị ghi đè. Hãy giữ lại cả hai tệp ở nơi khác, rồi khôi phục bằng: nhacviec restore TỆP`,
    )
}

function connect(file: string, opened: Connection[]): Connection {
  const connection = new Database(file, { timeout: busyTimeoutMs })
  opened.push(connection)
  // Before anything is written: somebody else's file is left as it is.
  requireOurs(connection, file)
  connection.pragma('journal_mode = wal')
  connection.pragma('synchronous = full')
  connection.pragma('foreign_keys = on')
  // What is deleted is overwritten with zeros, also in the index of the search: otherwise it could be read in the file and
  // in every later backup for years (Luật 91/2025/QH15). docs/performance.md has what it costs.
  connection.pragma('secure_delete = on')
  connection.pragma(`journal_size_limit = ${journalLimit}`)
  connection.pragma('cache_size = -32000')
  return connection
}

/** `user_version` of a file in which everything deleted was overwritten. */
const overwriting = 1

const isEmpty = (connection: Connection): boolean =>
  connection.prepare('select 1 from sqlite_master limit 1').get() === undefined

/**
 * A file of an earlier version, or a restored one, still holds what was deleted in it: it is rewritten once, which takes some
 * seconds a gigabyte and as much disk again. Where that cannot be done now (full disk, another program writes), at the next start.
 */
function overwriteRemnants(writer: Connection): void {
  if (Number(writer.pragma('user_version', { simple: true })) >= overwriting) return
  try {
    writer.exec('vacuum')
    writer.pragma(`user_version = ${overwriting}`)
    emptyLog(writer)
  } catch (error) {
    if (!(error instanceof Database.SqliteError) || !/^SQLITE_(FULL|IOERR|BUSY)/.test(error.code)) throw error
  }
}

/**
 * better-sqlite3 is compiled with SQLITE_DEFAULT_WAL_SYNCHRONOUS=1: the first write of a WAL connection silently lowers
 * `synchronous` to NORMAL, and a commit would no longer survive a power cut. So it is looked at after a first write.
 */
function requireDurable(writer: Connection): void {
  writer.exec('begin immediate; create table if not exists durability_probe (x); drop table durability_probe; commit')
  if (writer.pragma('synchronous', { simple: true }) !== 2) writer.pragma('synchronous = full')
  if (writer.pragma('synchronous', { simple: true }) !== 2) throw new Error('SQLite does not keep synchronous=FULL')
}

/** Pages of the log after which a commit moves them into the file; SQLite's own. */
const checkpointPages = 1_000

async function backup(
  writer: Connection,
  file: string,
  gone: Db['gone'],
  target: string,
  onProgress: (share: number) => void,
): Promise<void> {
  // Another connection no longer finds it.
  if (gone()) return copyTo(writer, target, onProgress)
  // All that the copy's moment held back would otherwise fall to the first commit after it.
  writer.pragma('wal_autocheckpoint = 0')
  try {
    await copyInThread(file, target, onProgress)
  } catch (error) {
    throw readable(error, target)
  } finally {
    if (writer.open) writer.pragma(`wal_autocheckpoint = ${checkpointPages}`)
  }
}

/** 16 MiB between two turns of the event loop: a large copy never holds up an answer. */
const pagesPerStep = 4096

/** A consistent copy of a database in use, on the disk when it is done. */
export async function copyTo(from: Connection, target: string, onProgress?: (share: number) => void): Promise<void> {
  await from.backup(target, {
    progress: ({ totalPages, remainingPages }) => {
      onProgress?.(totalPages === 0 ? 1 : 1 - remainingPages / totalPages)
      return pagesPerStep
    },
  })
}

function findProblems(connection: Connection): string[] {
  const rows = connection.pragma('integrity_check(20)', { simple: false })
  const messages = Array.isArray(rows) ? rows.map(row => String(Object.values(row as object)[0])) : []
  return messages.filter(message => message !== 'ok')
}

/** What an operator can put right, in words for them; anything else as it was. */
export function readable(error: unknown, file: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  // SQLite tells a full disk from a broken one only by ENOSPC: a quota and a limit on files come as IOERR.
  if (/^(SQLITE_FULL|SQLITE_IOERR|ENOSPC|EDQUOT|EFBIG)/.test(code))
    return new DatabaseError(
      `Không ghi được ${file}: ổ đĩa đã đầy, vượt hạn mức hoặc bị lỗi (${code}). Hãy giải phóng dung lượng, kiểm tra ổ đĩa rồi chạy lại.`,
    )
  if (/^(EACCES|EPERM|EROFS|EISDIR|ENOTDIR)$/.test(code)) return cannotOpen(file)
  if (!(error instanceof Database.SqliteError)) return error
  if (error.code === 'SQLITE_NOTADB' || error.code.startsWith('SQLITE_CORRUPT'))
    return new DatabaseError(
      `Tệp ${file} bị hỏng hoặc không phải cơ sở dữ liệu Nhắc Việc. Hãy khôi phục từ bản sao lưu: nhacviec restore TỆP.`,
    )
  if (error.code.startsWith('SQLITE_BUSY'))
    return new DatabaseError(
      `Cơ sở dữ liệu ${file} đang bận vì một chương trình khác. Hãy chờ chương trình đó xong rồi chạy lại.`,
    )
  if (error.code === 'SQLITE_CANTOPEN') return cannotOpen(file)
  if (error.code.startsWith('SQLITE_READONLY'))
    return new DatabaseError(`Tệp ${file} chỉ cho đọc. Hãy cấp quyền ghi cho tài khoản chạy dịch vụ.`)
  return error
}

const cannotOpen = (file: string): DatabaseError =>
  new DatabaseError(`Không mở được ${file}. Hãy kiểm tra đường dẫn và quyền đọc, ghi của thư mục.`)
