import { and, eq, lt, sql } from 'drizzle-orm'
import { buttonData, isLong } from '../../src/vietnamese/choices.ts'
import { formVersion } from '../../src/vietnamese/form.ts'
import type { ChannelName, FileReference } from '../../src/domain/chat/incoming.ts'
import type { Choice, OpenForm, PushedChoice } from '../../src/domain/chat/reply.ts'
import type { Reads, Tx } from '../db.ts'
import { given, prepared } from '../sqlite/prepared.ts'
import { accounts, conversations, longChoices } from '../schema.ts'

/** Whose conversation: in a group everybody has their own. */
export interface Place {
  channel: ChannelName
  chat: string
  sender: string
}

export interface Conversation {
  /** the question that is open */
  form?: OpenForm
  /** the last one, where it was left without an answer: what is typed later may be that */
  leftForm?: OpenForm
  /** one that closed by itself, or was kept by an earlier version of the program */
  expiredForm?: OpenForm
  /** the last list of choices, numbered from 1 */
  choices: Choice[]
  /** that list once it is too old: whoever types a number for it is shown it again */
  expiredChoices?: Choice[]
  /** what pushes brought since, under numbers of their own */
  pushed: PushedChoice[]
  /** files that wait for the answer they belong to */
  files: FileReference[]
}

const selectConversation = prepared(tx =>
  tx
    .select()
    .from(conversations)
    .where(
      and(
        eq(conversations.channel, given('channel')),
        eq(conversations.chat, given('chat')),
        eq(conversations.sender, given('sender')),
      ),
    ),
)

/** What the person is in the middle of; nothing once it has expired. `now` in ms. */
export async function findConversation(tx: Reads, place: Place, now: number): Promise<Conversation> {
  const [row] = await selectConversation(tx).execute({ ...place })
  if (!row) return { choices: [], pushed: [], files: [] }
  const choices = row.choices ?? []
  const pushed = (row.pushed ?? []).filter(({ until }) => until > now)
  const open = row.form ?? undefined
  const form = open && { command: open.command, field: open.field, answers: open.answers }
  const left = row.leftForm ? { leftForm: row.leftForm } : {}
  if (row.expiresAt <= now) {
    // An answer without a slash belongs to a question that is over.
    const expiredChoices = choices.filter(choice => choice.send.startsWith('/'))
    return { choices: [], expiredChoices, ...(form && { expiredForm: form }), ...left, pushed, files: [] }
  }
  const files = row.files ?? []
  if (!form || open.v !== formVersion) return { choices, ...(form && { expiredForm: form }), ...left, pushed, files }
  return { choices, form, pushed, files }
}

const upsertConversation = prepared((tx: Tx) =>
  tx
    .insert(conversations)
    .values({
      channel: given('channel'),
      chat: given('chat'),
      sender: given('sender'),
      form: given('form'),
      leftForm: given('leftForm'),
      choices: given('choices'),
      pushed: given('pushed'),
      files: given('files'),
      expiresAt: given('expiresAt'),
    })
    .onConflictDoUpdate({
      target: [conversations.channel, conversations.chat, conversations.sender],
      set: {
        form: sql`excluded.expecting`,
        leftForm: sql`excluded.left_form`,
        choices: sql`excluded.choices`,
        pushed: sql`excluded.pushed`,
        files: sql`excluded.files`,
        expiresAt: sql`excluded.expires_at`,
      },
    }),
)

/** `expiresAt` of the question or the list, ms. */
export async function saveConversation(
  tx: Tx,
  place: Place,
  { form, leftForm, choices, pushed = [], files = [] }: Partial<Conversation>,
  expiresAt: number,
): Promise<void> {
  const kept = form ? { v: formVersion, ...form } : null
  await upsertConversation(tx).execute({
    ...place,
    form: kept,
    leftForm: leftForm ?? null,
    choices: choices ?? [],
    pushed,
    files,
    expiresAt,
  })
}

const selectSenders = prepared(tx =>
  tx
    .select({ sender: accounts.externalId })
    .from(accounts)
    .where(and(eq(accounts.channel, given('channel')), eq(accounts.chat, given('chat')))),
)
const updatePushed = prepared((tx: Tx) =>
  tx
    .insert(conversations)
    .values({
      channel: given('channel'),
      chat: given('chat'),
      sender: given('sender'),
      pushed: given('pushed'),
      expiresAt: given('now'),
    })
    .onConflictDoUpdate({
      target: [conversations.channel, conversations.chat, conversations.sender],
      set: { pushed: sql`excluded.pushed` },
    }),
)

/** Pushed choices can be typed by their numbers so long, ms; as long as a list of choices. */
export const choicesMs = 24 * 3_600_000

/**
 * Numbers the choices of a push behind those that can be typed there already, so that these mean what they meant. Returns
 * the first; undefined where a question is open, whose answer may be a number. The same push is numbered once.
 */
export async function numberPush(
  tx: Tx,
  { channel, chat }: Pick<Place, 'channel' | 'chat'>,
  push: { id: number; choices: readonly Choice[] },
  now: number,
): Promise<number | undefined> {
  const senders = await selectSenders(tx).execute({ channel, chat })
  let first: number | undefined = senders.length === 0 ? 1 : undefined
  for (const { sender } of senders) {
    const place = { channel, chat, sender }
    const { form, choices, pushed } = await findConversation(tx, place, now)
    const before = pushed.find(choice => choice.push === push.id)
    const others = pushed.filter(choice => choice.push !== push.id)
    if (form) {
      if (before) await updatePushed(tx).execute({ ...place, pushed: others, now })
      continue
    }
    first = before && before.number > choices.length ? before.number : nextNumber(choices, others)
    const from = first
    const numbered = push.choices.map((choice, at) => ({
      ...choice,
      number: from + at,
      push: push.id,
      until: now + choicesMs,
    }))
    await updatePushed(tx).execute({ ...place, pushed: [...others, ...numbered], now })
  }
  return first
}

const nextNumber = (choices: readonly Choice[], pushed: readonly PushedChoice[]): number =>
  Math.max(choices.length, ...pushed.map(({ number }) => number)) + 1

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
