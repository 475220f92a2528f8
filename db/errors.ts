/** A database that cannot be used; the message is Vietnamese and says what to do. */
export class DatabaseError extends Error {
  override name = 'DatabaseError'
}
