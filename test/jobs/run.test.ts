import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Db } from '../../db/db.ts'
import { latestRun } from '../../db/office/job-runs.ts'
import { takeLease } from '../../db/office/leases.ts'
import { readSetting, storeSetting, writeSetting } from '../../db/office/settings.ts'
import { jobRuns, leases } from '../../db/schema.ts'
import type { Job, Planned, Step } from '../../jobs/job.ts'
import { dryRun, runSlot } from '../../jobs/run.ts'
import { createScheduler, type SchedulerParts } from '../../jobs/scheduler.ts'
import { openTestDatabase } from '../helpers/database.ts'
import { at, dayOf, surroundings } from '../helpers/jobs.ts'
import { until } from '../helpers/engine.ts'

const dayMs = 86_400_000
const over = (): Promise<Step> => Promise.resolve({})
const planned: Planned = { officerId: 1, kind: 'x', reply: { blocks: [] } }

let db: Db
let now = at('2026-11-23', '09:00')
beforeEach(() => {
  db = openTestDatabase()
  now = at('2026-11-23', '09:00')
})
const job = (name: string, step: Job['step'], more: Partial<Job> = {}): Job => ({
  name,
  summary: name,
  step,
  schedule: { every: 'day', at: '01:00', onDaysOff: 'run', lateMs: dayMs },
  ...more,
})
const slot = at('2026-11-23', '01:00')
const run = (work: Job, ...stopping: AbortSignal[]) => runSlot(work, slot, () => now, surroundings(db), ...stopping)
function deferred() {
  let resolve: () => void = () => undefined
  const promise = new Promise<void>(done => {
    resolve = done
  })
  return { promise, resolve: () => resolve() }
}
function scheduler(jobs: readonly Job[], parts: Partial<SchedulerParts> = {}) {
  const seen: string[] = []
  const made = createScheduler({
    jobs: () => jobs,
    around: surroundings(db),
    now: () => now,
    onQueued: () => seen.push('queued'),
    onRun: (name, moment) => seen.push(`${name} ${dayOf(moment)}`),
    onError: (name, error) => seen.push(`${name} failed: ${String(error)}`),
    ...parts,
  })
  return { ...made, seen }
}

describe('the scheduler', () => {
  it('tries a failed job again at the next tick, keeps why, and lets the other jobs run', async () => {
    let broken = true
    const failing = job('first', async () => {
      if (broken) throw new Error('disk full')
      return {}
    })
    const { tick, seen } = scheduler([failing, job('second', over)])
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
    const { tick } = scheduler([job('nightly', async (_, { day }) => (slots.push(day), {}))])
    await tick()
    now = at('2026-12-10', '00:30')
    await tick()
    await tick()
    now = at('2026-12-10', '01:00')
    await tick()
    expect(slots).toEqual(['2026-11-23', '2026-12-09', '2026-12-10'])
  })

  it('begins no slot that is too late, and ends one that was begun only while it is not', async () => {
    let broken = true
    const brief = job('brief', async () => (broken ? Promise.reject(new Error('not yet')) : {}), {
      schedule: { every: 'hour', minute: 0, lateMs: 600_000 },
    })
    const { tick, seen } = scheduler([brief])
    await tick()
    broken = false
    now = at('2026-11-23', '09:10')
    await tick()
    now = at('2026-11-23', '10:09')
    await tick()
    expect(seen).toEqual(['brief failed: Error: not yet', 'brief 2026-11-23'])
    const slots = (await db.reads.select().from(jobRuns)).map(row => [row.slot, row.finishedAt])
    expect(slots).toEqual([
      [at('2026-11-23', '09:00'), null],
      [at('2026-11-23', '10:00'), now],
    ])
  })

  it('wakes delivery only when something was queued', async () => {
    const loud = job('loud', () => Promise.resolve({ queued: [planned] }))
    const { tick, seen } = scheduler([job('quiet', over), loud])
    await tick()
    expect(seen).toEqual(['quiet 2026-11-23', 'loud 2026-11-23', 'queued'])
  })

  it('does not begin a second tick while one runs, and stop waits for the step, not for the steps to come', async () => {
    const { promise: held, resolve: go } = deferred()
    let [preparing, steps] = [0, 0]
    const slow = job('slow', () => Promise.resolve({ next: String(++steps) }), {
      async prepare() {
        expect(++preparing).toBe(1)
        await held
      },
    })
    const { tick, stop, seen } = scheduler([slow, job('next', over)])
    const ticks = [tick(), tick()]
    await until(() => preparing === 1)
    const stopped = stop().then(() => seen.push('stopped'))
    go()
    await Promise.all([...ticks, stopped])
    expect(seen).toEqual(['stopped'])
    expect(await db.reads.select().from(jobRuns)).toMatchObject([{ job: 'slow', cursor: '1', finishedAt: null }])
    // whoever starts next need not wait for it
    expect(await db.reads.select().from(leases)).toEqual([])
  })

  it('survives a database that cannot be read', async () => {
    const { tick, seen } = scheduler([job('any', over)])
    const closed = openTestDatabase()
    closed.close()
    const broken = scheduler([], { around: surroundings(closed), onError: name => seen.push(`${name} failed`) })
    await broken.tick()
    await tick()
    expect(seen).toEqual(['scheduler failed', 'any 2026-11-23'])
  })

  it('ticks by itself once started', async () => {
    const { start, stop, seen } = scheduler([job('any', over)])
    start()
    await until(() => seen.length > 0)
    await stop()
    expect(seen).toEqual(['any 2026-11-23'])
  })
})

describe('a clock that is set while the service runs', () => {
  afterEach(() => vi.useRealTimers())

  it.each([
    ['back by a day', -dayMs],
    ['forward by a day', dayMs],
  ])('%s: the slot of the day that it then shows is run within half a minute', async (_, step) => {
    vi.useFakeTimers({
      toFake: ['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'],
      now: at('2026-11-24', '00:59'),
    })
    const { start, stop, seen } = scheduler([job('any', over)], { now: () => Date.now() })
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

describe('a run', () => {
  it('that broke off goes on at its place, with the messages of the steps that are left', async () => {
    const cursors: string[] = []
    const work = job('long', async (_, __, cursor) => {
      cursors.push(cursor)
      if (cursor === '2' && cursors.length < 4) throw new Error('again')
      return { queued: [planned], ...(cursor !== '3' && { next: String(Number(cursor) + 1) }) }
    })
    await expect(run(work)).rejects.toThrow('again')
    expect(await run(work)).toEqual({ outcome: 'ran', queued: [planned, planned] })
    expect(await run(work)).toEqual({ outcome: 'finished', queued: [] })
    expect(cursors).toEqual(['', '1', '2', '2', '3'])
  })

  it('keeps the steps before the one that failed, and nothing of that one', async () => {
    const work = job('half', async (tx, _, cursor) => {
      await writeSetting(tx, `step ${cursor}`, 'done')
      if (cursor === '1') throw new Error('then it broke')
      return { next: '1' }
    })
    await expect(run(work)).rejects.toThrow('then it broke')
    expect(await readSetting(db.reads, 'step ')).toBe('done')
    expect(await readSetting(db.reads, 'step 1')).toBeUndefined()
    expect(await latestRun(db.reads, 'half')).toMatchObject({ cursor: '1', error: 'Error: then it broke' })
  })

  it('prepares once, and does its work outside the database once all steps are committed', async () => {
    const seen: string[] = []
    const work: Job<number> = {
      ...job('whole', over),
      prepare: async () => (seen.push('prepare'), 7),
      step: async (_, { prepared }, cursor) => (seen.push(`${prepared}${cursor}`), cursor === '' ? { next: 'b' } : {}),
      async finish({ backup }) {
        await backup()
      },
    }
    const around = surroundings(db, { backup: async () => (seen.push('backup'), 'file') })
    expect((await runSlot(work, slot, () => now, around)).outcome).toBe('ran')
    expect(seen).toEqual(['prepare', '7', '7b', 'backup'])
  })

  it('whose work outside the database fails is done again, that work and the last step only', async () => {
    let [failures, steps] = [1, 0]
    const work = job('copy', async (_, __, cursor) => (steps++, cursor === '' ? { next: 'b' } : {}), {
      async finish() {
        if (failures-- > 0) throw new Error('no room')
      },
    })
    await expect(run(work)).rejects.toThrow('no room')
    expect((await run(work)).outcome).toBe('ran')
    expect(steps).toBe(3)
  })

  it('notes when it began and when it ended', async () => {
    const [start, end] = [now, now + 45_000]
    await run(job('work', async () => ((now = end), {})))
    expect(await latestRun(db.reads, 'work')).toMatchObject({ slot, startedAt: start, finishedAt: end })
  })
})

describe('a dry run', () => {
  const work = (done: string[] = []): Job =>
    job(
      'tried',
      async (tx, { day }, cursor) => {
        await writeSetting(tx, 'tried', `${day} ${cursor}`)
        return { queued: [planned], ...(cursor === '' && { next: 'b' }) }
      },
      { finish: async () => void done.push('outside') },
    )

  it('says what would be queued, and leaves nothing behind', async () => {
    const done: string[] = []
    expect(await dryRun(work(done), slot, () => now, surroundings(db))).toEqual([planned, planned])
    expect(await readSetting(db.reads, 'tried')).toBeUndefined()
    expect(await db.reads.select().from(jobRuns)).toEqual([])
    expect(await db.reads.select().from(leases)).toEqual([])
    expect(done).toEqual([])
  })

  it('is the same whether the slot is done or not, and whoever runs it just then', async () => {
    await run(work())
    await db.transact(tx => takeLease(tx, { name: 'job tried', owner: 'other' }, 0, Number.MAX_SAFE_INTEGER))
    expect(await dryRun(work(), slot, () => now, surroundings(db))).toEqual([planned, planned])
  })

  it('fails as the run would', async () => {
    const broken = job('broken', () => Promise.reject(new Error('no such table')))
    await expect(dryRun(broken, slot, () => now, surroundings(db))).rejects.toThrow('no such table')
  })
})

describe('one process at a time', () => {
  const lease = { name: 'job any', owner: 'other' }
  const heldFor = (ms: number) => db.transact(tx => takeLease(tx, lease, 0, Date.now() + ms))

  it('runs a job, whatever the slot; who died is replaced when its lease is over', async () => {
    await heldFor(60_000)
    expect(await run(job('any', over))).toEqual({ outcome: 'busy', queued: [] })
    expect(await db.reads.select().from(jobRuns)).toEqual([])
    await db.transact(tx => tx.update(leases).set({ until: Date.now() }))
    expect((await run(job('any', over))).outcome).toBe('ran')
  })

  it('and another job is not held up by it', async () => {
    await heldFor(60_000)
    expect((await run(job('other', over))).outcome).toBe('ran')
  })

  it('writes nothing any more once another has taken over', async () => {
    let steps = 0
    const work = job('any', async (tx, _, cursor) => {
      await writeSetting(tx, `step ${cursor}`, 'done')
      return { queued: [planned], ...(++steps < 5 && { next: String(steps) }) }
    })
    const pause = async () => {
      if (steps === 2) await db.transact(tx => tx.update(leases).set({ owner: 'other' }))
    }
    const taken = await runSlot(work, slot, () => now, surroundings(db, { pause }))
    expect(taken).toEqual({ outcome: 'busy', queued: [planned, planned] })
    expect(await readSetting(db.reads, 'step 1')).toBe('done')
    expect(await readSetting(db.reads, 'step 2')).toBeUndefined()
    // and what the other has of it stays the other's
    expect(await latestRun(db.reads, 'any')).toMatchObject({ cursor: '2', error: null })
    expect(await db.reads.select().from(leases)).toMatchObject([{ owner: 'other' }])
  })

  it('is not finished by who lost it while it worked outside the database', async () => {
    const finish = () =>
      db.transact(async tx => {
        await tx.update(leases).set({ owner: 'other' })
      })
    expect((await run(job('any', over, { finish }))).outcome).toBe('busy')
    expect(await latestRun(db.reads, 'any')).toMatchObject({ finishedAt: null, error: null })
  })

  it('two at once: one runs, the other sees that it is busy or done', async () => {
    let steps = 0
    const work = job('any', async () => (steps++, {}))
    const outcomes = (await Promise.all([run(work), run(work), run(work)])).map(({ outcome }) => outcome)
    expect(outcomes.filter(outcome => outcome === 'ran')).toHaveLength(1)
    expect(steps).toBe(1)
  })

  it('keeps its lease while one step takes longer than the lease', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], now })
    try {
      const { promise: held, resolve: go } = deferred()
      let began = false
      const slow = run(job('any', over, { prepare: () => ((began = true), held) }))
      await until(() => began)
      for (let passed = 0; passed < 90; passed += 5) {
        vi.advanceTimersByTime(5_000)
        // what the timer began
        await db.transact(() => Promise.resolve())
      }
      expect((await run(job('any', over))).outcome).toBe('busy')
      go()
      expect((await slow).outcome).toBe('ran')
    } finally {
      vi.useRealTimers()
    }
  })

  it('a service that is alone on its database goes on at once with what one before it was killed in', async () => {
    await heldFor(60_000)
    const waiting = scheduler([job('any', over)])
    await waiting.tick()
    expect(waiting.seen).toEqual([])
    const { tick, seen } = scheduler([job('any', over)], { alone: true })
    await tick()
    expect(seen).toEqual(['any 2026-11-23'])
  })
})

describe('a time that the office sets while the service runs', () => {
  const morning = () =>
    scheduler([], {
      jobs: ({ reminderAt }) => [
        job('morning', over, { schedule: { every: 'day', at: reminderAt, onDaysOff: 'run', lateMs: 8 * 3_600_000 } }),
      ],
    })

  it('holds from the next tick on', async () => {
    const { tick, seen } = morning()
    await db.transact(tx => storeSetting(tx, 'reminderAt', '09:30'))
    await tick()
    expect(seen).toEqual([])
    await db.transact(tx => storeSetting(tx, 'reminderAt', '08:30'))
    await tick()
    expect(seen).toEqual(['morning 2026-11-23'])
  })

  it.each(['08:00', '08:59', '07:00'])(
    'makes no second run of a day that has had its own: from 08:30 to %s',
    async later => {
      const { tick, seen } = morning()
      await db.transact(tx => storeSetting(tx, 'reminderAt', '08:30'))
      await tick()
      await db.transact(tx => storeSetting(tx, 'reminderAt', later))
      await tick()
      now += dayMs
      await tick()
      expect(seen).toEqual(['morning 2026-11-23', 'morning 2026-11-24'])
    },
  )
})
