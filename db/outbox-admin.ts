import { and, asc, count, eq, inArray, sql } from 'drizzle-orm'
import type { OutboxState } from '../src/domain/outbox.ts'
import type { Reads, Tx } from './db.ts'
import { endMessages } from './outbox-delivery.ts'
import { officers, outbox } from './schema.ts'

export const outboxCounts = (tx: Reads) =>
  tx.select({ status: outbox.status, count: count() }).from(outbox).groupBy(outbox.status)

/** For operators; the texts stay out. */
export const listOutbox = (tx: Reads, status: OutboxState | undefined, limit: number) =>
  tx
    .select({
      id: outbox.id,
      officer: officers.code,
      kind: outbox.kind,
      status: outbox.status,
      key: outbox.key,
      channel: outbox.channel,
      attempts: outbox.attempts,
      error: outbox.error,
      createdAt: outbox.createdAt,
    })
    .from(outbox)
    .leftJoin(officers, eq(officers.id, outbox.officerId))
    .where(status && eq(outbox.status, status))
    .orderBy(asc(outbox.id))
    .limit(limit)

/** Puts given-up messages back into the queue, without their old expiry; returns the ids that were. */
export async function retryMessages(tx: Tx, ids: number[], now: number): Promise<number[]> {
  const retried = await tx
    .update(outbox)
    .set({
      status: sql`case when ${outbox.chat} is null then 'held' else 'queued' end`,
      attempts: 0,
      nextAt: now,
      expiresAt: null,
      error: null,
    })
    .where(and(inArray(outbox.id, ids), inArray(outbox.status, ['dead', 'expired', 'dropped'])))
    .returning({ id: outbox.id })
  return retried.map(row => row.id)
}

/** Takes messages that have not left yet out of the queue; returns how many. */
export const dropMessages = (tx: Tx, ids: number[]): Promise<number> =>
  endMessages(tx, and(inArray(outbox.id, ids), inArray(outbox.status, ['queued', 'held', 'dead', 'expired'])), {
    status: 'dropped',
  })
