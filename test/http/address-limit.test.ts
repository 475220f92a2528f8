import type { FastifyInstance } from 'fastify'
import { afterEach, describe, expect, it } from 'vitest'
import { createServer } from '../../src/http/server.ts'

const secret = 'bi-mat'
const webhooks = ['/webhook/telegram', '/webhook/zalo-oa'] as const
const media = { name: 'a.png', mime: 'image/png', bytes: Buffer.from('PNG') }

let server: FastifyInstance | undefined
afterEach(() => server?.close())

function open(trustedProxies: string[] = []): FastifyInstance {
  server = createServer({
    logger: false,
    health: async () => ({ ok: true, checks: [] }),
    metrics: async () => '',
    webhooks: [
      { path: webhooks[0], authentic: ({ proof }) => proof === secret, receive: async () => undefined },
      { path: webhooks[1], signed: ({ proof }) => proof === secret, receive: async () => undefined },
    ],
    media: { find: token => (token === 'known' ? { media, expiresAt: 60_000 } : undefined), now: () => 0 },
    trustedProxies,
  })
  return server
}

interface Asking {
  forwarded?: string
  from?: string
}
const ask = (app: FastifyInstance, url: string, { forwarded, from = '198.51.100.1' }: Asking = {}) =>
  app.inject({ url, remoteAddress: from, headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded } })
const call = (app: FastifyInstance, url: string, proof: string, { forwarded, from = '198.51.100.1' }: Asking = {}) => {
  const headers = { proof, ...(forwarded !== undefined && { 'x-forwarded-for': forwarded }) }
  return app.inject({ method: 'POST', url, payload: {}, remoteAddress: from, headers })
}
/** The status of the last of so many. */
async function last(times: number, one: (n: number) => Promise<{ statusCode: number }>): Promise<number> {
  let status = 0
  for (let n = 0; n < times; n++) status = (await one(n)).statusCode
  return status
}

describe('one address', () => {
  it('that asks five times a second is held back, and no other', async () => {
    const app = open()
    expect(await last(300, () => ask(app, '/media/guess'))).toBe(404)
    const refused = await ask(app, '/media/guess')
    expect([refused.statusCode, refused.json()]).toEqual([429, { ok: false, error: 'Too Many Requests' }])
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect((await ask(app, '/media/guess', { from: '203.0.113.8' })).statusCode).toBe(404)
  })

  it('is the whole network that somebody has under IPv6', async () => {
    const app = open()
    expect(await last(301, n => ask(app, '/media/guess', { from: `2001:db8::${n.toString(16)}` }))).toBe(429)
    expect((await ask(app, '/media/guess', { from: '2001:db8:0:1::1' })).statusCode).toBe(404)
  })
})

describe('strangers at the platform’s own address', () => {
  it.each(webhooks)('are refused by %s, then held back, and use up nothing of what is proven', async url => {
    const app = open()
    expect(await last(300, () => call(app, url, 'sai'))).toBe(401)
    const refused = await call(app, url, 'sai')
    expect([refused.statusCode, refused.json()]).toEqual([429, { ok: false, error: 'Too Many Requests' }])
    expect(await last(1_000, () => call(app, url, secret))).toBe(200)
  })

  it('keep nobody from the pictures whose address they cannot know', async () => {
    const app = open()
    await last(301, () => ask(app, '/media/guess'))
    expect(await last(400, () => ask(app, '/media/known'))).toBe(200)
  })

  it('keep nobody from looking whether the service is well', async () => {
    const app = open()
    await last(301, () => ask(app, '/media/guess'))
    for (const url of ['/healthz', '/readyz', '/metrics']) expect((await ask(app, url)).statusCode).toBe(200)
    await last(301, () => ask(app, '/metrics'))
    expect((await ask(app, '/readyz')).statusCode).toBe(200)
  })
})

describe('an address that is only told', () => {
  it('counts for nothing where no proxy is trusted, not even one on this machine', async () => {
    for (const from of ['198.51.100.1', '127.0.0.1']) {
      const app = open()
      const guess = (n: number) => ask(app, '/media/guess', { from, forwarded: `203.0.113.${n % 200}` })
      expect(await last(301, guess)).toBe(429)
      await app.close()
    }
  })

  it('counts where a trusted proxy tells it, alone or in a network', async () => {
    const app = open(['127.0.0.1', '10.0.0.0/8'])
    for (const from of ['127.0.0.1', '10.2.3.4']) {
      const guess = () => ask(app, '/media/guess', { from, forwarded: `${from.length}.0.113.7` })
      expect(await last(301, guess)).toBe(429)
      expect((await ask(app, '/media/guess', { from, forwarded: '203.0.113.8' })).statusCode).toBe(404)
    }
  })

  it('that a stranger puts before the proxy’s own is not believed', async () => {
    const app = open(['127.0.0.1'])
    const spoof = (n: number) =>
      ask(app, '/media/guess', { from: '127.0.0.1', forwarded: `149.154.167.${n % 200}, 203.0.113.9` })
    expect(await last(301, spoof)).toBe(429)
  })

  it.each([[[]], [['127.0.0.1']]])('takes nothing from Telegram when it is Telegram’s (trusted: %j)', async trusted => {
    const app = open(trusted)
    const spoofed = { from: '127.0.0.1', forwarded: '149.154.167.220' }
    for (const url of webhooks) {
      expect(await last(301, () => call(app, url, 'sai', spoofed))).toBe(429)
      expect((await call(app, url, secret, spoofed)).statusCode).toBe(200)
    }
  })
})
