import type { Clock } from '../clock.ts'

export interface Pacer {
  /** Resolves when a message may leave for this chat. Answers go before pushes. */
  slot(chat: string, urgent: boolean, signal: AbortSignal): Promise<void>
  /** Nothing leaves for `ms`: the platform said so (`retry_after`). */
  pause(ms: number): void
}

export interface Rates {
  /** messages a second over all chats */
  perSecond: number
  /** ms between two messages to one chat */
  perChatMs: number
}

/**
 * One gate for all messages of a channel. Slots lie evenly, so that no window of a second ever holds more than the limit; a late
 * timer is made up for by at most one slot.
 */
export function createPacer(clock: Clock, rates: Rates): Pacer {
  const interval = 1_000 / rates.perSecond
  const answers: (() => void)[] = []
  const pushes: (() => void)[] = []
  const chatFree = new Map<string, number>()
  let nextSlot = 0
  let closedUntil = 0
  let running = false

  async function run(): Promise<void> {
    running = true
    while (answers.length + pushes.length > 0) {
      const wait = Math.max(nextSlot, closedUntil) - clock.now()
      if (wait > 0) {
        await clock.wait(wait)
        continue
      }
      nextSlot = Math.max(nextSlot + interval, clock.now())
      const go = answers.shift() ?? pushes.shift()
      go?.()
    }
    running = false
  }

  function forgetIdleChats(now: number): void {
    if (chatFree.size < 10_000) return
    for (const [chat, free] of chatFree) if (free <= now) chatFree.delete(chat)
  }

  return {
    async slot(chat, urgent, signal) {
      const chatWait = (chatFree.get(chat) ?? 0) - clock.now()
      if (chatWait > 0) await clock.wait(chatWait, signal)
      if (signal.aborted) return
      await new Promise<void>(resolve => {
        ;(urgent ? answers : pushes).push(resolve)
        if (!running) void run()
      })
      const now = clock.now()
      chatFree.set(chat, now + rates.perChatMs)
      forgetIdleChats(now)
    },
    pause(ms) {
      closedUntil = Math.max(closedUntil, clock.now() + ms)
    },
  }
}
