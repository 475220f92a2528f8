import { TelegramError } from 'telegraf'
import { inDoubt, SendError, tooMuch } from '../channel.ts'
import { NoAnswer } from './exchange.ts'

/** Another instance needs some time to notice that it should end. */
const conflictMs = 10_000

/** Any failure of a call, in the words and kinds of the service; the token and the payload are left behind. */
export function toSendError(error: unknown, token: string): SendError {
  const { kind, message, retryAfterMs, ambiguous, limited } =
    error instanceof TelegramError ? refusal(error) : breakdown(error)
  return new SendError(kind, message.replaceAll(token, '…'), retryAfterMs, ambiguous, limited)
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
      return tooMuch(message, (parameters?.retry_after ?? 1) * 1000)
    case 400: {
      const gone = /chat not found|PEER_ID_INVALID|upgraded to a supergroup/.test(description)
      return new SendError(gone ? 'gone' : 'bug', message)
    }
    default:
      return new SendError(code >= 500 ? 'retry' : 'bug', message)
  }
}

/** There is nothing to be changed any more in the message, or no way to. */
export const leftAsItIs = (error: unknown): boolean =>
  error instanceof SendError &&
  error.kind === 'bug' &&
  /message is not modified|message to edit not found|message can't be edited|MESSAGE_ID_INVALID/i.test(error.message)

function breakdown(error: unknown): SendError {
  if (error instanceof NoAnswer) return noAnswer(error)
  return new SendError('bug', error instanceof Error ? `${error.name}: ${error.message}` : 'lỗi không rõ')
}

function noAnswer({ code, mayHaveArrived }: NoAnswer): SendError {
  if (!mayHaveArrived) return new SendError('retry', `không kết nối được Telegram (${code ?? 'quá lâu'})`)
  return inDoubt(
    code === undefined ? 'Telegram không trả lời kịp' : `mất kết nối, không rõ Telegram đã nhận chưa (${code})`,
  )
}
