import { accountsOf } from '../../db/people/accounts.ts'
import type { Db } from '../../db/db.ts'
import { voidInvites } from '../../db/people/invites.ts'
import { rerouteOfficer } from '../../db/messages/outbox-routes.ts'
import { eraseAccount } from '../../db/people/personal-data.ts'
import type { ChannelName } from '../domain/chat/incoming.ts'
import type { PushChannels } from '../domain/chat/push-channel.ts'
import { findOfficer, type FoundOfficer } from './find-officer.ts'

export interface Unlinked {
  officer: FoundOfficer
  /** the channels of the accounts that ended */
  accounts: ChannelName[]
  /** codes that were still good */
  invites: number
}

interface UnlinkOptions {
  /** only the accounts there */
  channel?: ChannelName | undefined
  now: number
  pushChannels: PushChannels
}

/**
 * Ends an officer's accounts with what was written there, and the codes that could link new ones.
 * @throws UserError for an unknown officer, naming the nearest
 */
export const unlinkOfficer = (db: Db, said: string, { channel, now, pushChannels }: UnlinkOptions): Promise<Unlinked> =>
  db.transact(async tx => {
    const officer = await findOfficer(tx, said)
    const ending = (await accountsOf(tx, officer.id)).filter(
      account => channel === undefined || account.channel === channel,
    )
    for (const account of ending) await eraseAccount(tx, account.channel, account.externalId)
    const invites = await voidInvites(tx, officer.id, now)
    await rerouteOfficer(tx, officer.id, pushChannels, now)
    return { officer, accounts: ending.map(account => account.channel), invites }
  })
