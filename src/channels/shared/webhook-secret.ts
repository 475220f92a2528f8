import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** Digests are of one length and tell nothing about how much of a guess was right. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Does a delivery carry `secret` in `header` (its name in lower case)? Without a secret nobody is authentic. */
export function secretCheck(header: string, secret: string): (headers: IncomingHttpHeaders) => boolean {
  const expected = digest(secret)
  return headers => {
    const given = headers[header]
    return secret !== '' && typeof given === 'string' && timingSafeEqual(digest(given), expected)
  }
}
