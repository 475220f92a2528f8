import type { FastifyInstance } from 'fastify'

/** What stands at `/` for whoever opens the service's address in a browser. */
export async function frontRoute(server: FastifyInstance, { front }: { front: () => Promise<string> }): Promise<void> {
  server.get('/', async (_request, reply) => reply.type('text/plain; charset=utf-8').send(`${await front()}\n`))
}
