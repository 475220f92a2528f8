import { cpus, loadavg } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, expect, it } from 'vitest'
import type { Service } from '../helpers/process.ts'
import { got, gets, isSend, openFaultOffice, openings, type FaultOffice, type Officer, type Opening } from './office.ts'
import { seed, seeded } from './seed.ts'

const kills = 50
const people = 400
/** The worker's places: so many messages may be under way at the moment of a kill (32 answers, 32 pushes). */
const inFlight = 64
const backToWorkMs = 10_000
/** Where nothing is left to be sent no further call would come, ms. */
const longestLife = 5_000

let office: FaultOffice
afterEach(() => office.close())

/** What each officer sends once, and what it is answered with. */
const requests: { say: (officer: Officer) => string; answer: Opening }[] = [
  { say: ({ task }) => `/capnhat ${task} 60% Đã lấy ý kiến`, answer: 'updated' },
  { say: ({ task }) => `/xong ${task} Đã làm`, answer: 'completed' },
]
const allOpenings = Object.keys(openings) as Opening[]

/** How often each message was received, by officer and kind. */
const received = () =>
  new Map(office.officers.flatMap(one => allOpenings.map(kind => [`${one.code} ${kind}`, got(one, kind)])))
const repeats = () => [...received().values()].reduce((sum, times) => sum + Math.max(0, times - 1), 0)

/** Updates that Telegram was told are safe, and that the database does not have. */
function lost(said: readonly number[], receiving: 'polling' | 'webhook'): number[] {
  const { fake, workplace } = office
  const asked = fake.calls.flatMap(({ method, params }) => (method === 'getUpdates' ? [params.offset ?? 0] : []))
  const offset = Math.max(0, ...asked)
  const taken = new Set(fake.deliveries.flatMap(({ update_id, status }) => (status === 200 ? [update_id] : [])))
  const safe = (id: number) => (receiving === 'polling' ? id < offset : taken.has(id))
  const kept = new Set(
    workplace.query<{ id: string }>('select external_id as id from inbox').map(row => Number(row.id)),
  )
  return said.filter(id => safe(id) && !kept.has(id))
}

/** Tasks whose completion somebody was told of, and that the database does not have. */
function forgotten(): number[] {
  const events = office.workplace.query<{ task: number }>(
    `select task_id as task from task_events where kind = 'completed'`,
  )
  const done = new Set(events.map(({ task }) => task))
  return office.officers.flatMap(one => (got(one, 'completed') > 0 && !done.has(one.task) ? [one.task] : []))
}

/** Resolves when so many calls were made since the beginning, or after a while. */
const calls = (until: number): Promise<unknown> =>
  office.fake.waitForCall(() => office.fake.calls.length >= until, longestLife).catch(() => undefined)

/** How long the machine did not run this process either (ms), which is no fault of the service's. */
function watchStandstill(): () => number {
  const step = 50
  let last = Date.now()
  let stood = 0
  const timer = setInterval(() => {
    const now = Date.now()
    stood += Math.max(0, now - last - 2 * step)
    last = now
  }, step)
  return () => {
    clearInterval(timer)
    return stood
  }
}

/** Lets it work for a random while, during which people go on writing. */
async function work(random: () => number, next: () => boolean): Promise<{ service: Service; firstSendMs?: number }> {
  const { fake, workplace } = office
  const began = Date.now()
  const stood = watchStandstill()
  const service = workplace.spawn()
  const callsBefore = fake.calls.length
  // Some are killed while they start; the others somewhere in their work.
  const early = random() < 0.1
  const until = callsBefore + 1 + Math.floor(random() * 40)
  const end = early ? pause(random() * 600) : service.ready.then(() => calls(until))
  const over = end.then(() => pause(random() * 40)).then(() => true)
  while (!(await Promise.race([over, pause(random() * 60, false)])) && next());
  await over
  const stoodMs = stood()
  service.signal('SIGKILL')
  expect(await service.ended).toEqual({ code: null, signal: 'SIGKILL' })
  expect(service.output().stderr).toBe('')
  const first = fake.calls.slice(callsBefore).find(call => isSend(call) && call.status === 200)
  return { service, ...(first && { firstSendMs: first.at - began - stoodMs }) }
}

it.each(['polling', 'webhook'] as const)(
  `survives ${kills} kills by %s while ${people} officers report, complete, and get their digest (seed ${seed})`,
  { timeout: 480_000 },
  async receiving => {
    office = await openFaultOffice({ people, receiving, direct: true, env: { LOG_LEVEL: 'warn' } })
    const { fake, workplace, officers } = office
    const random = seeded()
    const said: number[] = []
    const toSay = requests.flatMap(({ say }) => officers.map(one => () => one.chat.says(say(one))))
    const next = () => {
      const one = toSay.shift()
      if (one) said.push(one())
      return one !== undefined
    }
    const share = Math.ceil(toSay.length / kills)
    const finished = new Map<string, number>()
    const waits: number[] = []
    let most = 0

    for (let kill = 0; kill < kills; kill++) {
      const before = repeats()
      // Half of it waits at the start, the rest comes while it works.
      for (let i = 0; i < share / 2; i++) next()
      const { firstSendMs } = await work(random, next)
      if (firstSendMs !== undefined) waits.push(firstSendMs)

      expect(lost(said, receiving)).toEqual([])
      expect(forgotten()).toEqual([])
      most = Math.max(most, repeats() - before)
      const now = received()
      for (const key of recordedAsSent()) if (!finished.has(key)) finished.set(key, now.get(key) ?? 0)
    }
    while (next());
    const service = await workplace.start()
    for (const one of officers) for (const kind of ['updated', 'completed', 'digest'] as const) await gets(one, kind)
    service.signal('SIGTERM')
    expect(await service.ended).toEqual({ code: 0, signal: null })

    const slowest = Math.max(...waits)
    const median = waits.toSorted((a, b) => a - b)[Math.floor(waits.length / 2)]
    console.log(
      `${receiving}: seed ${seed}, ${kills} kills, ${repeats()} messages repeated in all, at most ${most} by one kill; ` +
        `from the start to the first message: median ${median} ms, slowest ${slowest} ms (${waits.length} starts, load ${loadavg()[0]?.toFixed(1)} on ${cpus().length} processors)`,
    )
    expect(most).toBeLessThanOrEqual(inFlight)
    expect(waits.length).toBeGreaterThan(kills / 2)
    onceEach(said)
    // What was recorded as sent was never sent again.
    const end = received()
    expect([...finished].filter(([key, times]) => end.get(key) !== times)).toEqual([])
    expect(fake.violations).toEqual([])
    // Last of all: on a machine with ten times as much to do as it can, this alone may fail.
    expect(slowest).toBeLessThanOrEqual(backToWorkMs)
  },
)

/** Messages that the database says are sent, named as in `received`. */
function recordedAsSent(): string[] {
  const rows = office.workplace.query<{ chat: string; reply: string }>(
    `select chat, reply from outbox where status = 'sent'`,
  )
  return rows.flatMap(({ chat, reply }) => {
    const officer = office.officers.find(one => String(one.chat.id) === chat)
    const kind = allOpenings.find(one => reply.includes(openings[one]))
    return officer && kind ? [`${officer.code} ${kind}`] : []
  })
}

/** Every effect once, and nothing left undone. */
function onceEach(said: readonly number[]): void {
  const { workplace, officers, count } = office
  const events = workplace.query(
    `select task_id as task, kind, count(*) as times from task_events
     where kind in ('progressed', 'completed') group by task_id, kind order by task_id, kind`,
  )
  const expected = officers.flatMap(({ task }) => ['completed', 'progressed'].map(kind => ({ task, kind, times: 1 })))
  expect(events).toEqual(expected.sort((a, b) => a.task - b.task || a.kind.localeCompare(b.kind)))
  expect(count('inbox')).toBe(said.length)
  expect(count('inbox where done_at is null or error is not null')).toBe(0)
  expect(
    workplace.query(
      `select kind, status, count(*) as n from outbox where kind <> 'edit' group by kind, status order by kind`,
    ),
  ).toEqual([
    { kind: 'answer', status: 'sent', n: 2 * people },
    { kind: 'push', status: 'sent', n: people },
  ])
  expect(count(`job_runs where job = 'daily-reminders' and finished_at is not null`)).toBe(1)
  expect(count(`notices where stage glob 'm*'`)).toBe(people)
}
