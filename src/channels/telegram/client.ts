import { Agent } from 'node:https'
import { HttpsProxyAgent } from 'https-proxy-agent'
import { Telegram } from 'telegraf'
import type { Opts, Telegram as Methods } from 'telegraf/types'
import { connectsInTime } from '../shared/connecting.ts'
import { within } from '../shared/wait.ts'
import { toSendError } from './errors.ts'

export interface ClientOptions {
  token: string
  /** `http(s)://host[/prefix]`; Telegram's own server unless given */
  apiRoot?: string | undefined
  /** `http(s)://[user:password@]host:port`; has no effect on an `apiRoot` with http:// */
  proxy?: string | undefined
}

export interface Client {
  /**
   * One call of the Bot API, given up after `limitMs` or when `signal` ends it.
   * @throws SendError, and nothing else; it never contains the token
   */
  call<M extends keyof Methods>(
    method: M,
    payload: Opts<M>,
    limits?: { signal?: AbortSignal; limitMs?: number },
  ): Promise<ReturnType<Methods[M]>>
}

type CallOptions = NonNullable<Parameters<Telegram['callApi']>[2]>

/** telegraf's typings name a polyfill's signal; node-fetch, which gets it, knows Node's own as well (isAbortSignal). */
// eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment
const withSignal = (signal: AbortSignal): CallOptions => ({ signal: signal as AbortSignal & CallOptions['signal'] })

const usualLimitMs = 30_000

/** telegraf's client without its waits of 500 s and without errors that quote the token or what people write. */
export function createClient({ token, apiRoot, proxy }: ClientOptions): Client {
  const telegram = new Telegram(token, {
    // An answer written into the webhook's response hides its own errors.
    webhookReply: false,
    // `new URL('./bot…', root)` drops a prefix that does not end with a slash.
    ...(apiRoot && { apiRoot: apiRoot.replace(/\/*$/, '/') }),
    // telegraf takes any agent away from http:// roots.
    agent: proxy ? new HttpsProxyAgent(proxy, { keepAlive: true }) : connectsInTime(new Agent({ keepAlive: true })),
  })
  return {
    async call(method, payload, { signal, limitMs = usualLimitMs } = {}) {
      try {
        return await within(limitMs, signal, inner => telegram.callApi(method, payload, withSignal(inner)))
      } catch (error) {
        throw toSendError(error, token)
      }
    },
  }
}
