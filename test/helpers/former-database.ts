import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import Database, { type Database as Connection } from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { temporaryPath } from './temporary-path.ts'

const migrations = path.resolve(import.meta.dirname, '../../db/migrations')

interface Journal {
  entries: { idx: number }[]
}

/** The file of a database as an earlier version left it: up to the migration with this number, and filled by `fill`. */
export async function formerDatabase(last: number, fill: (connection: Connection) => void): Promise<string> {
  const file = await temporaryPath('office.db')
  const folder = path.join(path.dirname(file), 'migrations')
  cpSync(migrations, folder, { recursive: true })
  const journal = path.join(folder, 'meta/_journal.json')
  const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8')) as Journal
  writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.filter(({ idx }) => idx <= last) }))
  const connection = new Database(file)
  migrate(drizzle(connection), { migrationsFolder: folder })
  fill(connection)
  connection.close()
  return file
}
