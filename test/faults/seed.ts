/** Settable, so that a run that failed can be repeated: NHACVIEC_FAULT_SEED=… npm run test:faults. */
export const seed = Number(process.env['NHACVIEC_FAULT_SEED'] ?? 20_261_105)

/** Numbers from 0 up to 1, the same in every run (mulberry32). */
export function seeded(from = seed): () => number {
  let state = from
  return () => {
    state = (state + 0x6d2b79f5) | 0
    const mixed = Math.imul(state ^ (state >>> 15), state | 1)
    const more = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((more ^ (more >>> 14)) >>> 0) / 2 ** 32
  }
}
