import { createHash } from 'node:crypto'
import { and, eq, ne } from 'drizzle-orm'
import { inBatches } from '../batches.ts'
import type { Reads, Tx } from '../db.ts'
import { formerPhones, officers } from '../schema.ts'
import { isServing } from './officers.ts'

/** Stands for a number, in the form 84xxxxxxxxx, where it is only compared and need not be readable. */
export const phoneHash = (phone: string): string => createHash('sha256').update(phone).digest('hex')

/**
 * The officer whom a number in the form 84xxxxxxxxx identifies. Nobody, where several who serve share it, where it was the
 * number of somebody else who has left and may still have it, or where access was ended and no code was used since.
 */
export async function identifiedByPhone(tx: Reads, phone: string): Promise<number | undefined> {
  const [officer, another] = await tx
    .select({ id: officers.id, linksByCodeOnly: officers.linksByCodeOnly })
    .from(officers)
    .where(and(eq(officers.phone, phone), isServing))
    .limit(2)
  if (!officer || another || officer.linksByCodeOnly) return undefined
  const [former] = await tx
    .select({ officerId: formerPhones.officerId })
    .from(formerPhones)
    .where(and(eq(formerPhones.phoneHash, phoneHash(phone)), ne(formerPhones.officerId, officer.id)))
    .limit(1)
  return former ? undefined : officer.id
}

/** Does a number that identified the officer before do so still? */
export async function stillIdentified(tx: Reads, officerId: number, hash: string): Promise<boolean> {
  const [officer] = await tx.select({ phone: officers.phone }).from(officers).where(eq(officers.id, officerId))
  const phone = officer?.phone ?? undefined
  return phone !== undefined && phoneHash(phone) === hash && (await identifiedByPhone(tx, phone)) === officerId
}

/** Until it is allowed again, the officer's number links nobody. */
export async function allowPhone(tx: Tx, officerId: number, allowed: boolean): Promise<void> {
  await tx.update(officers).set({ linksByCodeOnly: !allowed }).where(eq(officers.id, officerId))
}

/** Who else serves and has this officer's number. */
export async function sharingPhoneOf(tx: Reads, officerId: number) {
  const [own] = await tx.select({ phone: officers.phone }).from(officers).where(eq(officers.id, officerId))
  if (!own?.phone) return []
  return tx
    .select({ code: officers.code, name: officers.name, phone: officers.phone })
    .from(officers)
    .where(and(eq(officers.phone, own.phone), ne(officers.id, officerId), isServing))
}

export type FormerPhone = typeof formerPhones.$inferSelect

export const formerPhoneRows = (tx: Reads): Promise<FormerPhone[]> => tx.select().from(formerPhones).execute()

export async function addFormerPhones(tx: Tx, rows: readonly FormerPhone[]): Promise<void> {
  for (const batch of inBatches(rows)) await tx.insert(formerPhones).values(batch).onConflictDoNothing()
}
