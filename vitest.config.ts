import { defineConfig } from 'vitest/config'

// An odd zone on purpose: nothing may depend on the machine's own (CONTRIBUTING.md).
process.env['TZ'] = 'America/St_Johns'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/browser/**'],
    // The end-to-end tests mostly wait for the pace of one message a second in a chat: three share two cores well.
    maxWorkers: 3,
    // No module of ours keeps anything between tests, so files may share what is loaded.
    isolate: false,
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
})
