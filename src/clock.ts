import { setTimeout as sleep } from 'node:timers/promises'

/** Time as a part that can be changed: tests simulate it, `--at` stops it. */
export interface Clock {
  /** ms since 1970 */
  now(): number
  /** Waits `ms`; returns at once when the signal ends the waiting. */
  wait(ms: number, signal?: AbortSignal): Promise<void>
}

const wait = async (ms: number, signal?: AbortSignal): Promise<void> => {
  await sleep(Math.max(0, ms), undefined, signal ? { signal } : {}).catch((error: unknown) => {
    if (!signal?.aborted) throw error
  })
}

export const systemClock: Clock = { now: () => Date.now(), wait }

/** `--at`: the calendar stands still at `at`; waiting still takes real time. */
export const stoppedClock = (at: number): Clock => ({ now: () => at, wait })
