import type { FastifyInstance } from 'fastify'
import { MalformedUpdate } from '../domain/chat/errors.ts'
import { nestsTooDeep } from '../domain/chat/json-depth.ts'

/** Bodies are JSON of a sane depth; `__proto__` and the like are refused. */
export function readBodies(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser('error', 'error')
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (nestsTooDeep(String(body))) done(new MalformedUpdate('nests too deep'), undefined)
    else void parse(request, String(body), done)
  })
}
