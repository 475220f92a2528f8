import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'

/** Work that is found by looking for it: when somebody rings, and now and then by time, as other processes ring nobody. */
export interface Sweep {
  everyMs: number
  /** what is logged where it could not be finished; it is tried again */
  failed: string
  /** Does all that there is to do now; ends early where the service stops. */
  sweep(stopping: AbortSignal): Promise<void>
}

export interface Sweeper {
  start(): void
  /** There may be something to do. */
  ring(): void
  /** Resolves when nothing is left that could be done now. */
  idle(): Promise<void>
  /** Resolves when what was under way is ended. */
  stop(): Promise<void>
}

/** Runs a sweep, never twice at a time. */
export function createSweeper({ everyMs, failed, sweep }: Sweep, clock: Clock, log: Log): Sweeper {
  const stopping = new AbortController()
  let bell = new AbortController()
  let loop: Promise<void> | undefined
  let underWay: Promise<void> | undefined

  const sweepNow = (): Promise<void> => (underWay ??= sweep(stopping.signal).finally(() => (underWay = undefined)))

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      bell = new AbortController()
      try {
        await sweepNow()
      } catch (error) {
        log.error({ err: error }, failed)
      }
      await clock.wait(everyMs, bell.signal)
    }
  }

  return {
    start: () => void (loop = run()),
    ring: () => bell.abort(),
    async idle() {
      await underWay
      await sweepNow()
    },
    async stop() {
      stopping.abort()
      bell.abort()
      await loop
      await underWay?.catch(() => undefined)
    },
  }
}
