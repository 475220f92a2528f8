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

/**
 * The clock's time, except that it never goes back (ms): for whatever waits until a moment. Where the clock is set back by a
 * day, that moment would otherwise be a day away.
 */
export function steady({ now }: Clock): () => number {
  let last = now()
  let setBack = 0
  return () => {
    const read = now()
    setBack += Math.max(0, last - read)
    last = read
    return read + setBack
  }
}
