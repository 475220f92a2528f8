import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Personal data: an empty file for its own account only, with its folders. What is there already stays as it is. */
export function createPrivate(file: string): void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(file, '', { mode: 0o600, flag: 'a' })
}

const unfinished = /\.partial(-journal|-wal|-shm)?$/

/** Removes what a run that was killed left unfinished in the folder, of the files for which `ours` says so. */
export function clearUnfinished(folder: string, ours: (name: string) => boolean): void {
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isFile() && unfinished.test(entry.name) && ours(entry.name.replace(unfinished, '')))
      rmSync(path.join(folder, entry.name), { force: true })
}
