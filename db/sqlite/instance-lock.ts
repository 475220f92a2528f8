import { realpathSync } from 'node:fs'
import path from 'node:path'
import Database, { type Database as Connection } from 'better-sqlite3'
import { InUseError } from './errors.ts'
import { readable } from './open.ts'
import { createPrivate, makePrivate, makePrivateFolder } from './private-file.ts'

/**
 * Two services on one database would both send what waits there. The lock is SQLite's own on an empty file beside the
 * database: the operating system lets go of it however the process ends, so nothing is ever left behind to clear away.
 * @returns what gives the lock back @throws DatabaseError while another process holds it, or where nothing can be written
 */
export function lockInstance(file: string): () => void {
  const lock = openLock(file)
  try {
    lock.exec('begin exclusive')
  } catch (error) {
    lock.close()
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY'))
      throw new InUseError(
        `Một dịch vụ Nhắc Việc khác đang chạy trên cơ sở dữ liệu ${file}. Hãy dừng dịch vụ đó, hoặc đặt DATABASE_URL khác cho dịch vụ này.`,
      )
    throw readable(error, file)
  }
  return () => lock.close()
}

function openLock(file: string): Connection {
  try {
    makePrivateFolder(path.dirname(file))
    const lock = `${realFile(file)}.lock`
    createPrivate(lock)
    makePrivate(lock)
    return new Database(lock, { timeout: 0 })
  } catch (error) {
    throw readable(error, file)
  }
}

/** One database under two names is still one. */
function realFile(file: string): string {
  try {
    return realpathSync(file)
  } catch {
    return path.join(realpathSync(path.dirname(file)), path.basename(file))
  }
}
