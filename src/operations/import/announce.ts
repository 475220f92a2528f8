import { setTimeout } from 'node:timers/promises'
import { inBatches } from '../../../db/batches.ts'
import type { Db } from '../../../db/db.ts'
import { withNews } from '../../../db/tasks/untold.ts'
import { announce } from '../../actions/announce.ts'
import type { Occasion } from '../../actions/action.ts'

/** People told in one transaction: it takes some ms, and chats write in between. */
const batchSize = 5
const pauseMs = 5

/**
 * Tells everybody what the import brought them, each in one message. Interrupted, it leaves the others to the next import or
 * to the morning's message: what nobody was told is stored with the tasks.
 */
export async function announceImported(db: Db, at: Occasion): Promise<void> {
  for (const batch of inBatches(await withNews(db.reads), batchSize)) {
    await db.transact(tx => announce(tx, at, batch))
    await setTimeout(pauseMs)
  }
}
