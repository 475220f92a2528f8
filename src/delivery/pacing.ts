import { setMaxListeners } from 'node:events'
import { steady, type Clock } from '../clock.ts'

export interface Pacer {
  /** Resolves when a message may leave for this chat, or when the signal ends the waiting. Answers go before pushes. */
  slot(chat: string, urgent: boolean, signal: AbortSignal): Promise<void>
  /** Nothing leaves for `ms`: the platform said so (`retry_after`). */
  pause(ms: number): void
}

export interface Rates {
  /** at most so many over all chats in any `windowMs`, evenly spread; Infinity: no limit */
  messages: number
  windowMs: number
  /** ms between two messages to one chat */
  perChatMs: number
}

/** A reason given spares the making of an error, with its stack, at each message. */
export const rung = 'rung'

/** How much slower the first window after a rest goes: its messages wait for their connections, so they arrive late. */
const opening = 1.25

interface Waiter {
  chat: string
  go: () => void
}

/**
 * One gate for all messages of a channel. Slots lie evenly, and the little that a late timer loses is made up for at the next
 * one; that no window ever holds more than the limit is seen to apart, by the moments at which the last messages left.
 */
export function createPacer(clock: Clock, rates: Rates): Pacer {
  const { messages, windowMs, perChatMs } = rates
  const interval = windowMs / messages
  const time = steady(clock)
  const answers = new Set<Waiter>()
  const pushes = new Set<Waiter>()
  const chatFree = new Map<string, number>()
  /** when the last `messages` left, as a ring */
  const left: number[] = []
  let count = 0
  /** messages of the first window still to leave */
  let slow = messages
  let nextSlot = 0
  let closedUntil = 0
  let running = false
  let bell = new AbortController()

  const freeAt = ({ chat }: Pick<Waiter, 'chat'>): number => chatFree.get(chat) ?? 0
  const opensAt = (): number => Math.max(nextSlot, closedUntil, (left[count % messages] ?? 0) + windowMs)

  /** The first whose chat is free. */
  function takeFrom(waiters: Set<Waiter>, now: number): Waiter | undefined {
    for (const waiter of waiters)
      if (freeAt(waiter) <= now) {
        waiters.delete(waiter)
        return waiter
      }
    return undefined
  }

  async function run(): Promise<void> {
    running = true
    while (answers.size + pushes.size > 0) {
      const now = time()
      const opens = opensAt()
      const next = opens <= now ? (takeFrom(answers, now) ?? takeFrom(pushes, now)) : undefined
      if (next) {
        record(next.chat, now)
        next.go()
        continue
      }
      bell = new AbortController()
      const until = opens > now ? opens : Math.min(...[...answers, ...pushes].map(freeAt))
      await clock.wait(until - now, bell.signal)
    }
    running = false
  }

  function record(chat: string, now: number): void {
    if (now - nextSlot >= windowMs) slow = messages
    const pace = slow-- > 0 ? interval * opening : interval
    nextSlot = (now - nextSlot < interval ? nextSlot : now) + pace
    if (interval > 0) left[count++ % messages] = now
    chatFree.set(chat, now + perChatMs)
    if (chatFree.size < 10_000) return
    for (const [idle, free] of chatFree) if (free <= now) chatFree.delete(idle)
  }

  return {
    slot: (chat, urgent, signal) =>
      new Promise(resolve => {
        // Most channels are free most of the time: then nothing needs to be waited with.
        const now = time()
        const free = !signal.aborted && !running && opensAt() <= now && freeAt({ chat }) <= now
        if (free) record(chat, now)
        if (free || signal.aborted) {
          resolve()
          return
        }
        const queue = urgent ? answers : pushes
        const leave = () => {
          queue.delete(waiter)
          signal.removeEventListener('abort', leave)
          resolve()
          bell.abort(rung)
        }
        const waiter = { chat, go: leave }
        // One signal for as many as are under way is no leak, so no warning.
        setMaxListeners(0, signal)
        signal.addEventListener('abort', leave)
        queue.add(waiter)
        if (running) bell.abort(rung)
        else void run()
      }),
    pause(ms) {
      closedUntil = Math.max(closedUntil, time() + ms)
    },
  }
}
