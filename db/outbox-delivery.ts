import { and, asc, eq, inArray, lt, lte, notExists, notInArray, sql, type SQL, type SQLWrapper } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { ChannelName } from '../src/domain/incoming.ts'
import type { Reply } from '../src/domain/reply.ts'
import type { Reads, Tx } from './db.ts'
import { notices, outbox } from './schema.ts'

export interface Claimed {
  id: number
  key: string
  kind: 'answer' | 'push'
  officerId: number | null
  chat: string
  reply: Reply
  sentParts: number
  attempts: number
  /** how often the part under way may have arrived though no answer came */
  doubts: number
  createdAt: number
}

/** The words of the partial indexes on the queue: SQLite uses one only where a condition repeats them as they are. */
const live = (status: SQLWrapper): SQL => sql`${status} in ('queued', 'sending')`
export const inQueue = live(outbox.status)

export interface Selection {
  kinds: readonly ('answer' | 'push')[]
  /** only what was never tried */
  untried?: boolean
}

/** Due on the channel, and the oldest of its kind that its chat still waits for: a failed one is not overtaken. */
function sendable(tx: Reads, channel: ChannelName, { kinds, untried }: Selection, now: number): SQL | undefined {
  const older = alias(outbox, 'older')
  return and(
    inQueue,
    eq(outbox.channel, channel),
    eq(outbox.status, 'queued'),
    inArray(outbox.kind, kinds),
    untried ? eq(outbox.attempts, 0) : undefined,
    lte(outbox.nextAt, now),
    notExists(
      tx
        .select({ id: older.id })
        .from(older)
        .where(
          and(
            live(older.status),
            eq(older.channel, outbox.channel),
            eq(older.chat, outbox.chat),
            eq(older.kind, outbox.kind),
            lt(older.id, outbox.id),
          ),
        ),
    ),
  )
}

/** Takes the next messages for sending; the lease gives them back if we die. One message of a chat at a time. */
export async function claim(
  tx: Tx,
  channel: ChannelName,
  which: Selection,
  options: { now: number; leaseUntil: number; limit: number; busyChats: string[]; leastTriedFirst?: boolean },
): Promise<Claimed[]> {
  const rows = await tx
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(sendable(tx, channel, which, options.now), notInArray(outbox.chat, options.busyChats)))
    .orderBy(...(options.leastTriedFirst ? [asc(outbox.attempts)] : []), asc(outbox.nextAt), asc(outbox.id))
    .limit(options.limit)
  const ids = rows.map(row => row.id)
  if (ids.length === 0) return []
  const claimed = await tx
    .update(outbox)
    .set({ status: 'sending', leaseUntil: options.leaseUntil })
    .where(inArray(outbox.id, ids))
    .returning()
  return claimed.flatMap(row => (row.chat === null ? [] : [{ ...row, chat: row.chat }])).sort((a, b) => a.id - b.id)
}

/**
 * Is there anything to do on the channel: of `which` to send now, or (`stale`) to expire or take back? Looks only; `now` in
 * ms; `ours`: what we are sending ourselves, so its lease, however old, is not lost.
 */
export async function nextDue(
  tx: Reads,
  channel: ChannelName,
  now: number,
  which: Selection = { kinds: ['answer', 'push'] },
  ours: number[] = [],
): Promise<{ any: boolean; stale: boolean }> {
  const one = (where: SQL | undefined) => tx.select({ id: outbox.id }).from(outbox).where(where).limit(1)
  const due = await one(sendable(tx, channel, which, now))
  const lost = await one(lostLeases(channel, now, ours))
  const expired = await one(and(inArray(outbox.status, ['queued', 'held']), lte(outbox.expiresAt, now)))
  const stale = lost.length + expired.length > 0
  return { any: due.length > 0 || stale, stale }
}

const lostLeases = (channel: ChannelName, now: number, ours: number[]): SQL | undefined =>
  and(
    inQueue,
    eq(outbox.channel, channel),
    eq(outbox.status, 'sending'),
    lt(outbox.leaseUntil, now),
    notInArray(outbox.id, ours),
  )

/**
 * What became of a send counts only while the message is to be sent: it may have been erased meanwhile.
 */
const awaited = (id: number): SQL | undefined => and(eq(outbox.id, id), inQueue)

export async function markSent(tx: Tx, id: number, now: number): Promise<void> {
  await tx.update(outbox).set({ status: 'sent', sentAt: now, leaseUntil: null, error: null }).where(awaited(id))
}

export async function markPart(tx: Tx, id: number, sentParts: number): Promise<void> {
  await tx.update(outbox).set({ sentParts, doubts: 0 }).where(eq(outbox.id, id))
}

/** Back into the queue until `nextAt` (ms). */
export async function postpone(
  tx: Tx,
  id: number,
  why: { nextAt: number; error: string; attempts: number; doubts?: number },
): Promise<void> {
  await tx
    .update(outbox)
    .set({ status: 'queued', leaseUntil: null, ...why })
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

/**
 * Messages whose sender died while sending; without `now`, all: at our own start nobody else can be sending. `ours` are
 * under way here, and must not be taken for queued: they might leave a second time by another channel.
 */
export async function releaseLeases(
  tx: Tx,
  channel: ChannelName,
  now = Number.MAX_SAFE_INTEGER,
  ours: number[] = [],
): Promise<number> {
  const rows = await tx
    .update(outbox)
    .set({ status: 'queued', leaseUntil: null })
    .where(lostLeases(channel, now, ours))
    .returning({ id: outbox.id })
  return rows.length
}

/** Gives up what is past its time: nothing stale is sent. */
export const expire = (tx: Tx, now: number): Promise<number> =>
  endMessages(tx, and(inArray(outbox.status, ['queued', 'held']), lte(outbox.expiresAt, now)), { status: 'expired' })

interface Ending {
  status: 'dead' | 'ambiguous' | 'dropped' | 'expired'
  error?: string
  attempts?: number
}

/** Undelivered for good, or for all we know; what such a digest told counts as not told, so the next one tells it again. */
export async function endMessages(tx: Tx, which: SQL | undefined, ending: Ending): Promise<number> {
  const rows = await tx
    .update(outbox)
    .set({ leaseUntil: null, ...ending })
    .where(which)
    .returning({ key: outbox.key })
  for (const { key } of rows) await tx.delete(notices).where(eq(notices.outboxKey, key))
  return rows.length
}

/** Sent and given-up messages are forgotten after a while, `before` in ms. */
export async function purgeOutbox(tx: Tx, before: number): Promise<void> {
  await tx
    .delete(outbox)
    .where(and(inArray(outbox.status, ['sent', 'ambiguous', 'expired', 'dropped']), lt(outbox.createdAt, before)))
}
