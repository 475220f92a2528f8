import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createServer } from '../../src/http/server.ts'
import { createMediaStore, type MediaStore } from '../../src/delivery/published-files.ts'

let now = 0
let store: MediaStore
let server: FastifyInstance
const png = Uint8Array.from([137, 80, 78, 71])
const picture = { name: 'tien-do.png', mime: 'image/png', bytes: png }
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const quiet = {
  logger: false,
  health: async () => ({ ok: true, checks: [] }),
  metrics: async () => '',
  webhooks: [],
} as const
beforeEach(() => {
  now = 0
  store = createMediaStore(() => now)
  server = createServer({ ...quiet, webhooks: [], media: { find: store.find, now: () => now } })
})
afterEach(() => server.close())
const get = (token: string) => server.inject(`/media/${token}`)

it('serves a picture as what it is, to be shown, and to be kept only as long as its address holds', async () => {
  const token = store.publish(picture)
  now = 60_500
  const answer = await get(token)
  expect([answer.statusCode, new Uint8Array(answer.rawPayload)]).toEqual([200, png])
  expect(answer.headers).toMatchObject({
    'content-type': 'image/png',
    'content-disposition': `inline; filename="tien-do.png"; filename*=UTF-8''tien-do.png`,
    'cache-control': 'private, max-age=839',
    'x-content-type-options': 'nosniff',
  })
})

it('serves a file to be saved, under its name in any alphabet', async () => {
  const token = store.publish({ name: "nhiệm vụ (quý 4)'.xlsx", mime: xlsx, bytes: png })
  const { headers } = await get(token)
  expect(headers['content-type']).toBe(xlsx)
  expect(headers['content-disposition']).toBe(
    `attachment; filename="nhi_m_v___qu__4__.xlsx"; filename*=UTF-8''nhi%E1%BB%87m%20v%E1%BB%A5%20%28qu%C3%BD%204%29%27.xlsx`,
  )
})

it('answers HEAD, as those ask who only want to know the size', async () => {
  const answer = await server.inject({ method: 'HEAD', url: `/media/${store.publish(picture)}` })
  expect([answer.statusCode, answer.headers['content-length'], answer.payload]).toEqual([200, '4', ''])
})

it('says the same of an expired and of an unknown address, and of everything else', async () => {
  const token = store.publish(picture)
  now = 15 * 60_000
  const answers = [await get(token), await get('unknown'), await get('%2e%2e%2fetc'), await get('')]
  for (const answer of answers) {
    expect([answer.statusCode, answer.json()]).toEqual([404, { ok: false, error: 'Not Found' }])
    expect(answer.headers['cache-control']).toBeUndefined()
  }
  expect((await server.inject({ method: 'POST', url: `/media/${store.publish(picture)}` })).statusCode).toBe(404)
})

it('is not there where nothing is published', async () => {
  const other = createServer({ ...quiet, webhooks: [] })
  expect((await other.inject('/media/a')).statusCode).toBe(404)
  await other.close()
})

it('offers a file once: looking takes nothing, whoever presses the button has it, and then nobody', async () => {
  const bytes = Buffer.from('%PDF')
  const file = {
    name: 'báo <b>cáo.pdf',
    mime: 'application/pdf',
    size: 2_000,
    read: async () => ({ name: 'b.pdf', mime: 'application/pdf', bytes }),
  }
  server = createServer({ ...quiet, webhooks: [], media: { find: store.find, once: store, now: () => now } })
  const token = store.offer(file)
  const press = () =>
    server.inject({
      method: 'POST',
      url: `/media/${token}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: '',
    })
  for (let previews = 0; previews < 3; previews++) {
    const page = await get(token)
    expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    expect(page.body).toContain('báo &#60;b&#62;cáo.pdf (2 KB)')
    expect(page.body).toContain('<form method="post"><button>Tải tệp</button></form>')
    expect(page.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
    expect(page.headers['content-security-policy']).toContain("default-src 'none'")
  }
  const taken = await press()
  expect([taken.statusCode, taken.rawPayload]).toEqual([200, bytes])
  expect(taken.headers).toMatchObject({ 'content-type': 'application/pdf', 'cache-control': 'no-store' })
  expect(taken.headers['content-disposition']).toContain('attachment')
  expect([(await press()).statusCode, (await get(token)).statusCode]).toEqual([404, 404])
})

it('offers a file for fifteen minutes', async () => {
  server = createServer({ ...quiet, webhooks: [], media: { find: store.find, once: store, now: () => now } })
  const token = store.offer({ name: 'a', mime: 'text/plain', size: 1, read: () => Promise.reject(new Error('unread')) })
  now = 15 * 60_000 - 1
  expect((await get(token)).statusCode).toBe(200)
  now++
  expect((await get(token)).statusCode).toBe(404)
})
