/** What is known of a channel's sending: a pure state machine, so that every path of it can be tested without a channel. */
export interface Breaker {
  /** failures since the platform last answered, and the moment of the first of them (ms) */
  failures: number
  failingSince: number
  /** Open: nothing but answers never tried leaves until then (ms), afterwards one message tries. undefined: closed */
  retryAt: number | undefined
  coolDownMs: number
  /** The platform told us to be silent, beginning then and until then (ms), with nothing sent in between. */
  silentSince: number | undefined
  silentUntil: number
  /** the last failure, in words */
  why: string
}

export type BreakerEvent =
  /** The platform took the message, or refused it for reasons of its own: it works. */
  | { kind: 'answered' }
  | { kind: 'failed'; why: string }
  /** An operator must act: there is no use in trying again soon. */
  | { kind: 'refused'; why: string }
  | { kind: 'told to wait'; ms: number; why: string }

/** closed: all leave · open: it takes nothing · half-open: one message may try · silent: told to wait, for long */
export type Phase = 'closed' | 'half-open' | 'open' | 'silent'

const failuresToOpen = 5
/** Less than a push may lose before it looks for another way, and more than one lost connection takes. */
const failingMsToOpen = 15_000
const firstCoolDownMs = 30_000
const longestCoolDownMs = 5 * 60_000
const refusedCoolDownMs = 60_000
/** A shorter silence is the pace of the platform; pushes wait it out. */
const patienceMs = 30_000

export const untried: Breaker = {
  failures: 0,
  failingSince: 0,
  retryAt: undefined,
  coolDownMs: firstCoolDownMs,
  silentSince: undefined,
  silentUntil: 0,
  why: '',
}

export function phaseOf(breaker: Breaker, now: number): Phase {
  const { retryAt, silentSince, silentUntil } = breaker
  if (retryAt !== undefined) return now < retryAt ? 'open' : 'half-open'
  return silentSince !== undefined && now < silentUntil && silentUntil - silentSince > patienceMs ? 'silent' : 'closed'
}

/** `now` in ms, never before the last event's. */
export function afterEvent(breaker: Breaker, event: BreakerEvent, now: number): Breaker {
  switch (event.kind) {
    case 'answered': {
      // What was under way when we were told to wait may still succeed: the silence stands.
      const { silentSince, silentUntil, why } = breaker
      return now < silentUntil ? { ...untried, silentSince, silentUntil, why } : untried
    }
    case 'told to wait': {
      // It answers, so it is not down; but one silence after the other, with nothing sent between, is one long silence.
      const silentSince = breaker.silentSince ?? now
      return { ...untried, silentSince, silentUntil: Math.max(breaker.silentUntil, now + event.ms), why: event.why }
    }
    case 'failed':
      return afterFailure(breaker, event.why, now)
    case 'refused':
      return { ...counted(breaker, event.why, now), retryAt: now + refusedCoolDownMs }
  }
}

function afterFailure(breaker: Breaker, why: string, now: number): Breaker {
  const next = counted(breaker, why, now)
  switch (phaseOf(breaker, now)) {
    case 'open':
      // Under way since before it opened, or an answer's first try: tells nothing new.
      return next
    case 'half-open': {
      const coolDownMs = Math.min(longestCoolDownMs, breaker.coolDownMs * 2)
      return { ...next, retryAt: now + coolDownMs, coolDownMs }
    }
    case 'closed':
    case 'silent': {
      const opens = next.failures >= failuresToOpen || now - next.failingSince >= failingMsToOpen
      return opens ? { ...next, retryAt: now + next.coolDownMs } : next
    }
  }
}

const counted = (breaker: Breaker, why: string, now: number): Breaker => ({
  ...breaker,
  failures: breaker.failures + 1,
  failingSince: breaker.failures === 0 ? now : breaker.failingSince,
  why,
})
