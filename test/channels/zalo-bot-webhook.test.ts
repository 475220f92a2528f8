import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { zaloBotChannel, type ZaloBotChannel } from '../../src/channels/zalo-bot/index.ts'
import { MalformedUpdate } from '../../src/domain/chat/errors.ts'
import { createServer } from '../../src/http/server.ts'
import { channelBench, type ChannelBench } from '../helpers/channel-bench.ts'
import { startFakeZaloBot, type FakeZaloBot } from '../helpers/fake-zalo-bot/index.ts'
import { gate } from '../helpers/telegram-bench.ts'

const secret = 'bi-mat_0123456789'
const url = 'https://nhacviec.example.vn/webhook/zalo-bot'
const header = 'x-bot-api-secret-token'

let fake: FakeZaloBot
let bench: ChannelBench<ZaloBotChannel>
let server: ReturnType<typeof createServer> | undefined
let listening = ''
const benchOf = (webhook = { url, secret }) =>
  channelBench(parts => zaloBotChannel({ ...parts, token: fake.token, apiRoot: fake.url, webhook }))

async function open(options: Parameters<typeof startFakeZaloBot>[0] = {}): Promise<void> {
  fake = await startFakeZaloBot({ route: () => `${listening}/webhook/zalo-bot`, ...options })
  bench = benchOf()
  const { receive, authentic } = bench.channel
  server = createServer({
    logger: false,
    webhooks: [{ path: '/webhook/zalo-bot', authentic, receive }],
    health: async () => ({ ok: true, checks: [] }),
    metrics: async () => '',
  })
  listening = await server.listen({ host: '127.0.0.1', port: 0 })
}
beforeEach(() => open())
const close = async () => {
  await bench.channel.stop()
  expect(fake.violations).toEqual([])
  await fake.close()
  await server?.close()
}
afterEach(close)

const setting = () => fake.waitForCall(call => call.method === 'setWebhook' && call.code === 200)
const working = { ok: true, detail: 'bot.nhacviec đang nhận tin qua webhook' }
const texts = () => bench.stored.map(({ content }) => (content.kind === 'text' ? content.text : content.kind))
const an = () => fake.person({ id: 'an', name: 'An' })

describe('receiving by webhook', () => {
  it.each(['wrapped', 'bare'] as const)('stores what comes in the %s form', async webhookForm => {
    await close()
    await open({ webhookForm, photoField: webhookForm === 'bare' ? 'photo_url' : 'photo' })
    an().says('đã gửi trước đó')
    await bench.start()
    expect((await setting()).params).toEqual({ url, secret_token: secret })
    an().says('một')
    an().sendsPhoto('ảnh')
    await fake.drained()
    expect(new Set(texts())).toEqual(new Set(['đã gửi trước đó', 'một', 'file']))
    expect(fake.deliveries.map(delivery => delivery.status)).toEqual([200, 200, 200])
    expect(bench.channel.state()).toEqual(working)
    expect(bench.channel.undocumented?.()).toEqual([
      webhookForm === 'bare' ? 'ảnh đến trong trường photo_url' : 'ảnh đến trong trường photo',
    ])
    expect(fake.calls.some(call => call.method === 'getUpdates')).toBe(false)
  })

  it('hands repeats on under the same id', async () => {
    await close()
    await open({ webhookTwice: true })
    await bench.start()
    await setting()
    const id = an().says('một')
    await fake.drained()
    expect(bench.stored.map(s => s.externalId)).toEqual([id, id])
  })

  it('lets the platform repeat what could not be stored', async () => {
    await close()
    await open({ webhookRetryMs: [1, 1] })
    let failures = 2
    bench.store = async () => {
      if (failures-- > 0) throw new Error('disk full')
    }
    await bench.start()
    await setting()
    an().says('một')
    await fake.drained()
    expect(fake.deliveries.map(delivery => delivery.status)).toEqual([500, 500, 200])
    expect(texts()).toEqual(['một'])
  })

  it('accepts nothing before the start and after the stop', async () => {
    const update = {
      event_name: 'message.text.received',
      message: { message_id: '1', from: { id: 'an' }, chat: { id: 'an', chat_type: 'PRIVATE' }, text: 'một' },
    }
    await expect(bench.channel.receive(update)).rejects.toThrow('not started')
    await bench.start()
    await bench.channel.receive(update)
    await bench.channel.stop()
    await expect(bench.channel.receive(update)).rejects.toThrow('not started')
    expect(bench.stored).toHaveLength(1)
  })
})

describe('an address that Zalo could not verify', () => {
  it('is kept by Zalo; we say so and set it again until it is verified', async () => {
    fake.failVerification(3)
    await bench.start()
    await bench.until('three waits', () => bench.waits.length === 3)
    expect(bench.logs[0]).toContain('Zalo chưa xác minh được webhook: CONNECTION_FAILED, 502, Check your server')
    await fake.waitForCall(() => fake.calls.filter(call => call.method === 'setWebhook').length === 4)
    await bench.until('the log of it', () => bench.logs.some(line => line.includes('works again')))
    expect(bench.waits).toEqual([1_000, 2_000, 4_000])
    expect(bench.channel.state()).toEqual(working)
  })

  it('works all the same once a message has come through it', async () => {
    fake.failVerification(Infinity)
    const pause = gate()
    bench = channelBench(parts =>
      zaloBotChannel({
        ...parts,
        token: fake.token,
        apiRoot: fake.url,
        webhook: { url, secret },
        wait: () => pause.passed,
      }),
    )
    await bench.start()
    await setting()
    await bench.until('the report', () => bench.logs.length > 0)
    expect(bench.channel.state().ok).toBe(false)
    await bench.channel.receive({ event_name: 'message.text.received', message: anyMessage })
    pause.open()
    await bench.until('the log of it', () => bench.logs.some(line => line.includes('works again')))
    await expect.poll(() => bench.channel.state()).toEqual(working)
    expect(fake.calls.filter(call => call.method === 'setWebhook')).toHaveLength(1)
  })

  const anyMessage = { message_id: '1', from: { id: 'an' }, chat: { id: 'an', chat_type: 'PRIVATE' }, text: 'một' }
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

  it('is never authentic where there is no secret, nor with that of another platform', () => {
    const { channel } = benchOf({ url, secret: '' })
    expect(channel.authentic({ [header]: '' })).toBe(false)
    expect(channel.authentic({})).toBe(false)
    expect(bench.channel.authentic({ 'x-telegram-bot-api-secret-token': secret })).toBe(false)
  })

  const post = async (body: string, given = secret) => {
    const headers = { [header]: given, 'content-type': 'application/json' }
    return (await fetch(`${listening}/webhook/zalo-bot`, { method: 'POST', headers, body })).status
  }

  it('that is forged gets 401, one that is malformed 400, and neither leaves a trace', async () => {
    await bench.start()
    expect(await post('{"event_name":"message.text.received"}', 'khac')).toBe(401)
    expect(await post('{"event_name":"message.text.received"}')).toBe(400)
    expect(await post('{"ok":true,"result":[]}')).toBe(400)
    expect(await post('không phải JSON')).toBe(400)
    expect(await post('{"event_name":"message.hologram.received"}')).toBe(200)
    await expect(bench.channel.receive({})).rejects.toBeInstanceOf(MalformedUpdate)
    expect(bench.stored).toEqual([])
  })
})
