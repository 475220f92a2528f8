import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { Telegram } from 'telegraf'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { FakeTelegram, Person } from '../helpers/fake-telegram/index.ts'
import { startFakeTelegram } from '../helpers/fake-telegram/index.ts'

let fake: FakeTelegram
let telegram: Telegram
let an: Person
beforeEach(async () => {
  fake = await startFakeTelegram({ webhookRetryMs: [0, 1] })
  telegram = new Telegram(fake.token, { apiRoot: fake.url })
  an = fake.person({ id: 7, first_name: 'An' })
})
afterEach(() => fake.close())

interface Hit {
  id: number
  secret: unknown
}
let hits: Hit[]
/** Status by update id; 200 unless set. */
let answers: Map<number, { status: number; body?: string; times: number; retryAfter?: string }>
let server: http.Server
let url: string

beforeEach(async () => {
  hits = []
  answers = new Map()
  const receive = async (request: http.IncomingMessage, response: http.ServerResponse) => {
    const { update_id: id } = JSON.parse(Buffer.concat(await request.toArray()).toString()) as { update_id: number }
    hits.push({ id, secret: request.headers['x-telegram-bot-api-secret-token'] })
    const planned = answers.get(id)
    if (!planned || planned.times-- <= 0) return response.end()
    if (planned.retryAfter) response.setHeader('retry-after', planned.retryAfter)
    return response.writeHead(planned.status).end(planned.body)
  }
  server = http.createServer((request, response) => void receive(request, response))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`
})
afterEach(() => void server.close())

const ids = () => hits.map(hit => hit.id)

test('updates are posted with the secret, those that waited first', async () => {
  const early = an.says('trước')
  await telegram.setWebhook(url, { secret_token: 'bi-mat' })
  const late = an.says('sau')
  await fake.drained()
  expect(hits).toEqual([
    { id: early, secret: 'bi-mat' },
    { id: late, secret: 'bi-mat' },
  ])
  fake.repeatUpdate(early)
  await fake.drained()
  expect(ids()).toEqual([early, late, early])
})

test('a failing update holds up its own chat, not the others, and is repeated until it is taken', async () => {
  const binh = fake.person({ id: 8, first_name: 'Bình' })
  const bad = an.says('hỏng')
  const after = an.says('sau')
  const other = binh.says('khác')
  answers.set(bad, { status: 500, times: 3 })
  await telegram.setWebhook(url)
  await fake.drained()
  expect(ids().filter(id => id !== other)).toEqual([bad, bad, bad, bad, after])
  expect(ids().indexOf(other)).toBeLessThan(ids().indexOf(after))
  expect(fake.deliveries.filter(d => d.update_id === bad).map(d => d.status)).toEqual([500, 500, 500, 200])
  expect(await telegram.getWebhookInfo()).toMatchObject({
    pending_update_count: 0,
    last_error_message: 'Wrong response from the webhook: 500 Internal Server Error',
  })
})

test('Retry-After of the service is obeyed', async () => {
  const id = an.says('1')
  answers.set(id, { status: 503, times: 1, retryAfter: '1' })
  await telegram.setWebhook(url)
  await fake.drained()
  const [first, second] = fake.deliveries
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(990)
})

test('a service that is down gets its updates when it is back, at another address', async () => {
  const dead = url
  await new Promise(resolve => server.close(resolve))
  const id = an.says('1')
  await telegram.setWebhook(dead)
  await expect.poll(() => fake.deliveries.length, { interval: 5 }).toBeGreaterThan(1)
  await new Promise<void>(resolve => server.listen(Number(new URL(url).port), '127.0.0.1', resolve))
  await fake.drained()
  expect(ids()).toEqual([id])
  expect(fake.deliveries[0]).toMatchObject({ update_id: id, status: 0 })
})

test('a public address can be routed to where the service listens', async () => {
  const routed = await startFakeTelegram({
    webhookRoute: asked => asked.replace('https://bot.example.vn/webhook', url),
  })
  await new Telegram(routed.token, { apiRoot: routed.url }).setWebhook('https://bot.example.vn/webhook')
  const id = routed.person({ id: 1, first_name: 'Bình' }).says('1')
  await routed.drained()
  expect(ids()).toEqual([id])
  await routed.close()
})

test('a method in the answer is carried out and checked like any call', async () => {
  const id = an.says('1')
  const [good, bad] = [
    { method: 'sendMessage', chat_id: 7, text: 'đáp' },
    { method: 'sendMessage', chat_id: 7 },
  ]
  answers.set(id, { status: 200, body: JSON.stringify(good), times: 1 })
  await telegram.setWebhook(url)
  expect((await an.nextMessage()).text).toBe('đáp')
  answers.set(an.says('2'), { status: 200, body: JSON.stringify(bad), times: 1 })
  await fake.waitForCall(call => call.status === 400)
  expect(fake.violations).toHaveLength(1)
})
