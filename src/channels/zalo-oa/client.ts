import * as v from 'valibot'
import { shorten } from '../../vietnamese/phrases.ts'
import { SendError } from '../channel.ts'
import { integer } from '../shared/json.ts'
import { handlingOf, waitMs } from './codes.ts'
import type { Transport } from './http.ts'
import type { Tokens } from './tokens.ts'

export interface ApiRequest {
  method: 'GET' | 'POST'
  /** begins with a slash */
  path: string
  /** an object goes as JSON, FormData as multipart */
  data?: object
  /** A person gets something by it: should its answer be lost, that is to be told. */
  delivers?: boolean
}

/** What the platform answered; a failure comes with HTTP 200 too. */
export type Outcome = { ok: true; data: unknown } | { ok: false; code: number; message: string; retryAfterMs?: number }

export interface Api {
  /** One call with a good token, once more with a new one if that was refused. @throws SendError when nothing was answered */
  call(request: ApiRequest, signal?: AbortSignal): Promise<Outcome>
}

const envelope = v.object({
  error: v.union([integer, v.pipe(v.string(), v.regex(/^-?\d+$/), v.transform(Number))]),
  message: v.optional(v.string(), ''),
  data: v.optional(v.unknown()),
})

/** One call with this token. @throws SendError `retry` when no answer of the API came */
export async function callOnce(
  { transport, apiRoot, now }: { transport: Transport; apiRoot: string; now: () => number },
  token: string,
  { path, ...rest }: ApiRequest,
  signal?: AbortSignal,
): Promise<Outcome> {
  const request = { ...rest, url: `${apiRoot}${path}`, headers: { access_token: token } }
  const { status, headers, body } = await transport(request, signal)
  const read = v.safeParse(envelope, body)
  if (status >= 500 || !read.success) throw new SendError('retry', `Zalo tạm lỗi (HTTP ${status})`)
  const { error: code, message, data } = read.output
  if (code === 0) return { ok: true, data }
  const words = shorten(message.replaceAll(token, '…'), 200)
  const wait = handlingOf(code) === 'wait' ? { retryAfterMs: waitMs(headers, now()) } : {}
  return { ok: false, code, message: `mã ${code}: ${words}`, ...wait }
}

export function createApi(parts: Parameters<typeof callOnce>[0] & { tokens: Tokens }): Api {
  const { tokens } = parts
  const isRefused = (outcome: Outcome) => !outcome.ok && handlingOf(outcome.code) === 'token'
  return {
    async call(request, signal) {
      const token = await tokens.current()
      const first = await callOnce(parts, token, request, signal)
      if (!isRefused(first)) return first
      const second = await callOnce(parts, await tokens.renewed(token), request, signal)
      if (isRefused(second)) throw tokens.giveUp()
      return second
    },
  }
}
