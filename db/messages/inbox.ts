import { and, asc, between, desc, eq, gt, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm'
import type { ChannelName, Content, Incoming, Secret } from '../../src/domain/chat/incoming.ts'
import type { Reads, Tx } from '../db.ts'
import { eraseFromDisk } from '../sqlite/transactions.ts'
import { nextIds, type IdRange } from '../id-ranges.ts'
import { asGiven, given, insertedId, prepared } from '../sqlite/prepared.ts'
import { jsonField } from '../sqlite/words.ts'
import { inbox } from '../schema.ts'

export interface Received extends Omit<Incoming, 'alongside'> {
  id: number
}

const insertReceived = prepared((tx: Tx) =>
  tx
    .insert(inbox)
    .values({
      channel: given('channel'),
      externalId: given('externalId'),
      chat: given('chat'),
      sender: given('sender'),
      content: given('content'),
      receivedAt: given('now'),
    })
    .onConflictDoNothing(),
)

/** Stores a message that was admitted (src/vietnamese/admission.ts); undefined when it is a repeat of one that we have (platforms deliver at least once). */
export async function receive(
  tx: Tx,
  incoming: Omit<Incoming, 'alongside'>,
  now: number,
): Promise<Received | undefined> {
  const { channel, externalId, chat, sender, content } = incoming
  const row = { channel, externalId, chat, sender, content, now }
  const id = insertedId(await insertReceived(tx).execute(row))
  return id === undefined ? undefined : { id, ...incoming }
}

/** What was accepted but not yet answered, oldest first: the work left over by a crash. */
export async function unanswered(tx: Reads, channels: ChannelName[]): Promise<Received[]> {
  const rows = await tx
    .select()
    .from(inbox)
    .where(and(isNull(inbox.doneAt), inArray(inbox.channel, channels)))
    .orderBy(asc(inbox.id))
  return rows.flatMap(({ id, channel, externalId, chat, sender, content }) =>
    content ? [{ id, channel, externalId, chat, sender, content }] : [],
  )
}

const selectLast = prepared((tx: Reads) =>
  tx
    .select({ content: inbox.content, receivedAt: inbox.receivedAt })
    .from(inbox)
    .where(and(eq(inbox.channel, given('channel')), eq(inbox.sender, given('sender'))))
    .orderBy(desc(inbox.id))
    .limit(1),
)

/** The last message of a person on a channel. */
export async function lastReceived(
  tx: Reads,
  { channel, sender }: Pick<Incoming, 'channel' | 'sender'>,
): Promise<{ content: Content | null; receivedAt: number } | undefined> {
  const [row] = await selectLast(tx).execute({ channel, sender })
  return row
}

const updateAnswered = prepared((tx: Tx) =>
  tx
    .update(inbox)
    .set({ doneAt: asGiven('now'), error: asGiven('error') })
    .where(and(eq(inbox.id, given('id')), isNull(inbox.doneAt))),
)

/** False when it was answered before: then nothing may be done a second time. */
export async function markAnswered(tx: Tx, id: number, now: number, error?: string): Promise<boolean> {
  const { changes } = await updateAnswered(tx).execute({ id, now, error: error ?? null })
  return changes === 1
}

/** Its answer waits for something else, in a transaction of its own. */
export async function notYetAnswered(tx: Tx, id: number): Promise<void> {
  await tx.update(inbox).set({ doneAt: null }).where(eq(inbox.id, id))
}

/** Forgets what one message said: it is gone from the disk at once. */
export async function forgetContent(tx: Tx, { id }: Received): Promise<void> {
  eraseFromDisk(tx)
  await tx.update(inbox).set({ content: null }).where(eq(inbox.id, id))
}

/** Of a message under a marking of secrecy only the fact remains. */
export async function keepAsSecret(tx: Tx, id: number, content: Secret): Promise<void> {
  eraseFromDisk(tx)
  await tx.update(inbox).set({ content }).where(eq(inbox.id, id))
}

/** The same of files of this person: those of an album, or all since then (ms). */
export async function keepFilesAsSecret(
  tx: Tx,
  { channel, sender }: Received,
  which: { album: string } | { since: number },
): Promise<void> {
  const marked =
    'album' in which
      ? sql`${jsonField(inbox.content, 'file', 'album')} = ${which.album}`
      : and(gt(inbox.receivedAt, which.since), sql`${jsonField(inbox.content, 'kind')} = 'file'`)
  eraseFromDisk(tx)
  await tx
    .update(inbox)
    .set({ content: { kind: 'secret', behind: true } })
    .where(and(eq(inbox.channel, channel), eq(inbox.sender, sender), marked))
}

export const nextInInbox = (tx: Reads, from: number): Promise<IdRange | undefined> => nextIds(tx, inbox, from)

/**
 * Forgets what people wrote, answered or not; the row stays a while, so that a late repeat is still recognised. Of the
 * messages among `ids`.
 */
export async function purgeInbox(
  tx: Tx,
  { from, to }: IdRange,
  before: { contents: number; rows: number },
): Promise<void> {
  const among = between(inbox.id, from, to)
  await tx
    .update(inbox)
    .set({ content: null })
    .where(and(among, isNotNull(inbox.content), lt(inbox.receivedAt, before.contents)))
  await tx.delete(inbox).where(and(among, lt(inbox.receivedAt, before.rows)))
}
