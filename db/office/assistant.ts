import { eq, sql } from 'drizzle-orm'
import type { Reads, Tx } from '../db.ts'
import { assistantUsage, officers } from '../schema.ts'

/** Tokens the language model has used in a month (`YYYY-MM` in the office's time zone). */
export async function tokensUsed(tx: Reads, month: string): Promise<number> {
  const [row] = await tx
    .select({ tokens: assistantUsage.tokens })
    .from(assistantUsage)
    .where(eq(assistantUsage.month, month))
  return row?.tokens ?? 0
}

export async function addTokens(tx: Tx, month: string, tokens: number): Promise<void> {
  await tx
    .insert(assistantUsage)
    .values({ month, tokens })
    .onConflictDoUpdate({
      target: assistantUsage.month,
      set: { tokens: sql`${assistantUsage.tokens} + ${tokens}` },
    })
}

/** May the model be asked on this officer's behalf? Everybody may switch it off for themselves. */
export async function assistantWanted(tx: Reads, officerId: number): Promise<boolean> {
  const [row] = await tx.select({ wanted: officers.wantsAssistant }).from(officers).where(eq(officers.id, officerId))
  return row?.wanted ?? false
}
