import type { FastifyReply, FastifyRequest } from 'fastify'
import { refuse } from './error-answers.ts'

const loopbackAddresses = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])
const loopbackNames = new Set(['127.0.0.1', 'localhost', '[::1]'])

/**
 * What proxies, tunnels and content networks add on the way, and no browser by itself: Forwarded (RFC 7239), Via (RFC 9110),
 * CDN-Loop (RFC 8586), X-Forwarded-*, X-Real-IP, X-Client-IP, True-Client-IP, CF-Connecting-IP, X-Original-URL and their like.
 */
const addedOnTheWay =
  /forwarded|^via$|^x-real-|client-(ip|port|cert)|connecting-ip|remote-(ip|addr|user)|^x-(original|rewrite|envoy|amzn?|amz|azure|arr|appengine|proxy|varnish|nginx|scheme|host|url-scheme)(-|$)|^proxy-|^(cf|cdn|fastly|fly|ngrok)-|^front-end-https$|^max-forwards$/

/**
 * Did somebody pass this request on? HTTP/1.0 is what nginx speaks to what stands behind it unless it is told otherwise, with
 * our own name as Host and nothing else that could tell; no browser has spoken it for twenty years.
 */
const wasForwarded = ({ raw }: FastifyRequest): boolean =>
  raw.httpVersion === '1.0' || Object.keys(raw.headers).some(name => addedOnTheWay.test(name))

/** By one of this machine's own names, and by the port we listen on: a proxy on this very machine has another. */
function asksForUs({ headers, socket }: FastifyRequest): boolean {
  const [, name = '', port = '80'] = /^(.*?)(?::(\d+))?$/.exec(headers.host ?? '') ?? []
  const { localPort } = socket
  return loopbackNames.has(name.toLowerCase()) && (localPort === undefined || Number(port) === localPort)
}

/**
 * Refuses whoever is not at this machine. The name asked for counts as much as the address it came from:
 * a hostile page can point its own domain at 127.0.0.1 (DNS rebinding), but the browser still sends that domain as Host.
 * What a proxy passes on comes from this machine too, so nothing that was passed on is served.
 */
export async function onlyThisMachine(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const near = loopbackAddresses.has(request.socket.remoteAddress ?? '')
  if (!near || !asksForUs(request) || wasForwarded(request)) await refuse(reply, 403)
}

/** Refuses a post from another site's page, and any body a plain HTML form could send. */
export async function onlyOwnPage(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { origin, host, 'sec-fetch-site': site } = request.headers
  // Every browser sends at least one of the two with a post; both must agree where both are there.
  const foreign = (origin ?? `http://${host}`) !== `http://${host}` || (site ?? 'same-origin') !== 'same-origin'
  if (foreign || (origin === undefined && site === undefined)) await refuse(reply, 403)
  else if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) await refuse(reply, 415)
}
