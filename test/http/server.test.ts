import { once } from 'node:events'
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { Counter, Registry } from 'prom-client'
import { afterEach, describe, expect, it } from 'vitest'
import type { Health } from '../../src/http/routes/monitoring.ts'
import { MalformedUpdate } from '../../src/domain/chat/errors.ts'
import type { Webhook } from '../../src/http/routes/webhooks.ts'
import { createServer, type ServerOptions } from '../../src/http/server.ts'

const secret = 'bi-mat-webhook-0123456789'
const header = 'x-telegram-bot-api-secret-token'

let server: FastifyInstance | undefined
afterEach(() => server?.close())

function open(options: Partial<ServerOptions> = {}): FastifyInstance {
  server = createServer({
    logger: false,
    health: async () => ({ ok: true, checks: [] }),
    metrics: async () => '',
    webhooks: [],
    ...options,
  })
  return server
}

/** A webhook that keeps what it got, and asks `judge` first. */
function telegram(judge: (body: unknown) => void = () => undefined): { webhook: Webhook; bodies: unknown[] } {
  const bodies: unknown[] = []
  const webhook: Webhook = {
    path: '/webhook/telegram',
    authentic: headers => headers[header] === secret,
    receive: async body => {
      judge(body)
      bodies.push(body)
    },
  }
  return { webhook, bodies }
}

const post = (app: FastifyInstance, payload: string, headers: Record<string, string> = { [header]: secret }) =>
  app.inject({
    method: 'POST',
    url: '/webhook/telegram',
    payload,
    headers: { 'content-type': 'application/json', ...headers },
  })

describe('monitoring', () => {
  it('is alive even when nothing works', async () => {
    const app = open({ health: () => Promise.reject(new Error('database is gone')) })
    const alive = await app.inject('/healthz')
    expect([alive.statusCode, alive.json()]).toEqual([200, { ok: true }])
    const ready = await app.inject('/readyz')
    expect([ready.statusCode, ready.json()]).toEqual([503, { ok: false, checks: [] }])
  })

  it.each([
    [true, 200],
    [false, 503],
  ])('tells each check; ready %s is %d', async (ok, status) => {
    const health: Health = { ok, checks: [{ name: 'telegram', ok, detail: 'polling' }] }
    const answer = await open({ health: async () => health }).inject('/readyz')
    expect([answer.statusCode, answer.json()]).toEqual([status, health])
  })

  it('gives the registry in the Prometheus text format', async () => {
    const registry = new Registry()
    new Counter({ name: 'messages_total', help: 'messages', registers: [registry] }).inc(3)
    const answer = await open({ metrics: () => registry.metrics() }).inject('/metrics')
    expect(answer.headers['content-type']).toBe(registry.contentType)
    expect(answer.body).toContain('messages_total 3')
  })
})

describe('webhooks', () => {
  it('passes an authentic update on and says so with an empty object', async () => {
    const { webhook, bodies } = telegram()
    const answer = await post(open({ webhooks: [webhook] }), '{"update_id":7}')
    expect([answer.statusCode, answer.json()]).toEqual([200, {}])
    expect(bodies).toEqual([{ update_id: 7 }])
  })

  it.each<[string, Record<string, string>]>([
    ['missing', {}],
    ['wrong', { [header]: 'sai' }],
  ])('refuses a %s secret before it looks at the body', async (_name, headers) => {
    const { webhook, bodies } = telegram()
    const app = open({ webhooks: [webhook] })
    // Each body would be a 400 or a 413 if it were read.
    for (const body of ['{"update_id":7}', '{broken', 'x'.repeat(2 * 1024 * 1024)]) {
      expect((await post(app, body, headers)).statusCode).toBe(401)
    }
    expect(bodies).toEqual([])
  })

  it('refuses a wrong secret on a real socket although the body never comes', async () => {
    const app = open({ webhooks: [telegram().webhook] })
    const address = await app.listen({ port: 0, host: '127.0.0.1' })
    const socket = connect(Number(new URL(address).port), '127.0.0.1')
    socket.write(
      'POST /webhook/telegram HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n',
    )
    const [answer] = await once(socket, 'data')
    expect(String(answer)).toMatch(/^HTTP\/1\.1 401 /)
    socket.destroy()
  })

  it('takes a body of 1 MiB and not a byte more', async () => {
    const { webhook, bodies } = telegram()
    const app = open({ webhooks: [webhook] })
    const frame = JSON.stringify({ text: '' }).length
    const body = (bytes: number) => JSON.stringify({ text: 'a'.repeat(bytes - frame) })
    expect((await post(app, body(1024 * 1024))).statusCode).toBe(200)
    expect((await post(app, body(1024 * 1024 + 1))).statusCode).toBe(413)
    expect(bodies).toHaveLength(1)
  })

  it.each(['{broken', '', '[]', 'null', '"text"', '7', '{"__proto__":{"admin":true}}'])(
    'answers 400 to %j',
    async body => {
      const { webhook, bodies } = telegram()
      expect((await post(open({ webhooks: [webhook] }), body)).statusCode).toBe(400)
      expect(bodies).toEqual([])
    },
  )

  it('reads JSON under whatever name and answers 400, not 415, to the rest', async () => {
    const { webhook, bodies } = telegram()
    const app = open({ webhooks: [webhook] })
    const statuses = []
    for (const [type, body] of [
      ['text/plain', '{"update_id":1}'],
      ['application/x-www-form-urlencoded', 'a=1'],
    ] as const) {
      statuses.push((await post(app, body, { [header]: secret, 'content-type': type })).statusCode)
    }
    const bare = await app.inject({ method: 'POST', url: '/webhook/telegram', headers: { [header]: secret } })
    expect([...statuses, bare.statusCode]).toEqual([200, 400, 400])
    expect(bodies).toEqual([{ update_id: 1 }])
  })

  it('tells the platform to give up on a malformed update, and to try again after anything else', async () => {
    const { webhook } = telegram(body => {
      if (JSON.stringify(body).includes('odd')) throw new MalformedUpdate('no update_id')
      throw new Error('disk full')
    })
    const app = open({ webhooks: [webhook] })
    expect((await post(app, '{"odd":1}')).statusCode).toBe(400)
    expect((await post(app, '{"good":1}')).statusCode).toBe(500)
  })
})

describe('every answer', () => {
  it('forbids foreign and inline scripts and framing, and does not name the software', async () => {
    const app = open()
    for (const url of ['/healthz', '/nowhere']) {
      const { headers } = await app.inject(url)
      const policy = String(headers['content-security-policy'])
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("script-src 'self'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toContain('unsafe')
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
      expect(headers).not.toHaveProperty('x-powered-by')
      expect(headers).not.toHaveProperty('server')
    }
  })

  it('is JSON for an unknown path, and there is no chat unless the demo asks for it', async () => {
    const app = open()
    for (const url of ['/', '/web/people', '/nowhere']) {
      const answer = await app.inject(url)
      expect([answer.statusCode, answer.json()]).toEqual([404, { ok: false, error: 'Not Found' }])
    }
  })

  it('does not say more about a fault than its status', async () => {
    const app = open({ metrics: () => Promise.reject(new Error('token 123:ABC in /var/lib')) })
    const answer = await app.inject('/metrics')
    expect([answer.statusCode, answer.json()]).toEqual([500, { ok: false, error: 'Internal Server Error' }])
  })

  it('refuses headers of more than 16 KiB', async () => {
    const app = open()
    await app.listen({ port: 0, host: '127.0.0.1' })
    const { port } = app.server.address() as AddressInfo
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`, { headers: { 'x-long': 'a'.repeat(20_000) } })
    expect(answer.status).toBe(431)
  })

  it('lets a request finish when it closes, but waits for no connection that asks nothing', async () => {
    let store = () => {}
    let arrive = () => {}
    const stored = new Promise<void>(resolve => (store = resolve))
    const arrived = new Promise<void>(resolve => (arrive = resolve))
    const webhook: Webhook = {
      path: '/webhook/telegram',
      authentic: () => true,
      receive: () => {
        arrive()
        return stored
      },
    }
    const app = open({ webhooks: [webhook] })
    const address = await app.listen({ port: 0, host: '127.0.0.1' })
    const spare = connect(Number(new URL(address).port), '127.0.0.1')
    const cut = once(spare, 'close')
    await once(spare, 'connect')
    const answer = fetch(`${address}/webhook/telegram`, { method: 'POST', body: '{}' })
    await arrived
    const closed = app.close()
    store()
    expect((await answer).status).toBe(200)
    // Without care both would take longer than this test may.
    await Promise.all([closed, cut])
  })

  it('waits neither for a slow sender nor for an idle connection for ever', () => {
    const { server: raw } = open()
    expect(raw.headersTimeout).toBe(10_000)
    expect(raw.requestTimeout).toBe(15_000)
    expect(raw.timeout).toBe(60_000)
  })
})

describe('the log', () => {
  function parsed(lines: string[]) {
    const all: { msg: string; at?: string[] }[] = JSON.parse(`[${lines.join(',')}]`)
    return all
  }

  function logged(level = 'info') {
    const lines: string[] = []
    return { lines, logger: pino({ level }, { write: (line: string) => void lines.push(line) }) }
  }

  it('has method, route, status and time of a request, and nothing that was sent', async () => {
    const { lines, logger } = logged('trace')
    const { webhook } = telegram(body => {
      throw new Error(`cannot store ${JSON.stringify(body)}`)
    })
    const app = open({ logger, webhooks: [webhook] })
    await post(app, '{"text":"việc mật của tôi"}', { [header]: secret, authorization: 'Bearer abc' })
    await post(app, '{"text":"việc mật của tôi"', { [header]: secret })
    await app.inject('/media/the-token?key=abc')
    const requests = parsed(lines).filter(line => line.msg === 'request')
    expect(requests).toMatchObject([
      { method: 'POST', route: '/webhook/telegram', status: 500, ms: expect.any(Number) },
      { method: 'POST', route: '/webhook/telegram', status: 400, ms: expect.any(Number) },
      { method: 'GET', route: 'unknown', status: 404, ms: expect.any(Number) },
    ])
    for (const hidden of ['mật', secret, 'Bearer', 'the-token', 'abc']) expect(lines.join('')).not.toContain(hidden)
  })

  it('says where a fault happened without quoting its message', async () => {
    const { lines, logger } = logged()
    await open({ logger, metrics: () => Promise.reject(new RangeError('token 123:ABC')) }).inject('/metrics')
    const fault = parsed(lines).find(line => line.msg === 'request failed')
    expect(fault).toMatchObject({ error: 'RangeError' })
    expect(fault?.at?.[0]).toContain('server.test.ts')
    expect(lines.join('')).not.toContain('123:ABC')
  })

  it('is not buried under probes', async () => {
    const { lines, logger } = logged()
    const app = open({ logger })
    for (const url of ['/healthz', '/readyz', '/metrics']) await app.inject(url)
    expect(lines).toEqual([])
  })
})
