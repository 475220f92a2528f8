import { isAxiosError, isCancel, type AxiosError } from 'axios'
import * as v from 'valibot'
import { inDoubt, SendError, tooMuch } from '../channel.ts'
import { mayHaveArrived } from '../shared/connecting.ts'
import { finite, integer } from '../shared/json.ts'

const envelope = v.object({
  ok: v.boolean(),
  result: v.optional(v.unknown()),
  error_code: v.optional(integer),
  description: v.optional(v.string()),
  parameters: v.fallback(v.optional(v.object({ retry_after: v.optional(finite) })), undefined),
})

interface Answer {
  status: number
  body: string
  /** the header of that name, seconds */
  retryAfter: unknown
}

interface Refusal {
  code: number
  description: string
  retryAfterMs: number | undefined
}

/**
 * What a call resulted in. It is not documented which HTTP status a failure has: the body's code decides, where it has one.
 * @throws SendError
 */
export function readAnswer(
  method: string,
  { status, body, retryAfter }: Answer,
  token: string,
  onUndocumented: (fact: string) => void = () => undefined,
): unknown {
  const read = v.safeParse(envelope, parseJson(body))
  const answer = read.success ? read.output : undefined
  const seconds = answer?.parameters?.retry_after ?? Number(retryAfter ?? Number.NaN)
  const retryAfterMs = Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : undefined
  const code = answer?.error_code ?? status
  if (answer && !answer.ok) onUndocumented(`câu trả lời lỗi ${code} có mã HTTP ${status}`)
  // The way a long poll ends without a message; of other calls a time-out like any other.
  if (method === 'getUpdates' && code === 408) return undefined
  if (!answer) throw foreign(status, retryAfterMs)
  const { ok, result, description = 'không nói lý do' } = answer
  if (ok && status < 300) return result
  throw toSendError({ code, description: description.replaceAll(token, '…').slice(0, 200), retryAfterMs })
}

/** Not the platform's own words but those of something in between: nothing can be read from most of its codes. */
function foreign(status: number, retryAfterMs: number | undefined): SendError {
  const description = 'không phải câu trả lời của Zalo'
  if (status === 401 || status === 429) return toSendError({ code: status, description, retryAfterMs })
  return new SendError('retry', `${status}: ${description}`, retryAfterMs)
}

/** Not documented either, and so judged by its words: that the person blocked the bot or its chat is no more. */
const unreachable = /\bblocked\b|\bdeactivated\b|(chat|user)( id)?( is| was)? not found/i

/** The documented codes: 400, 401, 403 (which says "Internal server error"), 404, 408, 429. */
function toSendError({ code, description, retryAfterMs }: Refusal): SendError {
  const message = `${code}: ${description}`
  switch (code) {
    case 401:
      return new SendError('auth', `token bị từ chối (${message})`)
    case 403:
    case 408:
      return new SendError('retry', message)
    case 429:
      return tooMuch(message, retryAfterMs)
    default: {
      if (unreachable.test(description)) return new SendError('gone', message)
      return new SendError(code >= 400 && code < 500 ? 'bug' : 'retry', message)
    }
  }
}

/** axios keeps the whole request, and so the token and what people are told, in its errors: only codes are passed on. */
export function breakdown(error: unknown): SendError {
  if (isCancel(error)) return inDoubt('Zalo không trả lời kịp')
  if (isAxiosError(error)) return noAnswer(error)
  return new SendError('bug', `lỗi trong chương trình: ${error instanceof Error ? error.name : typeof error}`)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function noAnswer({ code = 'không rõ' }: AxiosError): SendError {
  // A body that is cut off has a code of axios's own (lib/adapters/http.js).
  return mayHaveArrived(code) || code === 'ERR_BAD_RESPONSE'
    ? inDoubt(`mất kết nối, không rõ Zalo đã nhận chưa (${code})`)
    : new SendError('retry', `không kết nối được Zalo (${code})`)
}
