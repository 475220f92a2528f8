import type { Database as Connection, Statement } from 'better-sqlite3'

/** More than the product has queries; lists of varying length make new ones, and the longest unused then go. */
const limit = 500

/**
 * SQLite plans by the value of a bare `limit ?` and so compiles the query again at each run, which takes ten times as long
 * as to run it (sqlite3ExprIsInteger since 3.48). A sign before it changes nothing, but is not looked through.
 */
const compiledOnce = (sql: string): string => sql.replaceAll(/\blimit \?/g, 'limit +?')

/**
 * The connection for drizzle, which has SQLite compile a query at each call: here once, which is a quarter of what a message
 * cost. A query keeps its columns and with them the way drizzle reads it, so no statement changes its mode.
 */
export function keepingStatements(connection: Connection): Connection {
  const kept = new Map<string, Statement>()

  function prepare(sql: string): Statement {
    const statement = kept.get(sql) ?? connection.prepare(compiledOnce(sql))
    kept.delete(sql)
    kept.set(sql, statement)
    const [longestUnused] = kept.size > limit ? kept.keys() : []
    if (longestUnused !== undefined) kept.delete(longestUnused)
    return statement
  }
  return Object.assign(Object.create(connection) as Connection, { prepare })
}
