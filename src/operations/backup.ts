import { closeSync, existsSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import type { Db } from '../../db/db.ts'
import { evidenceFiles, evidenceFolder, takeEvidenceAlong } from '../../db/evidence-files.ts'
import { DatabaseError } from '../../db/sqlite/errors.ts'
import { inspectFile } from '../../db/sqlite/inspect.ts'
import { isOwnFile, requireOtherFile } from '../../db/sqlite/own-files.ts'
import { clearUnfinished, createPrivate, makePrivateFolder } from '../../db/sqlite/private-file.ts'
import { isBackup, replaceDatabase, verifyDatabase } from '../../db/sqlite/restore.ts'
import { forgetMark } from '../../db/sqlite/whereabouts.ts'
import { keptHashes } from '../../db/tasks/evidence.ts'
import { UserError } from '../domain/chat/errors.ts'
import { requireFilePlace } from './output-file.ts'
import { whoseDatabase } from './whose-database.ts'

/** What a start and a restore keep of an office that was lost or replaced. */
const kept = /\.(rescued|before-restore)(-.*)?$/

/**
 * A backup may take the place of an earlier one, and of nothing else: a wrong name must not cost a workbook, the settings or
 * what was kept of an office. @throws UserError
 */
export function requireBackupPlace(file: string): void {
  requireFilePlace(file)
  if (!existsSync(file)) return
  if (kept.test(file))
    throw new UserError(`${file} là dữ liệu được giữ lại của cơ quan, không ghi đè lên đó. Hãy chọn tên tệp khác.`)
  if (!isDatabase(file) || !isBackup(file))
    throw new UserError(`${file} là tệp khác, không phải bản sao lưu, nên không ghi đè lên đó. Hãy chọn tên tệp khác.`)
  if (whoseDatabase(file).kind === 'demo')
    throw new UserError(`${file} là tệp của bản chạy thử, không ghi đè lên đó. Hãy chọn tên tệp khác.`)
}

/** A copy of the running database with the proofs that belong to it, every page and the number of rows verified in a thread of its own. Written beside the target first: a backup that is there is whole. */
export async function backupTo(db: Db, file: string, onProgress?: (share: number) => void): Promise<void> {
  requireOtherFile(db.file, file)
  const [folder, name] = [path.dirname(path.resolve(file)), path.basename(file)]
  const clear = () => clearUnfinished(folder, other => other === name)
  makePrivateFolder(folder)
  clear()
  const partial = `${file}.partial`
  createPrivate(partial)
  try {
    // What is no longer at its place can still be copied, but not counted there.
    const before = db.gone() ? {} : (await inspectFile(db.file, false)).rows
    await db.backup(partial, onProgress)
    const copied = await verifyDatabase(partial)
    for (const [table, count] of Object.entries(before))
      if ((copied[table] ?? 0) < count)
        throw new DatabaseError(
          `Bản sao thiếu dữ liệu (${table}: ${copied[table]} trên ${count} dòng). Hãy sao lưu lại.`,
        )
    // It is no longer the file that the service has open.
    await forgetMark(partial)
    const hashes = await keptHashes(db.reads)
    await replaceDatabase(partial, file)
    // Nothing is changed in what is kept beside a database, so it may be taken along after its rows.
    await takeEvidenceAlong(db.file, file, hashes)
    await evidenceFiles(file).clear(hashes, Infinity)
  } finally {
    clear()
  }
}

const nightly = /^nhacviec-(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})\.db$/

const nameAt = (ms: number): string =>
  `nhacviec-${new Date(ms).toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15)}.db`

/** One of ours: named by a moment that there is. */
function isNightly(name: string): boolean {
  const moment = Date.parse(name.replace(nightly, '$1-$2-$3T$4:$5:$6Z'))
  return nightly.test(name) && !Number.isNaN(moment) && nameAt(moment) === name
}

/** How every SQLite file begins (sqlite.org/fileformat.html, 1.3). */
const databaseSign = 'SQLite format 3\0'

function isDatabase(file: string): boolean {
  const descriptor = openSync(file, 'r')
  try {
    const head = Buffer.alloc(databaseSign.length)
    return readSync(descriptor, head) === head.length && head.toString('latin1') === databaseSign
  } finally {
    closeSync(descriptor)
  }
}

/**
 * The name that tells when a backup was made; undefined: nobody knows. One named after a time still to come was named by a
 * clock that was wrong; the disk may know better.
 */
function rightName(file: string, made: string): string | undefined {
  const name = path.basename(file)
  if (name < made) return name
  const written = nameAt(statSync(file).mtimeMs)
  return written < made && isDatabase(file) ? written : undefined
}

/**
 * Those beyond the newest `keep`, of which `made` is one whatever the clock says. One of which nobody knows when it was made
 * counts as the oldest, so that it neither stays for ever nor pushes out what is sure.
 */
function outdated(folder: string, names: readonly string[], made: string, keep: number): string[] {
  const others = names.filter(name => name !== made && isNightly(name))
  const dated = others.map(name => ({ name, right: rightName(path.join(folder, name), made) ?? '' }))
  const oldestFirst = dated.toSorted((a, b) => order(a.right, b.right) || order(a.name, b.name))
  return oldestFirst.slice(0, Math.max(0, oldestFirst.length - (keep - 1))).map(({ name }) => name)
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The nightly backup: a new file named by its time (UTC), and only the newest `keep` stay. Returns the new file. */
export async function backupWithRotation(db: Db, folder: string, keep: number, now: number): Promise<string> {
  const made = nameAt(now)
  makePrivateFolder(folder)
  clearUnfinished(folder, isNightly)
  await backupTo(db, path.join(folder, made))
  const files = readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isFile())
  // A service may run on a file of that name in that folder, for one to look at an older backup.
  const names = files.map(entry => entry.name).filter(name => !isOwnFile(db.file, path.join(folder, name)))
  for (const name of outdated(folder, names, made, keep)) {
    await rm(path.join(folder, name))
    await rm(evidenceFolder(path.join(folder, name)), { recursive: true, force: true })
  }
  return path.join(folder, made)
}
