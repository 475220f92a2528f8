import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { refuse } from '../error-answers.ts'
import { MalformedUpdate } from '../../domain/errors.ts'

export interface Webhook {
  path: `/webhook/${string}`
  /** Does the request carry the platform's secret? Asked before a byte of the body is read. */
  authentic: (headers: IncomingHttpHeaders) => boolean
  /**
   * Resolves once the update is stored: the platform then never sends it again.
   * @throws MalformedUpdate when repeating it is useless; anything else makes the platform try again
   */
  receive: (body: unknown) => Promise<void>
}

const isObject = (body: unknown): boolean => typeof body === 'object' && body !== null && !Array.isArray(body)

export async function webhookRoutes(server: FastifyInstance, { webhooks }: { webhooks: Webhook[] }): Promise<void> {
  // Whatever a body is called, it must be JSON: anything malformed is a 400, not a 415.
  server.addContentTypeParser('*', { parseAs: 'string' }, server.getDefaultJsonParser('error', 'error'))

  for (const { path, authentic, receive } of webhooks) {
    server.post(path, {
      onRequest: async (request, reply) => {
        if (!authentic(request.headers)) return refuse(reply, 401)
      },
      handler: async request => {
        if (!isObject(request.body)) throw new MalformedUpdate('not a JSON object')
        await receive(request.body)
        return {}
      },
    })
  }
}
