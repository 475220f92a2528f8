import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Figure } from './figure.ts'
import { measurements, officesIn } from './measurements.ts'
import { seedOffice } from './seed.ts'

const figures: Figure[] = []
const keep = (found: Figure[]) => {
  figures.push(...found)
  for (const { name, value, unit, aim, met } of found)
    console.log(`${met ? '✓' : '✗'} ${name.padEnd(64)} ${value.toFixed(3).padStart(10)} ${unit.padEnd(6)} (aim ${aim})`)
}

async function measure(name: string): Promise<Figure[]> {
  const child = fork(new URL('./one.js', import.meta.url), [name, folder])
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${name} ended with ${code}`)
  })
  const [found] = (await Promise.race([once(child, 'message'), ended])) as [Figure[]]
  await ended.catch(() => undefined)
  return found
}

const asked = process.argv.slice(2).filter(name => name in measurements)
const folder = mkdtempSync(path.join(os.tmpdir(), 'nhacviec-bench-'))
try {
  const { small, large, city } = officesIn(folder)
  console.log(`Seeding 10,000 and ${large.tasks.toLocaleString('en')} tasks …`)
  seedOffice(small.file, { officers: 313, tasks: small.tasks })
  seedOffice(large.file, { officers: 31_300, tasks: large.tasks })
  // Twenty-two million tasks take 12 GB of disk and half an hour to make: only when asked for (npm run bench -- --city).
  if (process.argv.includes('--city'))
    seedOffice(city.file, { officers: 31_300, tasks: city.tasks, openEvery: 67, years: 5 })

  for (const name of asked.length > 0 ? asked : Object.keys(measurements)) keep(await measure(name))
  const machine = { node: process.version, cpu: os.cpus()[0]?.model, cores: os.cpus().length }
  if (asked.length === 0) writeFileSync('bench/results.json', `${JSON.stringify({ machine, figures }, null, 2)}\n`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
