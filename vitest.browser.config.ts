import { defineConfig } from 'vitest/config'

// An odd zone on purpose, as in vitest.config.ts.
process.env['TZ'] = 'America/St_Johns'

// One file at a time: a Chromium beside another one is slower than two in a row.
export default defineConfig({
  test: { include: ['test/browser/**/*.test.ts'], fileParallelism: false, testTimeout: 60_000, hookTimeout: 60_000 },
})
