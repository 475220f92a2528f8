import { AsyncLocalStorage } from 'node:async_hooks'
import type { Database as Connection } from 'better-sqlite3'
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'

/** What a query function may use: builders only, each awaited. */
export type Reads = Pick<BetterSQLite3Database, 'select' | 'selectDistinct'>
export type Tx = Pick<BetterSQLite3Database, 'select' | 'selectDistinct' | 'insert' | 'update' | 'delete'>

export interface Db {
  /**
   * The only way to write. All of `work` is committed (and on the disk) when the promise resolves, or none of it is.
   * @throws whatever `work` throws; an Error when it awaits anything but the database, or calls `transact` itself
   */
  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** The read-only connection: sees the last commit, never waits for a writer. */
  reads: Reads
  /** Empties the write-ahead log into the file, unless another process reads or writes just now: it waits for nobody. */
  checkpoint(): void
  /** Problems SQLite finds in the file, empty when sound. Reads the whole file. */
  integrity(): string[]
  /** A consistent copy while the service runs. */
  backup(file: string, onProgress?: (share: number) => void): Promise<void>
  close(): void
}

interface Waiting {
  run: (tx: Tx) => Promise<unknown>
  resolve: (value: unknown) => void
  reject: (error: unknown) => void
}

/** So many transactions at most share one commit; beyond it the first of them would wait too long. */
const groupLimit = 64

const inside = new AsyncLocalStorage<true>()

/**
 * SQLite has one writer, and better-sqlite3 is synchronous: transactions queue here. Those that wait share one durable commit
 * (one disk flush), a savepoint each, so that one that fails harms no other. ADR 0001 tells why not drizzle's own.
 */
export function openTransactions(writer: Connection): Db['transact'] {
  const tx = drizzle(writer)
  const statement = (sql: string) => {
    const prepared = writer.prepare(sql)
    return () => void prepared.run()
  }
  const begin = statement('begin immediate')
  const commit = statement('commit')
  const rollback = statement('rollback')
  const savepoint = statement('savepoint one')
  const release = statement('release one')
  const undo = statement('rollback to one')

  const waiting: Waiting[] = []
  let draining = false

  async function runOne(job: Waiting): Promise<() => void> {
    savepoint()
    const guarded = Proxy.revocable(tx, {})
    try {
      const value = await onlyDatabase(() => inside.run(true, () => job.run(guarded.proxy)))
      release()
      return () => job.resolve(value)
    } catch (error) {
      // A full disk ends the whole transaction inside SQLite; then there is no savepoint left to go back to.
      if (!writer.inTransaction) throw error
      undo()
      release()
      return () => job.reject(error)
    } finally {
      guarded.revoke()
    }
  }

  async function runGroup(group: Waiting[]): Promise<void> {
    try {
      begin()
      const settle: (() => void)[] = []
      for (const job of group) settle.push(await runOne(job))
      commit()
      for (const done of settle) done()
    } catch (error) {
      for (const job of group) job.reject(error)
      if (writer.inTransaction) rollback()
    }
  }

  async function drain(): Promise<void> {
    draining = true
    // One turn of the event loop lets everybody who is about to write join the same commit.
    while (waiting.length > 0) {
      await new Promise(resolve => setImmediate(resolve))
      await runGroup(waiting.splice(0, groupLimit))
    }
    draining = false
  }

  return <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
    if (inside.getStore()) return Promise.reject(new Error('transact was called inside a transaction'))
    return new Promise<T>((resolve, reject) => {
      waiting.push({ run: work, resolve: value => resolve(value as T), reject })
      if (!draining) void inside.exit(drain)
    })
  }
}

/**
 * Database calls settle within the microtasks that follow one another; a tick comes when these have run out. Whoever is still
 * waiting then awaits something else, and everybody behind would wait for it too.
 */
async function onlyDatabase<T>(work: () => Promise<T>): Promise<T> {
  let probing = true
  const probe = new Promise<never>((_, reject) => {
    process.nextTick(() => {
      if (probing) reject(new Error('a transaction awaited something other than the database'))
    })
  })
  try {
    return await Promise.race([work(), probe])
  } finally {
    probing = false
  }
}
