import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import type { Figure } from './figure.ts'
import { percentile } from './percentile.ts'

const cli = path.resolve('dist/src/cli.js')

export function measureHelp(): Promise<Figure[]> {
  const times = Array.from({ length: 7 }, () => {
    const start = performance.now()
    spawnSync(process.execPath, [cli, '--help'])
    return (performance.now() - start) / 1_000
  })
  const median = percentile(times, 0.5)
  return Promise.resolve([
    { name: 'nhacviec --help, median of 7', value: median, unit: 's', aim: '≤0.6', met: median <= 0.6 },
  ])
}

/** From the start of a process on the large database to the first reply on its terminal. */
export async function measureFirstReply(file: string): Promise<Figure[]> {
  const times: number[] = []
  for (let round = 0; round < 5; round++) {
    const start = performance.now()
    const child = spawn(process.execPath, [cli, 'chat', '--as', 'CB7', '--json', '--at', '2026-11-23T08:00'], {
      env: { ...process.env, DATABASE_URL: `file:${file}`, LOG_LEVEL: 'silent' },
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    child.stdin.write('/nhiemvu\n')
    await once(child.stdout, 'data')
    times.push((performance.now() - start) / 1_000)
    child.stdin.end()
    await once(child, 'exit')
  }
  const median = percentile(times, 0.5)
  return [
    {
      name: 'process start to first reply, large database, median of 5',
      value: median,
      unit: 's',
      aim: '≤1',
      met: median <= 1,
    },
  ]
}
