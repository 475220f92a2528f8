const firstMs = 1_000
const longestMs = 5 * 60_000

/**
 * How long to wait, in whole ms, after a failure that `failures` others went before: doubling, capped, spread by `random` (0–1)
 * over its upper half, so that what failed together does not come back together.
 */
export function backoff(failures: number, random: number): number {
  const full = Math.min(longestMs, firstMs * 2 ** failures)
  return Math.round(full / 2 + (full / 2) * random)
}
