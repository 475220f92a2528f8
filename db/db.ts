import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'

/** What a query function may use: builders only, each awaited. */
export type Reads = Pick<BetterSQLite3Database, 'select' | 'selectDistinct'>
export type Tx = Pick<BetterSQLite3Database, 'select' | 'selectDistinct' | 'insert' | 'update' | 'delete'>

export interface Db {
  /**
   * The only way to write. All of `work` is committed (and on the disk) when the promise resolves, or none of it is.
   * `first`: before all that wait, for what a platform waits for (Zalo OA switches a webhook off that takes 2 s).
   * @throws whatever `work` throws; an Error when it awaits anything but the database, or calls `transact` itself
   */
  transact<T>(work: (tx: Tx) => Promise<T>, order?: 'first'): Promise<T>
  /** where it lies */
  file: string
  /** Why what is written would be lost, if it would: its files were removed or replaced. Looks each time. */
  gone(): Error | undefined
  /** The read-only connection: sees the last commit, never waits for a writer. */
  reads: Reads
  /**
   * Empties the write-ahead log into the file, unless another process reads or writes just now: it waits for nobody.
   * False: something is left in it.
   */
  checkpoint(): boolean
  /** Problems SQLite finds in the file, empty when sound. Reads the whole file. */
  integrity(): string[]
  /** A consistent copy while the service runs. */
  backup(file: string, onProgress?: (share: number) => void): Promise<void>
  close(): void
}
