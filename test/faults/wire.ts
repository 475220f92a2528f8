import http from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** What the network, or a proxy on the way, does to one request. */
type Mischief =
  /** The connection breaks before anything was read: Telegram never hears of it. */
  | { kind: 'cut' }
  /** Telegram's answer comes byte by byte, `ms` apart. */
  | { kind: 'trickle'; ms: number }
  /** Somebody else answers; Telegram never hears of it. */
  | { kind: 'answer'; status: number; body: string }

export interface Wire {
  url: string
  /** Happens to the next `times` calls of `method`, before anything else does. */
  spoil(method: string, mischief: Mischief, times?: number): void
  /** How many calls of `method` were spoiled so far. */
  spoiled(method: string): number
  /** Nobody listens any more (connection refused), and what was open is broken off. */
  goesDown(): Promise<void>
  comesBack(): Promise<void>
  close(): Promise<void>
}

/** The way between the service and the fake Telegram at `target`. */
export async function openWire(target: string): Promise<Wire> {
  const planned: { method: string; mischief: Mischief; left: number }[] = []
  const spoiled = new Map<string, number>()
  const sockets = new Set<Socket>()

  const server = http.createServer((request, response) => {
    const method = request.url?.split('/').at(-1) ?? ''
    const plan = planned.find(one => one.method === method && one.left > 0)
    if (plan) {
      plan.left--
      spoiled.set(method, (spoiled.get(method) ?? 0) + 1)
    }
    carry(target, request, response, plan?.mischief)
  })
  server.on('connection', socket => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  const listen = (port: number) => new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  const close = () =>
    new Promise<void>(resolve => {
      server.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    })

  await listen(0)
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    spoil: (method, mischief, times = 1) => void planned.push({ method, mischief, left: times }),
    spoiled: method => spoiled.get(method) ?? 0,
    goesDown: close,
    comesBack: () => listen(port),
    close: async () => (server.listening ? close() : undefined),
  }
}

function carry(target: string, request: http.IncomingMessage, response: http.ServerResponse, spoiled?: Mischief): void {
  if (spoiled?.kind === 'cut') {
    request.socket.destroy()
    return
  }
  if (spoiled?.kind === 'answer') {
    request.resume().on('end', () => response.writeHead(spoiled.status).end(spoiled.body))
    return
  }
  const { method, headers } = request
  const onward = http.request(`${target}${request.url}`, { method, headers, agent: false }, answer => {
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    if (spoiled) void trickle(answer, response, spoiled.ms)
    else answer.pipe(response)
    answer.on('error', () => response.destroy())
  })
  // Whichever side breaks off, the other one sees it.
  onward.on('error', () => request.socket.destroy())
  response.on('close', () => onward.destroy())
  request.pipe(onward)
}

async function trickle(answer: http.IncomingMessage, response: http.ServerResponse, ms: number): Promise<void> {
  for await (const chunk of answer as AsyncIterable<Buffer>)
    for (const byte of chunk) {
      if (response.destroyed) return
      response.write(Buffer.of(byte))
      await pause(ms)
    }
  response.end()
}
