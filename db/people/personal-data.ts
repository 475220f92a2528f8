import { and, count, eq, inArray, isNotNull, isNull, ne, or } from 'drizzle-orm'
import type { ChannelName } from '../../src/domain/chat/incoming.ts'
import type { Reply } from '../../src/domain/chat/reply.ts'
import { forgetLongChoices } from '../messages/conversations.ts'
import type { Reads, Tx } from '../db.ts'
import { eraseFromDisk } from '../sqlite/transactions.ts'
import { endMessages } from '../messages/outbox-delivery.ts'
import { forgetShown } from '../messages/shown-buttons.ts'
import { accounts, conversations, inbox, linkAttempts, outbox } from '../schema.ts'

const erased: Reply = { blocks: [] }
const notOver = ['queued', 'sending', 'held'] as const
const over = ['sent', 'dead', 'ambiguous', 'expired', 'dropped'] as const

/**
 * Erases what an officer's chat accounts left with us (Luật 91/2025/QH15): messages both ways, conversations, the accounts.
 * What they did to tasks is the office's record and stays. The message being answered right now is erased with the rest.
 */
export async function eraseChatData(tx: Tx, officerId: number): Promise<void> {
  const own = await tx.select().from(accounts).where(eq(accounts.officerId, officerId))
  for (const account of own) await eraseAccount(tx, account.channel, account.externalId)
  await eraseOutbox(tx, eq(outbox.officerId, officerId))
}

/**
 * Forgets what somebody wrote who agreed to nothing, and what they were answered. How often they tried a wrong code stays
 * for a day: otherwise whoever has one right code could try any number of wrong ones.
 */
export async function forgetStranger(tx: Tx, channel: ChannelName, sender: string, chat: string): Promise<void> {
  eraseFromDisk(tx)
  await tx
    .update(inbox)
    .set({ content: null })
    .where(and(eq(inbox.channel, channel), eq(inbox.sender, sender)))
  await eraseConversations(tx, channel, chat)
  await eraseOutbox(tx, and(eq(outbox.channel, channel), eq(outbox.chat, chat), ne(outbox.kind, 'push')))
}

/** Erases one account with all that was written there; reminders still to come look for another way. */
export async function eraseAccount(tx: Tx, channel: ChannelName, externalId: string): Promise<void> {
  eraseFromDisk(tx)
  const whose = and(eq(accounts.channel, channel), eq(accounts.externalId, externalId))
  const [account] = await tx.delete(accounts).where(whose).returning({ chat: accounts.chat })
  // The rows stay, nameless, so that a late repeat of a message is still recognised.
  await tx
    .update(inbox)
    .set({ content: null, sender: '', chat: '' })
    .where(and(eq(inbox.channel, channel), eq(inbox.sender, externalId)))
  await tx.delete(linkAttempts).where(and(eq(linkAttempts.channel, channel), eq(linkAttempts.sender, externalId)))
  if (!account) return
  const { chat } = account
  await eraseConversations(tx, channel, chat)
  const there = and(eq(outbox.channel, channel), eq(outbox.chat, chat))
  await eraseOutbox(
    tx,
    // What is under way may fail, and must then not be tried here again; what names no officer was for this account alone.
    and(there, or(ne(outbox.kind, 'push'), isNull(outbox.officerId), inArray(outbox.status, ['sending', ...over]))),
  )
}

/** With the long lines behind its buttons, which may carry the person's words. */
async function eraseConversations(tx: Tx, channel: ChannelName, chat: string): Promise<void> {
  const there = and(eq(conversations.channel, channel), eq(conversations.chat, chat))
  const rows = await tx.delete(conversations).where(there).returning({ choices: conversations.choices })
  await forgetLongChoices(
    tx,
    rows.flatMap(({ choices }) => choices ?? []),
  )
}

/** What is not sent yet never will be. A list's long lines carry the words that were asked for: they go as well. */
async function eraseOutbox(tx: Tx, which: ReturnType<typeof and>): Promise<void> {
  const rows = await tx.select({ reply: outbox.reply }).from(outbox).where(which)
  await forgetLongChoices(
    tx,
    rows.flatMap(({ reply }) => reply.choices ?? []),
  )
  await forgetShown(tx, which)
  await endMessages(tx, and(which, inArray(outbox.status, [...notOver])), { status: 'dropped' })
  // What has been erased already, by another of the person's ways, is not written a second time.
  const left = or(isNotNull(outbox.chat), ne(outbox.reply, erased))
  await tx.update(outbox).set({ reply: erased, chat: null, error: null, edits: null }).where(and(which, left))
}

/** How many messages of the officer's chat accounts are kept now, each way. */
export async function countMessages(tx: Reads, officerId: number): Promise<{ written: number; received: number }> {
  const sender = and(eq(accounts.channel, inbox.channel), eq(accounts.externalId, inbox.sender))
  const [written] = await tx
    .select({ count: count() })
    .from(inbox)
    .innerJoin(accounts, sender)
    .where(and(eq(accounts.officerId, officerId), isNotNull(inbox.content)))
  const reader = and(eq(accounts.channel, outbox.channel), eq(accounts.chat, outbox.chat))
  const [received] = await tx
    .select({ count: count() })
    .from(outbox)
    .innerJoin(accounts, reader)
    .where(and(eq(accounts.officerId, officerId), eq(outbox.status, 'sent')))
  return { written: written?.count ?? 0, received: received?.count ?? 0 }
}
