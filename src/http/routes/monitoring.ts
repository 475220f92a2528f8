import type { FastifyInstance } from 'fastify'
import { Registry } from 'prom-client'
import { countedApart, notCounted } from '../address-limit.ts'

export interface Health {
  ok: boolean
  checks: { name: string; ok: boolean; detail: string }[]
}

export interface Monitoring {
  health: () => Promise<Health>
  metrics: () => Promise<string>
}

/** Alive (`/healthz`: restart me if this fails), ready (`/readyz`: send me no work while this fails), and figures. What strangers ask for behind the same proxy uses up none of it. */
export async function monitoring(server: FastifyInstance, { health, metrics }: Monitoring): Promise<void> {
  server.get('/healthz', { config: notCounted }, async () => ({ ok: true }))

  server.get('/readyz', { config: countedApart }, async (_request, reply) => {
    const found = await health().catch((): Health => ({ ok: false, checks: [] }))
    return reply.code(found.ok ? 200 : 503).send({ ok: found.ok, checks: found.checks })
  })

  server.get('/metrics', { config: countedApart }, async (_request, reply) =>
    reply.type(Registry.PROMETHEUS_CONTENT_TYPE).send(await metrics()),
  )
}
