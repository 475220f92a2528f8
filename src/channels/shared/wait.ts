import { setTimeout as sleep } from 'node:timers/promises'

/** Waits `ms`; returns at once, without an error, when the signal ends the waiting. */
export async function waitFor(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error
  })
}

/**
 * Runs something that `outer` ends, or the time `ms` (Infinity: only `outer`, at no cost). By hand, because of Node 20's
 * AbortSignal.any: with a signal as long-lived as a channel's it grows by every call.
 */
export async function within<T>(
  ms: number,
  outer: AbortSignal | undefined,
  run: (inner: AbortSignal) => Promise<T>,
): Promise<T> {
  if (outer && ms === Infinity) return run(outer)
  const inner = new AbortController()
  const abort = () => inner.abort()
  const timer = setTimeout(abort, ms)
  outer?.addEventListener('abort', abort)
  if (outer?.aborted) abort()
  try {
    return await run(inner.signal)
  } finally {
    clearTimeout(timer)
    outer?.removeEventListener('abort', abort)
  }
}
