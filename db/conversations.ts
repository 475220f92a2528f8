import { and, eq, lt, sql } from 'drizzle-orm'
import { buttonData, isLong } from '../src/domain/choices.ts'
import type { ChannelName } from '../src/domain/incoming.ts'
import type { Choice, Expecting } from '../src/domain/reply.ts'
import type { Reads, Tx } from './db.ts'
import { given, prepared } from './prepared.ts'
import { conversations, longChoices } from './schema.ts'

/** Raised when the meaning of a stored question changes: an older one is then dropped politely. */
const version = 1

export interface Conversation {
  expecting?: Expecting
  /** the last list of choices, numbered from 1 */
  choices: Choice[]
  /** that list once it is too old: whoever types a number for it is shown it again */
  expiredChoices?: Choice[]
}

const selectConversation = prepared(tx =>
  tx
    .select()
    .from(conversations)
    .where(and(eq(conversations.channel, given('channel')), eq(conversations.chat, given('chat')))),
)

/** What the person is in the middle of; nothing once it has expired. `now` in ms. */
export async function findConversation(
  tx: Reads,
  channel: ChannelName,
  chat: string,
  now: number,
): Promise<Conversation> {
  const [row] = await selectConversation(tx).execute({ channel, chat })
  if (!row) return { choices: [] }
  const choices = row.choices ?? []
  // An answer without a slash belongs to a question that is over.
  if (row.expiresAt <= now)
    return { choices: [], expiredChoices: choices.filter(choice => choice.send.startsWith('/')) }
  if (!row.expecting || row.expecting.v !== version) return { choices }
  const { command, step, data } = row.expecting
  return { choices, expecting: { command, step, data } }
}

const upsertConversation = prepared((tx: Tx) =>
  tx
    .insert(conversations)
    .values({
      channel: given('channel'),
      chat: given('chat'),
      expecting: given('expecting'),
      choices: given('choices'),
      expiresAt: given('expiresAt'),
    })
    .onConflictDoUpdate({
      target: [conversations.channel, conversations.chat],
      set: {
        expecting: sql`excluded.expecting`,
        choices: sql`excluded.choices`,
        expiresAt: sql`excluded.expires_at`,
      },
    }),
)

export async function saveConversation(
  tx: Tx,
  channel: ChannelName,
  chat: string,
  conversation: Conversation,
  expiresAt: number,
): Promise<void> {
  const { expecting, choices } = conversation
  const question = expecting ? { v: version, ...expecting } : null
  await upsertConversation(tx).execute({ channel, chat, expecting: question, choices, expiresAt })
}

/** The line behind the short name that a button carried (choices.ts). */
export async function longChoice(tx: Reads, token: string): Promise<string | undefined> {
  const [row] = await tx.select({ send: longChoices.send }).from(longChoices).where(eq(longChoices.token, token))
  return row?.send
}

/** Buttons that cannot carry their whole line need it kept under its short name. */
export async function rememberLongChoices(tx: Tx, choices: readonly Choice[], now: number): Promise<void> {
  for (const { send } of choices.filter(isLong))
    await tx
      .insert(longChoices)
      .values({ token: buttonData(send), send, usedAt: now })
      .onConflictDoUpdate({ target: longChoices.token, set: { usedAt: now } })
}

/** A person's words may stand in such a line. */
export async function forgetLongChoices(tx: Tx, choices: readonly Choice[]): Promise<void> {
  for (const { send } of choices.filter(isLong))
    await tx.delete(longChoices).where(eq(longChoices.token, buttonData(send)))
}

/** `expiredBefore`: so long a list is shown again to whoever types a number for it; both in ms. */
export async function purgeConversations(tx: Tx, expiredBefore: number, longChoicesBefore: number): Promise<void> {
  await tx.delete(conversations).where(lt(conversations.expiresAt, expiredBefore))
  await tx.delete(longChoices).where(lt(longChoices.usedAt, longChoicesBefore))
}
