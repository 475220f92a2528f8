import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

// An odd zone on purpose, as in vitest.config.ts.
process.env['TZ'] = 'America/St_Johns'

const kills = 'test/faults/kills.test.ts'
/** They wait a minute and more, one test after another, for what the product promises to leave alone so long. */
const longest = ['refused-token', 'clock', 'network', 'backlog', 'ambiguous', 'refusals', 'stall']

/** Vitest's own order, but what waits longest begins first. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const found = longest.findIndex(name => moduleId.endsWith(`/faults/${name}.test.ts`))
      return found === -1 ? longest.length : found
    }
    return (await super.sort(files)).sort((a, b) => place(a) - place(b))
  }
}

// Unlike the other tests on the real disk, whose flushes are part of what is tried.
export default defineConfig({
  test: {
    testTimeout: 180_000,
    hookTimeout: 120_000,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'faults',
          include: ['test/faults/**/*.test.ts'],
          exclude: [kills],
          // Mostly waiting (for leases, limits and paces in real time): more files than processors go on at once.
          maxWorkers: 4,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'kills',
          include: [kills],
          maxWorkers: 1,
          // Alone, after all others: its promise is a time, and a machine does not restart a service faster for being busy.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
