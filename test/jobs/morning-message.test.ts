import { describe, expect, it } from 'vitest'
import type { Db } from '../../db/db.ts'
import { setPreferences } from '../../db/people/officers.ts'
import { outbox } from '../../db/schema.ts'
import { dailyReminders } from '../../jobs/daily-reminders.ts'
import { dryRun, runSlot } from '../../jobs/run.ts'
import { toMessages } from '../../src/channels/split.ts'
import { plainText, type Reply } from '../../src/domain/chat/reply.ts'
import { openTestDatabase } from '../helpers/database.ts'
import { jumpClock, recordingChannel, talkingOffice, testEngine } from '../helpers/engine.ts'
import { at, surroundings } from '../helpers/jobs.ts'
import { testOffice, today, type TaskOptions } from '../helpers/office.ts'

const job = dailyReminders('07:30')

/** What each officer is told in the morning of this day, by id; all of it reaches them. */
async function morning(db: Db, day = today): Promise<Map<number, Reply>> {
  const { queued } = await runSlot(job, at(day), () => at(day), surroundings(db))
  await db.transact(tx => tx.update(outbox).set({ status: 'sent' }))
  return new Map(queued.map(({ officerId, reply }) => [officerId, reply]))
}
const textOf = (reply: Reply | undefined): string => (reply ? plainText(reply) : '')

async function set() {
  const db = openTestDatabase()
  const office = await testOffice(db)
  const waits = (fields: Partial<TaskOptions> = {}) =>
    office.addTask({
      lead: ['KT', 'hung'],
      needsApproval: true,
      review: 'pending',
      submittedOn: '2026-11-20',
      submittedAt: 1,
      due: '2026-12-31',
      ...fields,
    })
  return { db, office, waits }
}

describe('the one message of a morning', () => {
  it('of a leader who works too: what needs them, their own, then what others owe', async () => {
    const { db, office, waits } = await set()
    const result = await waits({ title: 'Báo cáo quý' })
    const own = await office.addTask({ lead: ['KT', 'khoa'], title: 'Việc riêng', due: today })
    await office.addTask({ lead: ['TO', 'son'], due: '2026-11-19' })
    await office.addTask({ lead: ['KT', 'hung'], due: '2026-11-24' })
    const reply = (await morning(db)).get(office.officers.khoa)
    expect(textOf(reply)).toBe(
      [
        'Nhắc việc thứ Hai 23/11/2026',
        'Cần đồng chí duyệt 1 kết quả.',
        `#${result} Báo cáo quý\ntrình ngày 20/11/2026 · đã chờ 1 ngày làm việc`,
        'Đồng chí có 1 việc đến hạn hôm nay.',
        `#${own} Việc riêng\nchủ trì · hạn thứ Hai 23/11/2026 · hạn hôm nay`,
        'Phạm vi đồng chí phụ trách có 1 việc quá hạn (Tổ Cây xanh: 1). ' +
          'Việc của cấp dưới đến hạn từ nay đến 26/11/2026: 1 (Phòng Kinh tế, Hạ tầng và Đô thị: 1).',
      ].join('\n\n'),
    )
    expect(reply?.choices?.map(({ send }) => send)).toEqual([
      '/duyet',
      `/viec ${own}`,
      '/nhiemvu',
      '/nhiemvu đơn vị chưa hoàn thành quá hạn',
      '/nhiemvu cấp dưới chưa quá hạn đến 26/11/2026',
      '/tiendo',
    ])
  })

  it('leads to lists of exactly what it counts', async () => {
    const { office, db, talk } = await talkingOffice('khoa')
    await office.addTask({ lead: ['KT', 'khoa'], due: today })
    await office.addTask({ lead: ['KT'], due: '2026-11-25' })
    for (const due of ['2026-11-18', '2026-11-19', '2026-11-23', '2026-11-26', '2026-11-27'])
      await office.addTask({ lead: ['TO', 'son'], due })
    await office.addTask({ lead: ['KT', 'hung'], due: '2026-11-20', review: 'pending', submittedOn: '2026-11-22' })
    const { choices = [] } = (await morning(db)).get(office.officers.khoa) ?? {}
    const counted = choices.filter(({ label }) => /: \d+ việc/.test(label))
    expect(counted.map(({ label }) => label)).toEqual(['Đơn vị: 3 việc quá hạn', 'Cấp dưới: 2 việc sắp đến hạn'])
    for (const { label, send } of counted)
      expect((await talk('khoa', send)).text).toContain(`: ${/: (\d+)/.exec(label)?.[1]} việc`)
  })

  it('is none for who has nothing, and for a leader below whom work is only due soon', async () => {
    const { db, office } = await set()
    await office.addTask({ lead: ['KT', 'hung'], due: '2026-11-24' })
    expect([...(await morning(db)).keys()]).toEqual([office.officers.hung])
  })

  it('of 200 results that wait shows the oldest, counts the rest and is one message on every platform', async () => {
    const { db, office, waits } = await set()
    const title = 'Tổng hợp, rà soát, báo cáo kết quả thực hiện nhiệm vụ phát triển kinh tế - xã hội '.repeat(3)
    for (let n = 0; n < 200; n++) await waits({ title: `${title} ${n}`, submittedOn: `2026-10-${10 + (n % 20)}` })
    for (let n = 0; n < 12; n++) await office.addTask({ lead: ['KT', 'khoa'], title, due: '2026-11-20' })
    const reply = (await morning(db)).get(office.officers.khoa)
    const text = textOf(reply)
    expect(text).toContain('Cần đồng chí duyệt 200 kết quả.')
    const shown = text.match(/trình ngày/g)?.length ?? 0
    expect(shown).toBeGreaterThan(0)
    expect(text).toContain(`Và ${200 - shown} kết quả khác, chọn "Kết quả chờ duyệt" để xem.`)
    expect(text).toContain('Đồng chí có 12 việc quá hạn.')
    expect(text).toContain('Phạm vi đồng chí phụ trách có 12 việc quá hạn')
    // Telegram, Zalo Bot, Zalo OA
    for (const [buttons, textLimit] of [
      [Infinity, 4_096],
      [0, 2_000],
      [5, 2_000],
    ] as const) {
      const capabilities = { buttons, textLimit, captionLimit: 0, images: false, files: false, push: true }
      expect(toMessages(reply ?? { blocks: [] }, capabilities)).toHaveLength(1)
    }
  })

  it('is printed by a dry run word for word', async () => {
    const { db, office, waits } = await set()
    await waits()
    await office.addTask({ lead: ['KT', 'khoa'], due: '2026-11-20', also: [['follower', 'VH', 'lan']] })
    const planned = await dryRun(job, at(today), () => at(today), surroundings(db))
    const { queued } = await runSlot(job, at(today), () => at(today), surroundings(db))
    expect(planned.length).toBeGreaterThan(2)
    expect(planned).toEqual(queued)
  })

  it('has choices that are taken by their numbers where there are no buttons, as on Zalo Bot', async () => {
    const db = openTestDatabase()
    const office = await testOffice(db)
    const channel = recordingChannel('web', { buttons: 0, textLimit: 2_000 })
    const engine = await testEngine(db, office, { channel, jump: jumpClock(at(today, '09:00')) })
    await engine.link('khoa')
    await office.addTask({ lead: ['KT', 'hung'], due: '2026-11-18', title: 'Việc trễ của Hùng' })
    await runSlot(job, at(today), () => at(today), surroundings(db))
    engine.wake()
    await engine.settled()
    const [sent] = channel.sent
    const number = /^(\d+)\. Đơn vị: 1 việc quá hạn$/m.exec(sent ? plainText(sent.message) : '')?.[1]
    expect((await engine.talk('khoa', number ?? '')).text).toContain('Việc trễ của Hùng')
  })

  it('also goes to whoever has switched it off, with what waits for their decision and nothing else', async () => {
    const { db, office, waits } = await set()
    await waits({ title: 'Báo cáo quý' })
    await office.addTask({ lead: ['KT', 'khoa'], due: today })
    await db.transact(tx => setPreferences(tx, office.officers.khoa, { wantsDigest: false }))
    const text = textOf((await morning(db)).get(office.officers.khoa))
    expect(text).toContain('Cần đồng chí duyệt 1 kết quả.')
    expect(text).not.toContain('Đồng chí có')
    expect(text).not.toContain('Phạm vi')
  })

  it('of a leader of two units is one, with the figures of each', async () => {
    const { db, office } = await set()
    await office.addTask({ lead: ['VH', 'lan'], due: '2026-11-19' })
    await office.addTask({ lead: ['VH', 'mai'], due: '2026-11-19' })
    await office.addTask({ lead: ['TO', 'tam'], due: '2026-11-19' })
    expect(textOf((await morning(db)).get(office.officers.son))).toContain(
      'Phạm vi đồng chí phụ trách có 3 việc quá hạn (Phòng Văn hóa - Xã hội: 2; Tổ Cây xanh: 1).',
    )
  })
})

describe('whoever follows a task', () => {
  const mornings = async (days: readonly string[], fields: Partial<TaskOptions> = {}) => {
    const { db, office } = await set()
    await office.addTask({ lead: ['KT', 'hung'], due: '2026-11-20', also: [['follower', 'VH', 'lan']], ...fields })
    const told: string[] = []
    for (const day of days)
      if (textOf((await morning(db, day)).get(office.officers.lan)).includes('theo dõi 1 việc đã quá hạn'))
        told.push(day.slice(8))
    return told
  }

  it('is told that it became overdue, once, and again after two and five working days', async () => {
    const days = ['19', '20', '23', '24', '25', '26', '27', '30'].map(day => `2026-11-${day}`)
    expect(await mornings(days)).toEqual(['23', '25', '30'])
  })

  it('is told once of one that has been so for long, and of none that is handed in, at rest or done', async () => {
    expect(await mornings(['2026-11-24', '2026-11-25'], { due: '2026-10-01' })).toEqual(['24'])
    for (const fields of [
      { review: 'pending', submittedOn: '2026-11-20' },
      { work: 'paused' },
      { work: 'done', submittedOn: '2026-11-20' },
    ] as const)
      expect(await mornings(['2026-11-23'], fields)).toEqual([])
  })

  it('finds it in /nhiemvu and its own list', async () => {
    const { office, talk } = await talkingOffice('lan')
    const id = await office.addTask({
      lead: ['KT', 'hung'],
      title: 'Việc theo dõi',
      due: '2026-11-20',
      also: [['follower', 'VH', 'lan']],
    })
    const { text, choices } = await talk('lan', '/nhiemvu')
    expect(text).toContain('Đồng chí theo dõi 1 việc đã quá hạn.')
    const list = choices.find(({ label }) => label === 'Việc theo dõi quá hạn')
    expect((await talk('lan', list?.send ?? '')).text).toContain(`#${id} Việc theo dõi\ntheo dõi · hạn`)
  })
})

describe('/nhiemvu', () => {
  it('opens the same sections around the own tasks: what needs this person, then what others owe', async () => {
    const { office, talk } = await talkingOffice('khoa')
    await office.addTask({
      lead: ['KT', 'hung'],
      needsApproval: true,
      review: 'pending',
      submittedOn: '2026-11-20',
      submittedAt: 1,
      due: '2026-12-31',
    })
    await office.addTask({ lead: ['KT', 'khoa'], title: 'Việc riêng', due: today })
    await office.addTask({ lead: ['TO', 'son'], due: '2026-11-19' })
    const { text, choices } = await talk('khoa', '/nhiemvu')
    const at = [
      'Cần đồng chí duyệt 1 kết quả.',
      'Nhiệm vụ: 1 việc',
      'Phạm vi đồng chí phụ trách có 1 việc quá hạn',
    ].map(words => text.indexOf(words))
    expect(at).toEqual(at.toSorted((a, b) => a - b))
    expect(at).not.toContain(-1)
    expect(choices.map(({ send }) => send)).toEqual([
      '/duyet',
      '/viec 2',
      '/nhiemvu đơn vị chưa hoàn thành quá hạn',
      '/tiendo',
    ])
    expect((await talk('khoa', '/nhiemvu hôm nay')).text).not.toContain('Cần đồng chí')
  })
})
