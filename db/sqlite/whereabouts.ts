import { statSync } from 'node:fs'
import { DatabaseGone } from './errors.ts'

/** What SQLite keeps open: removed under it, it goes on writing to files that end with the process. */
const ends = ['', '-wal', '-shm']

const identity = (file: string): string | undefined => {
  const found = statSync(file, { throwIfNoEntry: false, bigint: true })
  return found && `${found.dev}:${found.ino}`
}

/**
 * Why the open database is no longer the one at its place, if so: removed, renamed or replaced, or its log. Once lost it
 * stays lost, as nobody knows what has been written where; the next start takes up what lies at the place then.
 * Call it when all files are there. @returns a look that takes microseconds
 */
export function watchPlace(file: string): () => DatabaseGone | undefined {
  const opened = ends.map(end => identity(`${file}${end}`))
  let gone: DatabaseGone | undefined
  return () => {
    const missing = gone ? undefined : ends.find((end, i) => identity(`${file}${end}`) !== opened[i])
    if (missing !== undefined) gone = new DatabaseGone(`${file}${missing}`)
    return gone
  }
}
