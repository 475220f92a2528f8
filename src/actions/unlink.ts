import { accountsOf } from '../../db/people/accounts.ts'
import { voidInvites } from '../../db/people/invites.ts'
import { setDeparted } from '../../db/people/departures.ts'
import { allowPhone } from '../../db/people/phones.ts'
import { rerouteOfficer } from '../../db/messages/outbox-routes.ts'
import { eraseAccount, eraseChatData } from '../../db/people/personal-data.ts'
import type { Tx } from '../../db/db.ts'
import type { ChannelName } from '../domain/chat/incoming.ts'
import type { PushChannels } from '../domain/chat/push-channel.ts'
import type { Departure } from '../domain/people/access.ts'
import type { Action } from './action.ts'

/** An account by its number in /dulieu, or the one that is written from. */
export type OwnAccount = { id: number } | { channel: ChannelName; sender: string }

/**
 * Ends one of one's own accounts with what was written there; reminders still to come look for another way. Whoever names an
 * account by its number may never have linked it: a telephone does not bring it back.
 */
export const unlink: Action<{ account: OwnAccount }, { id: number; channel: ChannelName; sender: string }> = async (
  tx,
  actor,
  { now, office },
  { account },
) => {
  const own = (await accountsOf(tx, actor.officerId)).find(({ id, channel, externalId }) =>
    'id' in account ? id === account.id : channel === account.channel && externalId === account.sender,
  )
  if (!own) return { refused: 'no-such-account', account: 'id' in account ? account.id : undefined }
  await eraseAccount(tx, own.channel, own.externalId)
  await rerouteOfficer(tx, actor.officerId, office.pushChannels, now)
  if ('id' in account) await allowPhone(tx, actor.officerId, false)
  return { id: own.id, channel: own.channel, sender: own.externalId }
}

/** Erases all that one's chat accounts left here, and the accounts; what was done to tasks is the office's record. */
export const eraseOwnData: Action<undefined, object> = async (tx, actor) => {
  await eraseChatData(tx, actor.officerId)
  return {}
}

export interface Ended {
  /** the channels of the accounts that ended */
  accounts: ChannelName[]
  /** codes that were still good */
  invites: number
}

/**
 * An operator ends an officer's accounts, all or those of one channel, and the codes and the number that could link new ones:
 * only a new code does. `now` in ms.
 */
export async function endAccounts(
  tx: Tx,
  officerId: number,
  { channel, now, pushChannels }: { channel?: ChannelName | undefined; now: number; pushChannels: PushChannels },
): Promise<Ended> {
  const ending = (await accountsOf(tx, officerId)).filter(own => channel === undefined || own.channel === channel)
  for (const own of ending) await eraseAccount(tx, own.channel, own.externalId)
  const invites = await voidInvites(tx, officerId, now)
  await allowPhone(tx, officerId, false)
  await rerouteOfficer(tx, officerId, pushChannels, now)
  return { accounts: ending.map(own => own.channel), invites }
}

/**
 * From now (ms) on the officer is a stranger everywhere: accounts, invitations and messages still to come end with this
 * transaction, and their chat data is erased as they could have asked. What they did to tasks stays under their name.
 */
export async function endService(tx: Tx, officerId: number, status: Departure, now: number): Promise<Ended> {
  const accounts = (await accountsOf(tx, officerId)).map(own => own.channel)
  const invites = await voidInvites(tx, officerId, now)
  await eraseChatData(tx, officerId)
  await setDeparted(tx, officerId, status, now)
  return { accounts, invites }
}
