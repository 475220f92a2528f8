import { TelegramError } from 'telegraf'
import { inDoubt, SendError } from '../channel.ts'
import { mayHaveArrived } from '../shared/connecting.ts'

/** Another instance needs some time to notice that it should end. */
const conflictMs = 10_000

/** Any failure of a call, in the words and kinds of the service; the token and the payload are left behind. */
export function toSendError(error: unknown, token: string): SendError {
  const found = error instanceof TelegramError ? refusal(error) : breakdown(error)
  return new SendError(found.kind, found.message.replaceAll(token, '…'), found.retryAfterMs, found.ambiguous)
}

/** Telegram's answers (github.com/tdlib/telegram-bot-api, Client.cpp). */
function refusal({ code, message, description, parameters }: TelegramError): SendError {
  switch (code) {
    // 404: what api.telegram.org says to a token that cannot be one
    case 401:
    case 404:
      return new SendError('auth', `token bị từ chối (${message})`)
    case 403:
      return new SendError('gone', message)
    case 409:
      return new SendError('retry', `một tiến trình khác đang nhận tin của bot này (${message})`, conflictMs)
    case 429:
      return new SendError('retry', message, (parameters?.retry_after ?? 1) * 1000)
    case 400: {
      const gone = /chat not found|PEER_ID_INVALID|upgraded to a supergroup/.test(description)
      return new SendError(gone ? 'gone' : 'bug', message)
    }
    default:
      return new SendError(code >= 500 ? 'retry' : 'bug', message)
  }
}

/** node-fetch puts whole addresses, and so the token, into its messages: only its codes are passed on. */
function breakdown(error: unknown): SendError {
  if (!(error instanceof Error)) return new SendError('bug', 'lỗi không rõ')
  switch (error.name) {
    case 'AbortError':
      return inDoubt('Telegram không trả lời kịp')
    case 'FetchError': {
      const code = codeOf(error)
      const lost = mayHaveArrived(code)
      return lost
        ? inDoubt(`mất kết nối, không rõ Telegram đã nhận chưa (${code})`)
        : new SendError('retry', `không kết nối được Telegram (${code})`)
    }
    default:
      return new SendError('bug', `${error.name}: ${error.message}`)
  }
}

/** `ECONNREFUSED` and the like, or node-fetch's own type, such as `invalid-json` for a proxy's error page. */
function codeOf(error: Error): string {
  if ('code' in error && typeof error.code === 'string') return error.code
  return 'type' in error && typeof error.type === 'string' ? error.type : 'không rõ'
}
