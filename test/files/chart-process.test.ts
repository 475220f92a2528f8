import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'

const here = (path: string): string => new URL(path, import.meta.url).href

/** Runs `code` in a Node process of its own that can import our sources; killed, and so failed, if it does not end. */
const run = (code: string) =>
  promisify(execFile)(
    process.execPath,
    ['--expose-gc', '--import', here('../helpers/typescript-loader.mjs'), '--input-type=module', '--eval', code],
    { timeout: 60_000, killSignal: 'SIGKILL' },
  )

const setUp = `
  const { drawAttachment } = await import('${here('../../src/files/attachment.ts')}')
  const row = { label: 'Đặc khu Phú Quốc', doneOnTime: 5, doneLate: 1, openOnTime: 3, openLate: 2, noDeadline: 1 }
  const draw = () => drawAttachment({ kind: 'progress-chart', title: 'Tiến độ', subtitle: '', rows: [row] })
`

test('a process that drew a chart ends by itself at once', { timeout: 70_000 }, async () => {
  const { stdout } = await run(`${setUp}
    await draw()
    const drawn = performance.now()
    process.once('exit', () => console.log(performance.now() - drawn))`)
  expect(Number(stdout)).toBeGreaterThan(0)
  expect(Number(stdout)).toBeLessThan(3000)
})

describe('a process that goes on drawing', () => {
  interface Seen {
    /** whether the renderer was loaded before and after the first chart */
    loaded: [boolean, boolean]
    /** bytes that a chart left behind */
    kept: number
  }
  let seen: Seen
  // Starting a process takes longer than what it is asked: one answers both questions.
  beforeAll(async () => {
    const { stdout } = await run(`${setUp}
      const isLoaded = () => process.report.getReport().sharedObjects.some(file => file.includes('resvgjs'))
      const heapAfter = async charts => {
        for (let i = 0; i < charts; i++) await draw()
        gc()
        return process.memoryUsage().heapUsed
      }
      const before = isLoaded()
      await draw()
      const loaded = [before, isLoaded()]
      const warm = await heapAfter(9)
      console.log(JSON.stringify({ loaded, kept: ((await heapAfter(20)) - warm) / 20 }))`)
    seen = JSON.parse(stdout) as Seen
  }, 70_000)

  test('loads neither library before the first chart', () => {
    expect(seen.loaded).toEqual([false, true])
  })

  test('leaves nothing behind in memory', () => {
    // Bytes a chart. Measured: 390 kB where charts are not disposed of; up to 40 kB while the process is still warming up,
    // and nothing from the 30th chart to the 120th.
    expect(seen.kept).toBeLessThan(150_000)
  })
})
