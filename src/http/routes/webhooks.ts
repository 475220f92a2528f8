import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { MalformedUpdate } from '../../domain/chat/errors.ts'
import { nestsTooDeep } from '../../domain/chat/json-depth.ts'
import { notCounted, refuseStrangers } from '../address-limit.ts'

interface Receiver {
  path: `/webhook/${string}`
  /**
   * Resolves once the update is stored: the platform then never sends it again.
   * @throws MalformedUpdate when repeating it is useless; anything else makes the platform try again
   */
  receive: (body: unknown) => Promise<void>
}

/** Does the request carry the platform's secret? Asked before a byte of the body is read. */
interface ByHeaders extends Receiver {
  authentic: (headers: IncomingHttpHeaders) => boolean
}

/** Did the platform sign this body? Asked before it is looked at in any other way. */
interface BySignature extends Receiver {
  signed: (headers: IncomingHttpHeaders, body: string) => boolean
}

export type Webhook = ByHeaders | BySignature

const isObject = (body: unknown): boolean => typeof body === 'object' && body !== null && !Array.isArray(body)

export async function webhookRoutes(server: FastifyInstance, { webhooks }: { webhooks: Webhook[] }): Promise<void> {
  // Whatever a body is called, it must be JSON: anything malformed is a 400, not a 415.
  server.addHook('onRequest', async request => void (request.headers['content-type'] = 'application/json'))
  server.register(byHeaders, { webhooks: webhooks.filter(webhook => 'authentic' in webhook) })
  server.register(bySignature, { webhooks: webhooks.filter(webhook => 'signed' in webhook) })
}

async function byHeaders(server: FastifyInstance, { webhooks }: { webhooks: ByHeaders[] }): Promise<void> {
  const refuseStranger = refuseStrangers(server)
  for (const { path, authentic, receive } of webhooks) {
    server.post(path, {
      config: notCounted,
      onRequest: async (request, reply) => {
        if (!authentic(request.headers)) return refuseStranger(request, reply, 401)
      },
      handler: async request => {
        if (!isObject(request.body)) throw new MalformedUpdate('not a JSON object')
        await receive(request.body)
        return {}
      },
    })
  }
}

async function bySignature(server: FastifyInstance, { webhooks }: { webhooks: BySignature[] }): Promise<void> {
  // The signature is over the text as it came, so nothing may parse it before.
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body))

  const refuseStranger = refuseStrangers(server)
  for (const { path, signed, receive } of webhooks) {
    server.post(path, { config: notCounted }, async (request, reply) => {
      const body = typeof request.body === 'string' ? request.body : ''
      if (!signed(request.headers, body)) return refuseStranger(request, reply, 401)
      await receive(parsed(body))
      return {}
    })
  }
}

/** @throws MalformedUpdate */
function parsed(body: string): unknown {
  if (nestsTooDeep(body)) throw new MalformedUpdate('nests too deep')
  try {
    const value: unknown = JSON.parse(body)
    if (isObject(value)) return value
  } catch {
    // Said below, without the parser's words, which quote the body.
  }
  throw new MalformedUpdate('not a JSON object')
}
