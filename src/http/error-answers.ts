import { STATUS_CODES } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyServerOptions } from 'fastify'

/** Ends the request with `status`, in the status's own words. */
export const refuse = (reply: FastifyReply, status: number): FastifyReply => reply.code(status).send(answer(status))

const answer = (status: number) => ({ ok: false, error: STATUS_CODES[status] ?? 'Error' })

function statusOf(error: unknown): number {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500
}

/** The place of a fault without its message, which may quote the body or a token it choked on. */
const framesOf = (error: Error): string[] =>
  (error.stack ?? '')
    .split('\n')
    .filter(line => line.startsWith('    at '))
    .slice(0, 8)
    .map(line => line.trim())

/** Errors and unknown paths as `{ok: false, error}`, in the words of the status alone. */
export function answerErrors(server: FastifyInstance): void {
  server.setNotFoundHandler((_request, reply) => refuse(reply, 404))
  server.setErrorHandler((error, request, reply) => {
    const status = statusOf(error)
    if (status >= 500 && error instanceof Error) {
      request.log.error({ error: error.name, at: framesOf(error) }, 'request failed')
    }
    return refuse(reply, status)
  })
}

/** A request line takes most of the room that headers have only where its address is too long. */
const longAddress = 8 * 1024

/** What fails before there is a route, and what is not even HTTP: answered in the same words as everything else. */
export const errorsOutsideRoutes: Pick<FastifyServerOptions, 'frameworkErrors' | 'clientErrorHandler'> = {
  frameworkErrors: (error, _request, reply) => void refuse(reply, statusOf(error)),
  clientErrorHandler(error, socket) {
    if (socket.writable && !socket.destroyed) socket.write(rawAnswer(statusOfBroken(error)))
    socket.destroy()
  },
}

/** Node's error, with the bytes it choked on (nodejs.org/api/http.html#event-clienterror). */
function statusOfBroken({ code, rawPacket }: { code: unknown; rawPacket: unknown }): number {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW': {
      const line = Buffer.isBuffer(rawPacket) ? rawPacket.indexOf('\r\n') : 0
      return line === -1 || line > longAddress ? 414 : 431
    }
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return 408
    default:
      return 400
  }
}

function rawAnswer(status: number): string {
  const body = JSON.stringify(answer(status))
  const headers = ['Connection: close', 'Content-Type: application/json; charset=utf-8']
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...headers, `Content-Length: ${body.length}`, '', body].join(
    '\r\n',
  )
}
