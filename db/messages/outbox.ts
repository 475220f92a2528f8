import type { ChannelName } from '../../src/domain/chat/incoming.ts'
import type { PushChannels } from '../../src/domain/chat/push-channel.ts'
import { priorities } from '../../src/domain/chat/outbox.ts'
import type { Reply } from '../../src/domain/chat/reply.ts'
import type { Tx } from '../db.ts'
import { servingAmong } from '../people/officers.ts'
import { given, prepared } from '../sqlite/prepared.ts'
import { routesOf } from './outbox-routes.ts'
import { outbox } from '../schema.ts'

export interface Answer {
  key: string
  channel: ChannelName
  chat: string
  officerId: number | undefined
  reply: Reply
}

const insertAnswer = prepared((tx: Tx) =>
  tx
    .insert(outbox)
    .values({
      key: given('key'),
      channel: given('channel'),
      chat: given('chat'),
      officerId: given('officerId'),
      reply: given('reply'),
      kind: 'answer',
      priority: priorities.answer,
      status: 'queued',
      nextAt: given('now'),
      createdAt: given('now'),
    })
    .onConflictDoNothing(),
)

/** An answer goes back where the question came from. */
export async function queueAnswer(tx: Tx, answer: Answer, now: number): Promise<void> {
  const { key, channel, chat, officerId = null, reply } = answer
  await insertAnswer(tx).execute({ key, channel, chat, officerId, reply, now })
}

export interface Push {
  key: string
  officerId: number
  reply: Reply
  /** ms; not sent at all after it */
  expiresAt: number
}

/**
 * A push is for an officer who serves, wherever they can be reached; it is held while that is nowhere. The same key is
 * queued once.
 */
export async function queuePushes(tx: Tx, wanted: Push[], channels: PushChannels, now: number): Promise<void> {
  const serving = await servingAmong(
    tx,
    wanted.map(push => push.officerId),
  )
  const pushes = wanted.filter(push => serving.has(push.officerId))
  if (pushes.length === 0) return
  const routes = await routesOf(
    tx,
    pushes.map(push => push.officerId),
    channels,
    now,
  )
  await tx
    .insert(outbox)
    .values(
      pushes.map(push => {
        const route = routes.get(push.officerId)
        return {
          ...push,
          kind: 'push' as const,
          priority: priorities.digest,
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

export interface AccountNotice {
  key: string
  channel: ChannelName
  chat: string
  reply: Reply
  /** ms; not sent at all after it */
  expiresAt: number
}

/** A push for one account alone: it names no officer, so no other account of theirs gets it instead. */
export async function queueAccountNotices(tx: Tx, notices: AccountNotice[], now: number): Promise<void> {
  if (notices.length === 0) return
  await tx
    .insert(outbox)
    .values(
      notices.map(notice => ({
        ...notice,
        kind: 'push' as const,
        priority: priorities.urgent,
        status: 'queued' as const,
        nextAt: now,
        createdAt: now,
      })),
    )
    .onConflictDoNothing()
}
