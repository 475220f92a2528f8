import { setMaxListeners } from 'node:events'
import { steady, type Clock } from '../clock.ts'
import { createLimit } from './limit.ts'

export interface Pacer {
  /**
   * Resolves with 0 when a message may leave for this chat, or when the signal ends the waiting; with the ms still to wait
   * where the chat must wait for so long that nobody should wait here. Answers go before pushes, which keep a share.
   */
  slot(chat: string, urgent: boolean, signal: AbortSignal): Promise<number>
  /** Nothing leaves for `ms`: the platform said so of the whole channel. */
  pause(ms: number): void
  /**
   * The platform said "too much" to a message for this chat, which waits for `ms` (undefined: it did not say how long).
   * Returns for how long the whole channel waits, ms; 0 while it is taken for the chat's own limit.
   */
  refused(chat: string, ms: number | undefined): number
  /** The platform took a message for this chat, or refused it for another reason. */
  answered(chat: string): void
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

/** Where pushes wait, one in so many messages is a push, however many answers there are. */
const pushShare = 4
/** A chat that must wait for longer than this keeps no place of the worker's, ms. */
export const patienceMs = 5_000

/** How much slower the first window after a rest goes: its messages wait for their connections, so they arrive late. */
const opening = 1.25

interface Waiter {
  chat: string
  /** `held`: how long its chat must still wait, ms */
  go: (held: number) => void
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
  const limit = createLimit()
  /** when the last `messages` left, as a ring */
  const left: number[] = []
  let count = 0
  /** messages of the first window still to leave */
  let slow = messages
  let nextSlot = 0
  let closedUntil = 0
  /** answers that left since the last push */
  let answersInARow = 0
  let running = false
  let bell = new AbortController()

  const freeAt = ({ chat }: Pick<Waiter, 'chat'>): number => chatFree.get(chat) ?? 0
  const heldMs = (chat: string): number => freeAt({ chat }) - time()
  const opensAt = (): number =>
    Math.max(nextSlot, closedUntil, limit.waitsUntil(), (left[count % messages] ?? 0) + windowMs)

  /** The first whose chat is free; `isSure`: of those that the limit prefers. */
  function takeFrom(waiters: Set<Waiter>, now: number, isSure: boolean): Waiter | undefined {
    if (isSure && !limit.isInDoubt()) return undefined
    for (const waiter of waiters)
      if (freeAt(waiter) <= now && (!isSure || limit.prefers(waiter.chat))) {
        waiters.delete(waiter)
        return waiter
      }
    return undefined
  }

  function takeNext(now: number): Waiter | undefined {
    const turn = answersInARow + 1 < pushShare ? [answers, pushes] : [pushes, answers]
    // After a refusal first whoever is known to take messages: chats refused at their very first message would silence all.
    for (const isSure of [true, false])
      for (const waiters of turn) {
        const next = takeFrom(waiters, now, isSure)
        if (!next) continue
        answersInARow = waiters === answers ? answersInARow + 1 : 0
        return next
      }
    return undefined
  }

  async function run(): Promise<void> {
    running = true
    while (answers.size + pushes.size > 0) {
      const now = time()
      const opens = opensAt()
      const next = opens <= now ? takeNext(now) : undefined
      if (next) {
        record(next.chat, now)
        next.go(0)
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
    limit.left(chat, now)
    if (chatFree.size < 10_000) return
    for (const [idle, free] of chatFree) if (free <= now) chatFree.delete(idle)
  }

  function pause(ms: number): void {
    closedUntil = Math.max(closedUntil, time() + ms)
  }

  return {
    slot: (chat, urgent, signal) =>
      new Promise(resolve => {
        // Most channels are free most of the time: then nothing needs to be waited with.
        const now = time()
        const free = !signal.aborted && !running && opensAt() <= now && freeAt({ chat }) <= now
        if (free) record(chat, now)
        if (free || signal.aborted) return resolve(0)
        if (heldMs(chat) > patienceMs) return resolve(heldMs(chat))
        const queue = urgent ? answers : pushes
        const go = (held: number) => {
          queue.delete(waiter)
          signal.removeEventListener('abort', giveUp)
          resolve(held)
          bell.abort(rung)
        }
        const giveUp = () => go(0)
        const waiter = { chat, go }
        // One signal for as many as are under way is no leak, so no warning.
        setMaxListeners(0, signal)
        signal.addEventListener('abort', giveUp)
        queue.add(waiter)
        if (running) bell.abort(rung)
        else void run()
      }),
    pause,
    refused(chat, ms) {
      chatFree.set(chat, Math.max(freeAt({ chat }), time() + (ms ?? 0)))
      const held = heldMs(chat)
      if (held > patienceMs) for (const waiter of [...answers, ...pushes]) if (waiter.chat === chat) waiter.go(held)
      const silence = limit.refused(chat, ms ?? Infinity)
      pause(silence)
      bell.abort(rung)
      return silence
    },
    answered(chat) {
      limit.answered(chat)
      bell.abort(rung)
    },
  }
}
