import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { telegramChannel, type TelegramChannel, type TelegramOptions } from '../../src/channels/telegram/index.ts'
import type { Incoming } from '../../src/domain/incoming.ts'
import { createWatch } from './fake-telegram/watch.ts'

export interface TelegramBench {
  channel: TelegramChannel
  /** What was stored, in that order. */
  stored: Incoming[]
  /** What the channel waited for, ms; here every wait is over in a moment. */
  waits: number[]
  logs: string[]
  /** May be replaced: what stands for the database. */
  store: (incoming: Incoming) => Promise<void>
  start(): Promise<void>
  /** Resolves when something stored, waited for or logged has made it true. */
  until(what: string, probe: () => boolean): Promise<void>
}

/** The channel on its own, with everything it does put on record. */
export function telegramBench(options: Partial<TelegramOptions> & { token: string }): TelegramBench {
  const watch = createWatch()
  const logs: string[] = []
  const waits: number[] = []
  const stored: Incoming[] = []
  const log = (level: string) => (details: object, message: string) => {
    logs.push(`${level} ${message} ${JSON.stringify(details)}`)
    watch.changed()
  }
  const channel = telegramChannel({
    strangerMenu: [{ name: 'batdau', summary: 'Bắt đầu' }],
    log: { info: log('info'), warn: log('warn'), error: log('error') },
    async wait(ms) {
      waits.push(ms)
      watch.changed()
      await moment()
    },
    ...options,
  })
  const bench: TelegramBench = {
    channel,
    stored,
    waits,
    logs,
    store: async () => {},
    start: () =>
      channel.start(async incoming => {
        await bench.store(incoming)
        stored.push(incoming)
        watch.changed()
      }),
    until: (what, probe) => watch.until(what, () => (probe() ? true : undefined)).then(() => {}),
  }
  return bench
}

/** Lets everything else have its turn; a wait that took none would starve the sockets. */
const moment = (): Promise<void> => new Promise(resolve => void setImmediate(resolve))

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
