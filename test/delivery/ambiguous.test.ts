import { beforeEach, describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import type { Db } from '../../db/db.ts'
import { dropMessages, retryMessages } from '../../db/messages/outbox-admin.ts'
import { reminders, outbox } from '../../db/schema.ts'
import { inDoubt, SendError } from '../../src/channels/channel.ts'
import { afterDoubt, mayLeave } from '../../src/delivery/ambiguous-sends.ts'
import type { Outcome } from '../../src/delivery/parts.ts'
import { plainText, say } from '../../src/domain/chat/reply.ts'
import { mondayMorning, testClock } from '../helpers/clock.ts'
import { openTestDatabase } from '../helpers/database.ts'
import { recordingChannel, testEngine, until, type RecordingChannel, type TestEngine } from '../helpers/engine.ts'
import { testOffice, type TestOffice } from '../helpers/office.ts'
import { answerTo, outboxRows, pushTo } from '../helpers/outbox.ts'
import { severalChannels } from '../helpers/several-channels.ts'

let db: Db
let office: TestOffice
beforeEach(async () => {
  db = openTestDatabase()
  office = await testOffice(db)
})
const lost = () => inDoubt('socket hang up')

/** What was tried, its outcome unknown while `failures` last. */
function losing(channel: RecordingChannel, failures: (SendError | undefined)[]) {
  const tried: string[] = []
  channel.onSend = (_, message) => {
    tried.push(plainText(message))
    const error = failures.shift()
    if (error) throw error
  }
  return tried
}

async function pass({ clock, settled }: TestEngine, ms: number, step = 2_000): Promise<void> {
  for (let passed = 0; passed < ms; passed += step) {
    await settled()
    clock.jump(step)
  }
  await settled()
}

describe('a push whose answer is lost', () => {
  it('is repeated once, and ends as ambiguous when that answer is lost too', async () => {
    const outcomes: Outcome[] = []
    const engine = await testEngine(db, office, { onOutcome: () => outcome => void outcomes.push(outcome) })
    await engine.link('hung')
    const tried = losing(engine.channel, [lost(), lost(), lost()])
    await pushTo(db, office.officers.hung, 'digest')
    await pass(engine, 600_000, 60_000)
    expect(tried).toEqual(['digest', 'digest'])
    expect(await outboxRows(db)).toMatchObject([{ status: 'ambiguous', attempts: 2, error: 'socket hang up' }])
    expect(outcomes).toEqual(['retried', 'ambiguous'])
    expect(engine.logged.filter(line => line.msg === 'not sent').map(line => line['ambiguous'])).toEqual([true, true])
  })

  it('is over when the second answer comes', async () => {
    const engine = await testEngine(db, office)
    await engine.link('hung')
    const tried = losing(engine.channel, [lost()])
    await pushTo(db, office.officers.hung, 'digest')
    await pass(engine, 10_000)
    expect(tried).toHaveLength(2)
    expect(await outboxRows(db)).toMatchObject([{ status: 'sent' }])
  })

  it('may still fail as often as it likes in ways that leave no doubt', async () => {
    const engine = await testEngine(db, office)
    await engine.link('hung')
    const refused = () => new SendError('retry', 'ECONNREFUSED')
    const tried = losing(engine.channel, [refused(), lost(), refused(), refused()])
    await pushTo(db, office.officers.hung, 'digest')
    await pass(engine, 120_000)
    expect(tried).toHaveLength(5)
    expect(await outboxRows(db)).toMatchObject([{ status: 'sent' }])
  })

  it('stands in the way of nothing, and what it told counts as not told', async () => {
    const engine = await testEngine(db, office)
    await engine.link('hung')
    const taskId = await office.addTask({ lead: ['KT', 'hung'] })
    const notice = { officerId: office.officers.hung, taskId, due: '2026-11-23', stage: 'm0', day: '2026-11-23' }
    await db.transact(tx => tx.insert(reminders).values({ ...notice, outboxKey: 'daily' }))
    const tried = losing(engine.channel, [lost(), lost()])
    await pushTo(db, office.officers.hung, 'digest', { key: 'daily' })
    await pushTo(db, office.officers.hung, 'next')
    await pass(engine, 10_000)
    expect(tried).toEqual(['digest', 'digest', 'next'])
    expect(await db.reads.select().from(reminders)).toEqual([])
  })

  it('counts its doubts by the part that is under way', async () => {
    const engine = await testEngine(db, office, { channel: recordingChannel('web', { textLimit: 100 }) })
    await engine.link('hung')
    const tried = losing(engine.channel, [lost(), undefined, lost(), undefined])
    await pushTo(db, office.officers.hung, say('a'.repeat(80), 'b'.repeat(80)))
    await pass(engine, 20_000)
    expect(tried.map(text => text[0])).toEqual(['a', 'a', 'b', 'b'])
    expect(await outboxRows(db)).toMatchObject([{ status: 'sent' }])
  })

  it('goes out again, with new doubts allowed, when an operator says so; or is dropped', async () => {
    const engine = await testEngine(db, office)
    await engine.link('hung', 'lan')
    const tried = losing(engine.channel, [lost(), lost(), lost(), lost(), lost()])
    await pushTo(db, office.officers.hung, 'one')
    await pass(engine, 10_000)
    const [row] = await outboxRows(db)
    expect(await db.transact(tx => retryMessages(tx, [row!.id], engine.clock.now()))).toEqual([row!.id])
    await pass(engine, 10_000)
    expect(tried).toHaveLength(4)
    expect(await db.transact(tx => dropMessages(tx, [row!.id]))).toBe(1)
    expect(await outboxRows(db)).toMatchObject([{ status: 'dropped' }])
  })

  it('is tried on another channel once, when its own goes down by it', async () => {
    db = openTestDatabase()
    const { telegram, 'zalo-oa': oa, people, digests, pass: wait, hang } = await severalChannels(db)
    const ids = await people(1, 'telegram', 'zalo-oa')
    const tries = { telegram: 0, oa: 0 }
    telegram.onSend = () => {
      tries.telegram++
      return hang()
    }
    oa.onSend = () => {
      tries.oa++
      throw lost()
    }
    await digests(ids)
    await wait(10 * 60_000, 1_000)
    expect(tries).toEqual({ telegram: 2, oa: 1 })
    expect((await db.reads.select().from(outbox).where(eq(outbox.kind, 'push'))).map(row => row.status)).toEqual([
      'ambiguous',
    ])
  })
})

describe('an answer whose answer is lost', () => {
  it('is repeated once while it is fresh', async () => {
    const engine = await testEngine(db, office)
    const tried = losing(engine.channel, [lost(), lost(), lost()])
    await answerTo(db, 'hung', 'done')
    await pass(engine, 30_000)
    expect(tried).toHaveLength(2)
    expect(await outboxRows(db)).toMatchObject([{ status: 'ambiguous' }])
  })

  it('is not repeated when it is older than a minute', async () => {
    const engine = await testEngine(db, office)
    const tried = losing(engine.channel, [lost()])
    await answerTo(db, 'hung', 'done')
    engine.clock.jump(60_001)
    await pass(engine, 30_000)
    expect(tried).toHaveLength(1)
    expect(await outboxRows(db)).toMatchObject([{ status: 'ambiguous' }])
  })

  it('is not repeated either when its turn comes only after that minute', async () => {
    const clock = testClock()
    const engine = await testEngine(db, office, { clock })
    const tried = losing(engine.channel, [lost(), new SendError('retry', 'too many', 90_000)])
    await answerTo(db, 'hung', 'done')
    await engine.settled()
    await answerTo(db, 'lan', 'other')
    engine.wake()
    await until(async () => (await outboxRows(db))[1]?.status === 'sending')
    await clock.advance(120_000)
    await engine.settled()
    expect(tried.filter(text => text === 'done')).toHaveLength(1)
    expect((await outboxRows(db)).map(row => row.status)).toEqual(['ambiguous', 'sent'])
  })
})

describe('the rule', () => {
  const now = mondayMorning
  it.each([
    ['push', 0, 3_600_000, 'again'],
    ['push', 1, 0, 'elsewhere'],
    ['push', 2, 0, 'over'],
    ['answer', 0, 60_000, 'again'],
    ['answer', 0, 60_001, 'over'],
    ['answer', 1, 0, 'over'],
  ] as const)('for %s after %i doubts, %i ms old: %s', (kind, doubts, age, verdict) => {
    expect(afterDoubt({ kind, doubts, createdAt: now - age }, now)).toBe(verdict)
  })

  it('holds back nothing that was never in doubt', () => {
    expect(mayLeave({ kind: 'answer', doubts: 0, createdAt: 0 }, now)).toBe(true)
    expect(mayLeave({ kind: 'answer', doubts: 1, createdAt: 0 }, now)).toBe(false)
    expect(mayLeave({ kind: 'push', doubts: 1, createdAt: 0 }, now)).toBe(true)
  })
})
