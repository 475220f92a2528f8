import { and, asc, eq, exists, gt, inArray, ne, or, sql, type SQL } from 'drizzle-orm'
import { channelNames, type ChannelName } from '../../src/domain/chat/incoming.ts'
import type { PushChannel, PushChannels } from '../../src/domain/chat/push-channel.ts'
import type { Reads, Tx } from '../db.ts'
import { same, unindexed } from '../sqlite/words.ts'
import { inQueue } from './outbox-queue.ts'
import { isServing } from '../people/officers.ts'
import { accounts, officers, outbox } from '../schema.ts'

export interface Route {
  channel: ChannelName
  chat: string
}

/** With a sign before it no index is used: it is somebody's account that is looked for, and a channel has everybody's. */
const theirChannel = unindexed<ChannelName>(accounts.channel)

/** Accounts through which we may write first at `now` (ms). */
const open = (channels: readonly PushChannel[], now: number): SQL | undefined => {
  const windows = channels.flatMap(({ name, windowMs }) => (windowMs === undefined ? [] : [{ name, windowMs }]))
  const always = channels.flatMap(({ name, windowMs }) => (windowMs === undefined ? [name] : []))
  return and(
    eq(accounts.status, 'active'),
    or(
      inArray(theirChannel, always),
      ...windows.map(({ name, windowMs }) => and(eq(theirChannel, name), gt(accounts.seenAt, now - windowMs))),
    ),
  )
}

const upOf = (channels: readonly PushChannel[]): PushChannel[] => channels.filter(channel => channel.up)
const names = (channels: readonly PushChannel[]): ChannelName[] => channels.map(channel => channel.name)

/**
 * Where each officer is reached now: on a channel that is up rather than on one that is down, there on the preferred rather
 * than another, there on the account linked last. Who has no account that may be written to is not in the map.
 */
export async function routesOf(
  tx: Reads,
  officerIds: number[],
  channels: PushChannels,
  now: number,
): Promise<Map<number, Route>> {
  const found = channels()
  const rows = await tx
    .select({ officerId: accounts.officerId, channel: accounts.channel, chat: accounts.chat })
    .from(accounts)
    .innerJoin(officers, eq(officers.id, accounts.officerId))
    .where(and(inArray(accounts.officerId, officerIds), open(found, now), isServing))
    // the last row of an officer wins
    .orderBy(
      // No bare condition: of an empty list only a constant would be left, by which not every engine sorts.
      sql`case when ${inArray(accounts.channel, names(upOf(found)))} then 1 else 0 end`,
      same(accounts.channel, officers.preferredChannel),
      asc(accounts.linkedAt),
      asc(accounts.id),
    )
  return new Map(rows.map(({ officerId, channel, chat }) => [officerId, { channel, chat }]))
}

const waiting = (officerId: number): SQL | undefined =>
  and(eq(outbox.officerId, officerId), eq(outbox.kind, 'push'), inArray(outbox.status, ['queued', 'held']))

/**
 * Finds the way for the pushes that wait for these officers: a new account, a block, a channel that went down or a window
 * that closed. What is being sent at this moment stays where it is until its outcome is known: it might arrive twice.
 */
export async function rerouteOfficers(
  tx: Tx,
  officerIds: number[],
  channels: PushChannels,
  now: number,
): Promise<void> {
  const routes = await routesOf(tx, officerIds, channels, now)
  for (const officerId of officerIds) {
    const route = routes.get(officerId)
    if (!route) {
      await tx.update(outbox).set({ channel: null, chat: null, status: 'held', sentParts: 0 }).where(waiting(officerId))
      continue
    }
    const there = and(eq(outbox.channel, route.channel), eq(outbox.chat, route.chat))
    await tx
      .update(outbox)
      .set({
        ...route,
        status: 'queued',
        // Who is reached elsewhere has seen none of its parts, and need not wait for the pause of where it failed.
        sentParts: sql`case when ${there} then ${outbox.sentParts} else 0 end`,
        nextAt: sql`case when ${there} then ${outbox.nextAt} else ${now} end`,
      })
      .where(waiting(officerId))
  }
}

export const rerouteOfficer = (tx: Tx, officerId: number, channels: PushChannels, now: number): Promise<void> =>
  rerouteOfficers(tx, [officerId], channels, now)

/** Does the message wait on another channel by now? */
export async function waitsElsewhere(tx: Tx, id: number, channel: ChannelName): Promise<boolean> {
  const rows = await tx
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(eq(outbox.id, id), eq(outbox.status, 'queued'), ne(outbox.channel, channel)))
  return rows.length > 0
}

/** Officers, at most `limit`, for whom something waits on a channel that is down though another of theirs is up. */
export async function strandedOfficers(
  tx: Reads,
  channels: PushChannels,
  now: number,
  limit: number,
): Promise<number[]> {
  const up = upOf(channels())
  if (up.length === 0) return []
  const other = tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.officerId, outbox.officerId), open(up, now)))
  const rows = await tx
    .selectDistinct({ officerId: outbox.officerId })
    .from(outbox)
    .where(
      and(
        inQueue,
        // A channel that is not served any more is down as well.
        inArray(
          outbox.channel,
          channelNames.filter(name => !names(up).includes(name)),
        ),
        eq(outbox.status, 'queued'),
        eq(outbox.kind, 'push'),
        exists(other),
      ),
    )
    .limit(limit)
  return rows.flatMap(({ officerId }) => officerId ?? [])
}

/** The channel works again: what waits there for its next attempt need not wait longer. */
export async function hurry(tx: Tx, channel: ChannelName, now: number): Promise<void> {
  await tx
    .update(outbox)
    .set({ nextAt: now })
    .where(and(inQueue, eq(outbox.channel, channel), eq(outbox.status, 'queued'), gt(outbox.nextAt, now)))
}
