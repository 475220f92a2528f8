import { and, between, eq, lt, lte, ne, sql, type SQL } from 'drizzle-orm'
import type { Reads, Tx } from '../db.ts'
import { nextIds, type IdRange } from '../id-ranges.ts'
import { expiring, inQueue } from './outbox-queue.ts'
import { asGiven, listed, prepared } from '../sqlite/prepared.ts'
import { unindexed } from '../sqlite/words.ts'
import { forgetReminders } from '../tasks/reminders.ts'
import { outbox } from '../schema.ts'

/**
 * What became of a send counts only while the message is to be sent: it may have been erased meanwhile.
 */
const awaited = (id: number): SQL | undefined => and(eq(outbox.id, id), inQueue)

const updateSent = prepared((tx: Tx) =>
  tx
    .update(outbox)
    .set({ status: 'sent', sentAt: asGiven('now'), leaseUntil: null, error: null })
    // Found by their ids: with a bare status SQLite walks through all that waits.
    .where(and(sql`${outbox.id} in ${listed('ids')}`, sql`${unindexed(outbox.status)} in ('queued', 'sending')`)),
)

export async function markSent(tx: Tx, ids: number[], now: number): Promise<void> {
  await updateSent(tx).execute({ ids: JSON.stringify(ids), now })
}

export async function markPart(tx: Tx, id: number, sentParts: number): Promise<void> {
  await tx.update(outbox).set({ sentParts, doubts: 0 }).where(eq(outbox.id, id))
}

/** Back into the queue until `nextAt` (ms): a pace may come to parts of a ms, and moments in the store are whole. */
export async function postpone(
  tx: Tx,
  id: number,
  { nextAt, ...why }: { nextAt: number; error: string; attempts: number; doubts?: number },
): Promise<void> {
  await tx
    .update(outbox)
    .set({ status: 'queued', leaseUntil: null, nextAt: Math.ceil(nextAt), ...why })
    .where(awaited(id))
}

/** Gives up in the open: an operator sees it in `outbox list` and can retry or drop it. */
export async function bury(tx: Tx, id: number, error: string, attempts: number): Promise<void> {
  await endMessages(tx, awaited(id), { status: 'dead', error, attempts })
}

/** Not repeated, though nobody knows whether it arrived; seen in `outbox list`. */
export async function leaveInDoubt(tx: Tx, id: number, error: string, attempts: number): Promise<void> {
  await endMessages(tx, awaited(id), { status: 'ambiguous', error, attempts })
}

/** Not to be sent at all: nobody is there any more, or an operator said so. */
export async function drop(tx: Tx, id: number, error: string): Promise<void> {
  await endMessages(tx, awaited(id), { status: 'dropped', error })
}

/** Gives up what is past its time: nothing stale is sent. */
export const expire = (tx: Tx, now: number): Promise<number> =>
  endMessages(tx, and(expiring, lte(outbox.expiresAt, now)), { status: 'expired' })

interface Ending {
  status: 'dead' | 'ambiguous' | 'dropped' | 'expired'
  error?: string
  attempts?: number
}

/** Undelivered for good, or for all we know; what such a message told counts as not told, so the next morning’s tells it again. */
export async function endMessages(tx: Tx, which: SQL | undefined, ending: Ending): Promise<number> {
  const rows = await tx
    .update(outbox)
    .set({ leaseUntil: null, ...ending })
    .where(which)
    .returning({ key: outbox.key })
  await forgetReminders(
    tx,
    rows.map(({ key }) => key),
  )
  return rows.length
}

export const nextInOutbox = (tx: Reads, from: number): Promise<IdRange | undefined> => nextIds(tx, outbox, from)

/**
 * Messages among `ids` are forgotten after a while, `before` in ms, whatever became of them: that is what people agreed to,
 * and what has waited for a month is no news any more. Only what leaves at this moment stays until its outcome is known.
 */
export async function purgeOutbox(tx: Tx, { from, to }: IdRange, before: number): Promise<void> {
  await tx
    .delete(outbox)
    .where(and(between(outbox.id, from, to), ne(outbox.status, 'sending'), lt(outbox.createdAt, before)))
}
