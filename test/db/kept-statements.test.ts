import Database, { type Database as Connection } from 'better-sqlite3'
import { eq, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keepingStatements } from '../../db/sqlite/kept-statements.ts'
import { given, prepared } from '../../db/sqlite/prepared.ts'

const things = sqliteTable('things', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  name: text('name').notNull(),
  parts: text('parts', { mode: 'json' }).$type<string[]>(),
})

let connection: Connection
let compiled: string[]
beforeEach(() => {
  connection = new Database(':memory:')
  connection.exec('create table things (id integer primary key autoincrement, name text not null, parts text)')
  compiled = []
  const compile = connection.prepare.bind(connection)
  connection.prepare = (sql: string) => {
    compiled.push(sql)
    return compile(sql)
  }
})
afterEach(() => {
  connection.close()
})

describe('a kept statement', () => {
  it('is compiled once, however often its query is built', async () => {
    const db = drizzle(keepingStatements(connection))
    await db.insert(things).values({ name: 'một' })
    await db.insert(things).values({ name: 'hai' })
    for (const name of ['một', 'hai', 'ba'])
      expect(await db.select().from(things).where(eq(things.name, name))).toHaveLength(name === 'ba' ? 0 : 1)
    expect(compiled).toHaveLength(2)
  })

  it('gives a new row its id and a plain insert its count, in whatever order they come', async () => {
    const db = drizzle(keepingStatements(connection))
    for (const id of [1, 3]) {
      expect(await db.insert(things).values({ name: 'một' }).returning({ id: things.id })).toEqual([{ id }])
      expect(await db.insert(things).values({ name: 'hai' })).toMatchObject({ changes: 1 })
    }
    expect(compiled).toHaveLength(2)
  })

  it('follows a change of the table', async () => {
    const db = drizzle(keepingStatements(connection))
    const named = () => db.select({ name: things.name }).from(things)
    await db.insert(things).values({ name: 'một' })
    expect(await named()).toEqual([{ name: 'một' }])
    connection.exec('alter table things add column more text')
    expect(await named()).toEqual([{ name: 'một' }])
  })

  it('is not planned anew for each limit, which SQLite does where a limit is a bare value', async () => {
    const db = drizzle(keepingStatements(connection))
    await db.insert(things).values([{ name: 'một' }, { name: 'hai' }, { name: 'ba' }])
    const some = prepared((on: typeof db) => on.select({ id: things.id }).from(things).limit(given('limit')).offset(1))
    expect(await some(db).execute({ limit: 1 })).toEqual([{ id: 2 }])
    expect(await some(db).execute({ limit: 5 })).toEqual([{ id: 2 }, { id: 3 }])
    expect(compiled.at(-1)).toMatch(/ limit \+\? /)
  })

  it('gives way once there are very many, and is compiled anew when it is needed again', () => {
    const keeping = keepingStatements(connection)
    for (let number = 1; number <= 501; number++) keeping.prepare(`select ${number}`)
    keeping.prepare('select 501')
    expect(compiled).toHaveLength(501)
    keeping.prepare('select 1')
    expect(compiled).toHaveLength(502)
  })
})

describe('a prepared query', () => {
  const insert = prepared((db: ReturnType<typeof drizzle>) =>
    db.insert(things).values({ name: given('name'), parts: given('parts') }),
  )

  it('is written once for each connection and runs with what it is given each time', async () => {
    const db = drizzle(connection)
    await insert(db).execute({ name: 'một', parts: ['a'] })
    await insert(db).execute({ name: 'hai', parts: ['b', 'ờ'] })
    expect(compiled).toHaveLength(1)
    expect((await db.select().from(things)).map(({ name, parts }) => [name, parts])).toEqual([
      ['một', ['a']],
      ['hai', ['b', 'ờ']],
    ])
    const another = drizzle(keepingStatements(connection))
    await insert(another).execute({ name: 'ba', parts: [] })
    expect(await db.select().from(things)).toHaveLength(3)
  })

  it('reads rows as drizzle does: JSON, nothing, sql with and without a reading of its own, in the order of the fields', async () => {
    const db = drizzle(keepingStatements(connection))
    await insert(db).execute({ name: 'một', parts: ['a'] })
    await insert(db).execute({ name: 'hai', parts: null })
    const query = (on: typeof db) =>
      on
        .select({
          parts: things.parts,
          long: sql<number>`length(${things.name})`,
          id: things.id,
          as: sql`1`.mapWith(String),
        })
        .from(things)
    const rows = await prepared(query)(db).execute()
    expect(rows).toEqual([
      { parts: ['a'], long: 3, id: 1, as: '1' },
      { parts: null, long: 3, id: 2, as: '1' },
    ])
    expect(rows).toEqual(await query(db))
  })

  it('stores what is absent as absent, not as the word null', async () => {
    const db = drizzle(connection)
    await insert(db).execute({ name: 'một', parts: null })
    expect(connection.prepare('select parts from things').pluck().get()).toBeNull()
  })

  it('refuses to run with a value missing, and to read what it does not know how to', async () => {
    const db = drizzle(connection)
    await expect(insert(db).execute({ name: 'một' })).rejects.toThrow('no value for "parts"')
    const nested = prepared((on: typeof db) => on.select({ thing: { id: things.id } }).from(things))
    expect(() => nested(db)).toThrow('one level deep')
  })
})
