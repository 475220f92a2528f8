import { STATUS_CODES } from 'node:http'
import type { FastifyInstance, FastifyReply } from 'fastify'

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
