import { setReachable, setSeen, type Account } from '../../db/people/accounts.ts'
import type { Tx } from '../../db/db.ts'
import { rerouteOfficers } from '../../db/messages/outbox-routes.ts'
import type { ChannelName } from '../domain/chat/incoming.ts'
import type { PushChannels } from '../domain/chat/push-channel.ts'

interface Sighting {
  tx: Tx
  channel: ChannelName
  /** ms */
  now: number
  pushChannels: PushChannels
}

/** A sign of life is noted once in this time, to spare writes: the windows that hang on it are days long. */
const seenEveryMs = 3_600_000

/** Whoever writes has taken back a block, and opened the time in which we may write first. */
export async function noteLife({ tx, channel, now, pushChannels }: Sighting, account: Account): Promise<void> {
  if (account.status === 'gone') await setReachable(tx, channel, account.chat, true)
  if (account.seenAt <= now - seenEveryMs) await setSeen(tx, channel, account.chat, now)
  const windowMs = pushChannels().find(({ name }) => name === channel)?.windowMs ?? Infinity
  if (account.status === 'gone' || account.seenAt <= now - windowMs)
    await rerouteOfficers(tx, [account.officerId], pushChannels, now)
}

/** Blocked, or back: what waits for these people looks for its way again. */
export async function changeReach(
  { tx, channel, now, pushChannels }: Sighting,
  chat: string,
  reachable: boolean,
): Promise<void> {
  const officers = await setReachable(tx, channel, chat, reachable)
  await rerouteOfficers(tx, officers, pushChannels, now)
}
