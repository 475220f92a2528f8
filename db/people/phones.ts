import { createHash } from 'node:crypto'
import { and, eq, ne } from 'drizzle-orm'
import type { Reads, Tx } from '../db.ts'
import { formerPhones, officers } from '../schema.ts'
import { isServing } from './officers.ts'

/** Stands for a number, in the form 84xxxxxxxxx, where it is only compared and need not be readable. */
const hashOf = (phone: string): string => createHash('sha256').update(phone).digest('hex')

/**
 * The officer whom a number in the form 84xxxxxxxxx identifies. Nobody, where several who serve share it, where it was the
 * number of somebody else who has left and may still have it, or where access was ended and no code was used since.
 * With the number's hash, by which it is looked at again.
 */
export async function identifiedByPhone(
  tx: Reads,
  phone: string,
): Promise<{ officerId: number; hash: string } | undefined> {
  const [officer, another] = await tx
    .select({ id: officers.id, linksByCodeOnly: officers.linksByCodeOnly })
    .from(officers)
    .where(and(eq(officers.phone, phone), isServing))
    .limit(2)
  if (!officer || another || officer.linksByCodeOnly) return undefined
  const hash = hashOf(phone)
  const [former] = await tx
    .select({ officerId: formerPhones.officerId })
    .from(formerPhones)
    .where(and(eq(formerPhones.phoneHash, hash), ne(formerPhones.officerId, officer.id)))
    .limit(1)
  return former ? undefined : { officerId: officer.id, hash }
}

/** Does a number that identified the officer before do so still? */
export async function stillIdentified(tx: Reads, officerId: number, hash: string): Promise<boolean> {
  const [officer] = await tx.select({ phone: officers.phone }).from(officers).where(eq(officers.id, officerId))
  const identified = officer?.phone ? await identifiedByPhone(tx, officer.phone) : undefined
  return identified?.officerId === officerId && identified.hash === hash
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

/** Of these numbers those that were somebody's who has left, each with whose. */
export async function formerOwners(
  tx: Reads,
  phones: ReadonlySet<string>,
): Promise<{ phone: string; officerId: number }[]> {
  const byHash = new Map([...phones].map(phone => [hashOf(phone), phone]))
  const rows = await tx.select().from(formerPhones)
  return rows.flatMap(({ phoneHash, officerId }) => {
    const phone = byHash.get(phoneHash)
    return phone === undefined ? [] : [{ phone, officerId }]
  })
}

/** `phone`: of somebody who has left, in the form 84xxxxxxxxx. */
export async function rememberFormerPhone(tx: Tx, officerId: number, phone: string): Promise<void> {
  await tx
    .insert(formerPhones)
    .values({ phoneHash: hashOf(phone), officerId })
    .onConflictDoNothing()
}
