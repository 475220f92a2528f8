import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Db } from '../../db/db.ts'
import { openDatabase } from '../../db/sqlite/open.ts'

let folder: string | undefined
let made = 0

/** A fresh database file with every migration, closed and removed when the test ends. */
export function openTestDatabase(): Db {
  const file = newDatabaseFile()
  const db = openDatabase(file)
  onTestFinished(() => {
    db.close()
    rmSync(file)
  })
  return db
}

/** The migrations run once a worker; each test gets a copy, which is several times as fast. */
function newDatabaseFile(): string {
  if (folder === undefined) {
    const own = mkdtempSync(join(tmpdir(), 'nhacviec-db-'))
    folder = own
    process.once('exit', () => rmSync(own, { recursive: true, force: true }))
    const template = openDatabase(join(own, 'template.db'))
    template.checkpoint()
    template.close()
  }
  made++
  const file = join(folder, `${made}.db`)
  copyFileSync(join(folder, 'template.db'), file)
  return file
}
