/** A database that cannot be used; the message is Vietnamese and says what to do. */
export class DatabaseError extends Error {
  override name = 'DatabaseError'
}

/** A service runs on this database already. */
export class InUseError extends DatabaseError {}

/**
 * Is it the store that failed, and not what was asked of it? That passes (a full disk, a lock, a mount that is gone), so
 * whoever can wait tries again (result codes: sqlite.org/rescode.html).
 */
export const storeFailed = (error: unknown): boolean =>
  error instanceof Error &&
  (('code' in error && /^SQLITE_(FULL|IOERR|BUSY|LOCKED|READONLY|CANTOPEN|NOMEM)/.test(String(error.code))) ||
    storeFailed(error.cause))
