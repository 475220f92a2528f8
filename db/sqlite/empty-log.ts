import Database, { type Database as Connection } from 'better-sqlite3'

/** False: another process reads or writes, and something is left in the log. Waits for them as long as the connection does. */
export const emptyLog = (writer: Connection): boolean =>
  writer.pragma('wal_checkpoint(truncate)', { simple: true }) === 0

/** ms until the log is looked at again that could not be emptied */
const retryMs = 1_000
/** At the end nothing comes after it: so long (ms) others are waited for. */
const patienceMs = 2_000

export interface LogEmptier {
  /** Behind a commit that erased something. */
  empty(): void
  /** Before the connection is closed. */
  end(): void
}

/**
 * Empties the write-ahead log behind what was erased. Where another process reads just then, again each second until it is
 * done, and not at each commit meanwhile; it never waits on the thread, so that the writer is not held up.
 */
export function logEmptier(writer: Connection, waitMs: number): LogEmptier {
  let again: NodeJS.Timeout | undefined
  const within = (ms: number): boolean => {
    writer.pragma(`busy_timeout = ${ms}`)
    try {
      return emptyLog(writer)
    } catch (error) {
      // A full disk, say: what is owed stays owed.
      if (error instanceof Database.SqliteError) return false
      throw error
    } finally {
      writer.pragma(`busy_timeout = ${waitMs}`)
    }
  }
  const attempt = (): void => {
    again = undefined
    if (!writer.open) return
    if (writer.inTransaction || !within(0)) again = setTimeout(attempt, retryMs).unref()
  }
  return {
    empty: () => {
      if (again === undefined) attempt()
    },
    end: () => {
      if (again === undefined) return
      clearTimeout(again)
      again = undefined
      within(patienceMs)
    },
  }
}
