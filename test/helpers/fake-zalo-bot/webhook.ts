import http from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { isPrivate } from './addresses.ts'
import { wordOf, type Outcome, type Params, type Update } from './types.ts'
import type { World } from './world.ts'

export interface Delivery {
  message_id: string
  /** HTTP status; 0 when the connection failed */
  status: number
}

export interface WebhookOptions {
  form: 'wrapped' | 'bare'
  route: (url: string) => string
  /** ms before each repeat of a failed delivery; empty: a failed one is never repeated */
  retryMs: number[]
  /** Every delivery comes twice, as it may. */
  twice: boolean
  violated: (method: string, params: Params, problem: string) => Outcome
  /** +1 when a delivery begins, -1 when it is over */
  onBusy: (change: 1 | -1) => void
}

export interface Webhook {
  set(params: Params): Outcome
  remove(): Outcome
  /** The next so many addresses are kept, but said to be unverified. */
  failVerification(times: number): void
  pump(): void
  deliveries: Delivery[]
  close(): void
}

export function createWebhook(world: World, options: WebhookOptions): Webhook {
  const { form, route, retryMs, twice, violated, onBusy } = options
  const deliveries: Delivery[] = []
  const life = new AbortController()
  let unverified = 0

  function pump(): void {
    const { webhook } = world
    if (!webhook) return
    const target = route(webhook.url)
    // Where nobody of this test listens nothing goes out: the updates wait.
    if (target === webhook.url && !isPrivate(target)) return
    for (const update of world.waiting.splice(0)) {
      onBusy(1)
      void deliver(target, webhook.secret, update).finally(() => {
        onBusy(-1)
        world.watch.changed()
      })
    }
  }

  async function deliver(url: string, secret: string, update: Update): Promise<void> {
    const body = form === 'wrapped' ? { ok: true, result: update } : update
    for (const delay of [0, ...retryMs]) {
      if (delay > 0) await pause(delay, undefined, { signal: life.signal }).catch(() => {})
      if (life.signal.aborted) return
      const status = await post(url, JSON.stringify(body), secret, life.signal)
      if (twice) await post(url, JSON.stringify(body), secret, life.signal)
      deliveries.push({ message_id: update.message.message_id, status })
      world.watch.changed()
      if (status >= 200 && status < 300) return
    }
  }

  return {
    set(params) {
      const url = wordOf(params['url'])
      if (isPrivate(url)) return violated('setWebhook', params, 'the webhook has no public address')
      world.webhook = { url, secret: wordOf(params['secret_token']), updated_at: Date.now() }
      world.watch.changed()
      pump()
      const ok = unverified-- <= 0
      const verification = ok
        ? { ok, outcome: 'SUCCESS', status_code: 200, latency_ms: 12, hint: '' }
        : { ok, outcome: 'CONNECTION_FAILED', status_code: 502, latency_ms: 12, hint: 'Check your server' }
      return { ok: true, result: { url, updated_at: world.webhook.updated_at, verification } }
    },
    remove() {
      world.webhook = undefined
      return { ok: true, result: { url: '', updated_at: Date.now() } }
    },
    failVerification: times => void (unverified = times),
    pump,
    deliveries,
    close: () => life.abort(),
  }
}

/** One delivery on a connection of its own; resolves with the status, 0 when the connection failed. */
function post(url: string, body: string, secret: string, signal: AbortSignal): Promise<number> {
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Java/17.0.9',
    'X-Bot-Api-Secret-Token': secret,
  }
  return new Promise(resolve => {
    const request = http.request(url, { method: 'POST', headers, agent: false, signal }, response => {
      response.resume()
      response.on('error', () => resolve(0))
      response.on('end', () => resolve(response.statusCode ?? 0))
    })
    request.on('error', () => resolve(0))
    request.end(body)
  })
}
