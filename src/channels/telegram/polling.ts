import { MalformedUpdate } from '../../domain/chat/errors.ts'
import type { Incoming } from '../../domain/chat/incoming.ts'
import { SendError } from '../channel.ts'
import type { ChannelLog } from '../shared/health.ts'
import { persist, type Persistence } from '../shared/persist.ts'
import { createArrivals } from './arrivals.ts'
import type { Client } from './client.ts'

export interface PollingParts extends Persistence {
  client: Client
  log: ChannelLog
  /** @throws MalformedUpdate */
  open: (update: unknown) => Incoming | undefined
  store: (incoming: Incoming) => Promise<void>
}

/** What we act on; everything else Telegram need not send. */
export const allowedUpdates = ['message', 'callback_query', 'my_chat_member'] as const

const longPollSeconds = 30
const slackMs = 10_000
/** Where polls are answered at once, as Telegram does with what still waits to be stored, the pace is ours. */
const unsettledMs = 1_000

/** Receives until the signal ends it, and then waits for what is being stored. Never throws. */
export async function poll(parts: PollingParts): Promise<void> {
  const { client, signal, wait } = parts
  const arrivals = createArrivals()

  async function ask(last: unknown): Promise<void> {
    // After a failure a short poll tells soon that all is well. Not after a conflict: it would say so in between.
    const waiting = last instanceof SendError && last.retryAfterMs !== undefined
    const timeout = last === undefined || waiting ? longPollSeconds : 0
    const began = performance.now()
    const updates = await client.call(
      'getUpdates',
      { offset: arrivals.offset(), timeout, allowed_updates: allowedUpdates },
      { signal, limitMs: timeout * 1000 + slackMs },
    )
    const fresh = updates.filter(update => !arrivals.knows(update.update_id))
    for (const update of fresh) begin(update.update_id, update)
    // A server or proxy that never waits would otherwise be asked without a pause.
    if (timeout > 0 && fresh.length === 0 && performance.now() - began < unsettledMs) await wait(unsettledMs, signal)
  }

  function begin(id: number, update: unknown): void {
    const incoming = openOrSkip(id, update)
    arrivals.take(id, incoming?.chat ?? '', async () => {
      if (!incoming) return true
      const done = await persist(`update ${id}`, async () => parts.store(incoming).then(() => true), storing)
      return done ?? false
    })
  }

  /** What cannot be understood today cannot be tomorrow: repeating it for ever would help nobody. */
  function openOrSkip(id: number, update: unknown): Incoming | undefined {
    try {
      return parts.open(update)
    } catch (error) {
      if (!(error instanceof MalformedUpdate)) throw error
      parts.log.warn({ channel: 'telegram', update: id }, `update skipped: ${error.message}`)
      return undefined
    }
  }

  const storing: Persistence = {
    signal,
    wait,
    health: { ...parts.health, trouble: part => parts.health.trouble(part, 'chưa lưu được tin nhắn đến') },
  }

  while (!signal.aborted) {
    await persist('getUpdates', ask, parts)
    await Promise.race([arrivals.settled(), wait(unsettledMs, signal)])
  }
  await arrivals.settled()
}
