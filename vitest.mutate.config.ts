import { defineConfig } from 'vitest/config'

process.env['TZ'] = 'America/St_Johns'

/** The folders of test/ that scripts/mutate.mjs names: each change of the code is held against those of their tests that pass it. */
const folders = (process.env['MUTATE_TESTS'] ?? 'domain').split(',')

export default defineConfig({
  test: {
    include: folders.map(folder => `test/${folder}/**/*.test.ts`),
    globalSetup: 'test/helpers/temporary-root.ts',
    isolate: false,
    testTimeout: 60_000,
  },
})
