import type http from 'node:http'
import type { Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { SendError } from '../../src/channels/channel.ts'
import { createClient, type ClientOptions } from '../../src/channels/telegram/client.ts'
import { startFakeTelegram } from '../helpers/fake-telegram/index.ts'
import { looseServers } from '../helpers/loose-servers.ts'
import { printedBy } from '../helpers/own-process.ts'
import { telegramBench } from '../helpers/telegram-bench.ts'

const token = '12345:bi-mat'
const { signal: calm } = new AbortController()

const servers = looseServers()
const { raw, web } = servers
afterEach(() => servers.close())

const ok = JSON.stringify({ ok: true, result: true })

/** A proxy that answers CONNECT like this. */
async function proxyThat(answers: (socket: Socket) => void) {
  const asked: string[] = []
  const { host, connections } = await raw((socket, ask) => {
    asked.push(ask)
    answers(socket)
  })
  return { proxy: `http://${host}`, asked, connections }
}

const call = (options: Partial<ClientOptions>, limits: { signal?: AbortSignal; limitMs?: number } = {}) =>
  createClient({ token, ...options }).call('sendMessage', { chat_id: 7, text: 'Kính chào' }, limits)

/** Its failure, which never tells the token or the text. */
async function failure(calling: Promise<unknown>): Promise<SendError> {
  const error: unknown = await calling.then(
    () => expect.unreachable('it went through'),
    (reason: unknown) => reason,
  )
  if (!(error instanceof SendError)) throw error
  const everything = `${error.message} ${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`
  expect(everything).not.toMatch(/bi-mat|Kính chào|mat-khau/)
  return error
}

const never = { kind: 'retry', ambiguous: false }
const perhaps = { kind: 'retry', ambiguous: true }

describe('a file', () => {
  it('arrives under its own name, and what has no value is not sent with it', async () => {
    const fake = await startFakeTelegram()
    const bench = telegramBench({ token: fake.token, apiRoot: fake.url })
    const an = fake.person({ id: 7, first_name: 'An' })
    const name = 'Báo cáo "quý IV".xlsx'
    const file = { name, mime: 'application/octet-stream', bytes: Uint8Array.from([80, 75, 0, 255, 13, 10, 45, 45]) }
    await bench.channel.send('7', { blocks: [], choices: [{ label: 'Xem', send: '/viec 1' }], file }, calm)
    expect(await an.nextMessage()).toMatchObject({ document: { name, bytes: file.bytes }, caption: '' })
    const client = createClient({ token: fake.token, apiRoot: fake.url })
    const document = { source: Buffer.from(file.bytes), filename: name }
    const unset = { caption: undefined, disable_notification: true }
    // A caller without strict types could ask for it: telegraf's own client lets it pass.
    await client.call('sendDocument', { chat_id: 7, document, ...(unset as { disable_notification: boolean }) })
    expect(fake.calls.at(-1)?.params).toEqual({
      chat_id: 7,
      document: expect.anything() as unknown,
      disable_notification: true,
    })
    expect(fake.violations).toEqual([])
    await fake.close()
  })
})

describe('connections', () => {
  it('serve one call after the other, and as many at once as there are calls', async () => {
    const waiting: http.ServerResponse[] = []
    const { host, connections } = await web((request, response) => {
      if (request.url?.endsWith('getUpdates')) waiting.push(response)
      else response.end(ok)
    })
    const client = createClient({ token, apiRoot: `http://${host}` })
    for (let nth = 0; nth < 6; nth++) await client.call('deleteWebhook', {})
    // undici lets a connection rest for a turn of the event loop: the very next call takes another one.
    expect(connections()).toBeLessThanOrEqual(2)
    const polls = Array.from({ length: 40 }, () => client.call('getUpdates', { timeout: 30 }))
    await expect.poll(() => waiting.length).toBe(40)
    expect(await client.call('deleteWebhook', {})).toBe(true)
    for (const response of waiting) response.end(ok)
    await Promise.all(polls)
  })

  const gaveUp = `await client.call('getMe', {}, { limitMs: 200 }).catch(() => {})`
  it.each([
    ['idle', `await client.call('getMe', {})`, (host: string) => ({ apiRoot: `http://${host}` })],
    ['being made, and given up', gaveUp, (host: string) => ({ apiRoot: `https://${host}` })],
    ['being made by a proxy, and given up', gaveUp, (host: string) => ({ proxy: `http://${host}` })],
  ])('that are %s let the process end', { timeout: 60_000 }, async (_, calls, options) => {
    const { host } = await (calls === gaveUp ? raw(() => undefined) : web((_, response) => response.end(ok)))
    const printed = await printedBy(`
      import { createClient } from '${new URL('../../src/channels/telegram/client.ts', import.meta.url).href}'
      const client = createClient(${JSON.stringify({ token, ...options(host) })})
      ${calls}
      const done = performance.now()
      process.once('exit', () => console.log(performance.now() - done))`)
    expect(printed).not.toBe('')
    expect(Number(printed)).toBeLessThan(3_000)
  })
})

describe('a refusal', () => {
  it.each([
    [7, 7_000],
    [1.5, 1_500],
    [undefined, 1_000],
    ['abc', 1_000],
    [null, 1_000],
    [-5, undefined],
    [0, undefined],
  ])('that asks to wait for %j s is the chat’s, and waits for no nonsense', async (seconds, retryAfterMs) => {
    const refused = {
      ok: false,
      error_code: 429,
      description: 'Too Many Requests',
      parameters: { retry_after: seconds },
    }
    const { host } = await web((_, response) => response.writeHead(429).end(JSON.stringify(refused)))
    const error = await failure(call({ apiRoot: `http://${host}` }))
    expect(error).toMatchObject({ kind: 'retry', limited: true, retryAfterMs })
  })
})

describe('a request', () => {
  it('is made once, whatever becomes of it', async () => {
    const { host, connections } = await raw(socket => void socket.resetAndDestroy())
    expect(await failure(call({ apiRoot: `http://${host}` }))).toMatchObject(perhaps)
    expect(connections()).toBe(1)
  })

  it('does not follow where an answer leads: the token goes to nobody else', async () => {
    const other = await web((_, response) => response.end(ok))
    const { host } = await web((_, response) => response.writeHead(307, { location: `http://${other.host}/` }).end())
    expect(await failure(call({ apiRoot: `http://${host}` }))).toMatchObject(never)
    expect(other.connections()).toBe(0)
  })

  it('ends when its time is over, however the answer trickles', async () => {
    const { host } = await web((_, response) => {
      const drip = setInterval(() => response.write(' '), 10)
      response.once('close', () => clearInterval(drip))
    })
    expect(await failure(call({ apiRoot: `http://${host}` }, { limitMs: 200 }))).toMatchObject(perhaps)
    const signal = AbortSignal.timeout(200)
    expect(await failure(call({ apiRoot: `http://${host}` }, { signal, limitMs: Infinity }))).toMatchObject(perhaps)
  })

  it('given up before the connection stands is not written any more, and leaves no doubt', async () => {
    const { host } = await raw(() => undefined)
    const given = failure(call({ apiRoot: `https://${host}` }, { limitMs: 100 }))
    expect(await given).toMatchObject({ ...never, message: 'không kết nối được Telegram (quá lâu)' })
  })

  it.each([
    ['a page', '<html>đăng nhập Wi-Fi</html>'],
    ['somebody else’s JSON', '{"error":"upstream"}'],
    ['nothing', ''],
  ])('that is answered with %s has not arrived', async (_, page) => {
    const { host } = await web((_, response) => response.end(page))
    const words = 'không kết nối được Telegram (invalid-json)'
    expect(await failure(call({ apiRoot: `http://${host}` }))).toMatchObject({ ...never, message: words })
  })
})

describe('a proxy', () => {
  const refuses = 'HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n'
  const opens = 'HTTP/1.1 200 Connection established\r\n\r\n'

  it('carries TLS to Telegram, and sees neither token nor text', async () => {
    let hello = ''
    const { proxy, asked } = await proxyThat(socket => {
      socket.once('data', data => (hello = data.toString('latin1')))
      socket.write(opens)
    })
    const calling = failure(call({ proxy: proxy.replace('//', '//office:mat%2Dkhau@') }))
    await expect.poll(() => hello).not.toBe('')
    // A handshake (RFC 8446: record 22), with the name in clear.
    expect(hello.charCodeAt(0)).toBe(22)
    expect(hello).toContain('api.telegram.org')
    const basic = Buffer.from('office:mat-khau').toString('base64')
    expect(asked).toEqual([expect.stringContaining('CONNECT api.telegram.org:443 HTTP/1.1')])
    expect(asked[0]).toContain(`proxy-authorization: Basic ${basic}`)
    expect(asked[0]).not.toContain('bi-mat')
    servers.reset()
    expect(await calling).toMatchObject(never)
  })

  it.each([
    ['refuses', (socket: Socket) => void socket.end(refuses)],
    ['hangs up', (socket: Socket) => void socket.end()],
    ['breaks off', (socket: Socket) => void socket.resetAndDestroy()],
    ['hangs up once it has opened the way', (socket: Socket) => void socket.end(opens)],
    ['says something else', (socket: Socket) => void socket.end('SSH-2.0-OpenSSH_9.2\r\n')],
  ])('that %s is asked once, and nothing has arrived', async (_, answers) => {
    const { proxy, connections } = await proxyThat(answers)
    expect(await failure(call({ proxy }))).toMatchObject(never)
    expect(connections()).toBe(1)
  })

  it('that never answers leaves no doubt either', async () => {
    const { proxy } = await proxyThat(() => undefined)
    expect(await failure(call({ proxy }, { limitMs: 200 }))).toMatchObject(never)
  })

  it('has no part in an address without TLS', async () => {
    const { host } = await web((_, response) => response.end(ok))
    const { proxy, connections } = await proxyThat(socket => void socket.end(refuses))
    expect(await call({ apiRoot: `http://${host}`, proxy })).toBe(true)
    expect(connections()).toBe(0)
  })
})
