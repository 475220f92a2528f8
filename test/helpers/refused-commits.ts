import type { Db, Tx } from '../../db/db.ts'

/**
 * The same database on an engine that refuses the first commit of every transaction: its work is carried out, taken back, and
 * carried out again, as PostgreSQL asks for where two transactions meet. What `work` itself refuses is refused at once.
 */
export function refusingCommits(db: Db): Db {
  return {
    ...db,
    async transact<T>(work: (tx: Tx) => Promise<T>, order?: 'first'): Promise<T> {
      const refused = new Error('the commit is refused')
      try {
        await db.transact(async tx => {
          await work(tx)
          throw refused
        }, order)
      } catch (error) {
        if (error !== refused) throw error
      }
      return db.transact(work, order)
    },
  }
}
