import { accountsOf, findAccount, linkAccount, type LinkedAccount } from '../../db/people/accounts.ts'
import { forgetWrongCodes, useInvite } from '../../db/people/invites.ts'
import { findActor } from '../../db/people/officers.ts'
import { allowPhone, stillIdentified } from '../../db/people/phones.ts'
import { rerouteOfficer } from '../../db/messages/outbox-routes.ts'
import { eraseAccount } from '../../db/people/personal-data.ts'
import type { Tx } from '../../db/db.ts'
import type { Actor } from '../domain/people/access.ts'
import type { Occasion, Refusal } from './action.ts'

/** What tells whose account it is. */
export type Proof =
  /** spent with the link */
  | { by: 'code'; invite: number }
  /** the account's own number, hashed */
  | { by: 'telephone'; hash: string }
  /** who works at the machine itself */
  | { by: 'operator' }

export interface Linking {
  /** whose it becomes; consent was given now */
  account: LinkedAccount
  proof: Proof
}

export interface Linked {
  actor: Actor
  id: number
  /** the person's other accounts on which we may write first, where this one is new: it may not have been them */
  toTell: Pick<Awaited<ReturnType<typeof accountsOf>>[number], 'id' | 'channel' | 'chat'>[]
}

/**
 * Links an account to an officer. What proved it is looked at once more: much may have happened since the consent was asked
 * for. An account that was somebody else's is erased first, and their reminders go elsewhere.
 */
export async function link(tx: Tx, { now, office }: Occasion, { account, proof }: Linking): Promise<Linked | Refusal> {
  const { pushChannels } = office
  const { officerId, channel, externalId } = account
  const actor = await findActor(tx, officerId)
  if (!actor) return { refused: proof.by === 'telephone' ? 'phone-void' : 'invite-void' }
  const refused = await accept(tx, officerId, proof, now)
  if (refused) return refused
  const before = await findAccount(tx, channel, externalId)
  if (before && before.officerId !== officerId) {
    await eraseAccount(tx, channel, externalId)
    await rerouteOfficer(tx, before.officerId, pushChannels, now)
  }
  const { id, isNew } = await linkAccount(tx, account, now)
  await forgetWrongCodes(tx, channel, externalId)
  await rerouteOfficer(tx, officerId, pushChannels, now)
  if (!isNew) return { actor, id, toTell: [] }
  const open = new Map(pushChannels().map(({ name, windowMs = Infinity }) => [name, now - windowMs]))
  const toTell = (await accountsOf(tx, officerId)).filter(
    other => other.id !== id && other.status === 'active' && other.seenAt > (open.get(other.channel) ?? Infinity),
  )
  return { actor, id, toTell }
}

/** Why the proof is none any more, if so. After a code, which an administrator gave, the officer's number serves again. */
async function accept(tx: Tx, officerId: number, proof: Proof, now: number): Promise<Refusal | undefined> {
  switch (proof.by) {
    case 'code':
      if (!(await useInvite(tx, proof.invite, now))) return { refused: 'invite-used' }
      await allowPhone(tx, officerId, true)
      return undefined
    case 'telephone':
      return (await stillIdentified(tx, officerId, proof.hash)) ? undefined : { refused: 'phone-void' }
    case 'operator':
      return undefined
  }
}
