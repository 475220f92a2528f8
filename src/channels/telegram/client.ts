import type { Opts, Telegram as Methods } from 'telegraf/types'
import { within } from '../shared/wait.ts'
import { toSendError } from './errors.ts'
import { PooledTelegram } from './transport.ts'

export interface ClientOptions {
  token: string
  /** `http(s)://host[/prefix]`; Telegram's own server unless given */
  apiRoot?: string | undefined
  /** `http(s)://[user:password@]host:port`; has no effect on an `apiRoot` with http:// */
  proxy?: string | undefined
}

export interface Client {
  /**
   * One call of the Bot API, given up after `limitMs` (Infinity: never) or when `signal` ends it.
   * @throws SendError, and nothing else; it never contains the token
   */
  call<M extends keyof Methods>(
    method: M,
    payload: Opts<M>,
    limits?: { signal?: AbortSignal; limitMs?: number },
  ): Promise<ReturnType<Methods[M]>>
}

const usualLimitMs = 30_000

/** telegraf's client without its waits of 500 s and without errors that quote the token or what people write. */
export function createClient({ token, apiRoot = 'https://api.telegram.org', proxy }: ClientOptions): Client {
  // `new URL('./bot…', root)` drops a prefix that does not end with a slash.
  const telegram = new PooledTelegram(token, apiRoot.replace(/\/*$/, '/'), proxy)
  return {
    async call(method, payload, { signal, limitMs = usualLimitMs } = {}) {
      try {
        return await within(limitMs, signal, inner => telegram.callApi(method, payload, { signal: inner }))
      } catch (error) {
        throw toSendError(error, token)
      }
    },
  }
}
