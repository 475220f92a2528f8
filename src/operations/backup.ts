import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Db } from '../../db/db.ts'
import { DatabaseError } from '../../db/errors.ts'
import { inspectFile } from '../../db/inspect.ts'
import { replaceDatabase, verifyDatabase } from '../../db/restore.ts'

/** A copy of the running database, every page and the number of rows verified in a thread of its own. Written beside the target first: a backup that is there is whole. */
export async function backupTo(db: Db, file: string, onProgress?: (share: number) => void): Promise<void> {
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true })
  const partial = `${file}.partial`
  rmSync(partial, { force: true })
  const { rows: before } = await inspectFile(db.file, false)
  await db.backup(partial, onProgress)
  const copied = await verifyDatabase(partial)
  for (const [table, count] of Object.entries(before))
    if ((copied[table] ?? 0) < count)
      throw new DatabaseError(`Bản sao thiếu dữ liệu (${table}: ${copied[table]} trên ${count} dòng). Hãy sao lưu lại.`)
  replaceDatabase(partial, file)
}

const name = /^nhacviec-\d{8}-\d{6}\.db$/

/** The nightly backup: a new file named by its time (UTC), and only the newest `keep` stay. Returns the new file. */
export async function backupWithRotation(db: Db, folder: string, keep: number, now: number): Promise<string> {
  const stamp = new Date(now).toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15)
  const file = path.join(folder, `nhacviec-${stamp}.db`)
  await backupTo(db, file)
  const old = readdirSync(folder)
    .filter(entry => name.test(entry))
    .sort()
    .slice(0, -keep)
  for (const entry of old) rmSync(path.join(folder, entry))
  return file
}
