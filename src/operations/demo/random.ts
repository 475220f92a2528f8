export interface Random {
  /** 0 ≤ x < 1 */
  next(): number
  /** a whole number, both ends included */
  between(low: number, high: number): number
  pick<T>(items: readonly T[]): T
  chance(share: number): boolean
  shuffled<T>(items: readonly T[]): T[]
}

/** Mulberry32: the same seed gives the same office every time, so that pages about the demo stay true. */
export function seededRandom(seed: number): Random {
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    between,
    pick: <T>(items: readonly T[]): T => {
      const item = items[between(0, items.length - 1)]
      if (item === undefined) throw new RangeError('nothing to pick from')
      return item
    },
    chance: share => next() < share,
    shuffled: items =>
      items
        .map(item => ({ item, at: next() }))
        .sort((a, b) => a.at - b.at)
        .map(({ item }) => item),
  }
}
