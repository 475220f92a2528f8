import type { FastifyInstance } from 'fastify'

/** Probes come every few seconds and would bury the rest. */
const quiet = new Set(['/healthz', '/readyz', '/metrics'])

/**
 * One line a request: method, route, status, milliseconds. The route is the pattern, never the address asked for,
 * since addresses carry tokens (`/media/<token>`).
 */
export function logRequests(server: FastifyInstance): void {
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown'
    const line = { method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }
    request.log[quiet.has(route) ? 'debug' : 'info'](line, 'request')
  })
}
