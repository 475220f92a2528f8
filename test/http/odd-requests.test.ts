import { once } from 'node:events'
import { connect } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createServer } from '../../src/http/server.ts'

let server: FastifyInstance | undefined
afterEach(() => server?.close())

function open(): FastifyInstance {
  const receive = async () => undefined
  server = createServer({
    logger: false,
    health: async () => ({ ok: true, checks: [] }),
    metrics: async () => '',
    webhooks: [
      { path: '/webhook/telegram', authentic: () => true, receive },
      { path: '/webhook/zalo-oa', signed: () => true, receive },
    ],
    media: { find: () => undefined, now: () => 0 },
  })
  return server
}

/** What the server says to these bytes, until it hangs up. */
async function say(app: FastifyInstance, bytes: string): Promise<{ status: number; type: string; body: unknown }> {
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  const socket = connect(Number(new URL(address).port), '127.0.0.1')
  socket.write(bytes)
  let answer = ''
  socket.on('data', chunk => (answer += String(chunk)))
  socket.on('error', () => undefined)
  await once(socket, 'close')
  const [head = '', body = ''] = answer.split('\r\n\r\n')
  const type = /content-type: (.*)/i.exec(head)?.[1] ?? ''
  return { status: Number(head.split(' ')[1]), type, body: JSON.parse(body) }
}

const inOurWords = (status: number, error: string) => ({
  status,
  type: 'application/json; charset=utf-8',
  body: { ok: false, error },
})
const close = 'Host: x\r\nConnection: close\r\n\r\n'

describe('an odd request is answered in our own words', () => {
  it.each([
    ['an address part of 200 characters', `/media/${'a'.repeat(200)}`, 414, 'URI Too Long'],
    ['an address part of 10,000 characters', `/media/${'a'.repeat(10_000)}`, 414, 'URI Too Long'],
    ['an address of 30,000 characters', `/media/${'a'.repeat(30_000)}`, 414, 'URI Too Long'],
    ['a long query', `/?tim=${'a'.repeat(30_000)}`, 414, 'URI Too Long'],
    ['an address that cannot be read', '/media/%E0%A4%A', 400, 'Bad Request'],
    ['an unknown long address', `/${'a/'.repeat(2_000)}`, 404, 'Not Found'],
  ])('%s', async (_, url, status, error) => {
    expect(await say(open(), `GET ${url} HTTP/1.1\r\n${close}`)).toEqual(inOurWords(status, error))
  })

  it.each([
    ['no HTTP', 'hello\r\n\r\n', 400, 'Bad Request'],
    ['an unknown method', `NONSENSE / HTTP/1.1\r\n${close}`, 400, 'Bad Request'],
    ['a method of others', `PROPFIND / HTTP/1.1\r\n${close}`, 404, 'Not Found'],
    [
      'long headers',
      `GET / HTTP/1.1\r\nX-Long: ${'a'.repeat(30_000)}\r\n${close}`,
      431,
      'Request Header Fields Too Large',
    ],
    ['two lengths', `POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n${close}`, 400, 'Bad Request'],
  ])('%s', async (_, bytes, status, error) => {
    expect(await say(open(), bytes)).toEqual(inOurWords(status, error))
  })
})

describe.each(['/webhook/telegram', '/webhook/zalo-oa'])('a deep body for %s', url => {
  const nested = (depth: number, [begin, end]: readonly [string, string]) =>
    `{"update_id":1,"x":${begin.repeat(depth)}1${end.repeat(depth)}}`

  it.each([
    ['lists', ['[', ']']],
    ['objects', ['{"a":', '}']],
    ['both', ['{"a":[', ']}']],
  ] as const)('of %s is refused for good, and never parsed', async (_, brackets) => {
    const app = open()
    const depth = Math.floor(900_000 / (brackets[0].length + brackets[1].length))
    for (const payload of [nested(depth, brackets), `{"x":${brackets[0].repeat(depth)}`]) {
      const parse = vi.spyOn(JSON, 'parse')
      const answer = await app.inject({ method: 'POST', url, payload })
      const longest = Math.max(0, ...parse.mock.calls.map(([text]) => text.length))
      parse.mockRestore()
      expect([answer.statusCode, answer.json()]).toEqual([400, { ok: false, error: 'Bad Request' }])
      // A parser takes a second for it, in which nobody is answered.
      expect(longest).toBeLessThan(1_000)
    }
  })

  it('is taken as deep as platforms go, with any brackets in its texts', async () => {
    const app = open()
    const payload = JSON.stringify({ update_id: 1, text: `"\\${'[{"'.repeat(500)}`, x: [[[[{ a: [{}] }]]]] })
    expect((await app.inject({ method: 'POST', url, payload })).statusCode).toBe(200)
  })
})
