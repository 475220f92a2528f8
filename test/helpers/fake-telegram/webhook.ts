import { setMaxListeners } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { isLoopback } from './loopback.ts'
import type { WebhookAnswer } from './post.ts'
import { post } from './post.ts'
import type { Params } from './types.ts'
import type { Pending } from './updates.ts'
import type { World } from './world.ts'
import { seconds } from './wire.ts'

export interface Delivery {
  update_id: number
  /** ms, by the fake's clock: when the answer came */
  at: number
  /** HTTP status; 0 when the connection failed */
  status: number
}

interface WebhookOptions {
  /** Where a public address really listens in this test; loopback addresses need no help. */
  route: (url: string) => string
  /** ms before each repeat; the last one stays. Telegram: at once, then 2 s, 4 s … up to 120 s. */
  retryMs: number[]
  /** A call that the bot wrote into its answer to a delivery. */
  onReply: (body: string) => Promise<unknown>
}

export interface Webhook {
  set(params: Params): void
  info(): { url: string; pending_update_count: number; last_error_message?: string }
  deliveries: Delivery[]
  close(): void
}

/** Order is kept within a queue, queues run beside each other, a failing update holds up its own queue only. */
export function createWebhook(world: World, { route, retryMs, onReply }: WebhookOptions): Webhook {
  const { updates } = world
  const deliveries: Delivery[] = []
  let current: Params = {}
  let error: { last_error_date: number; last_error_message: string } | undefined
  let life = new AbortController()
  let busy = new Set<string>()

  function fail(message: string): void {
    error = { last_error_date: seconds(world.now()), last_error_message: message }
  }

  function pump(): void {
    const url = current.url ? route(current.url) : ''
    if (!isLoopback(url)) return
    for (const pending of updates.waiting()) {
      if (busy.has(pending.queue) || busy.size >= (current.max_connections ?? 40)) continue
      busy.add(pending.queue)
      void deliver(url, pending, busy, life.signal)
    }
  }

  async function deliver(url: string, pending: Pending, mine: Set<string>, signal: AbortSignal): Promise<void> {
    for (let failures = 0; updates.waiting().includes(pending); failures++) {
      const answer = await attempt(url, pending, signal)
      if (signal.aborted) return
      if (answer && answer.status >= 200 && answer.status < 300) {
        mine.delete(pending.queue)
        updates.remove(pending)
        await onReply(answer.body)
        return
      }
      const planned = retryMs[Math.min(failures, retryMs.length - 1)] ?? 0
      const delay = answer?.retryAfter === undefined ? planned : answer.retryAfter * 1000
      const ended = await pause(delay, false, { signal }).catch(() => true)
      if (ended) return
    }
    mine.delete(pending.queue)
    pump()
  }

  async function attempt(url: string, { update }: Pending, signal: AbortSignal): Promise<WebhookAnswer | undefined> {
    try {
      const answer = await post(url, update, current.secret_token ?? '', signal)
      deliveries.push({ update_id: update.update_id, at: world.now(), status: answer.status })
      if (answer.status >= 300) fail(`Wrong response from the webhook: ${answer.status} ${answer.reason}`)
      return answer
    } catch {
      if (signal.aborted) return undefined
      deliveries.push({ update_id: update.update_id, at: world.now(), status: 0 })
      fail('Webhook connection closed')
      return undefined
    } finally {
      world.watch.changed()
    }
  }

  function restart(params: Params): void {
    life.abort()
    life = new AbortController()
    // As many deliveries as queues hang on it at once: no leak to be warned of.
    setMaxListeners(0, life.signal)
    busy = new Set()
    error = undefined
    current = params
    pump()
  }

  updates.onChange(pump)
  return {
    set: restart,
    info: () => ({
      url: current.url ?? '',
      has_custom_certificate: false,
      pending_update_count: updates.waiting().length,
      ...(current.url && { max_connections: current.max_connections ?? 40 }),
      ...(updates.allowed().length > 0 && { allowed_updates: updates.allowed() }),
      ...error,
    }),
    deliveries,
    close: () => restart({}),
  }
}
