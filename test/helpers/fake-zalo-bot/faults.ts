import { refuse, usualWords, type Outcome } from './types.ts'

/** Which calls; all of them when nothing is named. `times` is 1 unless given. */
export interface Where {
  method?: string
  chat?: string
  times?: number
}

export interface Failure extends Where {
  code: 400 | 401 | 403 | 404 | 408 | 429 | 500 | 502
  /** Instead of the platform's usual words. */
  description?: string
  /** seconds, as a header; not documented, and so left out unless given */
  retryAfter?: number
  /** html: what a proxy in between says, with the code as the HTTP status */
  body?: 'json' | 'html'
}

export type Effect =
  | { kind: 'refuse'; outcome: Outcome; body: 'json' | 'html' }
  | { kind: 'hang' }
  | { kind: 'drop' }
  | { kind: 'slow'; ms: number }

export interface Faults {
  add(where: Where, effect: Effect): void
  /** The effect planned for this call, used up by it. */
  take(method: string, chat: unknown): Effect | undefined
  clear(): void
}

export function createFaults(): Faults {
  let planned: { where: Where; effect: Effect; left: number }[] = []
  return {
    add: (where, effect) => void planned.push({ where, effect, left: where.times ?? 1 }),
    take(method, chat) {
      const fault = planned.find(
        ({ where, left }) =>
          left > 0 &&
          (where.method === undefined || where.method === method) &&
          (where.chat === undefined || where.chat === chat),
      )
      if (fault) fault.left--
      return fault?.effect
    },
    clear: () => void (planned = []),
  }
}

export function effectOf({ code, description, retryAfter, body = 'json' }: Failure): Effect {
  const outcome = refuse(code, description ?? usualWords[code] ?? '')
  return { kind: 'refuse', outcome: { ...outcome, ...(retryAfter !== undefined && { retryAfter }) }, body }
}
