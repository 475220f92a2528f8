import Database, { type RunResult } from 'better-sqlite3'
import { Column, is, noopDecoder, Param, Placeholder, SQL, sql, type DriverValueDecoder, type Query } from 'drizzle-orm'
import { SQLiteSelectBase } from 'drizzle-orm/sqlite-core'
import type { Reads, Tx } from '../db.ts'
import { sharedBy } from './transactions.ts'

type Values = Readonly<Record<string, unknown>>

/** A query of drizzle's builders, whole but not yet run. */
interface Built<Result> extends PromiseLike<Result> {
  toSQL(): Query
}

export interface Prepared<Result> {
  /** @throws Error when a value is missing */
  execute(values?: Values): Promise<Result>
}

/**
 * A query whose SQL drizzle writes once for each connection, used where every message passes. Writing it takes longer
 * (0.7 ms on two cores at 1,000,000 tasks) than SQLite needs to answer it (0.25 ms); and drizzle's own way to fill in values
 * and read rows, which asks of each what it is at each run, as long again as a short query. Without `returning` and nested
 * selections.
 */
export function prepared<From extends Reads, Result>(
  build: (tx: From) => Built<Result>,
): (tx: From) => Prepared<Result> {
  const written = new WeakMap<object, Prepared<Result>>()
  return tx => {
    // A transaction that has ended refuses this look, as it refuses to build.
    const connection: unknown = Reflect.get(tx, '$client')
    const shared = sharedBy(tx)
    const known = written.get(shared)
    if (known) return known
    if (!(connection instanceof Database)) throw new Error('prepared needs a connection of drizzle for better-sqlite3')
    const query = write(build(tx), connection)
    written.set(shared, query)
    return query
  }
}

/** The same for queries of several shapes, each written at its first use. */
export function preparedBy<Shape, Result>(
  build: (tx: Reads, shape: Shape) => Built<Result>,
): (tx: Reads, shape: Shape) => Prepared<Result> {
  const known = new Map<string, (tx: Reads) => Prepared<Result>>()
  return (tx, shape) => {
    const key = JSON.stringify(shape)
    const query = known.get(key) ?? prepared((from: Reads) => build(from, shape))
    known.set(key, query)
    return query(tx)
  }
}

/** The same for one row that is added; yields its id. */
export function preparedInsert(
  build: (tx: Tx) => Built<RunResult>,
): (tx: Tx) => { execute(values: Values): Promise<number> } {
  const query = prepared(build)
  return tx => ({ execute: async values => Number((await query(tx).execute(values)).lastInsertRowid) })
}

function write<Result>(built: Built<Result>, connection: Database.Database): Prepared<Result> {
  const { sql: text, params } = built.toSQL()
  const statement = connection.prepare(text)
  const givers = params.map(giver)
  const fill = (values: Values): unknown[] => givers.map(give => give(values))
  const read = is(built, SQLiteSelectBase) ? rowReader(built._.selectedFields) : undefined
  const run = read
    ? (values: Values): unknown => statement.raw().all(fill(values)).map(read)
    : (values: Values): RunResult => statement.run(fill(values))
  return {
    // What drizzle itself says the query yields.
    execute: (values = {}) => new Promise(resolve => resolve(run(values) as Result)),
  }
}

/** Where a value of the query comes from: told at each run, encoded by its column, or written into the query. */
function giver(param: unknown): (values: Values) => unknown {
  if (is(param, Placeholder)) return values => told(values, param.name)
  if (!is(param, Param) || !is(param.value, Placeholder)) return () => param
  const { name } = param.value
  const { encoder } = param
  return values => {
    const value = told(values, name)
    return value === null ? null : encoder.mapToDriverValue(value)
  }
}

function told(values: Values, name: string): unknown {
  const value = values[name]
  if (value === undefined) throw new Error(`no value for "${name}"`)
  return value
}

/** Rows as drizzle would read them. */
function rowReader(fields: Readonly<Record<string, unknown>>): (row: unknown) => unknown {
  const readers = Object.entries(fields).map(([key, field]) => ({ key, decoder: decoderOf(field) }))
  return row => {
    const read: Record<string, unknown> = {}
    const cells = row as readonly unknown[]
    let at = 0
    for (const { key, decoder } of readers) {
      const cell = cells[at++]
      read[key] = decoder && cell !== null ? decoder.mapFromDriverValue(cell) : cell
    }
    return read
  }
}

type Decoder = DriverValueDecoder<unknown, unknown>

/** What makes a cell of the field of what SQLite has in it; undefined where that stays as it is. */
function decoderOf(field: unknown): Decoder | undefined {
  if (is(field, Column)) return field
  if (!is(field, SQL)) throw new Error('prepared selects columns and sql, one level deep')
  // Not in the typings, though `mapWith` sets nothing else.
  const decoder = Reflect.get(field, 'decoder') as Decoder
  return decoder === noopDecoder ? undefined : decoder
}

/** A value told at each run, encoded by its column; null stays null. */
export const given = <Name extends string>(name: Name): Placeholder<Name> => sql.placeholder(name)

/** The same for an update: as it is, so JSON is the caller's. */
export const asGiven = (name: string) => sql`${sql.placeholder(name)}`

/** A list told at each run, as JSON: the query stays the same however long it is. */
export const listed = (name: string): SQL => sql`(select value from json_each(${given(name)}))`

/** The id of the row that a statement inserted; undefined where it inserted none. */
export const insertedId = ({ changes, lastInsertRowid }: RunResult): number | undefined =>
  changes === 0 ? undefined : Number(lastInsertRowid)
