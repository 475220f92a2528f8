import type { Db } from '../../db/db.ts'
import { endAccounts, type Ended } from '../actions/unlink.ts'
import type { ChannelName } from '../domain/chat/incoming.ts'
import type { PushChannels } from '../domain/chat/push-channel.ts'
import { findOfficer, type FoundOfficer } from './find-officer.ts'

export interface Unlinked extends Ended {
  officer: FoundOfficer
}

interface UnlinkOptions {
  /** only the accounts there */
  channel?: ChannelName | undefined
  now: number
  pushChannels: PushChannels
}

/** @throws UserError for an unknown officer, naming the nearest */
export const unlinkOfficer = (db: Db, said: string, options: UnlinkOptions): Promise<Unlinked> =>
  db.transact(async tx => {
    const officer = await findOfficer(tx, said)
    return { officer, ...(await endAccounts(tx, officer.id, options)) }
  })
