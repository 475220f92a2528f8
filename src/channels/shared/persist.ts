import { SendError } from '../channel.ts'
import type { Health } from './health.ts'

export interface Persistence {
  signal: AbortSignal
  /** Waits `ms`; returns at once, without an error, when the signal ends the waiting. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>
  health: Health
  /** ms between attempts while only an operator can help; 5 minutes unless given */
  operatorMs?: number
}

const firstMs = 1_000
const longestMs = 60_000
/** Nothing changes before an operator has done something: a new token, another address. */
const usualOperatorMs = 5 * 60_000

/**
 * Repeats until it succeeds; undefined when the signal ended it before. `attempt` is told how the last one failed.
 * Never throws: an unattended loop that did would end receiving for good.
 */
export async function persist<T>(
  part: string,
  attempt: (last: unknown) => Promise<T>,
  { signal, wait, health, operatorMs = usualOperatorMs }: Persistence,
): Promise<T | undefined> {
  let last: unknown
  for (let failures = 0; !signal.aborted; failures++) {
    try {
      const result = await attempt(last)
      health.fine(part)
      return result
    } catch (error) {
      // Only this process can end the signal while the attempt runs.
      if (isAborted(signal)) return undefined
      last = error
      health.trouble(part, error instanceof SendError ? error.message : `lỗi trong chương trình: ${nameOf(error)}`)
      await wait(pauseMs(error, failures, operatorMs), signal)
    }
  }
  return undefined
}

function pauseMs(error: unknown, failures: number, operatorMs: number): number {
  const growing = Math.min(longestMs, firstMs * 2 ** Math.min(failures, 10))
  if (!(error instanceof SendError)) return growing
  if (error.retryAfterMs !== undefined) return error.retryAfterMs
  return error.kind === 'retry' ? growing : operatorMs
}

const isAborted = (signal: AbortSignal): boolean => signal.aborted

/** Without the message, which may quote what somebody wrote. */
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error)
