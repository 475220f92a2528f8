import type { Db, Tx } from './db.ts'
import { storeFailed } from './sqlite/errors.ts'

interface Gathering<Item, Result> {
  items: Item[]
  results: Promise<Result[]>
}

/**
 * One transaction for all that is given until it begins: beside a short statement, a transaction of its own costs as much
 * again. Where the work for one of several fails, each has its own after all, so that none harms another.
 * Each promise resolves once its item is on the disk. @throws what `work` throws for the item, or `transact`
 */
export function together<Item, Result>(
  transact: Db['transact'],
  work: (tx: Tx, item: Item) => Promise<Result>,
  order?: 'first',
): (item: Item) => Promise<Result> {
  let gathering: Gathering<Item, Result> | undefined

  function gather(): Gathering<Item, Result> {
    const items: Item[] = []
    const close = () => {
      if (gathering?.items === items) gathering = undefined
    }
    const results = transact(async tx => {
      close()
      const done: Result[] = []
      for (const item of items) done.push(await work(tx, item))
      return done
    }, order).finally(close)
    return { items, results }
  }

  return async item => {
    gathering ??= gather()
    const { items, results } = gathering
    const place = items.push(item) - 1
    const done = await results.catch((error: unknown) => {
      if (items.length === 1 || storeFailed(error)) throw error
      return undefined
    })
    return done ? (done[place] as Result) : transact(tx => work(tx, item), order)
  }
}
