import type { ChannelName } from '../domain/chat/incoming.ts'
import type { Rates } from './pacing.ts'

/** Channels of our own keep up with anything. */
const unpaced: Rates = { messages: Infinity, windowMs: 1_000, perChatMs: 0 }

/** The pace of each platform, a little below its limit: it counts by arrival, and not all messages are equally long on their way. */
export const rates: Record<ChannelName, Rates> = {
  // About 30 messages a second over all chats, one a second in one chat (core.telegram.org/bots/faq).
  telegram: { messages: 30, windowMs: 1_025, perChatMs: 1_000 },
  // No number is published; 429 says when it was too much.
  'zalo-bot': { messages: 20, windowMs: 1_015, perChatMs: 1_000 },
  // 4000 requests a minute for the whole app, renewed tokens and pictures among them.
  'zalo-oa': { messages: 60, windowMs: 1_015, perChatMs: 0 },
  web: unpaced,
  terminal: unpaced,
}
