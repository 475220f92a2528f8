import { defineConfig } from 'vitest/config'

// An odd zone on purpose: nothing may depend on the machine's own (CONTRIBUTING.md).
process.env['TZ'] = 'America/St_Johns'

export default defineConfig({
  test: { include: ['test/**/*.test.ts'], exclude: ['test/browser/**'], testTimeout: 20_000, hookTimeout: 30_000 },
})
