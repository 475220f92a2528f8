import { refuse, texts, tooManyRequests } from './texts.ts'
import type { Outcome } from './types.ts'

/** Which calls; all of them when nothing is named. `times` is 1 unless given. */
export interface Where {
  method?: string
  chat?: number
  times?: number
}

export interface Failure extends Where {
  status: 403 | 409 | 429 | 400 | 401 | 500 | 502
  /** seconds, for 429 */
  retryAfter?: number
  /** html: what a proxy in between says */
  body?: 'json' | 'html'
  /** Instead of Telegram's usual words for this status. */
  description?: string
}

type Effect =
  | { kind: 'refuse'; outcome: Outcome; body: 'json' | 'html' }
  | { kind: 'hang' }
  | { kind: 'drop' }
  | { kind: 'slow'; ms: number }

export interface Faults {
  add(where: Where, effect: Effect): void
  /** The effect planned for this call, used up by it. */
  take(method: string, chat: string | undefined): Effect | undefined
  clear: () => void
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
          (where.chat === undefined || String(where.chat) === chat),
      )
      if (fault) fault.left--
      return fault?.effect
    },
    clear: () => void (planned = []),
  }
}

const usual = {
  400: texts.noChat,
  401: texts.unauthorized,
  403: texts.blocked,
  409: texts.secondPoll,
  500: 'Internal Server Error',
  502: 'Bad Gateway',
}

export function effectOf({ status, retryAfter, body = 'json', description }: Failure): Effect {
  const outcome = status === 429 ? tooManyRequests(retryAfter ?? 1) : refuse(status, description ?? usual[status])
  return { kind: 'refuse', outcome, body }
}
