import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, onTestFinished } from 'vitest'
import type { Db } from '../../db/db.ts'
import { openDatabase } from '../../db/open.ts'

let folder: string | undefined
let made = 0

/** A fresh database file with every migration, closed and removed when the test ends. */
export function openTestDatabase(): Db {
  const db = openDatabase(newDatabaseFile())
  onTestFinished(() => db.close())
  return db
}

/** The migrations run once a test file; each test gets a copy, which is several times as fast. */
function newDatabaseFile(): string {
  if (folder === undefined) {
    folder = mkdtempSync(join(tmpdir(), 'nhacviec-db-'))
    const template = openDatabase(join(folder, 'template.db'))
    template.checkpoint()
    template.close()
  }
  made++
  const file = join(folder, `${made}.db`)
  copyFileSync(join(folder, 'template.db'), file)
  return file
}

afterAll(() => {
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
  folder = undefined
})
