import type { ChannelName } from '../domain/incoming.ts'
import type { Rates } from './pacing.ts'

/** Channels of our own keep up with anything. */
const unpaced: Rates = { perSecond: Infinity, perChatMs: 0 }

/** The pace of each platform, a little under its limit: a clock may be late. */
export const rates: Record<ChannelName, Rates> = {
  // About 30 messages a second over all chats, one a second in one chat (core.telegram.org/bots/faq).
  telegram: { perSecond: 29, perChatMs: 1_000 },
  // No number is published; 429 says when it was too much.
  'zalo-bot': { perSecond: 20, perChatMs: 1_000 },
  // 4000 requests a minute for the whole app.
  'zalo-oa': { perSecond: 60, perChatMs: 0 },
  web: unpaced,
  terminal: unpaced,
}
