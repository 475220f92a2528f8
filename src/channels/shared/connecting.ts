import type { Agent } from 'node:http'
import type { Duplex } from 'node:stream'
import { TLSSocket } from 'node:tls'

/**
 * A connection that does not stand by then, TLS included, is given up: well before the worker gives its message up, so that
 * a way that swallows everything is told from a lost answer.
 */
export const connectingMs = 10_000

/** The connection broke after it stood: what was written may have been read. */
const afterwards = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ECONNABORTED', 'ERR_STREAM_PREMATURE_CLOSE'])

/** Of a failure without an answer: may the request have arrived? */
export const mayHaveArrived = (code: string): boolean => afterwards.has(code)

/**
 * Gives up a connection that does not stand, TLS included, within 10 s; and gives what fails until then a
 * code of its own: an RST during the handshake, or Node's sum of several addresses, would otherwise look like a lost answer.
 */
export function connectsInTime<A extends Agent>(agent: A): A {
  const connect = agent.createConnection.bind(agent)
  agent.createConnection = (options, callback) => {
    const socket = connect(options, callback)
    if (socket) watch(socket)
    return socket
  }
  return agent
}

function watch(socket: Duplex): void {
  // The code is all that our words for an error keep.
  const early = (error: NodeJS.ErrnoException) => {
    if (mayHaveArrived(error.code ?? '')) error.code = `${error.code}_CONNECT`
  }
  const late = () => socket.destroy(Object.assign(new Error('not connected in time'), { code: 'ETIMEDOUT' }))
  const timer = setTimeout(late, connectingMs)
  socket.once('error', early)
  socket.once(socket instanceof TLSSocket ? 'secureConnect' : 'connect', () => {
    clearTimeout(timer)
    socket.off('error', early)
  })
  socket.once('close', () => clearTimeout(timer))
}
