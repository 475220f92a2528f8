import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createClient as telegramClient } from '../../src/channels/telegram/client.ts'
import { createClient as botClient } from '../../src/channels/zalo-bot/client.ts'
import { createTransport } from '../../src/channels/zalo-oa/http.ts'
import { mayHaveArrived } from '../../src/channels/shared/connecting.ts'

let server: Server | undefined
const open = new Set<Socket>()
afterEach(() => {
  server?.close()
  open.forEach(socket => socket.destroy())
  server = undefined
})

/** A server that does this to a request once it has come. */
async function serverThat(answers: (socket: Socket) => void): Promise<string> {
  server = createServer(socket => {
    open.add(socket)
    socket.on('error', () => undefined).once('data', () => answers(socket))
  })
  await new Promise<void>(resolve => server?.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return `http://127.0.0.1:${port}`
}

const never = new AbortController().signal
const calls = {
  telegram: (apiRoot: string, signal = never) =>
    telegramClient({ token: '1:a', apiRoot }).call('sendMessage', { chat_id: 1, text: 'x' }, { signal }),
  'zalo-bot': (apiRoot: string, signal = never) =>
    botClient({ token: '1:a', apiRoot }).call('sendMessage', { chat_id: '1', text: 'x' }, { signal }),
  'zalo-oa': (url: string, signal = never) =>
    createTransport()({ method: 'POST', url, headers: {}, data: { x: 1 }, delivers: true }, signal),
}
const head = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"ok":'

describe.each(Object.entries(calls))('%s', (_, call) => {
  const failure = (url: string, signal?: AbortSignal): Promise<unknown> =>
    call(url, signal).then(
      () => 'no failure',
      (error: unknown) => error,
    )

  it.each([
    ['closed', (socket: Socket) => void socket.end()],
    ['reset', (socket: Socket) => void socket.resetAndDestroy()],
    ['closed in the middle of the answer', (socket: Socket) => void socket.end(head)],
    ['reset in the middle of the answer', (socket: Socket) => void socket.write(head, () => socket.resetAndDestroy())],
  ])('says that a message may have arrived when the connection is %s', async (_, answers) => {
    const url = await serverThat(answers)
    expect(await failure(url)).toMatchObject({ kind: 'retry', ambiguous: true })
  })

  it('says so when no answer comes in time', async () => {
    const timeout = new AbortController()
    const url = await serverThat(() => timeout.abort())
    expect(await failure(url, timeout.signal)).toMatchObject({ kind: 'retry', ambiguous: true })
  })

  it('has no doubt where nobody listens, or a name is unknown', async () => {
    const url = await serverThat(() => undefined)
    await new Promise(resolve => server?.close(resolve))
    expect(await failure(url)).toMatchObject({ kind: 'retry', ambiguous: false })
    expect(await failure('http://name.invalid')).toMatchObject({ kind: 'retry', ambiguous: false })
  })
})

it('a request by which nobody gets anything leaves no doubt', async () => {
  const url = await serverThat(socket => void socket.resetAndDestroy())
  const request = { method: 'POST' as const, url, headers: {}, data: { x: 1 } }
  await expect(createTransport()(request)).rejects.toMatchObject({ kind: 'retry', ambiguous: false })
})

describe('TLS', () => {
  it('that is broken off before it stands leaves no doubt, whatever breaks it', async () => {
    for (const breaks of [(socket: Socket) => void socket.resetAndDestroy(), (socket: Socket) => void socket.end()]) {
      const url = (await serverThat(breaks)).replace('http:', 'https:')
      for (const call of Object.values(calls))
        await expect(call(url)).rejects.toMatchObject({ kind: 'retry', ambiguous: false })
      server?.close()
    }
  })
})

it.each([
  ['ECONNRESET', true],
  ['ETIMEDOUT', true],
  ['ECONNRESET_CONNECT', false],
  ['EAI_AGAIN', false],
  ['CERT_HAS_EXPIRED', false],
] as const)('%s: may have arrived is %s', (code, expected) => {
  expect(mayHaveArrived(code)).toBe(expected)
})
