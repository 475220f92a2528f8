import type { Db } from '../../db/db.ts'
import { queueNotices } from '../../db/messages/notices.ts'
import { queueAnswer } from '../../db/messages/outbox.ts'
import { outbox } from '../../db/schema.ts'
import type { ChannelName } from '../../src/domain/chat/incoming.ts'
import type { Notice } from '../../src/domain/chat/notice.ts'
import { alwaysUp } from '../../src/domain/chat/push-channel.ts'
import { say, type Reply } from '../../src/domain/chat/reply.ts'
import { mondayMorning } from './clock.ts'

let made = 0
const reply = (what: string | Reply): Reply => (typeof what === 'string' ? say(what) : what)

/** Puts an answer for this chat into the outbox, as a command's transaction does. */
export const answerTo = (db: Db, chat: string, what: string | Reply, channel: ChannelName = 'web'): Promise<void> =>
  db.transact(tx =>
    queueAnswer(tx, { key: `test:${++made}`, channel, chat, officerId: undefined, reply: reply(what) }, mondayMorning),
  )

/** A push of the lowest kind, which nothing else replaces. */
export const push = (to: number, key: string, what: string | Reply, expiresAt: number): Notice => ({
  to,
  kind: 'digest',
  key,
  topic: key,
  reply: reply(what),
  expiresAt,
})

/** Puts a push for this officer into the outbox, good until the evening of `mondayMorning`. */
export const pushTo = (
  db: Db,
  officerId: number,
  what: string | Reply,
  options: { key?: string; channels?: ChannelName[]; expiresAt?: number } = {},
): Promise<void> =>
  db.transact(async tx => {
    const { key = `test:${++made}`, channels = ['web'], expiresAt = mondayMorning + 12.5 * 3_600_000 } = options
    const notice = push(officerId, key, what, expiresAt)
    await queueNotices(tx, [notice], alwaysUp(...channels.map(name => ({ name }))), mondayMorning)
  })

/** The whole outbox, oldest first. */
export const outboxRows = async (db: Db) => (await db.reads.select().from(outbox)).toSorted((a, b) => a.id - b.id)
