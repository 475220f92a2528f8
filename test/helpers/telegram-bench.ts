import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { telegramChannel, type TelegramChannel, type TelegramOptions } from '../../src/channels/telegram/index.ts'
import { channelBench, type ChannelBench } from './channel-bench.ts'

export type TelegramBench = ChannelBench<TelegramChannel>

export const telegramBench = (options: Partial<TelegramOptions> & { token: string }): TelegramBench =>
  channelBench(parts =>
    telegramChannel({ strangerMenu: [{ name: 'batdau', summary: 'Bắt đầu' }], ...parts, ...options }),
  )

/** A store that takes as long as the test says. */
export function gate(): { passed: Promise<void>; open: () => void } {
  let open = () => {}
  const passed = new Promise<void>(resolve => {
    open = resolve
  })
  return { passed, open }
}

export interface ScriptedServer {
  url: string
  requests: { path: string; body: unknown }[]
  close(): Promise<void>
}

/** Answers each call with `result(method, nth)`: for what the strict fake would never say. `undefined` never answers. */
export async function scriptedServer(result: (method: string, nth: number) => unknown): Promise<ScriptedServer> {
  const requests: ScriptedServer['requests'] = []
  const counts = new Map<string, number>()
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const path = request.url ?? ''
      const method = path.split('/').at(-1) ?? ''
      requests.push({ path, body: JSON.parse(Buffer.concat(chunks).toString()) })
      counts.set(method, (counts.get(method) ?? 0) + 1)
      const answer = result(method, counts.get(method) ?? 0)
      if (answer !== undefined) response.end(JSON.stringify({ ok: true, result: answer }))
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
