import { createHash, randomInt } from 'node:crypto'
import { and, eq, gt, isNull, lt } from 'drizzle-orm'
import type { ChannelName } from '../../src/domain/chat/incoming.ts'
import { codeAlphabet, codeLength, looksLikeCode } from '../../src/domain/people/link-code.ts'
import type { Reads, Tx } from '../db.ts'
import { invites, linkAttempts } from '../schema.ts'

/** A link code is good for seven days. */
export const inviteLifetimeMs = 7 * 86_400_000
/** Five wrong codes close linking for a quarter of an hour: 31^8 codes cannot be tried. */
const wrongLimit = 5
const lockMs = 15 * 60_000

const hashOf = (code: string): string => createHash('sha256').update(code).digest('hex')

function newCode(): string {
  const code = Array.from({ length: codeLength }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join('')
  return looksLikeCode(code) ? code : newCode()
}

/** A new one-time code, which voids the officer's older ones; only its hash is stored. `now` and `expires` in ms. */
export async function createInvite(tx: Tx, officerId: number, now: number): Promise<{ code: string; expires: number }> {
  await voidInvites(tx, officerId, now)
  const code = newCode()
  const expires = now + inviteLifetimeMs
  await tx.insert(invites).values({ codeHash: hashOf(code), officerId, createdAt: now, expiresAt: expires })
  return { code, expires }
}

/** No code of the officer's that is still good serves any more; returns how many there were. */
export async function voidInvites(tx: Tx, officerId: number, now: number): Promise<number> {
  const good = and(
    eq(invites.officerId, officerId),
    isNull(invites.usedAt),
    isNull(invites.voidedAt),
    gt(invites.expiresAt, now),
  )
  const voided = await tx.update(invites).set({ voidedAt: now }).where(good).returning({ id: invites.id })
  return voided.length
}

export type InviteState = 'good' | 'used' | 'void' | 'expired'

export async function findInvite(
  tx: Reads,
  code: string,
  now: number,
): Promise<{ id: number; officerId: number; state: InviteState } | undefined> {
  const [row] = await tx
    .select({
      id: invites.id,
      officerId: invites.officerId,
      usedAt: invites.usedAt,
      expiresAt: invites.expiresAt,
      voidedAt: invites.voidedAt,
    })
    .from(invites)
    .where(eq(invites.codeHash, hashOf(code)))
  if (!row) return undefined
  return { id: row.id, officerId: row.officerId, state: stateOf(row, now) }
}

function stateOf(
  { usedAt, voidedAt, expiresAt }: { usedAt: number | null; voidedAt: number | null; expiresAt: number },
  now: number,
): InviteState {
  if (usedAt !== null) return 'used'
  if (voidedAt !== null) return 'void'
  return expiresAt <= now ? 'expired' : 'good'
}

/** Uses the code up. False when somebody was faster, or it was voided meanwhile. */
export async function useInvite(tx: Tx, id: number, now: number): Promise<boolean> {
  const used = await tx
    .update(invites)
    .set({ usedAt: now })
    .where(and(eq(invites.id, id), isNull(invites.usedAt), isNull(invites.voidedAt)))
    .returning({ id: invites.id })
  return used.length === 1
}

/** Until when (ms) this sender may not try codes, if so. */
export async function lockedUntil(tx: Reads, channel: ChannelName, sender: string, now: number) {
  const [row] = await tx
    .select({ until: linkAttempts.lockedUntil })
    .from(linkAttempts)
    .where(and(eq(linkAttempts.channel, channel), eq(linkAttempts.sender, sender)))
  return row && row.until !== null && row.until > now ? row.until : undefined
}

/** Counts a wrong code and returns how many tries are left before the lock. */
export async function countWrongCode(tx: Tx, channel: ChannelName, sender: string, now: number): Promise<number> {
  const where = and(eq(linkAttempts.channel, channel), eq(linkAttempts.sender, sender))
  const [row] = await tx.select().from(linkAttempts).where(where)
  const lockIsOver = row !== undefined && row.lockedUntil !== null && row.lockedUntil <= now
  const wrong = (lockIsOver ? 0 : (row?.wrong ?? 0)) + 1
  const fields = { wrong, at: now, lockedUntil: wrong >= wrongLimit ? now + lockMs : null }
  await tx
    .insert(linkAttempts)
    .values({ channel, sender, ...fields })
    .onConflictDoUpdate({ target: [linkAttempts.channel, linkAttempts.sender], set: fields })
  return wrongLimit - wrong
}

export async function forgetWrongCodes(tx: Tx, channel: ChannelName, sender: string): Promise<void> {
  await tx.delete(linkAttempts).where(and(eq(linkAttempts.channel, channel), eq(linkAttempts.sender, sender)))
}

/** Whoever tried a wrong code and did not go on is forgotten; `before` in ms. */
export async function purgeWrongCodes(tx: Tx, before: number): Promise<void> {
  await tx.delete(linkAttempts).where(lt(linkAttempts.at, before))
}
