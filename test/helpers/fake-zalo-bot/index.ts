import { setTimeout as pause } from 'node:timers/promises'
import { isMethod, problemsOf } from './check.ts'
import { createFaults, effectOf, type Failure, type Where } from './faults.ts'
import { createMethods } from './methods.ts'
import { createPerson, type Person, type PersonOptions } from './person.ts'
import { serve, type Answer } from './server.ts'
import { refuse, usualWords, type Call, type Outcome, type Params, type Update, type Violation } from './types.ts'
import { createWebhook, type Delivery } from './webhook.ts'
import { createWorld } from './world.ts'

export type { Person } from './person.ts'
export type { Call } from './types.ts'

interface FakeZaloBotOptions {
  token?: string
  /** HTTP status of a failure: its code unless given */
  statuses?: 'code' | 'always-200'
  /** the field that a person's picture comes in; `photo` unless given */
  photoField?: 'photo' | 'photo_url'
  /** `wrapped` unless given */
  webhookForm?: 'wrapped' | 'bare'
  /** ms before each repeat of a failed webhook; none is repeated unless given */
  webhookRetryMs?: number[]
  /** Every webhook comes twice. */
  webhookTwice?: boolean
  /** Where a public address (of the webhook, of a picture) really listens. */
  route?: (url: string) => string
  /** Longest wait of a poll, ms; what was asked for unless given */
  idlePollMs?: number
}

export interface FakeZaloBot {
  /** For ZALO_BOT_API_ROOT. */
  url: string
  token: string
  bot: { id: string; account_name: string }
  /** Every call with the right token, in order of arrival. */
  calls: Call[]
  /** What the documentation does not allow: assert that it stays empty. */
  violations: Violation[]
  /** Every delivery to the webhook, once answered. */
  deliveries: Delivery[]
  /** The address the webhook is set to. */
  webhookUrl(): string | undefined
  person(who: PersonOptions): Person
  /** Hands out an update once more, as the platform may. @throws if there was none with this id */
  repeat(messageId: string): void
  /** Any event, however odd. */
  send(update: Update): void
  failNext(failure: Failure): void
  /** Neither carried out nor answered. */
  hang(where?: Where): void
  /** Carried out, then the connection breaks instead of an answer. */
  dropAfterAccept(where?: Where): void
  /** Carried out and answered after `ms`. */
  slow(ms: number, where?: Where): void
  /** The next so many setWebhook keep the address but say that it could not be verified. */
  failVerification(times?: number): void
  /** Forgets all planned faults. */
  heal(): void
  /** The first call of all, old or new, that satisfies the predicate. */
  waitForCall(predicate: (call: Call) => boolean, timeoutMs?: number): Promise<Call>
  /** Until every update was fetched (polling) or delivered (webhook). */
  drained(timeoutMs?: number): Promise<void>
  close(): Promise<void>
}

/** The Zalo Bot Platform on a random loopback port: it refuses what the documentation says is refused. */
export async function startFakeZaloBot(options: FakeZaloBotOptions = {}): Promise<FakeZaloBot> {
  const { token = '12345689:fake-zalo-token', route = (url: string) => url, idlePollMs = Infinity } = options
  const world = createWorld()
  const { watch, calls, violations } = world
  const faults = createFaults()
  const persons = new Map<string, Person>()
  const updates = new Map<string, Update>()
  let underWay = 0

  const violated = (method: string, params: Params, ...problems: string[]): Outcome => {
    violations.push({ method, problems, params })
    return refuse(400, `Bad request: ${problems.join('; ')}`)
  }
  const webhook = createWebhook(world, {
    form: options.webhookForm ?? 'wrapped',
    route,
    retryMs: options.webhookRetryMs ?? [],
    twice: options.webhookTwice ?? false,
    violated,
    onBusy: change => void (underWay += change),
  })
  const methods = createMethods(world, webhook, { idlePollMs, route, violated })

  function send(update: Update): void {
    updates.set(update.message.message_id, update)
    world.waiting.push(update)
    webhook.pump()
    watch.changed()
  }

  async function api(method: string, params: Params, gone: AbortSignal): Promise<Answer> {
    const call: Call = { method, params }
    calls.push(call)
    watch.changed()
    const answer = await carryOut(method, params, gone)
    if (answer.how !== 'hang') {
      const { outcome } = answer
      call.code = outcome.ok ? 200 : outcome.error_code
      if (!outcome.ok) call.description = outcome.description
      watch.changed()
    }
    return answer
  }

  async function carryOut(method: string, params: Params, gone: AbortSignal): Promise<Answer> {
    const run = methods[method]
    if (!run || !isMethod(method)) {
      violated(method, params, 'no such method')
      return { outcome: refuse(404, usualWords[404] ?? ''), how: 'json' }
    }
    const problems = problemsOf(method, params)
    if (problems.length > 0) return { outcome: violated(method, params, ...problems), how: 'json' }
    const effect = faults.take(method, params['chat_id'])
    if (effect?.kind === 'refuse') return { outcome: effect.outcome, how: effect.body }
    if (effect?.kind === 'hang') return { outcome: refuse(408, ''), how: 'hang' }
    if (effect?.kind === 'slow') await pause(effect.ms, undefined, { signal: gone }).catch(() => {})
    return { outcome: await run(params, gone), how: effect?.kind === 'drop' ? 'drop' : 'json' }
  }

  const server = await serve(token, api, options.statuses ?? 'code')
  return {
    url: server.url,
    token,
    bot: world.bot,
    calls,
    violations,
    deliveries: webhook.deliveries,
    webhookUrl: () => world.webhook?.url,
    person(who) {
      const person =
        persons.get(who.id) ?? createPerson(world, who, { photoField: options.photoField ?? 'photo', send })
      persons.set(who.id, person)
      return person
    },
    repeat(messageId) {
      const update = updates.get(messageId)
      if (!update) throw new Error(`there was no message ${messageId}`)
      send(update)
    },
    send,
    failNext: failure => faults.add(failure, effectOf(failure)),
    hang: (where = {}) => faults.add(where, { kind: 'hang' }),
    dropAfterAccept: (where = {}) => faults.add(where, { kind: 'drop' }),
    slow: (ms, where = {}) => faults.add(where, { kind: 'slow', ms }),
    failVerification: (times = 1) => webhook.failVerification(times),
    heal: faults.clear,
    waitForCall: (predicate, timeoutMs) => watch.until('a certain call', () => calls.find(predicate), timeoutMs),
    async drained(timeoutMs) {
      const empty = () => (world.waiting.length === 0 && underWay === 0 ? true : undefined)
      await watch.until('all updates to be taken', empty, timeoutMs)
    },
    async close() {
      webhook.close()
      watch.close()
      await server.close()
    },
  }
}
