import { existsSync, statSync } from 'node:fs'
import Database, { type Database as Connection } from 'better-sqlite3'

/** What a database file holds, as far as it tells whose it is. */
export interface Contents {
  /** the day on which the demo filled it, if it did */
  seededOn: string | undefined
  units: { code: string; name: string }[]
  officers: { code: string; name: string }[]
  /** Somebody imported, linked a chat account, entered days off, or invited besides the demo itself, which does none of it. */
  used: boolean
}

const used = `
  select exists (select 1 from tasks where import_hash is not null)
      or exists (select 1 from settings where key = 'roster' or key like 'office.%')
      or (select count(*) from invites) > coalesce((select cast(value as integer) from settings where key = 'demo.invites'), 0)
      or exists (select 1 from accounts where channel <> 'web')
      or exists (select 1 from holidays where source = 'office')`

/**
 * Read without changing a byte, whatever the version of the file. `nothing`: there is no file, or nothing in it yet;
 * `unreadable`: opening it tells why.
 */
export function readContents(file: string): Contents | 'nothing' | 'unreadable' {
  // Opened, an empty file would throw away the log beside it.
  if (!existsSync(file) || statSync(file).size === 0) return 'nothing'
  let connection: Connection | undefined
  try {
    // Opened read-only, it would leave its empty logs behind, in the name of whoever asks: root's shut the service out.
    connection = new Database(file, { fileMustExist: true })
    connection.pragma('query_only = on')
    const named = (table: string) =>
      connection?.prepare<[], { code: string; name: string }>(`select code, name from ${table}`).all() ?? []
    if (!connection.prepare('select 1 from sqlite_master limit 1').get()) return 'nothing'
    const mark = connection.prepare<[], { value: string }>("select value from settings where key = 'demo'").get()
    return {
      seededOn: mark?.value,
      units: named('units'),
      officers: named('officers'),
      used: connection.prepare<[], number>(used).pluck().get() === 1,
    }
  } catch (error) {
    if (error instanceof Database.SqliteError) return 'unreadable'
    throw error
  } finally {
    connection?.close()
  }
}
