import { and, asc, desc, eq, inArray, ne } from 'drizzle-orm'
import type { Actor } from '../../src/domain/people/access.ts'
import type { ChannelName } from '../../src/domain/chat/incoming.ts'
import type { Reads, Tx } from '../db.ts'
import { actorColumns, actorOf, isServing } from './officers.ts'
import { asGiven, given, listed, prepared } from '../sqlite/prepared.ts'
import { accounts, memberships, officers, units } from '../schema.ts'

const accountColumns = {
  officerId: accounts.officerId,
  status: accounts.status,
  chat: accounts.chat,
  seenAt: accounts.seenAt,
}

const itIs = and(eq(accounts.channel, given('channel')), eq(accounts.externalId, given('externalId')))
const selectAccount = prepared(tx => tx.select(accountColumns).from(accounts).where(itIs))

export type Account = NonNullable<Awaited<ReturnType<typeof findAccount>>>

/** Whose account this is, if it was ever linked. */
export async function findAccount(tx: Reads, channel: ChannelName, externalId: string) {
  const [row] = await selectAccount(tx).execute({ channel, externalId })
  return row
}

const selectSender = prepared(tx =>
  tx
    .select({ ...accountColumns, ...actorColumns })
    .from(accounts)
    .innerJoin(officers, eq(officers.id, accounts.officerId))
    .leftJoin(memberships, eq(memberships.officerId, officers.id))
    .leftJoin(units, eq(units.id, memberships.unitId))
    .where(and(itIs, isServing)),
)

export interface Sender {
  account: Account
  actor: Actor
}

/** The account with its officer and their roles, in one look: every message needs them. Undefined for a stranger. */
export async function findSender(tx: Reads, channel: ChannelName, externalId: string): Promise<Sender | undefined> {
  const rows = await selectSender(tx).execute({ channel, externalId })
  const [account] = rows
  const actor = await actorOf(tx, rows)
  return account && actor && { account, actor }
}

export interface LinkedAccount {
  channel: ChannelName
  externalId: string
  chat: string
  officerId: number
}

/**
 * Consent was given at `now` (ms). An account that belonged to somebody else before is theirs no longer. Returns its id, and
 * whether it is new to the officer.
 */
export async function linkAccount(
  tx: Tx,
  account: LinkedAccount,
  now: number,
): Promise<{ id: number; isNew: boolean }> {
  const before = await findAccount(tx, account.channel, account.externalId)
  const fields = {
    chat: account.chat,
    officerId: account.officerId,
    status: 'active' as const,
    linkedAt: now,
    consentAt: now,
    seenAt: now,
  }
  const [row] = await tx
    .insert(accounts)
    .values({ channel: account.channel, externalId: account.externalId, ...fields })
    .onConflictDoUpdate({ target: [accounts.channel, accounts.externalId], set: fields })
    .returning({ id: accounts.id })
  if (!row) throw new Error('the account was not written')
  return { id: row.id, isNew: before?.officerId !== account.officerId }
}

/** The person blocked us on this chat, or is back. Returns the officers concerned. */
export async function setReachable(tx: Tx, channel: ChannelName, chat: string, reachable: boolean): Promise<number[]> {
  const status = reachable ? 'active' : 'gone'
  const rows = await tx
    .update(accounts)
    .set({ status })
    .where(and(eq(accounts.channel, channel), eq(accounts.chat, chat), ne(accounts.status, status)))
    .returning({ officerId: accounts.officerId })
  return rows.map(row => row.officerId)
}

const updateSeen = prepared((tx: Tx) =>
  tx
    .update(accounts)
    .set({ seenAt: asGiven('at') })
    .where(and(eq(accounts.channel, given('channel')), eq(accounts.chat, given('chat')))),
)

/** The person wrote there at `at` (ms); 0: we may not write first there until they do. */
export async function setSeen(tx: Tx, channel: ChannelName, chat: string, at: number): Promise<void> {
  await updateSeen(tx).execute({ channel, chat, at })
}

export const accountsOf = (tx: Reads, officerId: number) =>
  tx
    .select({
      id: accounts.id,
      channel: accounts.channel,
      externalId: accounts.externalId,
      chat: accounts.chat,
      linkedAt: accounts.linkedAt,
      seenAt: accounts.seenAt,
      status: accounts.status,
    })
    .from(accounts)
    .where(eq(accounts.officerId, officerId))
    .orderBy(asc(accounts.id))

const selectLinked = prepared(tx =>
  tx
    .selectDistinct({ officerId: accounts.officerId })
    .from(accounts)
    .where(inArray(accounts.officerId, listed('officers'))),
)

/** Those of these officers who have linked an account, whether it can be written to now or not. */
export const linkedAmong = async (tx: Reads, officerIds: readonly number[]): Promise<Set<number>> =>
  new Set((await selectLinked(tx).execute({ officers: JSON.stringify(officerIds) })).map(({ officerId }) => officerId))

const selectReachable = prepared(tx =>
  tx
    .selectDistinct({ officerId: accounts.officerId })
    .from(accounts)
    .where(and(inArray(accounts.officerId, listed('officers')), eq(accounts.status, 'active'))),
)

/** Those of these officers who have linked an account and have not blocked us there. */
export const reachableAmong = async (tx: Reads, officerIds: readonly number[]): Promise<Set<number>> =>
  new Set(
    (await selectReachable(tx).execute({ officers: JSON.stringify(officerIds) })).map(({ officerId }) => officerId),
  )

/** The officer's account on a channel, the newest where there are several. */
export async function accountOn(tx: Reads, officerId: number, channel: ChannelName) {
  const [row] = await tx
    .select({ externalId: accounts.externalId, chat: accounts.chat, seenAt: accounts.seenAt })
    .from(accounts)
    .where(and(eq(accounts.officerId, officerId), eq(accounts.channel, channel)))
    .orderBy(desc(accounts.linkedAt))
    .limit(1)
  return row
}
