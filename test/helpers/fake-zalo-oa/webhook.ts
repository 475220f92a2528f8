import { createHash } from 'node:crypto'
import { setMaxListeners } from 'node:events'
import http from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { App } from './world.ts'

export interface Delivery {
  event: string
  /** HTTP status; 0 when the connection failed or took too long */
  status: number
  /** 0 for the first attempt, else the header num_retry */
  retry: number
  /** until the answer: ms by the clock, and ms that this process computed (what else the machine does is not in it) */
  ms: number
  cpuMs: number
}

export interface WebhookOptions {
  app: App
  now: () => number
  /** Whose timestamp is signed: that of the body, by the documentation, or another one in a header. */
  signedTimestamp: 'body' | 'header'
  /** ms before each repeat; the platform's own: 30 s, 5 min, 15 min, 30 min, 1 h. After the last the webhook is off. */
  retryMs: number[]
  /** ms for which an answer is waited; the platform's own: 2 s */
  patienceMs: number
  onChange: () => void
}

export interface Webhook {
  deliveries: Delivery[]
  /** empty: nowhere */
  set(url: string): void
  emit(event: Record<string, unknown>): void
  /** Sends the last event once more, as it was. */
  repeat(): void
  isOff(): boolean
  underWay(): number
  close(): void
}

export const sign = (app: App, body: string, timestamp: string): string =>
  `mac=${createHash('sha256').update(`${app.appId}${body}${timestamp}${app.secretKey}`).digest('hex')}`

export function createWebhook({ app, now, signedTimestamp, retryMs, patienceMs, onChange }: WebhookOptions): Webhook {
  const life = new AbortController()
  // Every delivery under way hangs on it: no leak.
  setMaxListeners(0, life.signal)
  const deliveries: Delivery[] = []
  let url = ''
  let off = false
  let underWay = 0
  let last: { body: string; headers: Record<string, string>; name: string } | undefined

  async function deliver(body: string, headers: Record<string, string>, name: string): Promise<void> {
    underWay++
    for (const [retry, ms] of [0, ...retryMs].entries()) {
      const ended = await pause(ms, false, { signal: life.signal }).catch(() => true)
      if (ended || off) break
      const began = { at: performance.now(), cpu: process.cpuUsage() }
      const numbered = retry === 0 ? headers : { ...headers, num_retry: String(retry) }
      const status = await post(url, body, numbered, life.signal, patienceMs)
      const { user, system } = process.cpuUsage(began.cpu)
      deliveries.push({ event: name, status, retry, ms: performance.now() - began.at, cpuMs: (user + system) / 1000 })
      onChange()
      if (status === 200) break
      if (retry === retryMs.length) off = true
    }
    underWay--
    onChange()
  }

  const send = (name: string, body: string, headers: Record<string, string>) => {
    last = { name, body, headers }
    if (url !== '' && !off) void deliver(body, headers, name)
  }

  return {
    deliveries,
    set: address => void (url = address),
    emit(event) {
      const timestamp = String(now())
      const body = JSON.stringify({ app_id: app.appId, ...event, timestamp })
      const byHeader = String(now() + 1)
      const headers =
        signedTimestamp === 'body'
          ? { 'x-zevent-signature': sign(app, body, timestamp) }
          : { 'x-zevent-signature': sign(app, body, byHeader), 'x-zevent-timestamp': byHeader }
      send(String(event['event_name']), body, headers)
    },
    repeat() {
      if (!last) throw new Error('nothing was sent yet')
      send(last.name, last.body, last.headers)
    },
    isOff: () => off,
    underWay: () => underWay,
    close: () => life.abort(),
  }
}

function post(
  url: string,
  body: string,
  headers: Record<string, string>,
  signal: AbortSignal,
  patienceMs: number,
): Promise<number> {
  return new Promise(resolve => {
    const options = { method: 'POST', agent: false as const, signal, timeout: patienceMs }
    const head = { 'content-type': 'application/json', ...headers }
    const request = http.request(url, { ...options, headers: head }, response => {
      response.resume()
      response.on('end', () => resolve(response.statusCode ?? 0))
      response.on('error', () => resolve(0))
    })
    request.on('timeout', () => request.destroy())
    request.on('error', () => resolve(0))
    request.end(body)
  })
}
