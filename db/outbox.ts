import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { ChannelName } from '../src/domain/incoming.ts'
import type { Reply } from '../src/domain/reply.ts'
import type { Reads, Tx } from './db.ts'
import { accounts, officers, outbox } from './schema.ts'

export interface Answer {
  key: string
  channel: ChannelName
  chat: string
  officerId: number | undefined
  reply: Reply
}

/** An answer goes back where the question came from. */
export async function queueAnswer(tx: Tx, answer: Answer, now: number): Promise<void> {
  const { officerId = null, ...rest } = answer
  await tx
    .insert(outbox)
    .values({ ...rest, officerId, kind: 'answer', status: 'queued', nextAt: now, createdAt: now })
    .onConflictDoNothing()
}

export interface Push {
  key: string
  officerId: number
  reply: Reply
  /** ms; not sent at all after it */
  expiresAt: number
}

/** A push is for an officer, wherever they can be reached; it is held while that is nowhere. The same key is queued once. */
export async function queuePushes(
  tx: Tx,
  pushes: Push[],
  channels: readonly ChannelName[],
  now: number,
): Promise<void> {
  if (pushes.length === 0) return
  const routes = await routesOf(
    tx,
    pushes.map(push => push.officerId),
    channels,
  )
  await tx
    .insert(outbox)
    .values(
      pushes.map(push => {
        const route = routes.get(push.officerId)
        return {
          ...push,
          kind: 'push' as const,
          channel: route?.channel ?? null,
          chat: route?.chat ?? null,
          status: route ? ('queued' as const) : ('held' as const),
          nextAt: now,
          createdAt: now,
        }
      }),
    )
    .onConflictDoNothing()
}

export interface Route {
  channel: ChannelName
  chat: string
}

/** Where each officer is reached now: the preferred channel, else the account linked last. */
async function routesOf(
  tx: Reads,
  officerIds: number[],
  channels: readonly ChannelName[],
): Promise<Map<number, Route>> {
  const rows = await tx
    .select({
      officerId: accounts.officerId,
      channel: accounts.channel,
      chat: accounts.chat,
    })
    .from(accounts)
    .innerJoin(officers, eq(officers.id, accounts.officerId))
    .where(
      and(
        inArray(accounts.officerId, officerIds),
        eq(accounts.status, 'active'),
        inArray(accounts.channel, [...channels]),
      ),
    )
    // the last row of an officer wins
    .orderBy(sql`${accounts.channel} is ${officers.preferredChannel}`, asc(accounts.linkedAt))
  return new Map(rows.map(({ officerId, channel, chat }) => [officerId, { channel, chat }]))
}

/** Finds a way for what was waiting for this officer (a new account), or for what lost its way (a block). */
export async function rerouteOfficer(tx: Tx, officerId: number, channels: readonly ChannelName[]): Promise<void> {
  const route = (await routesOf(tx, [officerId], channels)).get(officerId)
  await tx
    .update(outbox)
    .set({
      channel: route?.channel ?? null,
      chat: route?.chat ?? null,
      status: route ? 'queued' : 'held',
      // Who is reached elsewhere has seen none of its parts.
      sentParts: route
        ? sql`case when ${outbox.channel} = ${route.channel} and ${outbox.chat} = ${route.chat} then ${outbox.sentParts} else 0 end`
        : 0,
    })
    .where(and(eq(outbox.officerId, officerId), eq(outbox.kind, 'push'), inArray(outbox.status, ['queued', 'held'])))
}
