import type { Db } from '../../db/db.ts'
import { freeName } from '../../db/sqlite/free-name.ts'
import { backupTo } from './backup.ts'

/** How often it is looked whether the database is still at its place, ms. */
const lookMs = 500

export interface RescueParts {
  db: Db
  /** at once when it is gone */
  onGone: (why: string) => void
  /** after what is still open was copied to `file`, or could not be */
  onRescued: (file: string, error?: unknown) => void
}

/**
 * Notices within a second that the database was removed or replaced. Until the process ends all of it can still be read:
 * it is copied beside the place where it was. Returns the way to stop looking.
 */
export function watchDatabase({ db, onGone, onRescued }: RescueParts): () => void {
  const timer = setInterval(() => {
    const gone = db.gone()
    if (!gone) return
    clearInterval(timer)
    onGone(gone.message)
    const file = freeName(n => `${db.file}.rescued${n === 1 ? '' : `-${n}`}`)
    backupTo(db, file).then(
      () => onRescued(file),
      (error: unknown) => onRescued(file, error),
    )
  }, lookMs).unref()
  return () => clearInterval(timer)
}
