import type { SendErrorKind } from '../channel.ts'

/** token: get a new one and try once more · wait: too fast · the others as in SendError */
export type Handling = SendErrorKind | 'token' | 'wait'

/** What to do about an `error` of the Official Account API (its table of error codes); templates have codes of their own. */
const classes: Record<Exclude<Handling, 'retry'>, readonly number[]> = {
  token: [-216, -220, -124],
  wait: [-32, -211],
  // no follower, an account that is no more, messages of the OA blocked
  gone: [-213, -217, -227],
  // the window of 7 days, or what one person may get, is used up; it opens again when they write
  elsewhere: [-218, -230, -231, -232, -244],
  // permissions, packages, the state of the app or of the OA
  auth: [-204, -205, -209, -212, -219, -221, -223, -224, -320, -321],
  bug: [-201, -210, -233, -248],
}

const byCode = new Map<number, Handling>(
  (Object.keys(classes) as (keyof typeof classes)[]).flatMap(kind => classes[kind].map(code => [code, kind] as const)),
)

/** A code nobody told us about may pass: it is tried again. */
export const handlingOf = (code: number): Handling => byCode.get(code) ?? 'retry'

/** 4000 requests a minute: the next minute is surely another one. */
const usualWaitMs = 30_000
const longestWaitMs = 60_000

/**
 * How long to be silent after a refusal for speed, ms. Which of the X-RateLimit headers are sent is not documented: a
 * reset is read as seconds, or as a moment (s or ms since 1970).
 */
export function waitMs(headers: Record<string, unknown>, now: number): number {
  const given = Number(headers['x-ratelimit-reset'] ?? headers['retry-after'] ?? NaN)
  if (!(given > 0)) return usualWaitMs
  const ms = given > 1e11 ? given - now : given > 1e9 ? given * 1000 - now : given * 1000
  return Math.min(longestWaitMs, Math.max(1_000, ms))
}
