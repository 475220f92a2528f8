import type { FastifyInstance } from 'fastify'
import { afterEach, expect, it } from 'vitest'
import { createServer } from '../../src/http/server.ts'

let server: FastifyInstance | undefined
afterEach(() => server?.close())

function open(): FastifyInstance {
  server = createServer({
    logger: false,
    health: async () => ({ ok: true, checks: [] }),
    metrics: async () => '',
    webhooks: [{ path: '/webhook/telegram', authentic: () => true, receive: async () => undefined }],
    media: { find: () => undefined, now: () => 0 },
  })
  return server
}

const ask = (app: FastifyInstance, from: string, url = '/media/guess', remoteAddress = '127.0.0.1') =>
  app.inject({ url, remoteAddress, headers: { 'x-forwarded-for': from } })

it('holds one address back that asks five times a second, and no other', async () => {
  const app = open()
  for (let i = 0; i < 300; i++) expect((await ask(app, '203.0.113.7')).statusCode).toBe(404)
  const refused = await ask(app, '203.0.113.7')
  expect([refused.statusCode, refused.json()]).toEqual([429, { ok: false, error: 'Too Many Requests' }])
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  expect((await ask(app, '203.0.113.8')).statusCode).toBe(404)
})

it('lets a platform call a thousand times while strangers at its address are held back', async () => {
  const app = open()
  const call = () => app.inject({ method: 'POST', url: '/webhook/telegram', payload: {} })
  for (let i = 0; i < 301; i++) await app.inject('/media/guess')
  for (let i = 0; i < 1_000; i++) expect((await call()).statusCode).toBe(200)
})

it('takes nobody’s word for an address but that of a proxy on this machine', async () => {
  const app = open()
  for (let i = 0; i < 300; i++) await ask(app, `203.0.113.${i % 200}`, '/media/guess', '198.51.100.1')
  expect((await ask(app, '203.0.113.250', '/media/guess', '198.51.100.1')).statusCode).toBe(429)
})
