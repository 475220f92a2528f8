import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

// An odd zone on purpose: nothing may depend on the machine's own (CONTRIBUTING.md).
process.env['TZ'] = 'America/St_Johns'

const starts = (spec: TestSpecification) => (spec.moduleId.includes('/test/e2e/kill') ? 0 : 1)

/** Vitest's own order, but the file that takes as long as half of all others begins first: it would end last. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => starts(a) - starts(b))
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/browser/**', 'test/faults/**'],
    globalSetup: 'test/helpers/temporary-root.ts',
    sequence: { sequencer: LongestFirst },
    // The end-to-end tests mostly wait for the pace of one message a second in a chat: three share two cores well.
    maxWorkers: 3,
    // No module of ours keeps anything between tests, so files may share what is loaded.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 30_000,
  },
})
