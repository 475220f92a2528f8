import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Database as Connection } from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { DatabaseError } from './errors.ts'

const migrationsFolder = fileURLToPath(new URL('../migrations', import.meta.url))

/** The newest migration this program knows, ms, and the newest the file has had. */
export function schemaVersions(connection: Connection): { program: number; file: number } {
  const journal = JSON.parse(readFileSync(`${migrationsFolder}/meta/_journal.json`, 'utf8')) as {
    entries: { when: number }[]
  }
  const known = connection.prepare("select 1 from sqlite_master where name = '__drizzle_migrations'").get()
  const newest = known
    ? connection.prepare<[], { at: number | null }>('select max(created_at) as at from __drizzle_migrations').get()
    : undefined
  return { program: Math.max(...journal.entries.map(entry => entry.when)), file: newest?.at ?? 0 }
}

/** @throws DatabaseError when the file has tables, but not ours, or was written by a newer version of the program */
export function requireOurs(connection: Connection, name: string): void {
  const { program, file } = schemaVersions(connection)
  if (file > program)
    throw new DatabaseError(
      'Cơ sở dữ liệu thuộc phiên bản mới hơn chương trình này. Hãy cập nhật Nhắc Việc rồi chạy lại.',
    )
  const tables = connection.prepare('select 1 from sqlite_master limit 1').get()
  if (file === 0 && tables)
    throw new DatabaseError(
      `Tệp ${name} là cơ sở dữ liệu của chương trình khác, không phải của Nhắc Việc. Hãy kiểm tra DATABASE_URL.`,
    )
}

/** Brings the file to the schema of this program. */
export function migrateSchema(connection: Connection): void {
  const { program, file } = schemaVersions(connection)
  if (file < program) migrate(drizzle(connection), { migrationsFolder })
}
