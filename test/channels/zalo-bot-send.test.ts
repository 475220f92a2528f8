import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { SendError, type Message } from '../../src/channels/channel.ts'
import { toMessages } from '../../src/channels/split.ts'
import { zaloBotChannel } from '../../src/channels/zalo-bot/index.ts'
import { item, text, title } from '../../src/domain/chat/reply.ts'
import { createServer } from '../../src/http/server.ts'
import { createMediaStore } from '../../src/delivery/published-files.ts'
import { channelBench } from '../helpers/channel-bench.ts'
import { startFakeZaloBot, type FakeZaloBot, type Person } from '../helpers/fake-zalo-bot/index.ts'

const publicUrl = 'https://nhacviec.example.vn'
let listening = ''
let fake: FakeZaloBot
let an: Person
beforeEach(async () => {
  fake = await startFakeZaloBot({ route: url => url.replace(publicUrl, listening) })
  an = fake.person({ id: '6ede9afa66b88fe6d6a9', name: 'An' })
  an.says('Xin chào')
})
afterEach(() => fake.close())

const benchOf = (options: Partial<Parameters<typeof zaloBotChannel>[0]> = {}) =>
  channelBench(parts => zaloBotChannel({ ...parts, token: fake.token, apiRoot: fake.url, ...options }))
const hello: Message = { blocks: [text('Kính chào đồng chí')], choices: [] }
const { signal: calm } = new AbortController()
const send = (message: Partial<Message> = {}, to = an.id, bench = benchOf()) =>
  bench.channel.send(to, { ...hello, ...message }, calm)
const refusal = (sending: Promise<unknown>): Promise<SendError> =>
  sending.then(
    () => expect.unreachable('it was sent'),
    (error: unknown) => {
      if (error instanceof SendError) return error
      throw error
    },
  )
const png = {
  name: 'tien-do.png',
  mime: 'image/png',
  bytes: Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 255]),
}

describe('what is sent', () => {
  it('arrives as composed text, lines of a list close together', async () => {
    await send({ blocks: [title('Quá hạn'.normalize('NFD')), item('1. Một'), item('2. Hai'), text('Hết.')] })
    expect((await an.nextMessage()).text).toBe('Quá hạn\n\n1. Một\n2. Hai\n\nHết.')
    expect(fake.calls.at(-1)?.params).toEqual({ chat_id: an.id, text: 'Quá hạn\n\n1. Một\n2. Hai\n\nHết.' })
    expect(fake.violations).toEqual([])
  })

  it('shows every choice as a numbered line', async () => {
    const { channel } = benchOf()
    const choices = [
      { label: 'Nhiệm vụ', send: '/nhiemvu' },
      { label: 'Trợ giúp', send: '/trogiup' },
    ]
    const [message] = toMessages({ blocks: [text('Chọn:')], choices }, channel.capabilities)
    await send(message)
    expect((await an.nextMessage()).text).toBe('Chọn:\n\n1. Nhiệm vụ\n2. Trợ giúp')
  })

  it('fits however long it is, and at the limit stays one message', async () => {
    const { channel } = benchOf()
    const long = { blocks: [text('ộ'.repeat(2000)), text('đồng chí '.repeat(900))] }
    const messages = toMessages(long, channel.capabilities)
    for (const message of messages) await send(message)
    expect(an.messages.map(m => m.text.length)).toHaveLength(messages.length)
    expect(an.messages[0]?.text).toHaveLength(2000)
    expect(fake.violations).toEqual([])
  })
})

describe('a picture', () => {
  async function publishing() {
    const media = createMediaStore(Date.now)
    const server = createServer({
      logger: false,
      webhooks: [],
      health: async () => ({ ok: true, checks: [] }),
      metrics: async () => '',
      media: { find: media.find, now: Date.now },
    })
    onTestFinished(() => server.close())
    listening = await server.listen({ host: '127.0.0.1', port: 0 })
    return benchOf({ publish: picture => `${publicUrl}/media/${media.publish(picture)}` })
  }

  it('goes by an address of this service, which Zalo fetches; its words come before it', async () => {
    const bench = await publishing()
    expect(bench.channel.capabilities).toMatchObject({ images: true, files: false })
    const messages = toMessages({ blocks: [text('Tiến độ')] }, bench.channel.capabilities, { picture: png })
    for (const message of messages) await send(message, an.id, bench)
    const [words, picture] = an.messages
    expect(words).toMatchObject({ text: 'Tiến độ' })
    expect(words?.photo).toBeUndefined()
    expect(picture).toMatchObject({ text: '', caption: '', photo: { mime: 'image/png', bytes: png.bytes } })
    expect(picture?.photo?.url).toMatch(/^https:\/\/nhacviec\.example\.vn\/media\/[\w-]{22,}$/)
    expect(fake.violations).toEqual([])
  })

  it('has a caption where somebody wants one', async () => {
    await send({ picture: png }, an.id, await publishing())
    expect(await an.nextMessage()).toMatchObject({ caption: 'Kính chào đồng chí', photo: { mime: 'image/png' } })
  })

  it('is not shown without a public address', () => {
    expect(benchOf().channel.capabilities.images).toBe(false)
  })
})

describe.each(['code', 'always-200'] as const)('a refusal with HTTP status %s', statuses => {
  beforeEach(async () => {
    await fake.close()
    fake = await startFakeZaloBot({ statuses })
    an = fake.person({ id: '6ede9afa66b88fe6d6a9', name: 'An' })
    an.says('Xin chào')
  })

  it.each([
    [400, undefined, 'bug'],
    [400, 'Bad request: bot was blocked by the user', 'gone'],
    [400, 'chat not found', 'gone'],
    [404, undefined, 'bug'],
    [401, undefined, 'auth'],
    [403, undefined, 'retry'],
    [408, undefined, 'retry'],
    [500, undefined, 'retry'],
    [502, undefined, 'retry'],
  ] as const)('%i %s: %s', async (code, description, kind) => {
    fake.failNext({ code, ...(description && { description }) })
    const error = await refusal(send())
    expect(error).toMatchObject({ name: 'SendError', kind, retryAfterMs: undefined })
    expect(error.message).toContain(String(code))
  })

  it('for too many messages waits as long as it is told, or as we see fit', async () => {
    fake.failNext({ code: 429 })
    fake.failNext({ code: 429, retryAfter: 7 })
    expect(await refusal(send())).toMatchObject({ kind: 'retry', retryAfterMs: undefined })
    expect(await refusal(send())).toMatchObject({ kind: 'retry', retryAfterMs: 7_000 })
  })

  it('of somebody who blocked the bot or never wrote: nobody to write to', async () => {
    an.blocks()
    expect((await refusal(send())).kind).toBe('gone')
    expect((await refusal(send({}, 'nobody'))).kind).toBe('gone')
  })

  it('of the token shows in the state until a message goes through', async () => {
    const bench = benchOf()
    fake.failNext({ code: 401 })
    await refusal(send({}, an.id, bench))
    expect(bench.channel.state()).toEqual({ ok: false, detail: 'token bị từ chối (401: Unauthorized)' })
    await send({}, an.id, bench)
    expect(bench.channel.state().detail).toBe('chưa khởi động')
    expect(await refusal(send({}, an.id, benchOf({ token: '1:khac' })))).toMatchObject({ kind: 'auth' })
  })
})

describe('no answer', () => {
  it('within the given time is tried again later, and nothing is sent after it', async () => {
    fake.hang()
    const patience = new AbortController()
    const { channel } = benchOf()
    const sending = refusal(channel.send(an.id, hello, patience.signal))
    await fake.waitForCall(call => call.method === 'sendMessage')
    patience.abort()
    expect(await sending).toMatchObject({ kind: 'retry', message: 'Zalo không trả lời kịp' })
    expect(await refusal(channel.send(an.id, hello, AbortSignal.abort()))).toMatchObject({ kind: 'retry' })
    expect(fake.calls).toHaveLength(1)
  })

  it('because the connection broke, or nobody listens, is tried again later', async () => {
    fake.dropAfterAccept()
    expect(await refusal(send())).toMatchObject({ kind: 'retry' })
    const error = await refusal(send({}, an.id, benchOf({ apiRoot: 'http://127.0.0.1:1' })))
    expect(error).toMatchObject({ kind: 'retry', message: 'không kết nối được Zalo (ECONNREFUSED)' })
  })

  it("but a proxy's page instead is tried again later, whatever its status", async () => {
    for (const code of [400, 404, 502] as const) {
      fake.failNext({ code, body: 'html' })
      expect(await refusal(send())).toMatchObject({
        kind: 'retry',
        message: `${code}: không phải câu trả lời của Zalo`,
      })
    }
    fake.failNext({ code: 401, body: 'html' })
    expect(await refusal(send())).toMatchObject({ kind: 'auth' })
  })

  it('is not asked for at another address, which would learn the token', async () => {
    const visits: string[] = []
    const server = http.createServer((request, response) => {
      visits.push(request.url ?? '')
      response.writeHead(307, { location: '/elsewhere' }).end()
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => server.close().closeAllConnections())
    const { port } = server.address() as AddressInfo
    const error = await refusal(send({}, an.id, benchOf({ apiRoot: `http://127.0.0.1:${port}/` })))
    expect(error).toMatchObject({ kind: 'retry' })
    expect(visits).toEqual([`/bot${fake.token}/sendMessage`])
  })
})

it('neither the token nor the words to a person stand in an error or in the log', async () => {
  const bench = benchOf({ webhook: { url: `${publicUrl}/webhook/zalo-bot`, secret: 'bi-mat-0123456789' } })
  fake.failNext({ code: 400, description: `no such bot: ${fake.url}/bot${fake.token}/sendMessage` })
  fake.failNext({ code: 502, body: 'html' })
  fake.dropAfterAccept()
  fake.failNext({ code: 401 })
  const errors = []
  for (let i = 0; i < 4; i++) errors.push(await refusal(send({}, an.id, bench)))
  for (const code of [401, 500, 400] as const) fake.failNext({ method: 'getMe', code })
  fake.dropAfterAccept({ method: 'getMe' })
  await bench.start()
  await bench.until('four failures', () => bench.waits.length >= 4)
  await bench.channel.stop()
  const everything = [
    ...errors.flatMap(e => [e.message, e.stack, JSON.stringify(e), String(e.cause), Object.values(e).join(' ')]),
    ...bench.logs,
    JSON.stringify(bench.channel.state()),
  ].join('\n')
  for (const hidden of ['fake-zalo-token', 'bi-mat', 'Kính chào']) expect(everything).not.toContain(hidden)
  expect(bench.logs.length).toBeGreaterThan(0)
})

it('many messages share a connection', async () => {
  let connections = 0
  const server = http.createServer((request, response) => {
    request.resume()
    response.end(JSON.stringify({ ok: true, result: { message_id: 'a' } }))
  })
  server.on('connection', () => connections++)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => server.close().closeAllConnections())
  const { port } = server.address() as AddressInfo
  const bench = benchOf({ apiRoot: `http://127.0.0.1:${port}` })
  for (let i = 0; i < 5; i++) await send({}, an.id, bench)
  expect(connections).toBe(1)
})
