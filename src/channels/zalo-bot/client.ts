import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import axios from 'axios'
import { connectsInTime } from '../shared/connecting.ts'
import { within } from '../shared/wait.ts'
import { breakdown, readAnswer } from './errors.ts'

export interface ClientOptions {
  token: string
  /** `http(s)://host[/prefix]` */
  apiRoot: string
  /** hears of what the platform did where its documentation leaves it open */
  onUndocumented?: ((fact: string) => void) | undefined
}

export interface Client {
  /**
   * The `result` of one call (undefined: a poll that ended without a message), given up after `limitMs` or when `signal` ends it.
   * @throws SendError, and nothing else; it never contains the token
   */
  call(method: Method, payload: object, limits?: { signal?: AbortSignal; limitMs?: number }): Promise<unknown>
}

export type Method =
  'getMe' | 'getUpdates' | 'setWebhook' | 'deleteWebhook' | 'getWebhookInfo' | 'sendMessage' | 'sendPhoto'

const usualLimitMs = 30_000
/** Longer than any answer of the platform; a proxy's page of any length must not fill the memory. */
const answerBytes = 1024 * 1024

/** Plain HTTP: the platform publishes no client. Each connection serves many calls. */
export function createClient({ token, apiRoot, onUndocumented }: ClientOptions): Client {
  const http = axios.create({
    baseURL: `${apiRoot.replace(/\/+$/, '')}/bot${token}/`,
    httpAgent: connectsInTime(new HttpAgent({ keepAlive: true })),
    httpsAgent: connectsInTime(new HttpsAgent({ keepAlive: true })),
    // Read by ourselves: a failure may come with any HTTP status, and a proxy's error page is no JSON.
    responseType: 'text',
    transformResponse: (body: unknown) => body,
    validateStatus: () => true,
    // The token is part of the address: it goes to nobody else.
    maxRedirects: 0,
    proxy: false,
    maxContentLength: answerBytes,
  })
  return {
    async call(method, payload, { signal, limitMs = usualLimitMs } = {}) {
      const answer = await within(limitMs, signal, inner =>
        http.post<string>(method, payload, { signal: inner }).catch((error: unknown) => {
          throw breakdown(error)
        }),
      )
      const { status, data, headers } = answer
      return readAnswer(method, { status, body: data, retryAfter: headers['retry-after'] }, token, onUndocumented)
    },
  }
}
