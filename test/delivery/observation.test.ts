import { readFileSync } from 'node:fs'
import { expect, describe, it } from 'vitest'
import { outbox, officers } from '../../db/schema.ts'
import { SendError } from '../../src/channels/channel.ts'
import { inboxOf, priorities } from '../../src/domain/chat/outbox.ts'
import { say } from '../../src/domain/chat/reply.ts'
import { createMetrics, type Metrics } from '../../src/service/metrics.ts'
import { checkOutbox } from '../../src/operations/doctor.ts'
import { mondayMorning } from '../helpers/clock.ts'
import { openTestDatabase } from '../helpers/database.ts'
import { testEngine } from '../helpers/engine.ts'
import { testOffice } from '../helpers/office.ts'
import { answerTo, pushTo } from '../helpers/outbox.ts'

/** An office at work, and what an operator sees of it. */
async function watchedOffice() {
  const db = openTestDatabase()
  const office = await testOffice(db)
  const clock = { at: mondayMorning }
  const metrics: Metrics = createMetrics(
    db,
    () => [],
    () => clock.at,
  )
  const engine = await testEngine(db, office, { onOutcome: metrics.onOutcome, onAnswered: metrics.onAnswered })
  return { db, office, clock, metrics, engine }
}

const line = (text: string, name: string): string | undefined => text.split('\n').find(one => one.startsWith(name))

describe('the age of the queue', () => {
  it('is that of the oldest message of each kind that is still to be sent', async () => {
    const { db, office, clock, metrics, engine } = await watchedOffice()
    await engine.link('hung')
    engine.channel.onSend = () => {
      throw new SendError('retry', 'down')
    }
    expect(line(await metrics.text(), 'nhacviec_outbox_oldest_seconds{kind="push"}')).toMatch(/ 0$/)
    await pushTo(db, office.officers.hung, 'first')
    await pushTo(db, office.officers.hung, 'second')
    await engine.settled()
    clock.at += 90_000
    const text = await metrics.text()
    expect(line(text, 'nhacviec_outbox_oldest_seconds{kind="push"}')).toMatch(/ 90$/)
    expect(line(text, 'nhacviec_outbox_oldest_seconds{kind="answer"}')).toMatch(/ 0$/)
    engine.channel.onSend = () => undefined
    engine.clock.jump(60_000)
    await engine.settled()
    expect(line(await metrics.text(), 'nhacviec_outbox_oldest_seconds{kind="push"}')).toMatch(/ 0$/)
  })

  it('makes the doctor speak when an answer waits over five minutes, and not for a push', async () => {
    const db = openTestDatabase()
    const office = await testOffice(db)
    await pushTo(db, office.officers.hung, 'digest')
    expect(await checkOutbox(db, mondayMorning + 3_600_000)).toMatchObject({ ok: true })
    await answerTo(db, 'hung', 'answer')
    expect(await checkOutbox(db, mondayMorning + 5 * 60_000)).toMatchObject({ ok: true })
    const late = await checkOutbox(db, mondayMorning + 7 * 60_000)
    expect(late).toMatchObject({ name: 'outbox', ok: false })
    expect(late.detail).toContain('câu trả lời chờ lâu nhất 7 phút')
  })

  it('leaves the ambiguous to a figure of their own', async () => {
    const db = openTestDatabase()
    const row = {
      kind: 'answer' as const,
      priority: priorities.answer,
      key: 'a',
      chat: 'a',
      reply: say('x'),
      nextAt: 0,
      createdAt: 0,
    }
    await db.transact(tx => tx.insert(outbox).values({ ...row, channel: 'web', status: 'ambiguous' }))
    expect(await checkOutbox(db, mondayMorning)).toMatchObject({
      ok: true,
      detail: expect.stringContaining('không rõ đã đến 1') as string,
    })
    const text = await createMetrics(db, () => []).text()
    expect(text).toContain('nhacviec_outbox_messages{status="ambiguous"} 1')
    expect(line(text, 'nhacviec_outbox_oldest_seconds{kind="answer"}')).toMatch(/ 0$/)
  })
})

describe('from a message to its answer', () => {
  it('the log lines share one id, whether it is sent or not', async () => {
    const { engine } = await watchedOffice()
    await engine.link('hung')
    let fails = 1
    engine.channel.onSend = () => {
      if (fails-- > 0) throw new SendError('retry', 'down')
    }
    await engine.talk('hung', '/trogiup')
    engine.clock.jump(5_000)
    await engine.settled()
    const lines = ['answered', 'not sent', 'sent'].map(msg => engine.logged.find(one => one.msg === msg))
    expect(lines.map(one => typeof one?.['inbox'])).toEqual(['number', 'number', 'number'])
    expect(new Set(lines.map(one => one?.['inbox'])).size).toBe(1)
  })

  it('the time is counted by command, also of what no command answers', async () => {
    const { engine, metrics } = await watchedOffice()
    await engine.link('hung')
    await engine.talk('hung', '/trogiup')
    await engine.talk('stranger', 'xin chào')
    const text = await metrics.text()
    expect(text).toContain('nhacviec_command_seconds_count{command="trogiup"} 1')
    expect(text).toContain('nhacviec_command_seconds_count{command="none"} 1')
  })

  it.each([
    ['answer:12', 12],
    ['pause:12', 12],
    ['daily:2026-11-23:officer-7', undefined],
  ])('the key %s belongs to message %s', (key, id) => {
    expect(inboxOf(key)).toBe(id)
  })
})

it('a push is found in the log by its key', async () => {
  const { db, office, engine } = await watchedOffice()
  await engine.link('hung')
  await pushTo(db, office.officers.hung, 'digest', { key: 'daily:2026-11-23:officer-1' })
  await engine.settled()
  const sent = engine.logged.find(one => one.msg === 'sent')
  expect(sent).toMatchObject({ key: 'daily:2026-11-23:officer-1' })
  expect(sent).not.toHaveProperty('inbox')
})

it('a job’s lateness and the delay of the event loop are among the figures', async () => {
  const { metrics } = await watchedOffice()
  metrics.onJob('daily-reminders', 'ok', 12_500)
  const text = await metrics.text()
  expect(text).toContain('nhacviec_job_lateness_seconds{job="daily-reminders"} 12.5')
  expect(text).toContain('nodejs_eventloop_lag_p99_seconds ')
})

it('the example alerts ask for nothing that is not measured', async () => {
  const { metrics, engine } = await watchedOffice()
  await engine.link('hung')
  await engine.talk('hung', '/trogiup')
  metrics.onJob('backup', 'ok', 0)
  const text = await metrics.text()
  const rules = readFileSync(new URL('../../deploy/alerts.yml', import.meta.url), 'utf8')
  const names = [...rules.matchAll(/\b(?:nhacviec|nodejs)_[a-z0-9_]+/g)].map(([name]) => name)
  expect(names.length).toBeGreaterThan(8)
  expect(names.filter(name => !text.includes(`# TYPE ${name.replace(/_bucket$/, '')} `))).toEqual([])
})

it('neither figures nor log name anybody or quote what was written', async () => {
  const { db, office, engine, metrics } = await watchedOffice()
  await db.transact(tx => tx.update(officers).set({ phone: '0912345678', email: 'rieng@coquan.gov.vn' }))
  await engine.link('hung', 'lan')
  const task = await office.addTask({ lead: ['KT', 'hung'], title: 'Việc kín đáo của phòng' })
  await pushTo(db, office.officers.lan, 'Nhắc việc kín đáo')
  let fails = 2
  engine.channel.onSend = () => {
    if (fails-- > 0) throw new SendError('retry', 'down')
  }
  for (const said of ['/nhiemvu', `/xong ${task} Kết quả kín đáo`, 'gọi cho tôi số 0987654321', '/khongco'])
    await engine.talk('hung', said)
  await engine.talk('stranger', 'tôi là Trần Kín Đáo')
  engine.clock.jump(10_000)
  await engine.settled()
  const names = (await db.reads.select().from(officers)).flatMap(({ name }) => name)
  expect(names.length).toBeGreaterThan(2)
  const seen = (await metrics.text()) + JSON.stringify(engine.logged)
  expect(seen).toContain('"msg":"sent"')
  const secrets = [...names, '0912345678', '0987654321', 'rieng@', 'kín đáo', 'Kín Đáo']
  expect(secrets.filter(secret => seen.includes(secret))).toEqual([])
})
