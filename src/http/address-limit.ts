import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { refuse } from './error-answers.ts'

/** Requests a minute from one address. Nobody has a reason to ask five times a second, least of all for what must be guessed. */
const perMinute = 300

/** 429 with `Retry-After` for whoever asks too often (an IPv6 network of 64 bits is one). Register it before the routes. */
export function limitAddresses(server: FastifyInstance): void {
  server.register(rateLimit, { timeWindow: 60_000, max: perMinute })
}

/** For routes whose callers may prove themselves: who has is not counted, so that no stranger uses up what is theirs. */
export const notCounted = { rateLimit: false } as const
/** For a route that strangers' calls of others must not use up. */
export const countedApart = { rateLimit: { max: perMinute } } as const

/**
 * For what is not counted: refuses whoever could not prove anything with `status`, and with 429 who has tried too often. They
 * are counted with all that strangers ask for.
 */
export function refuseStrangers(server: FastifyInstance) {
  const count = server.createRateLimit()
  return async (request: FastifyRequest, reply: FastifyReply, status: 401 | 404): Promise<FastifyReply> => {
    const counted = await count(request)
    if (counted.isAllowed || !counted.isExceeded) return refuse(reply, status)
    return refuse(reply.header('retry-after', counted.ttlInSeconds), 429)
  }
}
