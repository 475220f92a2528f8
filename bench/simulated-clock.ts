import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Clock } from '../src/clock.ts'

export interface SimulatedClock extends Clock {
  /** Lets time pass from one wait's end to the next until `done`. */
  runUntil(done: () => boolean): Promise<void>
}

interface Sleeper {
  at: number
  wake: () => void
}

/** Turns of the event loop in which what was woken may do its work: more than a delivery takes with its commits. */
const turns = 6

/** Time that passes only where everybody waits for it: an hour takes as long as its work does. `start` in ms. */
export function simulatedClock(start: number): SimulatedClock {
  let now = start
  const sleepers = new Set<Sleeper>()
  const sleep = (ms: number, wake: () => void): Sleeper => {
    const sleeper = { at: now + Math.max(0, ms), wake }
    sleepers.add(sleeper)
    return sleeper
  }
  return {
    now: () => now,
    wait: (ms, signal) =>
      new Promise(resolve => {
        if (signal?.aborted) return resolve()
        const wake = () => {
          sleepers.delete(sleeper)
          signal?.removeEventListener('abort', wake)
          resolve()
        }
        const sleeper = sleep(ms, wake)
        signal?.addEventListener('abort', wake)
      }),
    after(ms, late) {
      const off = () => void sleepers.delete(sleeper)
      const sleeper = sleep(ms, () => (off(), late()))
      return off
    },
    async runUntil(done) {
      while (!done()) {
        for (let turn = 0; turn < turns; turn++) await nextTurn()
        let next: Sleeper | undefined
        for (const sleeper of sleepers) if (!next || sleeper.at < next.at) next = sleeper
        // Somebody is still at work that asks for no time.
        if (!next) continue
        now = Math.max(now, next.at)
        next.wake()
      }
    },
  }
}
