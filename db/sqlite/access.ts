import { existsSync } from 'node:fs'
import Database, { type Database as Connection } from 'better-sqlite3'

/** Who may come in by a database, as far as a later one can end it. */
export interface Access {
  officers: { id: number; code: string; name: string; serves: boolean; linksByCodeOnly: boolean }[]
  accounts: { channel: string; externalId: string; officerId: number }[]
  /** the highest number that an account ever had */
  lastAccount: number
  /** hashes of codes that were used or voided */
  spentCodes: Set<string>
  formerPhones: { phoneHash: string; officerId: number }[]
}

/** Of a file that nobody uses. `nothing`: there is none; `unreadable`: damaged, or of a version that did not know who has left. */
export function readAccess(file: string): Access | 'nothing' | 'unreadable' {
  if (!existsSync(file)) return 'nothing'
  let connection: Connection | undefined
  try {
    connection = new Database(file, { fileMustExist: true })
    connection.pragma('query_only = on')
    return accessIn(connection)
  } catch (error) {
    if (error instanceof Database.SqliteError) return 'unreadable'
    throw error
  } finally {
    connection?.close()
  }
}

function accessIn(connection: Connection): Access {
  const rows = <Row>(sql: string): Row[] => connection.prepare<[], Row>(sql).all()
  // The first versions that say who has left do not know the rest.
  const knowsPhones = rows("select 1 from sqlite_master where name = 'former_phones'").length > 0
  const codeOnly = knowsPhones ? 'links_by_code_only' : "status <> 'serving'"
  const officers = rows<{ id: number; code: string; name: string; serves: number; codeOnly: number }>(
    `select id, code, name, status = 'serving' as serves, ${codeOnly} as codeOnly from officers`,
  )
  const [last] = rows<{ seq: number }>("select seq from sqlite_sequence where name = 'accounts'")
  const spent = rows<{ hash: string }>(
    'select code_hash as hash from invites where used_at is not null or voided_at is not null',
  )
  return {
    officers: officers.map(({ serves, codeOnly: only, ...one }) => ({
      ...one,
      serves: serves === 1,
      linksByCodeOnly: only === 1,
    })),
    accounts: rows('select channel, external_id as externalId, officer_id as officerId from accounts'),
    lastAccount: last?.seq ?? 0,
    spentCodes: new Set(spent.map(({ hash }) => hash)),
    formerPhones: knowsPhones ? rows('select phone_hash as phoneHash, officer_id as officerId from former_phones') : [],
  }
}
