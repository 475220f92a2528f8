import { createApi } from './api.ts'
import { isObject } from './check.ts'
import type { Failure, Where } from './faults.ts'
import { createFaults, effectOf } from './faults.ts'
import type { Limits } from './limits.ts'
import { createLimiter } from './limits.ts'
import type { Person, PersonOptions } from './person.ts'
import { createPerson } from './person.ts'
import { serve } from './server.ts'
import type { Call, User, Violation } from './types.ts'
import type { Delivery } from './webhook.ts'
import { createWebhook } from './webhook.ts'
import { createWorld } from './world.ts'

export type { Limits } from './limits.ts'
export type { Person } from './person.ts'
export type { Call, SentMessage } from './types.ts'
export { texts } from './texts.ts'

interface FakeTelegramOptions {
  token?: string
  username?: string
  /** None are enforced unless given. */
  limits?: Limits
  /** ms; the machine's clock unless given */
  now?: () => number
  /** ms before each repeat of a failed webhook delivery, the last one stays; 0, 20, 40, 80 unless given */
  webhookRetryMs?: number[]
  /** Where a public webhook address really listens; loopback addresses are always delivered to. */
  webhookRoute?: (url: string) => string
}

export interface FakeTelegram {
  /** For telegraf's `apiRoot`. */
  url: string
  token: string
  bot: User
  /** Every call with the right token, in order of arrival. */
  calls: Call[]
  /** What the real server would have refused: assert that it stays empty. */
  violations: Violation[]
  /** Every attempt to deliver to the webhook. */
  deliveries: Delivery[]
  person(who: PersonOptions): Person
  /** Hands out an update once more, as Telegram may. @throws if there was none with this id */
  repeatUpdate(id: number): void
  failNext(failure: Failure): void
  /** Neither carried out nor answered. */
  hang(where?: Where): void
  /** Carried out, then the connection breaks instead of an answer. */
  dropAfterAccept(where?: Where): void
  /** Carried out and answered after `ms`, unless the caller has hung up by then. */
  slow(ms: number, where?: Where): void
  /** Forgets all planned faults. */
  heal(): void
  /** Lets the fake's clock jump, e.g. until a callback query is too old. */
  advance(ms: number): void
  /** The first call of all, old or new, that satisfies the predicate. */
  waitForCall(predicate: (call: Call) => boolean, timeoutMs?: number): Promise<Call>
  /** Until every update is confirmed (polling) or answered with 2xx (webhook). */
  drained(timeoutMs?: number): Promise<void>
  /** Ends polls, deliveries, waits and connections at once. */
  close(): Promise<void>
}

/** A Telegram Bot API server on a random loopback port that refuses what the real one refuses. */
export async function startFakeTelegram(options: FakeTelegramOptions = {}): Promise<FakeTelegram> {
  const {
    token = '100200300:fake-token',
    username = 'nhacviec_bot',
    limits,
    webhookRetryMs = [0, 20, 40, 80],
  } = options
  let ahead = 0
  const now = () => (options.now ?? Date.now)() + ahead
  const bot = { id: Number.parseInt(token, 10), is_bot: true, first_name: 'Nhắc Việc', username }
  const world = createWorld(now, bot)
  const { watch, updates, calls, violations } = world
  const faults = createFaults()
  const persons = new Map<number, Person>()

  const webhook = createWebhook(world, {
    route: options.webhookRoute ?? (url => url),
    retryMs: webhookRetryMs,
    onReply: callFromReply,
  })
  const api = createApi(world, webhook, faults, createLimiter(limits, now))
  const server = await serve(token, api, world.files)

  /** Telegram carries out a method named in the answer, except those that read or set up (WebhookActor.cpp). */
  async function callFromReply(body: string): Promise<void> {
    const reply = jsonOf(body)
    const method = isObject(reply) ? reply['method'] : undefined
    if (!isObject(reply) || typeof method !== 'string' || /^(get|setWebhook|deleteWebhook)/.test(method)) return
    await api(method, () => ({ values: reply, files: new Map(), typed: true }), new AbortController().signal)
  }

  return {
    url: server.url,
    token,
    bot,
    calls,
    violations,
    deliveries: webhook.deliveries,
    person(who) {
      const person = persons.get(who.id) ?? createPerson(world, who)
      persons.set(who.id, person)
      return person
    },
    repeatUpdate: updates.repeat,
    failNext: failure => faults.add(failure, effectOf(failure)),
    hang: (where = {}) => faults.add(where, { kind: 'hang' }),
    dropAfterAccept: (where = {}) => faults.add(where, { kind: 'drop' }),
    slow: (ms, where = {}) => faults.add(where, { kind: 'slow', ms }),
    heal: faults.clear,
    advance: ms => void (ahead += ms),
    waitForCall: (predicate, timeoutMs) => watch.until('a certain call', () => calls.find(predicate), timeoutMs),
    drained: (timeoutMs = 5_000) =>
      watch
        .until('all updates to be taken', () => (updates.waiting().length === 0 ? null : undefined), timeoutMs)
        .then(() => {}),
    async close() {
      webhook.close()
      watch.close()
      await server.close()
    },
  }
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
