/** A database that cannot be used; the message is Vietnamese and says what to do. */
export class DatabaseError extends Error {
  override name = 'DatabaseError'
}

/** A service runs on this database already. */
export class InUseError extends DatabaseError {}

/** Its files were removed or replaced while it was open: what is written now would be lost. */
export class DatabaseGone extends DatabaseError {
  constructor(file: string) {
    super(
      `Tệp ${file} đã bị xóa, đổi tên hoặc thay thế khi dịch vụ đang chạy, nên dịch vụ không nhận và không gửi gì nữa. Hãy dừng dịch vụ, đặt lại cơ sở dữ liệu (nhacviec restore) rồi chạy lại.`,
    )
  }
}

/**
 * Is it the store that failed, and not what was asked of it? That passes (a full disk, a lock, a mount that is gone), so
 * whoever can wait tries again (result codes: sqlite.org/rescode.html).
 */
export const storeFailed = (error: unknown): boolean =>
  error instanceof Error &&
  (error instanceof DatabaseGone ||
    ('code' in error && /^SQLITE_(FULL|IOERR|BUSY|LOCKED|READONLY|CANTOPEN|NOMEM)/.test(String(error.code))) ||
    storeFailed(error.cause))
