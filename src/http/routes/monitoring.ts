import type { FastifyInstance } from 'fastify'
import { Registry } from 'prom-client'

export interface Health {
  ok: boolean
  checks: { name: string; ok: boolean; detail: string }[]
}

export interface Monitoring {
  health: () => Promise<Health>
  metrics: () => Promise<string>
}

/** Alive (`/healthz`: restart me if this fails), ready (`/readyz`: send me no work while this fails), and figures. */
export async function monitoring(server: FastifyInstance, { health, metrics }: Monitoring): Promise<void> {
  server.get('/healthz', async () => ({ ok: true }))

  server.get('/readyz', async (_request, reply) => {
    const found = await health().catch((): Health => ({ ok: false, checks: [] }))
    return reply.code(found.ok ? 200 : 503).send({ ok: found.ok, checks: found.checks })
  })

  server.get('/metrics', async (_request, reply) => reply.type(Registry.PROMETHEUS_CONTENT_TYPE).send(await metrics()))
}
