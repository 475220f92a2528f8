import { defineConfig } from 'vitest/config'

// An odd zone on purpose, as in vitest.config.ts.
process.env['TZ'] = 'America/St_Johns'

// Mostly waiting (for leases, limits and paces in real time), so more files than processors go on at once. Unlike the other
// tests on the real disk, whose flushes are part of what is tried.
export default defineConfig({
  test: {
    include: ['test/faults/**/*.test.ts'],
    maxWorkers: 3,
    testTimeout: 180_000,
    hookTimeout: 120_000,
  },
})
