import { randomInt } from 'node:crypto'
import { closeSync, openSync, readSync, statSync, type BigIntStats } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Database as Connection } from 'better-sqlite3'
import { DatabaseGone } from './errors.ts'

/** What SQLite keeps open: removed under it, it goes on writing to files that end with the process. */
const ends = ['', '-wal', '-shm']

const found = (file: string): BigIntStats | undefined => statSync(file, { throwIfNoEntry: false, bigint: true })
const identity = (stats: BigIntStats | undefined): string | undefined => stats && `${stats.dev}:${stats.ino}`

/** Where the four bytes of `application_id` stand in the file (sqlite.org/fileformat.html, 1.3.17). */
const markPlace = 68

/** As it lies on the disk; undefined where the file is too short to have one. */
function markIn(descriptor: number): number | undefined {
  const bytes = Buffer.alloc(4)
  return readSync(descriptor, bytes, 0, 4, markPlace) === 4 ? bytes.readInt32BE() : undefined
}

export interface Watch {
  /** Why it is no longer there, if so; takes microseconds. */
  gone: () => DatabaseGone | undefined
  /** After its connections are closed, and not before. */
  end: () => void
}

/**
 * Why the open database is no longer the one at its place, if so: removed, renamed or replaced, or its log; or something else
 * was copied into it. Once lost it stays lost, as nobody knows what has been written where; the next start takes up what lies
 * at the place then. Call it when all files are there. `mark`: one that nothing else bears (`markAsOurs`), if it was given
 * one.
 *
 * The file is looked into by a descriptor that stays open as long as its connections: to close one takes all of the process's
 * locks from the file (fcntl(2)), SQLite's among them, and the next program to open and close it would then remove its log
 * (sqlite.org/howtocorrupt.html, 2.2).
 */
export function watchPlace(file: string, mark?: number): Watch {
  const descriptor = mark === undefined ? undefined : openSync(file, 'r')
  const opened = ends.map(end => identity(found(`${file}${end}`)))
  let gone: DatabaseGone | undefined
  let largest = 0n
  let written = -1n
  // In the log at first: a reader may keep it from the file for a while.
  let isMarked = false

  /** Only a checkpoint writes into the file, which neither shortens it nor takes its mark. */
  function isOverwritten({ size, mtimeNs }: BigIntStats): boolean {
    if (size < largest) return true
    largest = size
    if (descriptor === undefined || mtimeNs === written) return false
    written = mtimeNs
    if (markIn(descriptor) === mark) isMarked = true
    else return isMarked
    return false
  }

  function lost(): string | undefined {
    const now = ends.map(end => found(`${file}${end}`))
    const missing = ends.find((_, i) => identity(now[i]) !== opened[i])
    if (missing !== undefined) return `${file}${missing}`
    return now[0] && isOverwritten(now[0]) ? file : undefined
  }

  return {
    gone() {
      const where = gone ? undefined : lost()
      if (where !== undefined) gone = new DatabaseGone(where)
      return gone
    },
    end() {
      if (descriptor !== undefined) closeSync(descriptor)
    },
  }
}

/** A closed copy bears no mark. */
export async function forgetMark(file: string): Promise<void> {
  const copy = await open(file, 'r+')
  try {
    await copy.write(Buffer.alloc(4), 0, 4, markPlace)
    await copy.sync()
  } finally {
    await copy.close()
  }
}

/** Gives the open database a mark of its own for this run, by which it is known from every copy. */
export function markAsOurs(writer: Connection): number {
  const mark = randomInt(1, 2 ** 31 - 1)
  writer.pragma(`application_id = ${mark}`)
  return mark
}
