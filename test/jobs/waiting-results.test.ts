import { eq } from 'drizzle-orm'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Db } from '../../db/db.ts'
import { memberships, outbox, tasks } from '../../db/schema.ts'
import { openDatabase } from '../../db/sqlite/open.ts'
import { dailyReminders } from '../../jobs/daily-reminders.ts'
import { runSlot } from '../../jobs/run.ts'
import { plainText } from '../../src/domain/chat/reply.ts'
import { openTestDatabase } from '../helpers/database.ts'
import { testEngine } from '../helpers/engine.ts'
import { formerDatabase } from '../helpers/former-database.ts'
import { at, surroundings } from '../helpers/jobs.ts'
import { testOffice, today, type TaskOptions } from '../helpers/office.ts'
import { outboxRows } from '../helpers/outbox.ts'

const job = dailyReminders('07:30')

/** What each officer is told in the morning of this day, by id. */
async function morning(db: Db, day: string): Promise<Map<number, string>> {
  const { queued } = await runSlot(job, at(day), () => at(day), surroundings(db))
  await db.transact(tx => tx.update(outbox).set({ status: 'sent' }))
  return new Map(queued.map(({ officerId, reply }) => [officerId, plainText(reply)]))
}

async function office() {
  const db = openTestDatabase()
  const office = await testOffice(db)
  const waits = (fields: Partial<TaskOptions> = {}) =>
    office.addTask({
      lead: ['KT', 'hung'],
      title: 'Báo cáo quý',
      needsApproval: true,
      review: 'pending',
      submittedOn: '2026-11-20',
      submittedAt: 1,
      due: '2026-12-31',
      ...fields,
    })
  return { db, office, waits }
}

describe('a result that waits for a decision', () => {
  it('comes in the next morning’s one message, before the own work, and again after five working days', async () => {
    const { db, office: of, waits } = await office()
    const id = await waits()
    await of.addTask({ lead: ['KT', 'khoa'], title: 'Việc riêng', due: today })
    const first = await morning(db, today)
    expect(first.get(of.officers.khoa)).toBe(
      [
        'Nhắc việc thứ Hai 23/11/2026',
        'Cần đồng chí duyệt 1 kết quả.',
        `#${id} Báo cáo quý\ntrình ngày 20/11/2026 · đã chờ 1 ngày làm việc`,
        'Đồng chí có 1 việc đến hạn hôm nay.',
        `#${id + 1} Việc riêng\nchủ trì · hạn thứ Hai 23/11/2026 · hạn hôm nay`,
      ].join('\n\n'),
    )
    expect(first.has(of.officers.bao)).toBe(false)
    for (const day of ['2026-11-24', '2026-11-25', '2026-11-26'])
      expect((await morning(db, day)).get(of.officers.khoa) ?? '').not.toContain('Cần đồng chí duyệt')
    expect((await morning(db, '2026-11-27')).get(of.officers.khoa)).toContain('đã chờ 5 ngày làm việc')
  })

  it('goes to whoever decides now: the leaders above where the head has left, all of several', async () => {
    const { db, office: of, waits } = await office()
    await waits()
    await db.transact(tx => tx.delete(memberships).where(eq(memberships.officerId, of.officers.khoa)))
    expect([...(await morning(db, today)).keys()]).toEqual([of.officers.bao])
  })

  it('on which nobody can decide is told to general affairs, with what to do', async () => {
    const { db, office: of, waits } = await office()
    const id = await waits({ lead: ['UBND', 'bao'] })
    expect(await morning(db, today)).toEqual(
      new Map([
        [
          of.officers.ha,
          `Nhắc việc thứ Hai 23/11/2026\n\n1 kết quả chờ duyệt mà không có ai duyệt: #${id}. Đề nghị ghi cột Lãnh đạo phụ trách trong bảng nhiệm vụ rồi nạp lại.`,
        ],
      ]),
    )
  })

  it('that is decided before the message is planned is not in it', async () => {
    const { db, office: of, waits } = await office()
    const id = await waits()
    await db.transact(tx => tx.update(tasks).set({ work: 'done', review: 'approved' }).where(eq(tasks.id, id)))
    expect((await morning(db, today)).has(of.officers.khoa)).toBe(false)
  })

  it('of many shows the oldest, and says how many more there are', async () => {
    const { db, office: of, waits } = await office()
    for (let n = 0; n < 7; n++) await waits({ submittedOn: `2026-11-1${n}` })
    const text = (await morning(db, today)).get(of.officers.khoa)
    expect(text).toContain('Cần đồng chí duyệt 7 kết quả.')
    expect(text).toContain('Và 2 kết quả khác, chọn "Kết quả chờ duyệt" để xem.')
    expect(text?.match(/đã chờ/g)).toHaveLength(5)
  })
})

describe('a database of an earlier version with results that wait', () => {
  /** The last one in which nobody was told of a result. */
  const published = 17

  async function upgraded() {
    const file = await formerDatabase(published, connection => {
      connection.exec(`
        insert into units (id, code, name, parent_id) values (1, 'UBND', 'UBND phường', null), (2, 'KT', 'Phòng Kinh tế', 1);
        insert into officers (id, code, name, search) values
          (1, 'bao', 'Trần Quốc Bảo', ''), (2, 'khoa', 'Đỗ Đăng Khoa', ''), (3, 'hung', 'Phạm Văn Hùng', ''), (4, 'ha', 'Thu Hà', '');
        insert into memberships (officer_id, unit_id, role) values
          (1, 1, 'leader'), (2, 2, 'leader'), (3, 2, 'officer'), (4, 1, 'general_affairs');
      `)
      const insert = connection.prepare(
        `insert into tasks (id, code, title, search, needs_approval, work, review, progress, due, submitted_on, submitted_at, result, assigner, created_at)
         values (?, ?, 'Báo cáo', '', 1, 'in_progress', 'pending', 100, '2026-12-31', '2026-11-09', 1, 'Đã gửi', 'Chủ tịch', 1)`,
      )
      for (let id = 1; id <= 30; id++) {
        insert.run(id, `NV-${id}`)
        // The last one was handed in by the head of the office, whom nobody is above.
        const [unit, officer] = id === 30 ? [1, 1] : [2, 3]
        connection
          .prepare(
            `insert into assignments (task_id, role, unit_id, officer_id, open_due) values (?, 'lead', ?, ?, '2026-12-31')`,
          )
          .run(id, unit, officer)
        connection
          .prepare(
            `insert into task_events (task_id, at, officer_id, kind, before, after) values (?, 1, ?, 'submitted', '{"progress":60}', '{}')`,
          )
          .run(id, officer)
      }
    })
    const db = openDatabase(file)
    onTestFinished(() => db.close())
    return db
  }

  it('tells nobody by being opened, and each decider once, in one message, the next morning', async () => {
    const db = await upgraded()
    expect(await outboxRows(db)).toEqual([])
    const first = await morning(db, today)
    expect([...first.keys()]).toEqual([2, 4])
    expect(first.get(2)).toContain('Cần đồng chí duyệt 29 kết quả.')
    expect(first.get(2)).toContain('đã chờ 10 ngày làm việc')
    expect(first.get(4)).toContain('không có ai duyệt: #30.')
    expect([...(await morning(db, '2026-11-24')).keys()]).toEqual([])
  })

  it('lets them be decided on, and roles be given besides', async () => {
    const db = await upgraded()
    await db.transact(tx => tx.insert(memberships).values({ officerId: 2, unitId: 2, role: 'general_affairs' }))
    const engine = await testEngine(db, { officers: { khoa: 2, hung: 3 } } as never)
    await engine.link('khoa', 'hung')
    expect((await engine.talk('khoa', '/duyet')).text).toContain('Kết quả chờ đồng chí duyệt: 29 việc')
    expect((await engine.talk('khoa', '/tralai 7 lỗi hình thức: thiếu dấu')).text).toContain(
      'Đã trả lại kết quả việc #7',
    )
    expect((await engine.talk('khoa', '/duyet 8')).text).toContain('Đã duyệt kết quả việc #8')
    const rows = await db.reads.select().from(tasks)
    expect(rows.find(({ id }) => id === 7)).toMatchObject({ review: 'returned', progress: 60 })
    expect(rows.find(({ id }) => id === 8)).toMatchObject({ work: 'done', review: 'approved' })
  })
})
