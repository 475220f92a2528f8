import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { webChannel } from '../../src/channels/web/index.ts'
import type { Incoming } from '../../src/domain/chat/incoming.ts'
import { text } from '../../src/domain/chat/reply.ts'
import { stranger, type Person } from '../../src/http/routes/web-chat.ts'
import { createServer } from '../../src/http/server.ts'

const an: Person = {
  code: 'CB01',
  name: 'Nguyễn Văn An',
  position: 'Chuyên viên',
  unit: 'Phòng Kinh tế',
  role: 'cán bộ',
  commands: ['nhiemvu'],
}
const nobody: Person = { ...stranger, commands: [] }
const { signal } = new AbortController()
const png = new Uint8Array([137, 80, 78, 71])

let server: FastifyInstance
let channel: ReturnType<typeof webChannel>
let received: Incoming[]
beforeEach(async () => {
  received = []
  channel = webChannel()
  await channel.start(async incoming => void received.push(incoming))
  server = createServer({
    logger: false,
    health: async () => ({ ok: true, checks: [] }),
    metrics: async () => '',
    webhooks: [],
    webChat: {
      ...channel,
      people: async () => [an, nobody],
      invitation: async () => ({ code: 'KD4X-7PWN', name: an.name }),
    },
  })
})
afterEach(() => server.close())

const local = { host: '127.0.0.1:3000' }
const ownPage = { ...local, origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-origin' }
const get = (url: string, options: InjectOptions = {}) => server.inject({ url, headers: local, ...options })
const send = (payload: object, headers: Record<string, string> = ownPage) =>
  server.inject({ method: 'POST', url: '/web/messages', headers, payload })
const message = () => ({ id: randomUUID(), person: 'CB01', text: '/nhiemvu' })

/** What the server answers to these very bytes. */
const statusOf = (port: number, request: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(request))
    socket.once('error', reject)
    socket.once('data', bytes => {
      socket.destroy()
      resolve(Number(/^HTTP\/1\.\d (\d+)/.exec(String(bytes))?.[1]))
    })
  })

describe('who may come in', () => {
  it.each(['127.0.0.1', '127.0.0.1:3000', 'localhost:3000', 'LOCALHOST', '[::1]:3000'])(
    'serves host %s',
    async host => {
      expect((await get('/', { headers: { host } })).statusCode).toBe(200)
    },
  )

  it.each([
    'evil.example',
    'evil.example:3000',
    '127.0.0.1.evil.example',
    'localhost.evil.example:3000',
    '192.168.1.5',
  ])('refuses host %s, whatever it resolves to', async host => {
    for (const url of ['/', '/web/people', '/web/stream?person=CB01', '/web/chat.js']) {
      expect((await get(url, { headers: { host } })).statusCode).toBe(403)
    }
  })

  it('refuses another machine that knows the right host', async () => {
    expect((await get('/', { remoteAddress: '192.168.1.5' })).statusCode).toBe(403)
    expect((await get('/', { remoteAddress: '::ffff:127.0.0.1' })).statusCode).toBe(200)
  })

  it.each([
    ['x-forwarded-for', '203.0.113.9'],
    ['X-Forwarded-Host', 'nhacviec.example.gov.vn'],
    ['x-forwarded-proto', 'https'],
    ['x-forwarded-user', 'an'],
    ['x-forwarded', 'for=203.0.113.9'],
    ['forwarded', 'for=203.0.113.9;proto=https'],
    ['via', '1.1 proxy.example.gov.vn'],
    ['x-real-ip', '203.0.113.9'],
    ['x-client-ip', '203.0.113.9'],
    ['x-cluster-client-ip', '203.0.113.9'],
    ['true-client-ip', '203.0.113.9'],
    ['fastly-client-ip', '203.0.113.9'],
    ['cf-connecting-ip', '203.0.113.9'],
    ['cf-ray', '8a1b'],
    ['cdn-loop', 'cloudflare'],
    ['x-original-host', 'nhacviec.example.gov.vn'],
    ['x-original-forwarded-for', '203.0.113.9'],
    ['x-envoy-external-address', '203.0.113.9'],
    ['x-amzn-trace-id', 'Root=1-67'],
    ['x-azure-clientip', '203.0.113.9'],
    ['proxy-connection', 'keep-alive'],
    ['ngrok-skip-browser-warning', '1'],
  ])('refuses what was passed on with %s, even with our own name as Host', async (name, value) => {
    for (const url of ['/', '/web/people', '/web/stream?person=CB01', '/web/chat.js'])
      expect((await get(url, { headers: { ...local, [name]: value } })).statusCode, url).toBe(403)
    expect((await send(message(), { ...ownPage, [name]: value })).statusCode).toBe(403)
    expect(received).toEqual([])
  })

  it('serves what browsers themselves send', async () => {
    const chromium = {
      ...local,
      connection: 'keep-alive',
      'cache-control': 'max-age=0',
      dnt: '1',
      'sec-gpc': '1',
      'sec-ch-ua': '"Chromium";v="142"',
      'sec-ch-ua-mobile': '?0',
      'sec-ch-ua-platform': '"Linux"',
      'upgrade-insecure-requests': '1',
      'user-agent': 'Mozilla/5.0',
      accept: 'text/html',
      priority: 'u=0, i',
      'sec-fetch-site': 'none',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-user': '?1',
      'sec-fetch-dest': 'document',
      'accept-encoding': 'gzip, deflate, br, zstd',
      'accept-language': 'vi-VN,vi;q=0.9',
      purpose: 'prefetch',
      'if-none-match': '"a"',
      referer: 'http://127.0.0.1:3000/',
      origin: 'http://127.0.0.1:3000',
      cookie: 'a=b',
    }
    expect((await get('/', { headers: chromium })).statusCode).toBe(200)
  })

  it('refuses another port, which a proxy on this machine has, and HTTP/1.0, which nginx speaks', async () => {
    const { port } = new URL(await server.listen({ host: '127.0.0.1', port: 0 }))
    const ask = (version: string, host: string) =>
      statusOf(Number(port), `GET / HTTP/${version}\r\nHost: ${host}\r\n\r\n`)
    expect(await ask('1.1', `127.0.0.1:${port}`)).toBe(200)
    expect(await ask('1.1', `localhost:${port}`)).toBe(200)
    expect(await ask('1.1', 'localhost')).toBe(403)
    expect(await ask('1.1', '127.0.0.1:80')).toBe(403)
    expect(await ask('1.0', `127.0.0.1:${port}`)).toBe(403)
  })

  it('does not guard the rest of the server', async () => {
    expect((await get('/healthz', { headers: { host: 'bot.example' }, remoteAddress: '10.0.0.1' })).statusCode).toBe(
      200,
    )
  })

  it.each<[string, Record<string, string>]>([
    ['another site', { ...local, origin: 'http://evil.example' }],
    ['another port', { ...local, origin: 'http://127.0.0.1:8080' }],
    ['another site that hides', { ...local, origin: 'null' }],
    ['another site by its fetch metadata', { ...ownPage, 'sec-fetch-site': 'cross-site' }],
    ['another port by its fetch metadata', { ...local, 'sec-fetch-site': 'same-site' }],
    ['something that is no browser', local],
  ])('refuses a post from %s', async (_name, headers) => {
    expect((await send(message(), headers)).statusCode).toBe(403)
    expect(received).toEqual([])
  })

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp'])(
    'refuses a post of %s',
    async type => {
      const payload = JSON.stringify(message())
      const headers = { ...ownPage, 'content-type': type }
      const answer = await server.inject({ method: 'POST', url: '/web/messages', headers, payload })
      expect(answer.statusCode).toBe(415)
      expect(received).toEqual([])
    },
  )
})

describe('the page', () => {
  it('comes with all its files, and none of them has inline script or style', async () => {
    const page = await get('/')
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(page.body).not.toMatch(/<script>|<style|\son\w+=|\sstyle=/)
    const files = [...page.body.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(match => match[1] ?? '')
    expect(files).toContain('/web/chat.js')
    for (const file of files) expect([file, (await get(file)).statusCode]).toEqual([file, 200])
  })

  it('finds every module and font that a file of it asks for', async () => {
    const todo = ['/web/chat.js', '/web/base.css']
    for (const file of todo) {
      const answer = await get(file)
      expect([file, answer.statusCode]).toEqual([file, 200])
      const wanted = answer.body.matchAll(/from '\.\/([\w-]+\.js)'|url\('\/web\/([^']+)'\)/g)
      for (const match of wanted) {
        const next = `/web/${match[1] ?? match[2]}`
        if (!todo.includes(next)) todo.push(next)
      }
    }
    expect(todo).toContain('/web/stream.js')
    expect(todo).toContain('/web/fonts/regular.ttf')
  })

  it.each(['/web/../server.ts', '/web/%2e%2e/server.ts', '/web/..%2fserver.ts', '/web/index.html', '/web/fonts/'])(
    'has nothing at %s',
    async url => expect((await get(url)).statusCode).toBe(404),
  )

  it('loads nothing from elsewhere', async () => {
    for (const file of ['/', '/web/base.css', '/web/chat.js', '/web/message.js']) {
      expect((await get(file)).body).not.toMatch(/(?:src|href|url|import|fetch)\W{1,3}https?:/)
    }
  })
})

describe('people and messages', () => {
  it('offers the office and always somebody the bot does not know', async () => {
    expect((await get('/web/people')).json()).toEqual([an, nobody])
  })

  it('hands a text on, and its button words for show only', async () => {
    const one = { ...message(), label: 'Nhiệm vụ' }
    expect((await send(one)).statusCode).toBe(200)
    expect(received).toMatchObject([{ externalId: one.id, chat: 'CB01', content: { kind: 'text', text: '/nhiemvu' } }])
  })

  it('hands a file on by its name, kind and size', async () => {
    const file = { name: 'Báo cáo.docx', mime: 'application/msword', size: 1234 }
    const answer = await send({ id: randomUUID(), person: stranger.code, file, caption: '' })
    expect(answer.statusCode).toBe(200)
    expect(received).toMatchObject([{ content: { kind: 'file', caption: '', file } }])
  })

  it.each<[string, object]>([
    ['no id', { person: 'CB01', text: 'a' }],
    ['an id that is no UUID', { ...message(), id: '1' }],
    ['an empty text', { ...message(), text: ' \n ' }],
    ['a text of 5,001 characters', { ...message(), text: 'ặ'.repeat(5001) }],
    ['a text that is a number', { ...message(), text: 5 }],
    ['a field nobody knows', { ...message(), chat: 'LD01' }],
    ['a file without a name', { id: randomUUID(), person: 'CB01', caption: '', file: { name: '', mime: '', size: 1 } }],
    ['a list', [message()]],
  ])('answers 400 to %s', async (_name, payload) => {
    expect((await send(payload)).statusCode).toBe(400)
    expect(received).toEqual([])
  })

  it('takes a text of 5,000 characters', async () => {
    expect((await send({ ...message(), text: 'ặ'.repeat(5000) })).statusCode).toBe(200)
  })

  it('knows nobody who is not on the list', async () => {
    expect((await send({ ...message(), person: 'CB99' })).statusCode).toBe(404)
    expect((await get('/web/stream?person=CB99')).statusCode).toBe(404)
    expect((await get('/web/stream')).statusCode).toBe(404)
    expect(received).toEqual([])
  })

  it('says 500 when the message could not be stored, so that the page offers to repeat it', async () => {
    await channel.stop()
    expect((await send(message())).statusCode).toBe(500)
  })

  it('shows a picture as what it is, and nothing at an address that was not given out', async () => {
    const picture = { name: 'tien-do.png', mime: 'image/png', bytes: png }
    await channel.send('CB01', { blocks: [], choices: [], picture }, signal)
    const ids: string[] = []
    channel.follow('CB01', undefined, entry => entry.from === 'bot' && ids.push(entry.picture?.id ?? ''))()
    const answer = await get(`/web/pictures/${ids[0]}.png`)
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'image/png'])
    expect(new Uint8Array(answer.rawPayload)).toEqual(png)
    expect((await get('/web/pictures/tien-do.png')).statusCode).toBe(404)
  })
})

it('gives a workbook to be saved under its name, once for each message that brought one', async () => {
  const name = 'Nhiệm vụ 2026.xlsx'
  const file = { name, mime: 'application/octet-stream', bytes: png }
  await channel.send('CB01', { blocks: [], choices: [], file }, signal)
  const files: { id: string; name: string; size: number }[] = []
  channel.follow('CB01', undefined, entry => entry.from === 'bot' && entry.file && files.push(entry.file))()
  expect(files).toEqual([{ id: expect.any(String), name, size: 4 }])
  const answer = await get(`/web/files/${files[0]?.id}`)
  expect(new Uint8Array(answer.rawPayload)).toEqual(png)
  expect(answer.headers['content-disposition']).toContain(`filename*=UTF-8''${encodeURIComponent(name)}`)
  expect(answer.headers['content-disposition']).toContain('attachment')
  expect((await get('/web/files/2026.xlsx')).statusCode).toBe(404)
})

it('hands the stranger a code, to its own page alone', async () => {
  const ask = (headers: Record<string, string>) =>
    server.inject({ method: 'POST', url: '/web/invitation', headers, payload: {} })
  expect((await ask(ownPage)).json()).toEqual({ code: 'KD4X-7PWN', name: an.name })
  expect((await ask({ ...local, origin: 'http://evil.example' })).statusCode).toBe(403)
  expect((await get('/web/invitation')).statusCode).toBe(404)
})

it('counts the files of the page against nobody, and guesses at addresses still', async () => {
  const page = await get('/')
  const files = [...page.body.matchAll(/(?:href|src)="(\/web\/[^"]+)"/g)].map(([, path]) => path ?? '')
  expect(files.length).toBeGreaterThan(10)
  for (let load = 0; load < 40; load++)
    for (const path of ['/', ...files]) expect((await get(path)).statusCode).toBe(200)
  for (let guess = 0; guess < 300; guess++) await get(`/web/files/${guess}`)
  expect((await get('/web/files/300')).statusCode).toBe(429)
})

describe('the event stream', () => {
  const say = (...words: string[]) => channel.send('CB01', { blocks: [text(...words)], choices: [] }, signal)

  /** An open stream: `until` reads on until that text has come, and returns all that came. */
  async function stream(headers: Record<string, string> = {}, query = '') {
    const url = server.listeningOrigin
    const abort = new AbortController()
    const answer = await fetch(`${url}/web/stream?person=CB01${query}`, { headers, signal: abort.signal })
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
    let seen = ''
    const until = async (wanted: string): Promise<string> => {
      while (!seen.includes(wanted)) {
        const chunk = await reader?.read()
        if (!chunk || chunk.done) throw new Error(`ended before ${wanted}: ${seen}`)
        seen += chunk.value
      }
      return seen
    }
    return { answer, until, ended: async () => (await reader?.read())?.done, leave: () => abort.abort() }
  }

  beforeEach(() => server.listen({ port: 0, host: '127.0.0.1' }))

  it('tells the old, says that it is done with it, and goes on with the new', async () => {
    await say('cũ')
    const { answer, until, leave } = await stream()
    expect(answer.headers.get('content-type')).toBe('text/event-stream')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const start = await until('event: ready')
    expect(start.indexOf('cũ')).toBeGreaterThan(0)
    expect(start.indexOf('cũ')).toBeLessThan(start.indexOf('event: ready'))
    await say('mới', 'hai dòng')
    // A line break inside would end the event: JSON has none.
    expect(await until('mới')).toMatch(/id: \S+\ndata: \{.*mới\\nhai dòng.*\}\n\n$/)
    leave()
  })

  it.each([
    ['Last-Event-ID', (id: string) => stream({ 'last-event-id': id })],
    ['the address', (id: string) => stream({}, `&after=${id}`)],
  ])('goes on after the entry named by %s', async (_name, resume) => {
    await say('một')
    await say('hai')
    const first = await stream()
    const id = /id: (\S+)/.exec(await first.until('ready'))?.[1] ?? ''
    first.leave()
    const second = await resume(id)
    const seen = await second.until('ready')
    expect(seen).not.toContain('một')
    expect(seen).toContain('hai')
    second.leave()
  })

  it('beats while nothing is said, so that nobody takes it for dead', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    try {
      const { until, leave } = await stream()
      await until('ready')
      vi.advanceTimersByTime(20_000)
      await until(': \n\n')
      leave()
    } finally {
      vi.useRealTimers()
    }
  })

  it('ends when the server closes, which it does not hold up', async () => {
    const { until, ended } = await stream()
    await until('ready')
    await server.close()
    expect(await ended()).toBe(true)
    await say('sau khi đóng')
  })
})
