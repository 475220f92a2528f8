const firstMs = 1_000
const longestMs = 5 * 60_000

/** The wait before attempt number `attempts` + 1, ms: doubling, capped, spread by `random` (0–1) over its upper half. */
export function backoff(attempts: number, random: number): number {
  const full = Math.min(longestMs, firstMs * 2 ** Math.min(attempts, 20))
  return full / 2 + (full / 2) * random
}
