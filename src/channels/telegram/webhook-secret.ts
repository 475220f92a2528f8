import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** Telegram repeats the secret given to setWebhook in every delivery (core.telegram.org/bots/api#setwebhook). */
const header = 'x-telegram-bot-api-secret-token'

/** Digests are of one length and tell nothing about how much of a guess was right. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Without a secret nobody is authentic. */
export function secretCheck(secret: string): (headers: IncomingHttpHeaders) => boolean {
  const expected = digest(secret)
  return headers => {
    const given = headers[header]
    return secret !== '' && typeof given === 'string' && timingSafeEqual(digest(given), expected)
  }
}
