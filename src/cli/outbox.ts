import { dropMessages, listOutbox, retryMessages } from '../../db/messages/outbox-admin.ts'
import { outboxStates } from '../domain/chat/outbox.ts'
import { UsageError } from './exit.ts'
import { printJson, withDatabase } from './surroundings.ts'

const listLimit = 10_000

export interface ListOptions {
  status?: string
  json?: boolean
}

export const list = (options: ListOptions): Promise<void> =>
  withDatabase(undefined, async ({ db }) => {
    const status = outboxStates.find(state => state === options.status)
    if (options.status !== undefined && status === undefined)
      throw new UsageError(`--status: ${outboxStates.join(', ')}`)
    const rows = (await listOutbox(db.reads, status, listLimit)).map(({ channel, error, ...row }) => ({
      ...row,
      ...(channel !== null && { channel }),
      ...(error !== null && { error }),
    }))
    if (options.json) {
      printJson(rows)
      return
    }
    if (rows.length === 0) console.log('Không có tin nào.')
    for (const row of rows)
      console.log(
        [row.id, row.status, row.kind, row.channel ?? '–', row.officer ?? '–', row.key, row.error ?? ''].join('  '),
      )
  })

export const retry = (ids: string[]): Promise<void> =>
  withDatabase(undefined, async ({ db, clock }) => {
    const retried = await db.transact(tx => retryMessages(tx, numbers(ids), clock.now()))
    console.log(`Đã xếp hàng lại ${retried.length}/${ids.length} tin.`)
  })

export const drop = (ids: string[]): Promise<void> =>
  withDatabase(undefined, async ({ db }) => {
    const dropped = await db.transact(tx => dropMessages(tx, numbers(ids)))
    console.log(`Đã bỏ ${dropped}/${ids.length} tin.`)
  })

function numbers(ids: string[]): number[] {
  const wrong = ids.find(id => !/^\d+$/.test(id))
  if (wrong !== undefined) throw new UsageError(`"${wrong}" không phải số tin. Xem số tin bằng: nhacviec outbox list`)
  return ids.map(Number)
}
