import { and, eq, lte } from 'drizzle-orm'
import type { Tx } from '../db.ts'
import { leases } from '../schema.ts'

/** A name for what is leased, and for who holds it. */
export interface Lease {
  name: string
  owner: string
}

/** False while somebody else holds it. `now` and `until` in ms. */
export async function takeLease(tx: Tx, lease: Lease, now: number, until: number): Promise<boolean> {
  const taken = await tx
    .insert(leases)
    .values({ ...lease, until })
    .onConflictDoUpdate({
      target: leases.name,
      set: { owner: lease.owner, until },
      setWhere: lte(leases.until, now),
    })
    .returning({ name: leases.name })
  return taken.length === 1
}

/** False when it is lost: it ran out, and somebody else has taken it. Then nothing may be written in its name. */
export async function keepLease(tx: Tx, lease: Lease, until: number): Promise<boolean> {
  const kept = await tx.update(leases).set({ until }).where(held(lease)).returning({ name: leases.name })
  return kept.length === 1
}

/** False when it was lost before. */
export async function endLease(tx: Tx, lease: Lease): Promise<boolean> {
  const ended = await tx.delete(leases).where(held(lease)).returning({ name: leases.name })
  return ended.length === 1
}

/** Whoever is alone on the database takes up at once what a process before it was killed in. */
export async function endAllLeases(tx: Tx): Promise<void> {
  await tx.delete(leases)
}

const held = ({ name, owner }: Lease) => and(eq(leases.name, name), eq(leases.owner, owner))
