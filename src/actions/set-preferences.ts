import { accountsOf } from '../../db/people/accounts.ts'
import { setPreferences, type Preferences } from '../../db/people/officers.ts'
import { rerouteOfficer } from '../../db/messages/outbox-routes.ts'
import type { Reads } from '../../db/db.ts'
import type { ChannelName } from '../domain/chat/incoming.ts'
import type { PushChannels } from '../domain/chat/push-channel.ts'
import type { Actor } from '../domain/people/access.ts'
import type { Action } from './action.ts'

/** Switches the morning's reminder or the language model on or off for oneself. */
export const switchFor: Action<Pick<Preferences, 'wantsDigest' | 'wantsAssistant'>, object> = async (
  tx,
  actor,
  _,
  wanted,
) => {
  await setPreferences(tx, actor.officerId, wanted)
  return {}
}

/** The person's channels on which the office writes first, with those where they have blocked us. */
export async function reminderChannels(
  tx: Reads,
  actor: Actor,
  pushChannels: PushChannels,
): Promise<{ served: ChannelName[]; active: ChannelName[]; blocked: ChannelName[] }> {
  const served = pushChannels().map(channel => channel.name)
  const own = (await accountsOf(tx, actor.officerId)).filter(account => served.includes(account.channel))
  const active = [...new Set(own.filter(account => account.status === 'active').map(account => account.channel))]
  return { served, active, blocked: own.map(account => account.channel).filter(channel => !active.includes(channel)) }
}

/**
 * Where one is written to first: on the first of `channels` that the person has. Also returns the second, where they have both;
 * reminders that wait already go there too.
 */
export const preferChannel: Action<
  { channels: readonly ChannelName[] },
  { channel: ChannelName; other: ChannelName | undefined }
> = async (tx, actor, { now, office }, { channels }) => {
  const { pushChannels } = office
  const { served, active, blocked } = await reminderChannels(tx, actor, pushChannels)
  const refused = { channels, active }
  if (!channels.some(channel => served.includes(channel))) return { refused: 'channel-not-in-use', ...refused }
  const [channel, other] = channels.filter(one => active.includes(one))
  if (!channel)
    return {
      refused: channels.some(one => blocked.includes(one)) ? 'channel-blocked' : 'channel-not-linked',
      ...refused,
    }
  await setPreferences(tx, actor.officerId, { preferredChannel: channel })
  await rerouteOfficer(tx, actor.officerId, pushChannels, now)
  return { channel, other }
}
