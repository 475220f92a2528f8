import { copyFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { afterEach, expect, it } from 'vitest'
import type { Service } from '../helpers/process.ts'
import { got, openFaultOffice, type FaultOffice } from './office.ts'
import { processOf, standsStill } from './process-of.ts'
import { seed, seeded } from './seed.ts'

const copies = 25
const people = 400
/** What a disk writes at once; of a longer write the power may cut off any part. */
const sector = 512

let office: FaultOffice
afterEach(() => office.close())

interface Acknowledged {
  /** updates answered with 200 */
  updates: number[]
  /** tasks whose completion the person was told */
  tasks: number[]
}

const acknowledged = (): Acknowledged => ({
  updates: office.fake.deliveries.flatMap(({ update_id, status }) => (status === 200 ? [update_id] : [])),
  tasks: office.officers.flatMap(one => (got(one, 'completed') > 0 ? [one.task] : [])),
})

/** The files as they are at one instant: the process stands still meanwhile. Not -shm, which lives in memory. */
function snapshot(service: Service, name: string): string {
  const { database, path } = office.workplace
  service.signal('SIGSTOP')
  const pid = processOf(office.workplace)
  while (!standsStill(pid));
  for (const file of ['', '-wal']) {
    if (existsSync(`${database}${file}`)) copyFileSync(`${database}${file}`, path(`${name}.db${file}`))
  }
  service.signal('SIGCONT')
  return path(`${name}.db`)
}

/**
 * Of what was written to the log after `earlier` the disk kept a random part of the sectors. Only where the log was not begun
 * anew in between (its salt, bytes 16–24, is the same: sqlite.org/fileformat2.html), since that waits for the disk by itself.
 */
function tear(earlier: string, later: string, random: () => number): boolean {
  const [before, after] = [readFileSync(`${earlier}-wal`), readFileSync(`${later}-wal`)]
  if (!before.subarray(16, 24).equals(after.subarray(16, 24))) return false
  const torn = Buffer.from(after)
  for (let at = 0; at < torn.length; at += sector) {
    if (random() < 0.5) continue
    torn.fill(0, at, Math.min(at + sector, torn.length))
    if (at < before.length) before.copy(torn, at, at, at + sector)
  }
  copyFileSync(earlier, later)
  writeFileSync(`${later}-wal`, torn)
  return true
}

function missing(file: string, { updates, tasks }: Acknowledged): object {
  const copy = new Database(file)
  try {
    const all = (sql: string) => new Set(copy.prepare<[], number>(sql).pluck().all())
    const inbox = all('select cast(external_id as integer) from inbox')
    const done = all(`select task_id from task_events where kind = 'completed'`)
    return {
      integrity: copy.pragma('integrity_check', { simple: true }),
      updates: updates.filter(id => !inbox.has(id)),
      tasks: tasks.filter(id => !done.has(id)),
    }
  } finally {
    copy.close()
  }
}

it(
  `loses nothing acknowledged when the power fails at one of ${copies} moments (seed ${seed})`,
  { timeout: 300_000 },
  async () => {
    office = await openFaultOffice({ people, receiving: 'webhook', direct: true, env: { LOG_LEVEL: 'warn' } })
    const { officers, workplace, fake } = office
    const random = seeded()
    const toSay = officers.map(
      ({ chat, task }) =>
        () =>
          chat.says(`/xong ${task} Đã làm`),
    )
    const service = await workplace.start()
    let seen = 0
    let torn = 0

    for (let copy = 0; copy < copies; copy++) {
      for (const say of toSay.splice(0, people / copies)) say()
      const until = fake.calls.length + 1 + Math.floor(random() * 10)
      await fake.waitForCall(() => fake.calls.length >= until, 30_000)
      await pause(random() * 30)

      const known = acknowledged()
      const earlier = snapshot(service, `earlier-${copy}`)
      await pause(random() * 100)
      const later = snapshot(service, `later-${copy}`)
      if (tear(earlier, later, random)) torn++
      seen += known.updates.length + known.tasks.length
      const whole = { integrity: 'ok', updates: [], tasks: [] }
      expect(missing(earlier, known)).toEqual(whole)
      expect(missing(later, known)).toEqual(whole)
    }
    console.log(
      `seed ${seed}, ${copies} copies and ${torn} with torn sectors, ${seen} acknowledgements looked for in them`,
    )
    // There was something to lose, and the database was large enough for it to lie in both files.
    expect(torn).toBeGreaterThan(copies / 2)
    expect(seen).toBeGreaterThan(people)
    expect(statSync(workplace.database).size).toBeGreaterThan(0)
    expect(service.output().stderr).toBe('')
  },
)

it('is able to start from such a copy and to go on with it', async () => {
  office = await openFaultOffice({ people: 40, receiving: 'webhook', direct: true })
  const { officers, workplace, fake } = office
  const service = await workplace.start()
  for (const { chat, task } of officers) chat.says(`/xong ${task} Đã làm`)
  await fake.drained(20_000)
  const copy = snapshot(service, 'power')
  service.signal('SIGKILL')
  await service.ended

  const env = { DATABASE_URL: `file:${copy}` }
  const next = await workplace.start(env)
  for (const { chat } of officers)
    await chat.waitFor(message => message.text.startsWith('Đã ghi nhận hoàn thành'), 30_000)
  next.signal('SIGTERM')
  expect((await next.ended).code).toBe(0)
  const twice = new Database(copy, { readonly: true })
  const times = twice.prepare(`select count(*) as n from task_events where kind = 'completed' group by task_id`).all()
  twice.close()
  expect(times).toEqual(officers.map(() => ({ n: 1 })))
})
