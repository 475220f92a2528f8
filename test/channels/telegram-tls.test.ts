import { spawnSync } from 'node:child_process'
import http from 'node:http'
import https from 'node:https'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { looseServers } from '../helpers/loose-servers.ts'
import { printedBy } from '../helpers/own-process.ts'

const folder = mkdtempSync(join(tmpdir(), 'tls-'))
const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
const made = spawnSync(
  'openssl',
  'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost'
    .split(' ')
    .concat('-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', cert),
)
afterAll(() => rmSync(folder, { recursive: true }))

const client = new URL('../../src/channels/telegram/client.ts', import.meta.url).href
const way = (request: http.IncomingMessage, socket: Socket) => {
  const onward = connect(Number(request.url?.split(':')[1]), '127.0.0.1', () => {
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
    socket.pipe(onward).pipe(socket)
  })
  onward.on('error', () => socket.destroy())
  socket.on('error', () => onward.destroy())
}

describe.skipIf(made.status !== 0)('behind TLS', () => {
  const servers = looseServers()
  afterAll(() => servers.close())
  let outcomes: unknown
  let tunnels = 0
  const asked: (string | undefined)[] = []

  beforeAll(async () => {
    const secrets = { key: readFileSync(key), cert: readFileSync(cert) }
    const telegram = await servers.listens(
      https.createServer(secrets, (request, response) => {
        asked.push(request.url)
        if (request.url?.startsWith('/breaks')) request.socket.destroy()
        else response.end(JSON.stringify({ ok: true, result: request.url }))
      }),
    )
    const counted = (request: http.IncomingMessage, socket: Socket) => (tunnels++, way(request, socket))
    const proxy = await servers.listens(http.createServer().on('connect', counted))
    const late = (request: http.IncomingMessage, socket: Socket) => void setTimeout(way, 300, request, socket)
    const lateProxy = await servers.listens(http.createServer().on('connect', late))
    const secretProxy = await servers.listens(https.createServer(secrets).on('connect', counted))
    const root = `https://localhost:${telegram.port}`
    // The certificate is trusted by a process only as a whole, and before it begins.
    const printed = await printedBy(
      `import { createClient } from '${client}'
      const outcome = (options, limits) =>
        createClient({ token: '1:a', ...options }).call('getMe', {}, limits).catch(error => error)
      const givenUp = await outcome({ apiRoot: '${root}/late', proxy: 'http://${lateProxy.host}' }, { limitMs: 100 })
      await outcome({ apiRoot: '${root}', proxy: 'http://${lateProxy.host}' })
      console.log(JSON.stringify({
        givenUp,
        direct: await outcome({ apiRoot: '${root}' }),
        proxied: await outcome({ apiRoot: '${root}', proxy: 'http://${proxy.host}' }),
        proxiedBehindTls: await outcome({ apiRoot: '${root}', proxy: 'https://localhost:${secretProxy.port}' }),
        brokenOff: await outcome({ apiRoot: '${root}/breaks' }),
        proxiedBrokenOff: await outcome({ apiRoot: '${root}/breaks', proxy: 'http://${proxy.host}' }),
        ofAnotherName: await outcome({ apiRoot: 'https://${telegram.host}' }),
        proxyOfAnotherName: await outcome({ apiRoot: '${root}', proxy: 'https://${secretProxy.host}' }),
      }))`,
      { NODE_EXTRA_CA_CERTS: cert },
    )
    outcomes = JSON.parse(printed)
  }, 60_000)

  it('Telegram answers, also through a proxy, and a proxy behind TLS', () => {
    const answer = '/bot1:a/getMe'
    expect(outcomes).toMatchObject({ direct: answer, proxied: answer, proxiedBehindTls: answer })
    expect(tunnels).toBe(3)
  })

  it('what breaks off once the connection stands leaves a doubt', () => {
    const perhaps = { kind: 'retry', ambiguous: true }
    expect(outcomes).toMatchObject({ brokenOff: perhaps, proxiedBrokenOff: perhaps })
  })

  it('a call given up before the connection stands is not written to it afterwards', () => {
    expect(outcomes).toMatchObject({ givenUp: { kind: 'retry', ambiguous: false } })
    expect(asked.filter(url => url?.startsWith('/late'))).toEqual([])
  })

  it('nothing is sent to somebody with a certificate for another name', () => {
    const never = { kind: 'retry', ambiguous: false }
    expect(outcomes).toMatchObject({ ofAnotherName: never, proxyOfAnotherName: never })
  })
})
