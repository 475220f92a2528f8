import type { ChannelName } from './incoming.ts'

/** A channel on which we may write first, as it is at this moment. */
export interface PushChannel {
  name: ChannelName
  /** Does it take messages? One that is down is written to only where there is no other. */
  up: boolean
  /** We may write first for this long after a person's last sign of life there, ms; always where it is left out. */
  windowMs?: number
}

/** Asked anew for each routing: a channel may have gone down since the last. */
export type PushChannels = () => readonly PushChannel[]

/** Zalo OA: past seven days `message/cs` is refused (-230), and only an approved template reaches the person. */
export const zaloOaWindowMs = 7 * 24 * 3_600_000

/** For a process that does not send itself: it cannot know what is down, the service moves on what it queued. */
export const alwaysUp = (...channels: Omit<PushChannel, 'up'>[]): PushChannels => {
  const up = channels.map(channel => ({ ...channel, up: true }))
  return () => up
}
