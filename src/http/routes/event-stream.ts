import { PassThrough } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { refuse } from '../error-answers.ts'

/**
 * Calls `listener` with what `person` has not seen after the entry `after` (everything, if that entry is unknown),
 * then with each new entry. Returns the way to stop.
 */
export type Follow = (
  person: string,
  after: string | undefined,
  listener: (entry: { id: string }) => void,
) => () => void

/** ms; shorter than the server's own idle time-out and than those of usual proxies */
const heartbeatEvery = 20_000

interface Options {
  follow: Follow
  known: (person: string | undefined) => Promise<boolean>
}

interface Query {
  Querystring: { person?: string; after?: string }
}

/** Server-sent events: a browser reconnects by itself and says by Last-Event-ID what it saw last. */
export async function eventStream(server: FastifyInstance, { follow, known }: Options): Promise<void> {
  const open = new Set<() => void>()
  // A stream never ends by itself, and close() waits for open requests.
  server.addHook('preClose', async () => open.forEach(finish => finish()))

  server.get<Query>('/web/stream', { exposeHeadRoute: false }, async (request, reply) => {
    const { person } = request.query
    if (person === undefined || !(await known(person))) return refuse(reply, 404)

    const stream = new PassThrough()
    stream.write('retry: 1000\n\n')
    const lastSeen = request.headers['last-event-id']?.toString() ?? request.query.after
    const stop = follow(person, lastSeen, entry => {
      stream.write(`id: ${entry.id}\ndata: ${JSON.stringify(entry)}\n\n`)
    })
    stream.write('event: ready\ndata: {}\n\n')
    const heartbeat = setInterval(() => stream.write(': \n\n'), heartbeatEvery)
    const finish = () => {
      clearInterval(heartbeat)
      stop()
      open.delete(finish)
      stream.end()
    }
    open.add(finish)
    stream.on('close', finish)
    return reply.type('text/event-stream').header('cache-control', 'no-store').send(stream)
  })
}
