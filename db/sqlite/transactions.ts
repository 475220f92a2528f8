import Database, { type Database as Connection } from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { Db, Reads, Tx } from '../db.ts'
import type { LogEmptier } from './empty-log.ts'
import { keepingStatements } from './kept-statements.ts'

interface Waiting {
  run: (tx: Tx) => Promise<unknown>
  /** what was running when this was asked for: it must not wait for this */
  during: Waiting | undefined
  resolve: (value: unknown) => void
  reject: (error: unknown) => void
}

/** So many transactions at most share one commit, and no more are begun after so many ms: the first of them waits for all. */
const groupLimit = 128
const groupMs = 30

/** SQLite waits for another process's lock on the thread, so only this long (ms) at a time: messages must get their turn. */
export const lockWaitMs = 20
/** An import of 100,000 tasks holds the lock for most of a minute, ms. */
const lockPatienceMs = 120_000

/** Connections whose next commit erases something. */
const erasing = new WeakSet<object>()

/**
 * What this transaction erases must be gone from the disk: the pages that held it are overwritten (open.ts), and behind
 * the commit the write-ahead log is emptied, where they would still stand; a second later, where another process reads
 * just then.
 */
export const eraseFromDisk = (tx: Tx): void => void erasing.add(sharedBy(tx))

/** What all transactions of a connection share, by the `tx` of each. */
const behind = new WeakMap<object, object>()

/** The same object for all transactions of a connection, or for the connection itself: a key for what is kept with it. */
export const sharedBy = (tx: Reads): object => behind.get(tx) ?? tx

/**
 * SQLite has one writer, and better-sqlite3 is synchronous: transactions queue here. Those that wait share one durable commit
 * (one disk flush), a savepoint each, so that one that fails harms no other. ADR 0001 tells why not drizzle's own.
 */
export function openTransactions(
  writer: Connection,
  log: Pick<LogEmptier, 'empty'>,
  gone: Db['gone'] = () => undefined,
): Db['transact'] {
  const requirePlace = () => {
    const why = gone()
    if (why) throw why
  }
  const builders = drizzle(keepingStatements(writer))
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

  const urgent: Waiting[] = []
  const waiting: Waiting[] = []
  const next = (): Waiting | undefined => urgent.shift() ?? waiting.shift()
  let running: Waiting | undefined
  let draining = false

  async function runOne(job: Waiting): Promise<() => void> {
    savepoint()
    running = job
    // Revoked, it refuses whoever kept it beyond its transaction.
    const { proxy: tx, revoke } = Proxy.revocable(builders, {})
    behind.set(tx, builders)
    try {
      const value = await onlyDatabase(() => job.run(tx))
      release()
      return () => job.resolve(value)
    } catch (error) {
      // A full disk ends the whole transaction inside SQLite; then there is no savepoint left to go back to.
      if (!writer.inTransaction) throw error
      undo()
      release()
      const reason = error instanceof Dawdling ? whyOf(job, error) : error
      return () => job.reject(reason)
    } finally {
      revoke()
      running = undefined
    }
  }

  /** Who waits inside a transaction for another waits for ever; the other is not carried out either. */
  function whyOf(job: Waiting, error: Dawdling): Error {
    const inner = [...urgent, ...waiting].filter(({ during }) => during === job)
    if (inner.length === 0) return error
    const nested = new Error('transact was called inside a transaction')
    for (const { reject } of inner) reject(nested)
    for (const queue of [urgent, waiting])
      queue.splice(0, queue.length, ...queue.filter(waits => !inner.includes(waits)))
    return nested
  }

  /** @throws SqliteError SQLITE_BUSY when another process does not let go of its lock */
  async function beginPatiently(): Promise<void> {
    const until = performance.now() + lockPatienceMs
    for (;;)
      try {
        begin()
        return
      } catch (error) {
        const locked = error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')
        if (!locked || performance.now() > until) throw error
        await new Promise(resolve => setImmediate(resolve))
      }
  }

  async function runGroup(first: Waiting): Promise<void> {
    const group = [first]
    try {
      requirePlace()
      await beginPatiently()
      const until = performance.now() + groupMs
      const settle = [await runOne(first)]
      while (group.length < groupLimit && performance.now() < until) {
        const job = next()
        if (!job) break
        group.push(job)
        settle.push(await runOne(job))
      }
      commit()
      // Written where nobody will find it: nobody may be told that it is kept.
      requirePlace()
      for (const done of settle) done()
      if (erasing.delete(builders)) log.empty()
    } catch (error) {
      for (const job of group) job.reject(error)
      if (writer.inTransaction) rollback()
    }
  }

  async function drain(): Promise<void> {
    draining = true
    // One turn of the event loop lets everybody who is about to write join the same commit.
    for (;;) {
      await new Promise(resolve => setImmediate(resolve))
      const first = next()
      if (!first) break
      await runGroup(first)
    }
    draining = false
  }

  return <T>(work: (tx: Tx) => Promise<T>, order?: 'first'): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      const queue = order === 'first' ? urgent : waiting
      queue.push({ run: work, during: running, resolve: value => resolve(value as T), reject })
      if (!draining) void drain()
    })
}

class Dawdling extends Error {
  constructor() {
    super('a transaction awaited something other than the database')
  }
}

/**
 * Database calls settle within the microtasks that follow one another; a tick comes when these have run out. Whoever is still
 * waiting then awaits something else, and everybody behind would wait for it too.
 */
const onlyDatabase = <T>(work: () => Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    let settled = false
    process.nextTick(() => {
      if (!settled) reject(new Dawdling())
    })
    void work()
      .then(resolve, reject)
      .then(() => (settled = true))
  })
