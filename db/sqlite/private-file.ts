import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseError } from './errors.ts'

/**
 * The folder with those above it, for its own account only. Made one by one: where none can be made (`/proc`), Node's
 * `recursive` tries for ever. @throws DatabaseError
 */
export function makePrivateFolder(folder: string): void {
  if (existsSync(folder)) return
  const above = path.dirname(path.resolve(folder))
  makePrivateFolder(above)
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === 'EEXIST') return
    throw new DatabaseError(
      `Không tạo được thư mục ${folder} (${code}). Hãy kiểm tra đường dẫn và quyền ghi trong ${above}.`,
      { cause: error },
    )
  }
}

/** Personal data: an empty file for its own account only, with its folders. What is there already stays as it is. */
export function createPrivate(file: string): void {
  makePrivateFolder(path.dirname(file))
  writeFileSync(file, '', { mode: 0o600, flag: 'a' })
}

/** The same for what an earlier version, or somebody by hand, has put there. Of another account's file `doctor` tells. */
export function makePrivate(file: string): void {
  try {
    chmodSync(file, 0o600)
  } catch (error) {
    if (!(
      error instanceof Error &&
      'code' in error &&
      /^(EPERM|EACCES|EROFS|ENOENT|ENOTSUP)$/.test(String(error.code))
    ))
      throw error
  }
}

const unfinished = /\.partial(-journal|-wal|-shm)?$/

/** Removes what a run that was killed left unfinished in the folder, of the files for which `ours` says so. */
export function clearUnfinished(folder: string, ours: (name: string) => boolean): void {
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isFile() && unfinished.test(entry.name) && ours(entry.name.replace(unfinished, '')))
      rmSync(path.join(folder, entry.name), { force: true })
}
