import { randomUUID } from 'node:crypto'
import { and, asc, eq, inArray, isNotNull, lt, lte, type SQL } from 'drizzle-orm'
import type { ChannelName } from '../../src/domain/chat/incoming.ts'
import { priorities } from '../../src/domain/chat/outbox.ts'
import type { Reply } from '../../src/domain/chat/reply.ts'
import type { Reads, Tx } from '../db.ts'
import { asGiven, given, prepared } from '../sqlite/prepared.ts'
import { outbox, shownButtons } from '../schema.ts'

const insertShown = prepared((tx: Tx) =>
  tx
    .insert(shownButtons)
    .values({
      outboxId: given('outboxId'),
      subject: given('subject'),
      messageId: given('messageId'),
      until: given('until'),
      lookAt: given('lookAt'),
    })
    .onConflictDoNothing(),
)

export interface Shown {
  outboxId: number
  /** what its buttons are about (src/vietnamese/button-subjects.ts) */
  subject: string
  /** the platform's name of the message */
  messageId: string
  /** the last moment at which it can be changed, ms */
  until: number
  /** when a time is over that its buttons depend on, ms */
  lookAt: number | null
}

/** Keeps that a message with such buttons stands in a chat. */
export async function keepShown(tx: Tx, shown: Shown): Promise<void> {
  await insertShown(tx).execute({ ...shown })
}

const updateLook = prepared((tx: Tx) =>
  tx
    .update(shownButtons)
    .set({ lookAt: asGiven('now') })
    .where(eq(shownButtons.subject, given('subject'))),
)

/** What this is about has changed: the messages that stand there are looked at again. */
export async function lookAgain(tx: Tx, subject: string, now: number): Promise<void> {
  await updateLook(tx).execute({ subject, now })
}

const selectStanding = prepared(tx =>
  tx
    .select({ outboxId: shownButtons.outboxId, reply: outbox.reply })
    .from(shownButtons)
    .innerJoin(outbox, eq(outbox.id, shownButtons.outboxId))
    .where(eq(shownButtons.subject, given('subject')))
    .orderBy(asc(shownButtons.outboxId)),
)

/** The messages that stand in chats with buttons about this, the oldest first. */
export const standing = (tx: Reads, subject: string) => selectStanding(tx).execute({ subject })

/** The same of one message. */
export async function lookAgainAt(
  tx: Tx,
  { outboxId, subject }: Pick<Shown, 'outboxId' | 'subject'>,
  now: number,
  outcome: string | undefined,
): Promise<void> {
  await tx
    .update(shownButtons)
    .set({ lookAt: now, outcome: outcome ?? null })
    .where(and(eq(shownButtons.outboxId, outboxId), eq(shownButtons.subject, subject)))
}

export interface ShownMessage {
  outboxId: number
  messageId: string
  until: number
  officerId: number | null
  channel: ChannelName
  chat: string
  /** as it stands there */
  reply: Reply
  /** those of its subjects that are to be looked at */
  subjects: { subject: string; outcome: string | null }[]
}

const isDue = (now: number): SQL | undefined => and(isNotNull(shownButtons.lookAt), lte(shownButtons.lookAt, now))

/** Is there one to be looked at? */
export async function anyToLookAt(tx: Reads, now: number): Promise<boolean> {
  const rows = await tx.select({ id: shownButtons.outboxId }).from(shownButtons).where(isDue(now)).limit(1)
  return rows.length > 0
}

/** Messages to be looked at now, those that have waited longest first; about `limit` of them. */
export async function messagesToLookAt(tx: Reads, now: number, limit: number): Promise<ShownMessage[]> {
  const due = await tx
    .select({
      outboxId: shownButtons.outboxId,
      subject: shownButtons.subject,
      outcome: shownButtons.outcome,
      messageId: shownButtons.messageId,
      until: shownButtons.until,
      officerId: outbox.officerId,
      channel: outbox.channel,
      chat: outbox.chat,
      reply: outbox.reply,
    })
    .from(shownButtons)
    .innerJoin(outbox, eq(outbox.id, shownButtons.outboxId))
    .where(isDue(now))
    .orderBy(asc(shownButtons.lookAt))
    .limit(limit)
  const messages = new Map<number, ShownMessage>()
  for (const { subject, outcome, channel, chat, ...rest } of due) {
    if (channel === null || chat === null) continue
    const message = messages.get(rest.outboxId) ?? { ...rest, channel, chat, subjects: [] }
    message.subjects.push({ subject, outcome })
    messages.set(rest.outboxId, message)
  }
  return [...messages.values()]
}

/** It was looked at: what it is still about, and when to look again by itself (ms). */
export async function keepLookedAt(
  tx: Tx,
  { outboxId }: Pick<ShownMessage, 'outboxId'>,
  left: readonly { subject: string; lookAt: number | null }[],
): Promise<void> {
  const subjects = left.map(({ subject }) => subject)
  const rows = await tx
    .select({ subject: shownButtons.subject })
    .from(shownButtons)
    .where(eq(shownButtons.outboxId, outboxId))
  const gone = rows.map(row => row.subject).filter(subject => !subjects.includes(subject))
  const of = (subject: SQL | undefined) => and(eq(shownButtons.outboxId, outboxId), subject)
  if (gone.length > 0) await tx.delete(shownButtons).where(of(inArray(shownButtons.subject, gone)))
  for (const { subject, lookAt } of left)
    await tx
      .update(shownButtons)
      .set({ lookAt, outcome: null })
      .where(of(eq(shownButtons.subject, subject)))
}

/**
 * Has the message changed to `reply` by the delivery worker, for as long as the platform does that. `shows`: what of it is
 * told to the platform. A change that has not left yet is replaced.
 */
export async function queueEdit(
  tx: Tx,
  { outboxId, messageId, until, officerId, channel, chat }: ShownMessage,
  { reply, shows }: { reply: Reply; shows: Reply },
  now: number,
): Promise<void> {
  await tx.update(outbox).set({ reply }).where(eq(outbox.id, outboxId))
  await tx
    .delete(outbox)
    .where(
      and(
        eq(outbox.channel, channel),
        eq(outbox.chat, chat),
        eq(outbox.kind, 'edit'),
        eq(outbox.edits, messageId),
        eq(outbox.status, 'queued'),
      ),
    )
  const row = { kind: 'edit', priority: priorities.edit, officerId, channel, chat, status: 'queued' } as const
  const times = { nextAt: now, createdAt: now, expiresAt: until }
  await tx
    .insert(outbox)
    .values({ ...row, ...times, key: `edit:${outboxId}:${randomUUID()}`, reply: shows, edits: messageId })
}

/** A change that was made, or that cannot be: it is no message to anybody, so nothing of it stays. */
export async function endEdit(tx: Tx, id: number): Promise<void> {
  await tx.delete(outbox).where(and(eq(outbox.id, id), eq(outbox.kind, 'edit')))
}

/** What cannot be changed any more need not be known. `now` in ms. */
export async function purgeShown(tx: Tx, now: number): Promise<void> {
  await tx.delete(shownButtons).where(lt(shownButtons.until, now))
}

/** Of these messages of the outbox nothing is known that the platform could be asked to change. */
export async function forgetShown(tx: Tx, which: SQL | undefined): Promise<void> {
  const ids = tx.select({ id: outbox.id }).from(outbox).where(which)
  await tx.delete(shownButtons).where(inArray(shownButtons.outboxId, ids))
}
