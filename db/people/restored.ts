import { eq } from 'drizzle-orm'
import type { Reads, Tx } from '../db.ts'
import { accounts, formerPhones, invites, officers } from '../schema.ts'

/** Every account with whose it is. */
export const linkedAccounts = (tx: Reads) =>
  tx
    .select({
      id: accounts.id,
      channel: accounts.channel,
      externalId: accounts.externalId,
      officerId: officers.id,
      code: officers.code,
      name: officers.name,
    })
    .from(accounts)
    .innerJoin(officers, eq(officers.id, accounts.officerId))
    .orderBy(accounts.id)

/** Codes of which a later database knows that they were used or voided. `now` in ms. */
export async function voidCodes(tx: Tx, hashes: ReadonlySet<string>, now: number): Promise<void> {
  for (const { id, codeHash, usedAt, voidedAt } of await tx.select().from(invites))
    if (usedAt === null && voidedAt === null && hashes.has(codeHash))
      await tx.update(invites).set({ voidedAt: now }).where(eq(invites.id, id))
}

export async function keepFormerPhone(tx: Tx, row: { phoneHash: string; officerId: number }): Promise<void> {
  await tx.insert(formerPhones).values(row).onConflictDoNothing()
}
