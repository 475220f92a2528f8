import type { ChannelName } from '../../src/domain/chat/incoming.ts'
import { priorities } from '../../src/domain/chat/outbox.ts'
import type { Reply } from '../../src/domain/chat/reply.ts'
import type { Tx } from '../db.ts'
import { given, prepared } from '../sqlite/prepared.ts'
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
