import type { FastifyReply, FastifyRequest } from 'fastify'
import { refuse } from './error-answers.ts'

const loopbackAddresses = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])
const loopbackNames = new Set(['127.0.0.1', 'localhost', '[::1]'])

const hostName = (host: string): string => host.replace(/:\d+$/, '').toLowerCase()

/**
 * Refuses whoever is not at this machine. The name asked for counts as much as the address it came from:
 * a hostile page can point its own domain at 127.0.0.1 (DNS rebinding), but the browser still sends that domain as Host.
 */
export async function onlyThisMachine(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const near = loopbackAddresses.has(request.socket.remoteAddress ?? '')
  if (!near || !loopbackNames.has(hostName(request.headers.host ?? ''))) await refuse(reply, 403)
}

/** Refuses a post from another site's page, and any body a plain HTML form could send. */
export async function onlyOwnPage(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { origin, host, 'sec-fetch-site': site } = request.headers
  // Every browser sends at least one of the two with a post; both must agree where both are there.
  const foreign = (origin ?? `http://${host}`) !== `http://${host}` || (site ?? 'same-origin') !== 'same-origin'
  if (foreign || (origin === undefined && site === undefined)) await refuse(reply, 403)
  else if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) await refuse(reply, 415)
}
