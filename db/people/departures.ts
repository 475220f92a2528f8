import { eq } from 'drizzle-orm'
import type { Departure } from '../../src/domain/people/access.ts'
import type { Tx } from '../db.ts'
import { officers } from '../schema.ts'
import { rememberFormerPhone } from './phones.ts'

/**
 * What they did stays under their name; how they were reached is forgotten, but for the hash of their number, which must not
 * make them anybody else. Should they come back, a code links them first. `now` in ms.
 */
export async function setDeparted(tx: Tx, officerId: number, status: Departure, now: number): Promise<void> {
  const [before] = await tx.select({ phone: officers.phone }).from(officers).where(eq(officers.id, officerId))
  if (before?.phone) await rememberFormerPhone(tx, officerId, before.phone)
  const gone = { status, leftAt: now, phone: null, email: null, preferredChannel: null, linksByCodeOnly: true }
  await tx.update(officers).set(gone).where(eq(officers.id, officerId))
}

export async function setServing(tx: Tx, officerId: number): Promise<void> {
  await tx.update(officers).set({ status: 'serving', leftAt: null }).where(eq(officers.id, officerId))
}
