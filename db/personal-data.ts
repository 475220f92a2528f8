import { and, eq, inArray, isNotNull, or } from 'drizzle-orm'
import type { Reply } from '../src/domain/reply.ts'
import { accounts, conversations, inbox, outbox } from './schema.ts'
import type { Tx } from './db.ts'

const erased: Reply = { blocks: [] }

/**
 * Erases what an officer's chat accounts left with us (Luật 91/2025/QH15): messages both ways, conversations, the accounts.
 * What they did to tasks is the office's record and stays. The message being answered right now is erased with the rest.
 */
export async function eraseChatData(tx: Tx, officerId: number): Promise<void> {
  const own = await tx.select().from(accounts).where(eq(accounts.officerId, officerId))
  for (const { channel, externalId, chat } of own) {
    await tx
      .update(inbox)
      .set({ content: null })
      .where(and(eq(inbox.channel, channel), eq(inbox.sender, externalId), isNotNull(inbox.content)))
    await tx.delete(conversations).where(and(eq(conversations.channel, channel), eq(conversations.chat, chat)))
  }
  const chats = own.map(account => account.chat)
  await tx
    .update(outbox)
    .set({ reply: erased, chat: null })
    .where(
      and(
        or(eq(outbox.officerId, officerId), inArray(outbox.chat, chats)),
        inArray(outbox.status, ['sent', 'dead', 'expired', 'dropped']),
      ),
    )
  await tx
    .update(outbox)
    .set({ reply: erased, chat: null, status: 'dropped' })
    .where(and(eq(outbox.officerId, officerId), eq(outbox.kind, 'push'), inArray(outbox.status, ['queued', 'held'])))
  await tx.delete(accounts).where(eq(accounts.officerId, officerId))
}
