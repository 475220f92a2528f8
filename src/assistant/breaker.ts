export interface Breaker {
  /** May the model be asked now? Once the pause is over one question tries it; the next must wait for its outcome. */
  allows(): boolean
  succeeded(): void
  failed(): void
}

const failuresToOpen = 3
const pauseMs = 60_000

/** After three failures in a row nobody waits for a model that is down: the rules answer at once. `now` in ms. */
export function createBreaker(now: () => number): Breaker {
  let failures = 0
  let closedUntil = 0
  return {
    allows() {
      if (failures < failuresToOpen) return true
      if (now() < closedUntil) return false
      closedUntil = now() + pauseMs
      return true
    },
    succeeded() {
      failures = 0
    },
    failed() {
      failures++
      closedUntil = now() + pauseMs
    },
  }
}
