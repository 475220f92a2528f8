import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Db } from '../../db/db.ts'
import { latestRun } from '../../db/office/job-runs.ts'
import { readSetting, storeSetting, writeSetting } from '../../db/office/settings.ts'
import type { Job } from '../../jobs/job.ts'
import { createScheduler, runSlot } from '../../jobs/run.ts'
import { openTestDatabase } from '../helpers/database.ts'
import { at, surroundings } from '../helpers/jobs.ts'
import { until } from '../helpers/engine.ts'

let db: Db
let now = at('2026-11-23', '09:00')
beforeEach(() => {
  db = openTestDatabase()
  now = at('2026-11-23', '09:00')
})
const job = (name: string, run: Job['run']): Job => ({
  ...{ name, summary: name, run, plan: () => Promise.resolve([]) },
  schedule: { at: '01:00', days: 'every-day' },
})
function deferred() {
  let resolve: () => void = () => undefined
  const promise = new Promise<void>(done => {
    resolve = done
  })
  return { promise, resolve: () => resolve() }
}
function scheduler(jobs: Job[]) {
  const seen: string[] = []
  const made = createScheduler({
    ...{ jobs: () => jobs, around: surroundings(db), now: () => now, onQueued: () => seen.push('queued') },
    onRun: (name, slot) => seen.push(`${name} ${slot}`),
    onError: (name, error) => seen.push(`${name} failed: ${String(error)}`),
  })
  return { ...made, seen }
}

describe('the scheduler', () => {
  it('tries a failed job again at the next tick, keeps why, and lets the other jobs run', async () => {
    let broken = true
    const failing = job('first', async () => {
      if (broken) throw new Error('disk full')
      return []
    })
    const { tick, seen } = scheduler([failing, job('second', () => Promise.resolve([]))])
    await tick()
    expect(seen).toEqual(['first failed: Error: disk full', 'second 2026-11-23'])
    expect((await latestRun(db.reads, 'first'))?.error).toBe('Error: disk full')
    broken = false
    await tick()
    await tick()
    expect(seen.slice(2)).toEqual(['first 2026-11-23'])
    expect(await latestRun(db.reads, 'first')).toMatchObject({ error: null, finishedAt: now })
  })

  it('runs yesterday’s job after a night without power, once, and not that of the week before', async () => {
    const slots: string[] = []
    const { tick } = scheduler([job('nightly', async ({ slot }) => (slots.push(slot), []))])
    await tick()
    now = at('2026-12-10', '00:30')
    await tick()
    await tick()
    now = at('2026-12-10', '01:00')
    await tick()
    expect(slots).toEqual(['2026-11-23', '2026-12-09', '2026-12-10'])
  })

  it('wakes delivery only when something was queued', async () => {
    const planned = { officerId: 1, kind: 'x', reply: { blocks: [] } }
    const { tick, seen } = scheduler([
      job('quiet', () => Promise.resolve([])),
      job('loud', () => Promise.resolve([planned])),
    ])
    await tick()
    expect(seen).toEqual(['quiet 2026-11-23', 'loud 2026-11-23', 'queued'])
  })

  it('does not begin a second tick while one runs, and stop waits for it', async () => {
    const { promise: held, resolve: go } = deferred()
    let running = 0
    const slow = job('slow', async () => {
      expect(++running).toBe(1)
      await held
      running--
      return []
    })
    const { tick, stop, seen } = scheduler([slow])
    const ticks = [tick(), tick()]
    await until(() => running === 1)
    const stopped = stop().then(() => seen.push('stopped'))
    go()
    await Promise.all([...ticks, stopped])
    expect(seen).toEqual(['slow 2026-11-23', 'stopped'])
  })

  it('survives a database that cannot be read', async () => {
    const { tick, seen } = scheduler([job('any', () => Promise.resolve([]))])
    const closed = openTestDatabase()
    closed.close()
    const broken = createScheduler({
      ...{
        jobs: () => [],
        around: surroundings(closed),
        now: () => now,
        onRun: () => undefined,
        onQueued: () => undefined,
      },
      onError: name => seen.push(`${name} failed`),
    })
    await broken.tick()
    await tick()
    expect(seen).toEqual(['scheduler failed', 'any 2026-11-23'])
  })

  it('ticks by itself once started', async () => {
    const { start, stop, seen } = scheduler([job('any', () => Promise.resolve([]))])
    start()
    await until(() => seen.length > 0)
    await stop()
    expect(seen).toEqual(['any 2026-11-23'])
  })
})

describe('a clock that is set while the service runs', () => {
  afterEach(() => vi.useRealTimers())

  it.each([
    ['back by a day', -86_400_000],
    ['forward by a day', 86_400_000],
  ])('%s: the slot of the day that it then shows is run within half a minute', async (_, step) => {
    vi.useFakeTimers({
      toFake: ['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'],
      now: at('2026-11-24', '00:59'),
    })
    const seen: string[] = []
    const { start, stop } = createScheduler({
      jobs: () => [job('any', () => Promise.resolve([]))],
      ...{ around: surroundings(db), now: () => Date.now(), onQueued: () => undefined },
      onRun: (name, slot) => seen.push(`${name} ${slot}`),
      onError: (name, error) => seen.push(`${name} failed: ${String(error)}`),
    })
    start()
    await vi.waitFor(() => expect(seen).toEqual(['any 2026-11-23']))
    vi.setSystemTime(Date.now() + step)
    // The timer that was running when the clock was set rings, and finds itself a day too early.
    await vi.advanceTimersByTimeAsync(30_000)
    vi.setSystemTime(at(step < 0 ? '2026-11-23' : '2026-11-25', '01:00'))
    await vi.advanceTimersByTimeAsync(30_000)
    const expected =
      step < 0 ? ['any 2026-11-23', 'any 2026-11-22'] : ['any 2026-11-23', 'any 2026-11-24', 'any 2026-11-25']
    await vi.waitFor(() => expect(seen).toEqual(expected))
    await stop()
  })
})

describe('runSlot', () => {
  it('tells a continued run how far it had come', async () => {
    const cursors: number[] = []
    const work = job('long', async ({ cursor, db: own, slot }) => {
      cursors.push(cursor)
      const { moveCursor } = await import('../../db/office/job-runs.ts')
      await own.transact(tx => moveCursor(tx, 'long', slot, cursor + 40))
      if (cursors.length < 3) throw new Error('again')
      return []
    })
    for (let n = 0; n < 2; n++)
      await expect(runSlot(work, '2026-11-23', () => now, surroundings(db))).rejects.toThrow('again')
    expect((await runSlot(work, '2026-11-23', () => now, surroundings(db))).ran).toBe(true)
    expect((await runSlot(work, '2026-11-23', () => now, surroundings(db))).ran).toBe(false)
    expect(cursors).toEqual([0, 40, 80])
  })

  it('keeps what was committed before a failure', async () => {
    const work = job('half', async ({ db: own }) => {
      await own.transact(tx => writeSetting(tx, 'a', '1'))
      throw new Error('then it broke')
    })
    await expect(runSlot(work, '2026-11-23', () => now, surroundings(db))).rejects.toThrow('then it broke')
    expect(await readSetting(db.reads, 'a')).toBe('1')
  })

  it('notes when it began and when it ended', async () => {
    const [start, end] = [now, now + 45_000]
    const work = job('work', async () => {
      now = end
      return []
    })
    await runSlot(work, '2026-11-23', () => now, surroundings(db))
    expect(await latestRun(db.reads, 'work')).toMatchObject({ startedAt: start, finishedAt: end })
  })
})

it('a time that the office sets while the service runs holds from the next tick on', async () => {
  const seen: string[] = []
  const { tick } = createScheduler({
    ...{
      jobs: ({ reminderAt }) => [
        {
          ...job('morning', () => Promise.resolve([])),
          schedule: { at: reminderAt, days: 'every-day', until: '18:00' },
        },
      ],
    },
    ...{ around: surroundings(db), now: () => now, onQueued: () => undefined },
    onRun: (name, slot) => seen.push(`${name} ${slot}`),
    onError: (name, error) => seen.push(`${name} failed: ${String(error)}`),
  })
  await db.transact(tx => storeSetting(tx, 'reminderAt', '09:30'))
  await tick()
  expect(seen).toEqual([])
  await db.transact(tx => storeSetting(tx, 'reminderAt', '08:30'))
  await tick()
  expect(seen).toEqual(['morning 2026-11-23'])
})
