import { Socket } from 'node:net'
import { buildConnector, Pool } from 'undici'
import { connectingMs } from '../shared/connecting.ts'
import { tunnel } from './tunnel.ts'

/** nginx closes an idle connection after 75 s: we do before, lest a message be written to one that is being closed. */
const idleMs = 30_000

/**
 * Connections to this host, as many as there are requests at once, each kept for the next one; through `proxy` if given.
 * Whoever waits for an answer must keep the process alive: those that nobody waits for let it end.
 */
export const connectionsTo = (origin: string, proxy: string | undefined): Pool =>
  new Pool(origin, { connect: proxy === undefined ? stand : through(new URL(proxy)), keepAliveTimeout: idleMs })

const build = buildConnector({ timeout: connectingMs })

/** TLS included. undici cannot give up connecting when the caller does; it must not keep the process until then. */
const stand: buildConnector.connector = (options, callback) => {
  const socket: unknown = build(options, (...result) => {
    result[1]?.ref()
    callback(...result)
  })
  if (socket instanceof Socket) socket.unref()
}

const through =
  (proxy: URL): buildConnector.connector =>
  (options, callback) =>
    void tunnel(proxy, `${options.hostname}:${options.port || 443}`).then(
      httpSocket => stand({ ...options, httpSocket }, callback),
      (error: unknown) => callback(error instanceof Error ? error : new Error('no tunnel'), null),
    )
