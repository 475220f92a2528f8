import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Db } from '../../db/db.ts'
import { queueNotices } from '../../db/messages/notices.ts'
import { hurry } from '../../db/messages/outbox-routes.ts'
import { outbox } from '../../db/schema.ts'
import { digestTopic, taskTopic, type Notice } from '../../src/domain/chat/notice.ts'
import { plainText, say } from '../../src/domain/chat/reply.ts'
import { createMetrics } from '../../src/service/metrics.ts'
import { openTestDatabase } from '../helpers/database.ts'
import { jumpClock, testEngine } from '../helpers/engine.ts'
import { at } from '../helpers/jobs.ts'
import { testOffice, type TestOffice } from '../helpers/office.ts'
import { answerTo, outboxRows } from '../helpers/outbox.ts'

let db: Db
let office: TestOffice
beforeEach(async () => {
  db = openTestDatabase()
  office = await testOffice(db)
})

/** The office at this hour, with Hùng linked. */
async function officeAt(day: string, time: string) {
  const jump = jumpClock(at(day, time))
  const engine = await testEngine(db, office, { jump })
  await engine.link('hung')
  const tell = async (key: string, fields: Partial<Notice> = {}) => {
    const about = { to: office.officers.hung, kind: 'task', key, topic: taskTopic(1, key), reply: say(key) } as const
    const expiresAt = jump.now() + 7 * 86_400_000
    await db.transact(tx =>
      queueNotices(tx, [{ ...about, expiresAt, ...fields }], engine.office.pushChannels, jump.now()),
    )
    await engine.settled()
  }
  const sent = () => engine.channel.sent.map(({ message }) => plainText(message))
  const until = async (day: string, time: string) => {
    jump.jump(at(day, time) - jump.now())
    await engine.settled()
  }
  return { ...engine, tell, sent, until, jump }
}

describe('in quiet hours', () => {
  it('a notice waits for the morning of the next working day', async () => {
    const { tell, sent, until } = await officeAt('2026-11-27', '21:30')
    await tell('news')
    expect(sent()).toEqual([])
    await until('2026-11-28', '09:00')
    await until('2026-11-30', '06:29')
    expect(sent()).toEqual([])
    expect(await outboxRows(db)).toMatchObject([{ status: 'queued', attempts: 0, error: 'chờ hết giờ nghỉ' }])
    await until('2026-11-30', '06:30')
    expect(sent()).toEqual(['news'])
  })

  it('answers, digests and what is urgent leave, also behind a notice of the same chat', async () => {
    const { tell, sent } = await officeAt('2026-11-23', '22:00')
    await tell('news')
    await tell('urgent', { urgent: true })
    await tell('digest', { kind: 'digest', topic: digestTopic })
    await answerTo(db, 'hung', 'answer')
    await tell('more news')
    expect(sent()).toEqual(['urgent', 'digest', 'answer'])
  })

  it('nothing that hurries what waits makes a notice leave', async () => {
    const { tell, sent, until, jump, settled, channel } = await officeAt('2026-11-23', '22:00')
    await tell('news')
    await db.transact(tx => hurry(tx, channel.name, jump.now()))
    await settled()
    // set back, the clock makes the worker look at everything anew
    await until('2026-11-23', '21:10')
    expect(sent()).toEqual([])
    await until('2026-11-24', '06:30')
    expect(sent()).toEqual(['news'])
  })

  it('what was begun before them is sent to its end', async () => {
    const { tell, sent, settled } = await officeAt('2026-11-23', '22:00')
    await tell('news')
    await db.transact(tx =>
      tx
        .update(outbox)
        .set({ sentParts: 1, nextAt: 0, reply: say('a'.repeat(3_000), 'b'.repeat(3_000)) })
        .where(eq(outbox.key, 'news')),
    )
    await settled()
    expect(sent()).toEqual(['b'.repeat(3_000)])
  })

  it('a notice that waits for their end is not late; one that waits in spite of it is', async () => {
    const { tell, jump, channel, until } = await officeAt('2026-11-23', '22:00')
    const metrics = createMetrics(db, () => [], jump.now)
    const age = async () => /oldest_seconds\{kind="push"\} (\d+)/.exec(await metrics.text())?.[1]
    await tell('news')
    await until('2026-11-24', '02:00')
    expect(await age()).toBe('0')
    channel.onSend = () => {
      throw new Error('no network')
    }
    await until('2026-11-24', '06:30')
    jump.jump(60_000)
    expect(Number(await age())).toBeGreaterThan(8 * 3_600)
  })
})
