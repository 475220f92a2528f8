import type { FastifyInstance } from 'fastify'

/** ms a request under way gets to finish; storing an update takes a few, and a platform repeats one that was cut off */
const grace = 1000

/**
 * Makes `close()` end soon. Browsers and proxies open spare connections on which they never ask anything, and Node
 * counts those as busy: closing waits half a minute for each.
 */
export function closePromptly(server: FastifyInstance): void {
  server.addHook('preClose', async () => {
    const timer = setTimeout(() => server.server.closeAllConnections(), grace)
    server.server.once('close', () => clearTimeout(timer))
  })
}
