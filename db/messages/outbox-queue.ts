import { and, asc, eq, lt, lte, notExists, sql, type SQL, type SQLWrapper } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { ChannelName } from '../../src/domain/chat/incoming.ts'
import { allPriorities, type MessageKind, type Priority } from '../../src/domain/chat/outbox.ts'
import type { Reply } from '../../src/domain/chat/reply.ts'
import type { Reads, Tx } from '../db.ts'
import { asGiven, given, listed, prepared } from '../sqlite/prepared.ts'
import { outbox } from '../schema.ts'

export interface Claimed {
  id: number
  key: string
  kind: MessageKind
  priority: Priority
  officerId: number | null
  chat: string
  reply: Reply
  sentParts: number
  attempts: number
  /** how often the part under way may have arrived though no answer came */
  doubts: number
  createdAt: number
  /** of an edit: the platform's name of the message that it changes */
  edits: string | null
}

/** The words of the partial indexes on the queue: SQLite uses one only where a condition repeats them as they are. */
const live = (status: SQLWrapper): SQL => sql`${status} in ('queued', 'sending')`
export const inQueue = live(outbox.status)
/** As words of the query, not as values: for these SQLite would look at the indexes, and compile the query, at each run. */
const isQueued = sql`${outbox.status} = 'queued'`
const isSending = sql`${outbox.status} = 'sending'`

/** What might not leave before its time is over, in the words of its index. */
export const expiring = sql`${outbox.status} in ('queued', 'held') and ${outbox.expiresAt} is not null`

export interface Selection {
  priorities: readonly Priority[]
  /** only what was never tried */
  untried?: boolean
}

/** Due on the channel, and the oldest of its priority that its chat still waits for: a failed one is not overtaken. */
function sendable(tx: Reads, priority: SQL): SQL | undefined {
  const older = alias(outbox, 'older')
  return and(
    isQueued,
    inQueue,
    eq(outbox.channel, given('channel')),
    priority,
    lte(outbox.attempts, given('attempts')),
    lte(outbox.nextAt, given('now')),
    notExists(
      tx
        .select({ id: older.id })
        .from(older)
        .where(
          and(
            live(older.status),
            eq(older.channel, outbox.channel),
            eq(older.chat, outbox.chat),
            eq(older.priority, outbox.priority),
            lt(older.id, outbox.id),
          ),
        ),
    ),
    sql`${outbox.chat} not in ${listed('busyChats')}`,
  )
}

const claimed = {
  id: outbox.id,
  key: outbox.key,
  kind: outbox.kind,
  priority: outbox.priority,
  officerId: outbox.officerId,
  chat: outbox.chat,
  reply: outbox.reply,
  sentParts: outbox.sentParts,
  attempts: outbox.attempts,
  doubts: outbox.doubts,
  createdAt: outbox.createdAt,
  edits: outbox.edits,
}

const next = (tx: Reads, priority: SQL, ...order: SQL[]) =>
  tx
    .select(claimed)
    .from(outbox)
    .where(sendable(tx, priority))
    .orderBy(...order, asc(outbox.nextAt), asc(outbox.id))
    .limit(given('limit'))
/** One priority is one range of the queue's index, in its order: nothing is sorted, however much waits. */
const selectNext = prepared(tx => next(tx, eq(outbox.priority, given('priority'))))
const oneOf = sql`${outbox.priority} in ${listed('priorities')}`
const selectLeastTried = prepared(tx => next(tx, oneOf, asc(outbox.attempts)))
const lease = prepared((tx: Tx) =>
  tx
    .update(outbox)
    .set({ status: 'sending', leaseUntil: asGiven('leaseUntil') })
    .where(sql`${outbox.id} in ${listed('ids')}`),
)

const termsOf = (channel: ChannelName, { priorities, untried }: Selection, now: number, busyChats: string[]) => ({
  channel,
  priority: priorities[0],
  priorities: JSON.stringify(priorities),
  attempts: untried ? 0 : Number.MAX_SAFE_INTEGER,
  now,
  busyChats: JSON.stringify(busyChats),
})

/** Takes the next messages for sending; the lease gives them back if we die. One message of a chat at a time. */
export async function claim(
  tx: Tx,
  channel: ChannelName,
  which: Selection,
  options: { now: number; leaseUntil: number; limit: number; busyChats: string[]; leastTriedFirst?: boolean },
): Promise<Claimed[]> {
  const { now, leaseUntil, limit, busyChats } = options
  const query = which.priorities.length > 1 || options.leastTriedFirst ? selectLeastTried : selectNext
  const rows = await query(tx).execute({ ...termsOf(channel, which, now, busyChats), limit })
  if (rows.length === 0) return []
  await lease(tx).execute({ leaseUntil, ids: JSON.stringify(rows.map(row => row.id)) })
  return rows.flatMap(row => (row.chat === null ? [] : [{ ...row, chat: row.chat }])).sort((a, b) => a.id - b.id)
}

const anySendable = prepared(tx => tx.select({ id: outbox.id }).from(outbox).where(sendable(tx, oneOf)).limit(1))
const anyLost = prepared(tx => tx.select({ id: outbox.id }).from(outbox).where(lostLeases).limit(1))
const anyExpired = prepared(tx =>
  tx
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(expiring, lte(outbox.expiresAt, given('now'))))
    .limit(1),
)

/**
 * Is there anything to do on the channel: of `which` to send now, or (`stale`) to expire or take back? Looks only; `now` in
 * ms; `ours`: what we are sending ourselves, so its lease, however old, is not lost.
 */
export async function nextDue(
  tx: Reads,
  channel: ChannelName,
  now: number,
  which: Selection = { priorities: allPriorities },
  ours: number[] = [],
): Promise<{ any: boolean; stale: boolean }> {
  const due = await anySendable(tx).execute(termsOf(channel, which, now, []))
  const lost = await anyLost(tx).execute({ channel, now, ours: JSON.stringify(ours) })
  const expired = await anyExpired(tx).execute({ now })
  const stale = lost.length + expired.length > 0
  return { any: due.length > 0 || stale, stale }
}

// Of two conditions on one column SQLite looks up the first: by the other it would walk through all that waits.
const lostLeases = and(
  isSending,
  inQueue,
  eq(outbox.channel, given('channel')),
  lt(outbox.leaseUntil, given('now')),
  sql`${outbox.id} not in ${listed('ours')}`,
)

const release = prepared((tx: Tx) =>
  tx.update(outbox).set({ status: 'queued', leaseUntil: null }).where(lostLeases).returning({ id: outbox.id }),
)

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
  const rows = await release(tx).execute({ channel, now, ours: JSON.stringify(ours) })
  return rows.length
}
