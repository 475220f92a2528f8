import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { measureBackup } from './backup.ts'
import { measureCommand } from './command.ts'
import { measureDates } from './dates.ts'
import type { Figure } from './figure.ts'
import { measureGrowth } from './growth.ts'
import { measureImport } from './import.ts'
import { measureIntents } from './intents.ts'
import { measurePlanning } from './planning.ts'
import { measurePush } from './push.ts'
import { measurePushCity } from './push-city.ts'
import { seedOffice } from './seed.ts'
import { measureFirstReply, measureHelp } from './start.ts'
import { measureThroughput } from './throughput.ts'

const figures: Figure[] = []
const keep = (found: Figure[]) => {
  figures.push(...found)
  for (const { name, value, unit, aim, met } of found)
    console.log(`${met ? '✓' : '✗'} ${name.padEnd(64)} ${value.toFixed(3).padStart(10)} ${unit.padEnd(6)} (aim ${aim})`)
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'nhacviec-bench-'))
try {
  const small = path.join(folder, 'small.db')
  const large = path.join(folder, 'large.db')
  const largeTasks = 1_000_000
  // Twenty-two million tasks take 12 GB of disk and half an hour to make: only when asked for (npm run bench -- --city).
  const city = process.argv.includes('--city') ? path.join(folder, 'city.db') : undefined
  console.log(`Seeding 10,000 and ${largeTasks.toLocaleString('en')} tasks …`)
  seedOffice(small, { officers: 313, tasks: 10_000 })
  seedOffice(large, { officers: 31_300, tasks: largeTasks })

  keep(await measureHelp())
  keep(await measureCommand(small, large))
  keep(await measureFirstReply(large))
  keep(await measureBackup(large, folder))
  keep(await measurePlanning(large))
  const sizes = [
    { tasks: 10_000, file: small },
    { tasks: largeTasks, file: large },
  ]
  if (city) {
    seedOffice(city, { officers: 31_300, tasks: 22_000_000, openEvery: 67, years: 5 })
    sizes.push({ tasks: 22_000_000, file: city })
  }
  keep(await measureGrowth(sizes))
  keep(await measureImport(folder))
  keep(await measurePush(folder))
  keep(await measurePushCity(folder))
  keep(await measureThroughput(folder))
  // Last: what they leave in memory would make pauses for others.
  keep(measureDates())
  keep(measureIntents())
  const machine = { node: process.version, cpu: os.cpus()[0]?.model, cores: os.cpus().length }
  writeFileSync('bench/results.json', `${JSON.stringify({ machine, figures }, null, 2)}\n`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
