import { steady, type Clock } from '../clock.ts'
import { afterEvent, phaseOf, untried, type BreakerEvent, type Phase } from './sending-state.ts'

export const conditions = ['healthy', 'degraded', 'down'] as const
export type Condition = (typeof conditions)[number]

/** One channel's breaker, as the worker, the router and the operator see it. */
export interface Circuit {
  /** Says whether the channel went down or came back by this. */
  record(event: BreakerEvent): 'down' | 'back' | undefined
  phase(): Phase
  /** May a push be queued for it? While one message tries, too: otherwise nothing might ever find out that it is back. */
  takesPushes(): boolean
  /** `detail` is empty while there is nothing to tell */
  condition(): { state: Condition; detail: string }
}

export function createCircuit(clock: Clock): Circuit {
  let breaker = untried
  const time = steady(clock)
  const phase = () => phaseOf(breaker, time())
  const isDown = (at: Phase): boolean => at === 'open' || at === 'silent'
  return {
    phase,
    takesPushes: () => !isDown(phase()),
    record(event) {
      const before = phase()
      breaker = afterEvent(breaker, event, time())
      const after = phase()
      if (isDown(after)) return isDown(before) ? undefined : 'down'
      return before !== 'closed' && after === 'closed' ? 'back' : undefined
    },
    condition() {
      const detail = breaker.why
      switch (phase()) {
        case 'open':
        case 'silent':
          return { state: 'down', detail }
        case 'half-open':
          return { state: 'down', detail: `${detail}; đang thử lại` }
        case 'closed':
          return breaker.failures > 0 || time() < breaker.silentUntil
            ? { state: 'degraded', detail }
            : { state: 'healthy', detail: '' }
      }
    },
  }
}
