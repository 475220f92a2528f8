/** Time as a part that can be changed: tests simulate it, `--at` stops it. */
export interface Clock {
  /** ms since 1970 */
  now(): number
  /** Waits `ms`; returns at once when the signal ends the waiting. */
  wait(ms: number, signal?: AbortSignal): Promise<void>
  /** Runs `late` in `ms`, unless it is called off before by what this returns: at each message, and nearly always. */
  after(ms: number, late: () => void): () => void
}

/** By hand: node's own makes an error with its stack at each waiting that is cut short, which is every message's. */
const wait = (ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise(resolve => {
    const end = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, Math.max(0, ms))
    signal?.addEventListener('abort', end)
    if (signal?.aborted) end()
  })

function after(ms: number, late: () => void): () => void {
  const timer = setTimeout(late, ms)
  return () => clearTimeout(timer)
}

export const systemClock: Clock = { now: () => Date.now(), wait, after }

/** `--at`: the calendar stands still at `at`; waiting still takes real time. */
export const stoppedClock = (at: number): Clock => ({ now: () => at, wait, after })

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
