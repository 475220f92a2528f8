import { beforeEach, describe, expect, it } from 'vitest'
import { setHoliday } from '../../db/office/calendar.ts'
import type { Db } from '../../db/db.ts'
import { linkAccount } from '../../db/people/accounts.ts'
import { setPreferences } from '../../db/people/officers.ts'
import { jobRuns, officers, outbox, reminders } from '../../db/schema.ts'
import { recordChange } from '../../db/tasks/events.ts'
import { findTask } from '../../db/tasks/find.ts'
import { dailyReminders } from '../../jobs/daily-reminders.ts'
import type { Planned } from '../../jobs/job.ts'
import { dryRun, runSlot, type JobSurroundings } from '../../jobs/run.ts'
import { createScheduler } from '../../jobs/scheduler.ts'
import { plainText } from '../../src/domain/chat/reply.ts'
import { openTestDatabase } from '../helpers/database.ts'
import { recordingChannel, testEngine, jumpClock } from '../helpers/engine.ts'
import { at, dayOf, surroundings } from '../helpers/jobs.ts'
import { officerCodes, testOffice, today, type OfficerCode, type TestOffice } from '../helpers/office.ts'
import { outboxRows } from '../helpers/outbox.ts'

let db: Db
let office: TestOffice
beforeEach(async () => {
  db = openTestDatabase()
  office = await testOffice(db)
})
const job = dailyReminders('07:30')
const run = (day = today, changes: Partial<JobSurroundings> = {}) =>
  runSlot(job, at(day), () => at(day), surroundings(db, changes))
/** Everybody has what was queued for them. */
const delivered = () => db.transact(tx => tx.update(outbox).set({ status: 'sent' }))
const plan = (day = today) => dryRun(job, at(day), () => at(day), surroundings(db))
const codeOf = (id: number) => officerCodes.find(code => office.officers[code] === id)
/** The numbers each officer was told about that morning, by code. */
const told = (planned: Planned[]): Record<string, number[]> => {
  const numbers: Record<string, number[]> = {}
  for (const { officerId, reply } of planned)
    numbers[codeOf(officerId) ?? officerId] = [...plainText(reply).matchAll(/^#(\d+) /gm)].map(match =>
      Number(match[1]),
    )
  return numbers
}
const hungs = (due: string, fields = {}) => office.addTask({ lead: ['KT', 'hung'], due, ...fields })

describe('the morning digest', () => {
  it('is one message an officer, however many tasks, and none to who has nothing due', async () => {
    const [late, now, soon] = [await hungs('2026-11-20'), await hungs(today), await hungs('2026-11-26')]
    await hungs('2026-12-31')
    const lans = await office.addTask({ lead: ['VH', 'lan'], due: today })
    const { queued } = await run()
    expect(told(queued)).toMatchObject({ hung: [late, now, soon], lan: [lans] })
    expect(Object.keys(told(queued)).toSorted()).toEqual(['bao', 'hung', 'khoa', 'lan'])
    const keys = (await outboxRows(db)).map(row => row.key)
    expect(keys).toContain(`daily:2026-11-23:officer-${office.officers.hung}`)
    expect(new Set(keys).size).toBe(queued.length)
  })

  it('tells leaders of late units within their scope, and heads of unnamed tasks', async () => {
    await hungs('2026-11-20')
    const unnamed = await office.addTask({ lead: ['TO'], due: today })
    const { queued } = await run()
    expect(told(queued)).toMatchObject({ son: [unnamed], khoa: [], bao: [] })
    const texts = Object.fromEntries(queued.map(({ officerId, reply }) => [codeOf(officerId), plainText(reply)]))
    expect(texts['khoa']).toContain(
      'Phạm vi đồng chí phụ trách có 1 việc quá hạn (Phòng Kinh tế, Hạ tầng và Đô thị: 1)',
    )
    expect(texts['son']).not.toContain('Phạm vi')
    expect(texts['lan']).toBeUndefined()
  })

  it('leaves out what is handed in, paused, closed, only followed, or far away', async () => {
    const handedIn = await hungs(today, { review: 'pending', submittedOn: today })
    await hungs(today, { work: 'paused' })
    await hungs(today, { work: 'done', submittedOn: today })
    await hungs(today, { work: 'withdrawn' })
    await hungs('2026-12-03')
    await office.addTask({ lead: ['VH', 'lan'], also: [['follower', 'KT', 'hung']], due: today })
    // What is handed in waits for its decider.
    expect(told((await run()).queued)).toEqual({ khoa: [handedIn], lan: [expect.any(Number)] })
  })

  it('names a task once, as lead, to the head of two units that both have a part in it', async () => {
    const id = await office.addTask({ lead: ['TO'], also: [['coordinator', 'VH']], due: today })
    const { queued } = await run()
    expect(told(queued)).toEqual({ son: [id] })
    expect(plainText(queued[0]!.reply)).toContain('chủ trì')
  })

  it('is not for who turned it off, however many they are', async () => {
    await office.addTask({ lead: ['VH', 'tam'], due: today })
    await db.transact(async tx => {
      for (let n = 0; n < 60; n++)
        await tx
          .insert(officers)
          .values({ id: 1 + n + 100, code: `off${n}`, name: 'x', search: 'x', wantsDigest: false })
      await tx.insert(officers).values({ id: 500, code: 'last', name: 'x', search: 'x' })
      await setPreferences(tx, office.officers.tam, { wantsDigest: false })
    })
    // Behind all of them: a limit that counted them would end before.
    office.officers.hung = 500
    const last = await hungs(today)
    const { queued } = await run()
    expect(told(queued)).toEqual({ hung: [last] })
  })

  it('reaches everybody in a large office, in steps', async () => {
    const ids = Array.from({ length: 130 }, (_, n) => 1_000 + n * 3)
    await db.transact(async tx => {
      for (const id of ids) await tx.insert(officers).values({ id, code: `o${id}`, name: 'x', search: 'x' })
    })
    for (const id of ids) {
      office.officers.hung = id
      await hungs(today)
    }
    let pauses = 0
    const { queued } = await run(today, {
      pause: async () => {
        pauses++
      },
    })
    expect(queued.map(({ officerId }) => officerId)).toEqual(ids)
    expect(pauses).toBeGreaterThan(3)
  })
})

describe('which mornings', () => {
  it('counts working days: nothing falls on a weekend or holiday, and nothing is lost by one', async () => {
    const id = await hungs('2026-11-30')
    const days: string[] = []
    const scheduler = createScheduler({
      jobs: () => [job],
      around: surroundings(db),
      onRun: (_, slot) => days.push(dayOf(slot)),
      onQueued: () => undefined,
      onError: (_, error) => expect(error).toBeUndefined(),
      now: () => now,
    })
    await db.transact(tx => setHoliday(tx, { date: '2026-11-25', kind: 'off', note: 'nghỉ' }))
    let now = 0
    for (let day = 19; day <= 30; day++) {
      now = at(`2026-11-${day}`, '09:00')
      await scheduler.tick()
      await delivered()
    }
    expect(days.map(day => day.slice(8))).toEqual(['19', '20', '23', '24', '26', '27', '30'])
    const mornings = (await db.reads.select().from(reminders)).filter(given => given.taskId === id)
    // seven, three, one and no working days before 30/11, with 25/11 off
    expect(mornings.map(notice => `${notice.stage} ${notice.day.slice(8)}`)).toEqual([
      'm7 19',
      'm3 24',
      'm1 27',
      'm0 30',
    ])
  })

  it('makes up once for the milestones an outage missed', async () => {
    const id = await hungs('2026-11-26')
    // no run on the 19th to the 23rd: the milestone of three days was missed
    for (const day of ['2026-11-17', '2026-11-24', '2026-11-25', '2026-11-26']) {
      expect(told((await run(day)).queued)).toEqual({ hung: [id] })
      await delivered()
    }
    expect((await db.reads.select().from(reminders)).map(given => given.stage)).toEqual(['m7', 'm3', 'm1', 'm0'])
  })

  it('tells of an overdue task again each working day, not at every tick', async () => {
    const id = await hungs('2026-11-19')
    for (const day of ['2026-11-20', '2026-11-23', '2026-11-24']) {
      expect(told((await run(day)).queued)['hung']).toEqual([id])
      await delivered()
    }
    expect((await db.reads.select().from(reminders)).map(given => given.stage)).toEqual(['o0', 'o1', 'o2'])
  })

  it('begins anew when the deadline is changed', async () => {
    const id = await hungs(today)
    await run()
    await db.transact(async tx => {
      const change = { kind: 'import_changed', set: { due: '2026-11-25' } } as const
      await recordChange(tx, (await findTask(tx, id))!, change, { officerId: office.officers.ha, now: at(today) })
    })
    expect(told((await run('2026-11-24')).queued)).toEqual({ hung: [id] })
  })
})

describe('once a morning', () => {
  const scheduler = (now: () => number, ran: string[] = []) =>
    createScheduler({
      jobs: () => [job],
      around: surroundings(db),
      now,
      onRun: (_, slot) => ran.push(dayOf(slot)),
      onQueued: () => undefined,
      onError: (_, error) => {
        throw error
      },
    })

  it('runs once for two ticks at once, for two services at once, and for many ticks', async () => {
    await hungs(today)
    const ran: string[] = []
    const [one, two] = [scheduler(() => at(today), ran), scheduler(() => at(today), ran)]
    await Promise.all([one.tick(), one.tick(), two.tick(), two.tick()])
    for (let n = 0; n < 5; n++) await one.tick()
    expect((await outboxRows(db)).map(row => row.key)).toEqual([`daily:${today}:officer-${office.officers.hung}`])
    expect(await db.reads.select().from(reminders)).toHaveLength(1)
    expect(ran).toEqual([today])
  })

  it('is not lost when the minute was: a stalled process catches up until the evening', async () => {
    await hungs(today)
    const ran: string[] = []
    for (const time of ['07:29', '07:31', '17:59']) await scheduler(() => at(today, time), ran).tick()
    expect(ran).toEqual([today])
    const [late, lateRan] = [at('2026-11-24', '18:00'), [] as string[]]
    await scheduler(() => late, lateRan).tick()
    await scheduler(() => at('2026-11-25', '07:29'), lateRan).tick()
    expect(lateRan).toEqual([])
  })

  it('goes on after a crash in the middle, and tells nobody twice and leaves nobody out', async () => {
    const ids = Array.from({ length: 100 }, (_, n) => 1_000 + n)
    await db.transact(async tx => {
      for (const id of ids) await tx.insert(officers).values({ id, code: `o${id}`, name: 'x', search: 'x' })
    })
    for (const id of ids) {
      office.officers.hung = id
      await hungs(today)
    }
    let steps = 0
    const crash = () => (++steps === 2 ? Promise.reject(new Error('power cut')) : Promise.resolve())
    await expect(run(today, { pause: crash })).rejects.toThrow('power cut')
    expect(await db.reads.select().from(jobRuns)).toMatchObject([{ finishedAt: null, error: 'Error: power cut' }])
    const before = (await outboxRows(db)).length
    expect(before).toBeGreaterThan(0)
    expect(before).toBeLessThan(100)
    const { queued } = await run()
    expect(queued).toHaveLength(100 - before)
    expect((await outboxRows(db)).map(row => row.officerId)).toEqual(ids)
    expect(await db.reads.select().from(jobRuns)).toMatchObject([{ error: null, finishedAt: expect.any(Number) }])
    expect(await run()).toEqual({ outcome: 'finished', queued: [] })
  })

  it('plans exactly what it then queues, and writes nothing while planning', async () => {
    for (const due of ['2026-11-20', today, '2026-11-26']) await hungs(due)
    await office.addTask({ lead: ['TO'], due: '2026-11-18' })
    const planned = await plan()
    expect(await outboxRows(db)).toEqual([])
    expect(await db.reads.select().from(reminders)).toEqual([])
    expect(await db.reads.select().from(jobRuns)).toEqual([])
    const { queued } = await run()
    expect(planned).toEqual(queued)
    expect(planned.length).toBeGreaterThan(2)
    // and again after the run: the same morning shows the same
    expect(await plan()).toEqual(planned)
  })
})

describe('from the plan to the person', () => {
  const link = (code: OfficerCode) =>
    db.transact(tx =>
      linkAccount(tx, { channel: 'web', externalId: code, chat: code, officerId: office.officers[code] }, 1),
    )

  it('is sent, opens with a number, and a digest nobody could get is told again the next morning', async () => {
    const clock = jumpClock(at(today))
    const channel = recordingChannel()
    const { settled, talk, wake } = await testEngine(db, office, { jump: clock, channel })
    const [mine, lans] = [await hungs(today), await office.addTask({ lead: ['VH', 'lan'], due: today })]
    await link('hung')
    await run()
    wake()
    await settled()
    expect(channel.sent.map(({ chat }) => chat)).toEqual(['hung'])
    expect((await talk('hung', '1')).text).toContain(`#${mine} `)
    clock.jump(at(today, '20:00') - clock.now())
    await settled()
    const expired = (await outboxRows(db)).filter(row => row.status === 'expired')
    expect(expired.map(row => row.officerId)).toEqual([office.officers.lan])
    // Hùng heard of his milestone; Lan did not, and her task is late by now
    const next = told((await run('2026-11-24')).queued)
    expect(next).toMatchObject({ hung: [mine], lan: [lans] })
    expect((await db.reads.select().from(reminders)).filter(given => given.taskId === lans).map(n => n.stage)).toEqual([
      'o0',
    ])
  })

  it('gives a milestone again that was never delivered', async () => {
    const clock = jumpClock(at('2026-11-23', '20:00'))
    const id = await hungs('2026-11-26')
    expect(told((await run('2026-11-23')).queued)).toEqual({ hung: [id] })
    const { settled } = await testEngine(db, office, { jump: clock })
    await settled()
    expect(told((await run('2026-11-24')).queued)).toEqual({ hung: [id] })
    expect(told((await run('2026-11-24')).queued)).toEqual({})
  })

  it('gives it again also where no worker was there to give it up, and leaves one digest', async () => {
    const id = await hungs('2026-11-27')
    expect(told((await run('2026-11-24')).queued)).toEqual({ hung: [id] })
    expect(told((await run('2026-11-25')).queued)).toEqual({ hung: [id] })
    expect((await outboxRows(db)).map(row => row.status)).toEqual(['expired', 'held'])
    await delivered()
    // Told yesterday, within the same milestone: nothing new until the next.
    expect((await db.reads.select().from(reminders)).map(row => row.stage)).toEqual(['m3'])
  })

  it('is for nobody who has switched it off, without anybody else waiting for it', async () => {
    const [mine, lans] = [await hungs(today), await office.addTask({ lead: ['VH', 'lan'], due: today })]
    await db.transact(tx => setPreferences(tx, office.officers.hung, { wantsDigest: false }))
    expect(told((await run()).queued)).toEqual({ lan: [lans] })
    expect((await db.reads.select().from(reminders)).map(row => row.taskId)).toEqual([lans])
    await db.transact(tx => setPreferences(tx, office.officers.hung, { wantsDigest: true }))
    expect(told((await run('2026-11-24')).queued)).toMatchObject({ hung: [mine] })
  })
})
