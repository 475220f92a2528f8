import type { Db, Tx } from './db.ts'

/** What `work` would come to: it is carried out, and taken back before anybody can see it. */
export async function rehearse<T>(transact: Db['transact'], work: (tx: Tx) => Promise<T>): Promise<T> {
  const over = new RehearsalOver()
  let result: { value: T } | undefined
  try {
    await transact(async tx => {
      // Set anew, whole, each time that the transaction is tried.
      result = { value: await work(tx) }
      throw over
    })
  } catch (error) {
    if (error === over && result) return result.value
    throw error
  }
  throw over
}

class RehearsalOver extends Error {
  constructor() {
    super('a rehearsal was committed')
  }
}
