import { once } from 'node:events'
import http from 'node:http'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'

export interface LooseServer {
  /** `127.0.0.1:port` */
  host: string
  port: number
  /** how many were made to it so far */
  connections: () => number
}

export interface LooseServers {
  listens(server: Server): Promise<LooseServer>
  /** Does this once the first bytes of a connection have come. */
  raw(answers: (socket: Socket, bytes: string) => void): Promise<LooseServer>
  /** Answers each request once it has come whole. */
  web(answers: (request: http.IncomingMessage, response: http.ServerResponse) => void): Promise<LooseServer>
  /** Breaks off every connection there is. */
  reset(): void
  close(): void
}

/** Servers on ports of their own that do what no platform would, for as long as a test runs. */
export function looseServers(): LooseServers {
  const servers = new Set<Server>()
  const open = new Set<Socket>()

  async function listens(server: Server): Promise<LooseServer> {
    let connections = 0
    servers.add(server)
    server.on('connection', (socket: Socket) => {
      connections++
      open.add(socket.on('error', () => undefined))
      socket.once('close', () => open.delete(socket))
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    return { host: `127.0.0.1:${port}`, port, connections: () => connections }
  }

  return {
    listens,
    raw: answers =>
      listens(createServer(socket => void socket.once('data', bytes => answers(socket, bytes.toString('latin1'))))),
    web: answers =>
      listens(http.createServer((request, response) => request.resume().on('end', () => answers(request, response)))),
    reset: () => open.forEach(socket => socket.resetAndDestroy()),
    close() {
      for (const socket of open) socket.destroy()
      for (const server of servers) server.close()
      servers.clear()
    },
  }
}
