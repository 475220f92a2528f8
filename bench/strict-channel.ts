import { tooMuch, type Channel } from '../src/channels/channel.ts'
import type { Clock } from '../src/clock.ts'

export interface Accepted {
  chat: string
  /** ms; when the platform took it, and when we heard that it had */
  at: number
  heardAt: number
}

export interface StrictChannel extends Channel {
  accepted: Accepted[]
  refused(): number
}

const capabilities = { buttons: Infinity, images: true, files: true, textLimit: 4096, captionLimit: 1024, push: true }
const jitterMs = 10
const latencyMs = { least: 50, most: 400 }

/**
 * A platform that takes `perSecond` messages in any sliding second by their arrival, and bans for `banMs` whoever sends more,
 * anew with every call during the ban. Messages are up to 10 ms on their way, answers 50 to 400 ms. `random`: 0–1
 */
export function strictChannel(clock: Clock, perSecond: number, banMs: number, random: () => number): StrictChannel {
  const accepted: Accepted[] = []
  let bannedUntil = 0
  let refused = 0
  return {
    name: 'telegram',
    capabilities,
    accepted,
    refused: () => refused,
    start: async () => undefined,
    stop: async () => undefined,
    state: () => ({ ok: true, detail: '' }),
    async send(chat) {
      await clock.wait(random() * jitterMs)
      const at = clock.now()
      const oldest = accepted.at(-perSecond)?.at ?? -Infinity
      const tooMany = at < bannedUntil || at - oldest < 1_000
      const taken = { chat, at, heardAt: Infinity }
      if (tooMany) bannedUntil = at + banMs
      else accepted.push(taken)
      await clock.wait(latencyMs.least + random() * (latencyMs.most - latencyMs.least))
      taken.heardAt = clock.now()
      if (!tooMany) return
      refused++
      throw tooMuch('Too Many Requests', banMs)
    },
  }
}
