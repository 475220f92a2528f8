/** How often a property is tried: `count` times the environment's FUZZ_RUNS, for a long night's search. */
export const runs = (count: number): { numRuns: number } => ({
  numRuns: Math.ceil(count * Number(process.env['FUZZ_RUNS'] ?? 1)),
})
