import { getEventListeners } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createClient } from '../../src/channels/telegram/client.ts'
import { scriptedServer, telegramBench, type ScriptedServer } from '../helpers/telegram-bench.ts'

const token = '12345:bi-mat'
let server: ScriptedServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

const me = { id: 12345, is_bot: true, first_name: 'Nhắc Việc', username: 'nhacviec_bot' }
const from = { id: 7, is_bot: false, first_name: 'An' }
const says = (update_id: number, text: string) => ({
  update_id,
  message: { message_id: 1, date: 0, from, chat: { id: 7, type: 'private' }, text },
})

/** A server that gives out these batches, then waits for ever. */
async function bot(batches: unknown[]) {
  server = await scriptedServer((method, nth) => {
    switch (method) {
      case 'getMe':
        return me
      case 'getUpdates':
        return batches[nth - 1]
      default:
        return true
    }
  })
  const bench = telegramBench({ token, apiRoot: server.url })
  const { requests } = server
  const polls = () => requests.filter(({ path }) => path.endsWith('getUpdates')).map(({ body }) => body)
  return { bench, polls }
}

describe('the client', () => {
  it.each(['', '/', '/telegram', '/telegram/'])('finds the server at an address that ends with "%s"', async prefix => {
    server = await scriptedServer(() => me)
    const client = createClient({ token, apiRoot: server.url + prefix })
    expect(await client.call('getMe', {})).toEqual(me)
    expect(server.requests[0]?.path).toBe(`${prefix.replace(/\/$/, '')}/bot${token}/getMe`)
  })

  it('gives a call up after its time', async () => {
    server = await scriptedServer(() => undefined)
    const client = createClient({ token, apiRoot: server.url })
    await expect(client.call('getMe', {}, { limitMs: 500 })).rejects.toMatchObject({
      kind: 'retry',
      message: 'Telegram không trả lời kịp',
    })
  })

  it.each([30_000, Infinity])(
    'leaves nothing behind on the signal of a caller who lives long (%s ms)',
    async limitMs => {
      server = await scriptedServer(() => me)
      const client = createClient({ token, apiRoot: server.url })
      const life = new AbortController()
      await client.call('getMe', {}, { signal: life.signal, limitMs })
      expect(getEventListeners(life.signal, 'abort')).toEqual([])
    },
  )

  it('goes to Telegram through the proxy, with its password, and tells nobody of either', async () => {
    const asked: string[] = []
    const proxy = http.createServer()
    proxy.on('connect', ({ url = '', headers }: http.IncomingMessage, socket) => {
      asked.push(`${url} ${headers['proxy-authorization'] ?? ''}`)
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n')
    })
    await new Promise<void>(resolve => proxy.listen(0, '127.0.0.1', resolve))
    const { port } = proxy.address() as AddressInfo
    const client = createClient({ token, proxy: `http://office:mat-khau@127.0.0.1:${port}` })
    const error: unknown = await client.call('getMe', {}).catch((reason: unknown) => reason)
    const basic = Buffer.from('office:mat-khau').toString('base64')
    expect(asked).toEqual([`api.telegram.org:443 Basic ${basic}`])
    expect(error).toMatchObject({ kind: 'retry', ambiguous: false, message: 'không kết nối được Telegram (PROXY_407)' })
    expect(String(error)).not.toMatch(/bi-mat|mat-khau/)
    proxy.close()
  })
})

describe('a server that says odd things', () => {
  it('an update that cannot be understood is skipped and confirmed, and the next one read', async () => {
    const { bench, polls } = await bot([[{ update_id: 4, message: { text: 'ẩn danh' } }, says(5, 'một')]])
    await bench.start()
    await bench.until('the good update', () => bench.stored.length === 1)
    await bench.until('the warning', () => bench.logs.some(line => line.includes('update skipped')))
    await bench.channel.stop()
    expect(polls()).toMatchObject([{ offset: 0 }, { offset: 6 }].slice(0, polls().length))
    expect(bench.logs.join('\n')).not.toContain('ẩn danh')
  })

  it('ids that begin anew below the old ones are followed', async () => {
    const { bench, polls } = await bot([[says(900, 'một')], [says(20, 'hai')], [says(21, 'ba')]])
    await bench.start()
    await bench.until('three updates', () => bench.stored.length === 3)
    expect(polls().slice(0, 3)).toMatchObject([{ offset: 0 }, { offset: 901 }, { offset: 21 }])
    await bench.channel.stop()
  })

  it('something that is no list of updates does not end receiving', async () => {
    const { bench } = await bot([{ hello: 'captive portal' }, [says(5, 'một')]])
    await bench.start()
    await bench.until('the update', () => bench.stored.length === 1)
    expect(bench.logs[0]).toContain('lỗi trong chương trình: TypeError')
    expect(bench.waits).toContain(1_000)
    await bench.channel.stop()
  })
})
