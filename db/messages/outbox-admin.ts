import { and, asc, count, eq, inArray, isNull, like, lte, min, ne, or, type SQL, sql } from 'drizzle-orm'
import { kindOf, priorities, type MessageKind, type OutboxState } from '../../src/domain/chat/outbox.ts'
import type { Reads, Tx } from '../db.ts'
import { endMessages } from './outbox-delivery.ts'
import { inQueue } from './outbox-queue.ts'
import { isServing } from '../people/officers.ts'
import { officers, outbox } from '../schema.ts'

/** How many messages are in each state but `sent`, of which there may be a million, and no index. */
export async function outboxCounts(tx: Reads): Promise<{ status: OutboxState; count: number }[]> {
  const byStatus = (which: SQL) =>
    tx
      .select({ status: outbox.status, count: count() })
      .from(outbox)
      .where(and(which, isMessage))
      .groupBy(outbox.status)
  return [...(await byStatus(inQueue)), ...(await byStatus(isHeld)), ...(await byStatus(isGivenUp))]
}

/** A change of a message that stands in a chat is none of its own. */
const isMessage = ne(outbox.priority, priorities.edit)
// In the words of their indexes.
const isHeld = sql`${outbox.status} = 'held'`
const isGivenUp = sql`${outbox.status} in ('dead', 'ambiguous', 'expired', 'dropped')`

/** What fails comes up again sooner than this, ms; a notice that does not waits for the end of the quiet hours. */
const soonMs = 10 * 60_000

/**
 * When the oldest message of each kind that is to be sent was queued, ms. Ids grow with time and stand in the queue's index.
 * A notice that waits for people to be awake is not late.
 */
export async function oldestWaiting(tx: Reads, now: number): Promise<Map<MessageKind, number>> {
  const oldest = tx
    .select({ id: min(outbox.id) })
    .from(outbox)
    .where(and(inQueue, or(ne(outbox.priority, priorities.notice), lte(outbox.nextAt, now + soonMs))))
    .groupBy(outbox.priority)
  const rows = await tx
    .select({ priority: outbox.priority, createdAt: outbox.createdAt })
    .from(outbox)
    .where(inArray(outbox.id, oldest))
  const waiting = new Map<MessageKind, number>()
  for (const { priority, createdAt } of rows) {
    const kind = kindOf(priority)
    waiting.set(kind, Math.min(createdAt, waiting.get(kind) ?? createdAt))
  }
  return waiting
}

/** For operators; the texts stay out. */
export const listOutbox = (tx: Reads, status: OutboxState | undefined, limit: number) =>
  tx
    .select({
      id: outbox.id,
      officer: officers.code,
      kind: outbox.kind,
      priority: outbox.priority,
      status: outbox.status,
      key: outbox.key,
      channel: outbox.channel,
      attempts: outbox.attempts,
      error: outbox.error,
      createdAt: outbox.createdAt,
    })
    .from(outbox)
    .leftJoin(officers, eq(officers.id, outbox.officerId))
    .where(and(isMessage, status && eq(outbox.status, status)))
    .orderBy(asc(outbox.id))
    .limit(limit)

/** How far these messages have come, and whether who they are for still serves. */
export const messagesNow = (tx: Reads, ids: readonly number[]) =>
  tx
    .select({
      id: outbox.id,
      status: outbox.status,
      gone: sql<boolean>`coalesce(${officers.status} <> 'serving', 0)`.mapWith(Boolean),
    })
    .from(outbox)
    .leftJoin(officers, eq(officers.id, outbox.officerId))
    .where(inArray(outbox.id, [...ids]))
    .execute()

/** Puts given-up messages back into the queue, without their old expiry; returns the ids that were. Not to who has left. */
export async function retryMessages(tx: Tx, ids: number[], now: number): Promise<number[]> {
  const retried = await tx
    .update(outbox)
    .set({
      status: sql`case when ${outbox.chat} is null then 'held' else 'queued' end`,
      attempts: 0,
      doubts: 0,
      nextAt: now,
      expiresAt: null,
      error: null,
    })
    .where(
      and(
        inArray(outbox.id, ids),
        isMessage,
        inArray(outbox.status, ['dead', 'ambiguous', 'expired', 'dropped']),
        or(
          isNull(outbox.officerId),
          inArray(outbox.officerId, tx.select({ id: officers.id }).from(officers).where(isServing)),
        ),
      ),
    )
    .returning({ id: outbox.id })
  return retried.map(row => row.id)
}

/** Takes messages that have not left yet out of the queue; returns how many. */
export const dropMessages = (tx: Tx, ids: readonly number[]): Promise<number> =>
  endMessages(
    tx,
    and(inArray(outbox.id, ids), inArray(outbox.status, ['queued', 'held', 'dead', 'ambiguous', 'expired'])),
    {
      status: 'dropped',
    },
  )

/** How far the message under this key has come; undefined: there is none. */
export async function stateOf(tx: Reads, key: string): Promise<OutboxState | undefined> {
  const [row] = await tx.select({ status: outbox.status }).from(outbox).where(eq(outbox.key, key))
  return row?.status
}

/** Takes what waits under keys that begin so out of the queue. `prefix` has no wildcards. */
export const dropUnsent = (tx: Tx, prefix: string): Promise<number> =>
  endMessages(tx, and(like(outbox.key, `${prefix}%`), inArray(outbox.status, ['queued', 'sending', 'held'])), {
    status: 'dropped',
  })
