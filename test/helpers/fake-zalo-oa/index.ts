import { createWatch } from '../fake-telegram/watch.ts'
import { apiMethods } from './api.ts'
import { createFaults, type Fault } from './faults.ts'
import { createOAuth } from './oauth.ts'
import { createPerson, type Person } from './person.ts'
import { serve, type Reply, type Request } from './server.ts'
import { createWebhook, type Delivery, type WebhookOptions } from './webhook.ts'
import { refuse, type App, type Call, type Outcome, type Violation, type World } from './world.ts'

export { sign } from './webhook.ts'
export type { Person } from './person.ts'
export type { App, Call } from './world.ts'

interface FakeZaloOaOptions extends Partial<Pick<WebhookOptions, 'signedTimestamp' | 'retryMs' | 'patienceMs'>> {
  /** ms; the machine's clock unless given */
  now?: () => number
  /** of an access token; 90000 unless given */
  lifetimeSeconds?: number
  /** calls in any minute; none are counted unless given. The real one: 4000 */
  perMinute?: number
  /** approved templates with the names of their parameters */
  templates?: Record<string, string[]>
  /** The HTTP status of a failure; documented as 200. */
  failureStatus?: number
}

export interface FakeZaloOa {
  /** For the API and for OAuth. */
  url: string
  app: App
  /** The configuration that fits it. */
  config: { appId: string; appSecret: string; secretKey: string; apiRoot: string; oauthRoot: string }
  /** What the operator got when signing in. */
  refreshToken: string
  calls: Call[]
  /** What a right client would never do: assert that it stays empty. */
  violations: Violation[]
  deliveries: Delivery[]
  /** Follows the OA and has just been in touch, unless there already. */
  person(id: string): Person
  signIn(): string
  expireToken(): void
  fail(fault: Fault): void
  heal(): void
  advance(ms: number): void
  setWebhook(url: string): void
  repeatWebhook(): void
  webhookIsOff(): boolean
  /** Any event, signed. */
  emit(event: Record<string, unknown>): void
  callsOf(path: string): Call[]
  waitForCall(path: string, timeoutMs?: number): Promise<Call>
  /** Until no delivery to the webhook is under way. */
  drained(timeoutMs?: number): Promise<void>
  close(): Promise<void>
}

const oauthPath = '/v4/oa/access_token'

/** A Zalo Official Account's OAuth, OpenAPI and webhook on a random loopback port, refusing what the documents refuse. */
export async function startFakeZaloOa(options: FakeZaloOaOptions = {}): Promise<FakeZaloOa> {
  const { lifetimeSeconds = 90_000, perMinute = Infinity, failureStatus = 200 } = options
  let ahead = 0
  let ids = 0
  const now = () => (options.now ?? Date.now)() + ahead
  const app: App = { appId: '3601', appSecret: 'app-secret-x', secretKey: 'oa-secret-y', oaId: '3886' }
  const watch = createWatch()
  const { signedTimestamp = 'body', retryMs = [20, 40, 80, 160, 320], patienceMs = 2_000 } = options
  const webhook = createWebhook({ app, now, signedTimestamp, retryMs, patienceMs, onChange: watch.changed })
  const world: World = {
    app,
    now,
    watch,
    calls: [],
    violations: [],
    accounts: new Map(),
    uploads: new Map(),
    templates: new Map(Object.entries(options.templates ?? {})),
    nextId: () => String(++ids).padStart(6, '0'),
    emit: webhook.emit,
  }
  const oauth = createOAuth(world, () => lifetimeSeconds)
  const methods = apiMethods(world)
  const faults = createFaults()
  const persons = new Map<string, Person>()
  let minute: number[] = []

  function handle(request: Request): Reply {
    const { path, headers, form, body } = request
    const token = headers['access_token']
    const call: Call = {
      path,
      token: typeof token === 'string' ? token : undefined,
      body: body.json ?? form,
      at: now(),
    }
    world.calls.push(call)
    const fault = faults.take(path)
    const reply = fault && fault.connection !== 'drop' ? failed(fault) : carriedOut(request, call)
    watch.changed()
    return fault?.connection === 'drop' ? { kind: 'drop' } : reply
  }

  function carriedOut(request: Request, call: Call): Reply {
    if (request.path === oauthPath) {
      const secret = request.headers['secret_key']
      return json(oauth.refresh(request.form, typeof secret === 'string' ? secret : undefined), 200)
    }
    minute = minute.filter(at => at > now() - 60_000)
    const seconds = Math.ceil(((minute[0] ?? 0) + 60_000 - now()) / 1000)
    const over = minute.length >= perMinute
    if (!over) minute.push(now())
    const outcome = over ? refuse(-32, 'Exceed rate limit') : answered(request, call.token)
    call.error = outcome.error
    const rate = { 'X-RateLimit-Limit': String(perMinute), 'X-RateLimit-Reset': String(seconds) }
    return json(outcome, outcome.error === 0 ? 200 : failureStatus, over ? rate : {})
  }

  function answered({ method, path, body }: Request, token: string | undefined): Outcome {
    const run = methods[`${method} ${path}`]
    if (!run) {
      world.violations.push({ path, problem: 'no such call, or shut down' })
      return refuse(-201, 'API is invalid or discontinued')
    }
    if (oauth.accepts(token)) return run(body)
    return path.endsWith('template') ? refuse(-124, 'Access token invalid') : refuse(-216, 'Access token is invalid')
  }

  const json = (body: object, status: number, headers = {}): Reply => ({ kind: 'json', status, headers, body })

  function failed({ error, message = 'planned', status, connection }: Fault): Reply {
    if (connection === 'hang') return { kind: 'hang' }
    if (connection !== undefined) return { kind: 'drop' }
    return status === undefined ? json(refuse(error ?? -1, message), failureStatus) : { kind: 'html', status }
  }

  const server = await serve(handle)
  const { appId, appSecret, secretKey } = app
  const callsOf = (path: string) => world.calls.filter(call => call.path.endsWith(path))
  return {
    url: server.url,
    app,
    config: { appId, appSecret, secretKey, apiRoot: server.url, oauthRoot: server.url },
    refreshToken: oauth.signIn(),
    calls: world.calls,
    violations: world.violations,
    deliveries: webhook.deliveries,
    person(id) {
      const account = { id, following: true, lastInteraction: now(), sent: [] }
      const person = persons.get(id) ?? createPerson(world, account)
      if (!persons.has(id)) world.accounts.set(id, account)
      persons.set(id, person)
      return person
    },
    signIn: oauth.signIn,
    expireToken: oauth.expire,
    fail: faults.add,
    heal: faults.clear,
    advance: ms => void (ahead += ms),
    setWebhook: webhook.set,
    repeatWebhook: webhook.repeat,
    webhookIsOff: webhook.isOff,
    emit: webhook.emit,
    callsOf,
    waitForCall: (path, timeoutMs) => watch.until(`a call of ${path}`, () => callsOf(path)[0], timeoutMs),
    drained: (timeoutMs = 5_000) =>
      watch.until('all deliveries', () => (webhook.underWay() === 0 ? null : undefined), timeoutMs).then(() => {}),
    async close() {
      webhook.close()
      watch.close()
      await server.close()
    },
  }
}
