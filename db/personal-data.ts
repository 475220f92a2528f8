import { and, eq, inArray, or } from 'drizzle-orm'
import type { ChannelName } from '../src/domain/incoming.ts'
import type { Reply } from '../src/domain/reply.ts'
import type { Tx } from './db.ts'
import { accounts, conversations, inbox, linkAttempts, outbox } from './schema.ts'

const erased: Reply = { blocks: [] }
const notOver = ['queued', 'sending', 'held'] as const

/**
 * Erases what an officer's chat accounts left with us (Luật 91/2025/QH15): messages both ways, conversations, the accounts.
 * What they did to tasks is the office's record and stays. The message being answered right now is erased with the rest.
 */
export async function eraseChatData(tx: Tx, officerId: number): Promise<void> {
  const own = await tx.select().from(accounts).where(eq(accounts.officerId, officerId))
  for (const account of own) await eraseAccount(tx, account.channel, account.externalId)
  await eraseOutbox(tx, eq(outbox.officerId, officerId))
}

/** Erases one account with all that was written there; reminders still to come look for another way. */
export async function eraseAccount(tx: Tx, channel: ChannelName, externalId: string): Promise<void> {
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
  await tx.delete(conversations).where(and(eq(conversations.channel, channel), eq(conversations.chat, chat)))
  const there = and(eq(outbox.channel, channel), eq(outbox.chat, chat))
  await eraseOutbox(
    tx,
    and(there, or(eq(outbox.kind, 'answer'), inArray(outbox.status, ['sent', 'dead', 'expired', 'dropped']))),
  )
}

/** What is not sent yet never will be. */
async function eraseOutbox(tx: Tx, which: ReturnType<typeof and>): Promise<void> {
  await tx
    .update(outbox)
    .set({ status: 'dropped' })
    .where(and(which, inArray(outbox.status, [...notOver])))
  await tx.update(outbox).set({ reply: erased, chat: null }).where(which)
}
