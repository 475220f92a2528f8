import type { Clock } from '../../src/clock.ts'

export interface TestClock extends Clock {
  /** Lets `ms` pass: every wait that ends by then ends, each at its own moment, in the order of time. */
  advance(ms: number): Promise<void>
}

/** Monday 23/11/2026, 07:30 in Viet Nam. */
export const mondayMorning = Date.UTC(2026, 10, 23, 0, 30)

/** Simulated time, which stands still until told to pass. `lateness`: by how many ms the next timer will ring late. */
export function testClock(start = mondayMorning, lateness: () => number = () => 0): TestClock {
  let now = start
  const sleepers = new Set<{ at: number; wake: () => void }>()
  const firstUntil = (end: number) =>
    [...sleepers].filter(({ at }) => at <= end).reduce((a, b) => (a && a.at <= b.at ? a : b), noSleeper)

  const wait: Clock['wait'] = (ms, signal) =>
    new Promise(resolve => {
      const wake = () => {
        sleepers.delete(sleeper)
        signal?.removeEventListener('abort', wake)
        resolve()
      }
      const sleeper = { at: now + Math.max(0, ms) + lateness(), wake }
      if (signal?.aborted) {
        resolve()
        return
      }
      sleepers.add(sleeper)
      signal?.addEventListener('abort', wake)
    })

  return {
    now: () => now,
    wait,
    after: afterBy(wait),
    async advance(ms) {
      const end = now + ms
      await settled()
      for (let next = firstUntil(end); next; next = firstUntil(end)) {
        now = Math.max(now, next.at)
        next.wake()
        await settled()
      }
      now = end
    },
  }
}

/** What a clock runs later, on a clock that knows only how to wait. */
const afterBy =
  (wait: Clock['wait']): Clock['after'] =>
  (ms, late) => {
    const off = new AbortController()
    void wait(ms, off.signal).then(() => {
      if (!off.signal.aborted) late()
    })
    return () => off.abort()
  }

const noSleeper: { at: number; wake: () => void } | undefined = undefined

/** Resolves once everything that waits for nothing but promises has gone on. */
const settled = (): Promise<void> => new Promise(resolve => setImmediate(resolve))
