import type { Database as Connection } from 'better-sqlite3'
import type { Db } from '../../db/db.ts'

/** drizzle's own handle on its connection, for looking at what SQLite itself says. */
export const connectionOf = (handle: object): Connection => (handle as { $client: Connection }).$client

/** Carries out a statement that drizzle has no builder for. */
export const execute = (db: Db, sql: string): Promise<void> =>
  db.transact(async tx => {
    connectionOf(tx).exec(sql)
  })
