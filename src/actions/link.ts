import { accountsOf, findAccount, linkAccount, type LinkedAccount } from '../../db/people/accounts.ts'
import { forgetWrongCodes, useInvite } from '../../db/people/invites.ts'
import { findActor } from '../../db/people/officers.ts'
import { rerouteOfficer } from '../../db/messages/outbox-routes.ts'
import { eraseAccount } from '../../db/people/personal-data.ts'
import type { Tx } from '../../db/db.ts'
import type { Actor } from '../domain/people/access.ts'
import type { Occasion, Refusal } from './action.ts'

export interface Linking {
  /** whose it becomes; consent was given now */
  account: LinkedAccount
  /** the code that proved it, which is spent; undefined where a telephone number did */
  invite: number | undefined
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
export async function link(tx: Tx, { now, office }: Occasion, { account, invite }: Linking): Promise<Linked | Refusal> {
  const { pushChannels } = office
  const { officerId, channel, externalId } = account
  const actor = await findActor(tx, officerId)
  if (!actor) return { refused: 'invite-void' }
  if (invite !== undefined && !(await useInvite(tx, invite, now))) return { refused: 'invite-used' }
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
