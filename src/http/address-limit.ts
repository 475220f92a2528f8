import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'

/**
 * Requests a minute from one address. Platforms call from a few addresses for a whole office, and a webhook proves itself
 * at each call; nobody else has a reason to ask five times a second, least of all for addresses that must be guessed.
 */
const perMinute = { webhooks: 6_000, others: 300 }

/** 429 with `Retry-After` for whoever asks too often. Register it before the routes. */
export function limitAddresses(server: FastifyInstance): void {
  const groupOf = (url: string) => (url.startsWith('/webhook/') ? 'webhooks' : 'others')
  server.register(rateLimit, {
    timeWindow: 60_000,
    keyGenerator: ({ url, ip }) => `${groupOf(url)} ${ip}`,
    max: ({ url }) => perMinute[groupOf(url)],
  })
}
