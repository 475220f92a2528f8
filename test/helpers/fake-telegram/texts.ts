import type { Outcome } from './types.ts'

/** Telegram's own words (github.com/tdlib/telegram-bot-api, Client.cpp). */
export const texts = {
  unauthorized: 'Unauthorized',
  noMethod: 'Not Found: method not found',
  blocked: 'Forbidden: bot was blocked by the user',
  deactivated: 'Forbidden: user is deactivated',
  kicked: 'Forbidden: bot was kicked from the group chat',
  noChat: 'Bad Request: chat not found',
  notModified:
    'Bad Request: message is not modified: specified new message content and reply markup are exactly the same ' +
    'as a current content and reply markup of the message',
  oldQuery: 'Bad Request: query is too old and response timeout expired or query ID is invalid',
  secondPoll: 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
  webhookActive:
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
  pollEndedByWebhook: 'Conflict: terminated by setWebhook request',
  tooLarge: 'Request Entity Too Large',
  tooMany: (seconds: number) => `Too Many Requests: retry after ${seconds}`,
}

export const done = (result: unknown = true): Outcome => ({ ok: true, result })

export const refuse = (error_code: number, description: string): Outcome => ({ ok: false, error_code, description })

export const badRequest = (what: string): Outcome => refuse(400, `Bad Request: ${what}`)

/** @param seconds whole seconds, as Telegram counts them */
export const tooManyRequests = (seconds: number): Outcome => ({
  ok: false,
  error_code: 429,
  description: texts.tooMany(seconds),
  parameters: { retry_after: seconds },
})
