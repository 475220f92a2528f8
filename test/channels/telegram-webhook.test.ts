import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MalformedUpdate } from '../../src/domain/chat/errors.ts'
import { text } from '../../src/domain/chat/reply.ts'
import { createServer } from '../../src/http/server.ts'
import { startFakeTelegram, type FakeTelegram } from '../helpers/fake-telegram/index.ts'
import { telegramBench, type TelegramBench } from '../helpers/telegram-bench.ts'

const secret = 'bi-mat_0123456789'
const url = 'https://nhacviec.example.vn/webhook/telegram'
const header = 'x-telegram-bot-api-secret-token'

let fake: FakeTelegram
let bench: TelegramBench
let listening = ''
let server: ReturnType<typeof createServer>
beforeEach(async () => {
  fake = await startFakeTelegram({ webhookRoute: () => `${listening}/webhook/telegram` })
  bench = telegramBench({ token: fake.token, apiRoot: fake.url, webhook: { url, secret } })
  const { receive, authentic } = bench.channel
  server = createServer({
    logger: false,
    webhooks: [{ path: '/webhook/telegram', authentic, receive }],
    health: async () => ({ ok: true, checks: [] }),
    metrics: async () => '',
  })
  listening = await server.listen({ host: '127.0.0.1', port: 0 })
})
afterEach(async () => {
  await bench.channel.stop()
  expect(fake.violations).toEqual([])
  await fake.close()
  await server.close()
})

const setting = () => fake.waitForCall(call => call.method === 'setWebhook' && call.status === 200)
const statuses = () => fake.deliveries.map(delivery => delivery.status)

describe('receiving by webhook', () => {
  it('tells Telegram where, with which secret and what to deliver, and loses nothing that waits', async () => {
    const an = fake.person({ id: 7, first_name: 'An' })
    an.says('đã gửi trước đó')
    await bench.start()
    expect((await setting()).params).toEqual({
      url,
      secret_token: secret,
      allowed_updates: ['message', 'callback_query', 'my_chat_member'],
      drop_pending_updates: false,
    })
    an.says('một')
    await fake.drained()
    expect(bench.stored.map(s => s.content)).toMatchObject([{ text: 'đã gửi trước đó' }, { text: 'một' }])
    expect(statuses()).toEqual([200, 200])
    expect(bench.channel.state()).toEqual({ ok: true, detail: '@nhacviec_bot đang nhận tin qua webhook' })
    expect(fake.calls.some(call => call.method === 'getUpdates')).toBe(false)
  })

  it('is set up again and again until Telegram agrees', async () => {
    fake.failNext({ method: 'setWebhook', status: 502, times: 2 })
    fake.failNext({ method: 'setWebhook', status: 400, description: 'Bad Request: bad webhook: no such host' })
    await bench.start()
    await bench.until('the third failure', () => bench.waits.length === 3)
    expect(bench.channel.state()).toEqual({ ok: false, detail: '400: Bad Request: bad webhook: no such host' })
    await setting()
    expect(bench.waits).toEqual([1_000, 2_000, 300_000])
  })

  it('lets Telegram repeat what could not be stored', async () => {
    let failures = 2
    bench.store = async () => {
      if (failures-- > 0) throw new Error('disk full')
    }
    await bench.start()
    await setting()
    fake.person({ id: 7, first_name: 'An' }).says('một')
    await fake.drained()
    expect(statuses()).toEqual([500, 500, 200])
    expect(bench.stored).toHaveLength(1)
  })

  it('accepts nothing before the start and after the stop: what is refused comes again', async () => {
    const update = { update_id: 1, message: { chat: { id: 7, type: 'private' }, from: { id: 7 }, text: 'một' } }
    await expect(bench.channel.receive(update)).rejects.toThrow('not started')
    await bench.start()
    await bench.channel.receive(update)
    await bench.channel.stop()
    await expect(bench.channel.receive(update)).rejects.toThrow('not started')
    expect(bench.stored).toHaveLength(1)
  })

  it('answers a tap by a call of its own, not in the response, where an error would be lost', async () => {
    await bench.start()
    await setting()
    const an = fake.person({ id: 7, first_name: 'An' })
    const choices = [{ label: 'Xem', send: '/nhiemvu' }]
    await bench.channel.send('7', { blocks: [text('a')], choices }, new AbortController().signal)
    an.taps('Xem')
    await fake.waitForCall(call => call.method === 'answerCallbackQuery' && call.status === 200)
    fake.advance(200_000)
    await bench.channel.receive({ update_id: 1, callback_query: { id: '4000000000', from: { id: 7 }, data: '/nv' } })
    await fake.waitForCall(call => call.method === 'answerCallbackQuery' && call.status === 400)
    expect(bench.stored.map(s => s.content)).toMatchObject([{ text: '/nhiemvu' }, { text: '/nv' }])
  })
})

describe('a delivery', () => {
  it.each([
    [secret, true],
    [`${secret} `, false],
    [secret.toUpperCase(), false],
    ['', false],
    [undefined, false],
    [[secret, secret], false],
  ])('with the secret %j is authentic: %s', (given, authentic) => {
    const headers = given === undefined ? {} : { [header]: given }
    expect(bench.channel.authentic(headers)).toBe(authentic)
  })

  it.each(['', undefined])('is never authentic where the secret is %j', empty => {
    const webhook = empty === undefined ? undefined : { url, secret: empty }
    const { channel } = telegramBench({ token: fake.token, webhook })
    expect(channel.authentic({ [header]: '' })).toBe(false)
    expect(channel.authentic({})).toBe(false)
  })

  it('that is no update is malformed; one of an unknown kind is taken and forgotten', async () => {
    await bench.start()
    await expect(bench.channel.receive({ message: {} })).rejects.toBeInstanceOf(MalformedUpdate)
    await expect(bench.channel.receive({ update_id: 1, message: {} })).rejects.toBeInstanceOf(MalformedUpdate)
    await bench.channel.receive({ update_id: 1, hologram: {} })
    expect(bench.stored).toEqual([])
    const body = JSON.stringify({ update_id: 'một' })
    const headers = { [header]: secret, 'content-type': 'application/json' }
    const answer = await fetch(`${listening}/webhook/telegram`, { method: 'POST', headers, body })
    expect(answer.status).toBe(400)
  })
})
