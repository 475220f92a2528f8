import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import type { Db } from '../../db/db.ts'
import { linkAccount } from '../../db/people/accounts.ts'
import { accounts, assignments, officers, outbox, tasks } from '../../db/schema.ts'
import { openDatabase } from '../../db/sqlite/open.ts'
import { dailyReminders } from '../../jobs/daily-reminders.ts'
import { runSlot } from '../../jobs/run.ts'
import { alwaysUp } from '../../src/domain/chat/push-channel.ts'
import { plainText } from '../../src/domain/chat/reply.ts'
import { priorities } from '../../src/domain/chat/outbox.ts'
import { openTestDatabase } from '../helpers/database.ts'
import { formerDatabase } from '../helpers/former-database.ts'
import { at, dayOf, surroundings } from '../helpers/jobs.ts'
import {
  holidaySheet,
  importSheets,
  officerSheet,
  smallOffice,
  taskSheetOf,
  type TaskCells,
} from '../helpers/offices.ts'
import { outboxRows } from '../helpers/outbox.ts'
import { unlocked } from '../helpers/settings.ts'

const office = { timeZone: 'Asia/Ho_Chi_Minh', pushChannels: alwaysUp({ name: 'web' }), settings: unlocked }
const job = dailyReminders('07:30')

const task = (n: number, cells: TaskCells = {}): TaskCells => ({
  code: `NV-${n}`,
  title: `Lập báo cáo số ${n}`,
  leads: 'STC',
  leadOfficer: 'Lê Thị Cúc',
  deadline: '31/12/2026',
  ...cells,
})

/** The small office with these people linked, and its tasks imported at this moment. */
async function imported(db: Db, when: number, rows: TaskCells[], linked: string[] = ['CB1', 'CB2', 'LD1']) {
  if ((await db.reads.select().from(officers)).length === 0) {
    await importSheets(db, smallOffice)
    await link(db, ...linked)
  }
  return importSheets(db, [taskSheetOf(...rows)], { now: when, today: dayOf(when), tell: office })
}

async function link(db: Db, ...codes: string[]) {
  for (const code of codes) {
    const [one] = await db.reads.select().from(officers).where(eq(officers.code, code))
    const account = { channel: 'web' as const, externalId: code, chat: code, officerId: one!.id }
    await db.transact(tx => linkAccount(tx, account, at('2026-11-01')))
  }
}

/** What waits to be sent, by the chat it goes to. */
const queued = async (db: Db) =>
  (await outboxRows(db))
    .filter(({ status }) => status === 'queued')
    .map(({ chat, priority, reply }) => ({
      chat,
      priority,
      text: plainText(reply),
      choices: (reply.choices ?? []).map(({ send }) => send),
    }))
const sent = (db: Db) => db.transact(tx => tx.update(outbox).set({ status: 'sent' }).where(eq(outbox.status, 'queued')))

async function morning(db: Db, day: string) {
  await runSlot(job, at(day), () => at(day), surroundings(db))
  return queued(db)
}

describe('tasks that are imported', () => {
  it('within working hours are told at once, in one message a person', async () => {
    const db = openTestDatabase()
    await imported(db, at('2026-11-23', '10:00'), [
      task(1),
      task(2, { deadline: '', urgency: 'khẩn', assigner: 'Trần Quốc Bảo' }),
      task(3, { leadOfficer: 'CB2', leads: 'SVH' }),
    ])
    expect(await queued(db)).toEqual([
      {
        chat: 'CB1',
        priority: priorities.notice,
        text: 'Đồng chí có 2 việc mới giao.\n\n#1 Lập báo cáo số 1\nhạn thứ Năm 31/12/2026 · còn 28 ngày làm việc\n\n#2 [KHẨN] Lập báo cáo số 2\nkhông thời hạn · người giao: Trần Quốc Bảo',
        choices: ['/nhan cả 1 2', '/nhiemvu chưa tiếp nhận'],
      },
      {
        chat: 'CB2',
        priority: priorities.notice,
        text: 'Đồng chí có 1 việc mới giao.\n\n#3 Lập báo cáo số 3\nhạn thứ Năm 31/12/2026 · còn 28 ngày làm việc',
        choices: ['/nhan 3', '/ykien 3', '/nhamnguoi 3', '/viec 3'],
      },
    ])
  })

  it.each([
    ['in the evening', '2026-11-23', '20:00', '2026-11-24'],
    ['on a Saturday', '2026-11-21', '10:00', '2026-11-23'],
    ['before the office opens', '2026-11-24', '06:00', '2026-11-24'],
  ])('%s come once in the next working morning’s message, joined', async (_, day, time, next) => {
    const db = openTestDatabase()
    await imported(db, at(day, time), [task(1), task(2)])
    await imported(db, at(day, time) + 60_000, [task(3)])
    expect(await queued(db)).toEqual([])
    const told = await morning(db, next)
    expect(told).toHaveLength(1)
    expect(told[0]!.text).toContain('Đồng chí có 3 việc mới giao.')
    expect(told[0]!.choices).toContain('/nhan cả 1 2 3')
    await sent(db)
    expect((await morning(db, '2026-11-25')).filter(({ chat }) => chat === 'CB1')).toEqual([])
  })

  it('in the break at noon are told at once', async () => {
    const db = openTestDatabase()
    await imported(db, at('2026-11-23', '12:10'), [task(1)])
    expect(await queued(db)).toHaveLength(1)
  })

  it('on a Saturday that is worked are told at once, and on a weekday off are not', async () => {
    const db = openTestDatabase()
    await importSheets(db, [...smallOffice, holidaySheet(['28/11/2026', 'làm bù', ''], ['26/11/2026', 'nghỉ', ''])])
    await link(db, 'CB1')
    await imported(db, at('2026-11-26', '10:00'), [task(1)])
    expect(await queued(db)).toEqual([])
    await imported(db, at('2026-11-28', '10:00'), [task(2)])
    expect(await queued(db)).toMatchObject([{ choices: ['/nhan cả 1 2', '/nhiemvu chưa tiếp nhận'] }])
  })

  it('and wait for no hour are told at 20:00, they alone; the others in the morning', async () => {
    const db = openTestDatabase()
    await imported(db, at('2026-11-23', '20:00'), [task(1), task(2, { urgency: 'hỏa tốc' })])
    expect(await queued(db)).toMatchObject([
      { chat: 'CB1', priority: priorities.urgent, choices: ['/nhan 2', '/ykien 2', '/nhamnguoi 2', '/viec 2'] },
    ])
    await sent(db)
    expect(await morning(db, '2026-11-24')).toMatchObject([
      { choices: expect.arrayContaining(['/nhan 1', '/viec 1']) as string[] },
    ])
  })

  it('join what was not sent yet', async () => {
    const db = openTestDatabase()
    await imported(db, at('2026-11-23', '10:00'), [task(1)])
    await imported(db, at('2026-11-23', '10:05'), [task(2)])
    expect(await queued(db)).toMatchObject([{ text: expect.stringContaining('2 việc mới giao') as string }])
  })

  it('are told in the next morning’s message where theirs never left', async () => {
    const db = openTestDatabase()
    await imported(db, at('2026-11-23', '10:00'), [task(1)])
    // Nothing left for three days: the platform was down.
    expect(await morning(db, '2026-11-27')).toMatchObject([
      { text: expect.stringContaining('Nhắc việc thứ Sáu 27/11/2026\n\nĐồng chí có 1 việc mới giao.') as string },
    ])
  })

  it('are no news to whoever takes them on before they are told', async () => {
    const db = openTestDatabase()
    await imported(db, at('2026-11-23', '20:00'), [task(1)])
    await db.transact(tx => tx.update(tasks).set({ work: 'in_progress' }))
    await db.transact(tx => tx.update(assignments).set({ untold: null }))
    expect(await morning(db, '2026-11-24')).toEqual([])
  })

  it('under way or done already are told to nobody', async () => {
    const db = openTestDatabase()
    await imported(db, at('2026-11-23', '10:00'), [task(1, { doneOn: '20/11/2026' })])
    expect(await queued(db)).toEqual([])
    expect((await db.reads.select().from(assignments))[0]).toMatchObject({ untold: null })
  })

  it('again tell only of another lead or deadline', async () => {
    const db = openTestDatabase()
    const morning = at('2026-11-23', '10:00')
    await imported(db, morning, [task(1), task(2)])
    await sent(db)
    await imported(db, morning + 1, [task(1, { title: 'Lập báo cáo khác', product: 'Báo cáo' }), task(2)])
    expect(await queued(db)).toEqual([])
    await imported(db, morning + 2, [task(1, { title: 'Lập báo cáo khác', deadline: '15/12/2026' }), task(2)])
    expect(await queued(db)).toMatchObject([
      {
        chat: 'CB1',
        text: '1 việc của đồng chí đổi thời hạn.\n\n#1 Lập báo cáo khác\nhạn thứ Ba 15/12/2026 · còn 16 ngày làm việc',
        choices: ['/viec 1'],
      },
    ])
    await sent(db)
    await imported(db, morning + 3, [task(1), task(2, { leads: 'SVH', leadOfficer: 'CB2' })])
    expect((await queued(db)).map(({ chat, text, choices }) => [chat, text.split('\n')[0], choices[0]])).toEqual([
      ['CB1', 'Việc #2 (Lập báo cáo số 2) nay do người khác chủ trì; đồng chí không cần thực hiện nữa.', '/nhiemvu'],
      ['CB1', '1 việc của đồng chí đổi thời hạn.', '/viec 1'],
      ['CB2', 'Đồng chí có 1 việc mới giao.', '/nhan 2'],
    ])
  })

  it('given to somebody else are told in one message to who led them, and to nobody who was never told of them', async () => {
    const db = openTestDatabase()
    const numbers = Array.from({ length: 60 }, (_, n) => n + 1)
    const moved = (n: number) => task(n, { leads: 'SVH', leadOfficer: 'CB2' })
    await imported(
      db,
      at('2026-11-23', '10:00'),
      numbers.map(n => task(n)),
    )
    await sent(db)
    await imported(db, at('2026-11-23', '20:00'), [task(61)])
    await imported(db, at('2026-11-23', '20:05'), [...numbers, 61].map(moved))
    expect((await queued(db)).map(({ chat, text }) => [chat, text.split('\n')[0]])).toEqual([
      ['CB1', '60 việc nay do người khác chủ trì; đồng chí không cần thực hiện nữa.'],
    ])
  })

  it('of a unit that names nobody are told to each of its heads', async () => {
    const db = openTestDatabase()
    const heads = officerSheet(['LD2', 'Đỗ Thị Mận', 'Phó Giám đốc', 'STC', 'lãnh đạo', null, null])
    await importSheets(db, [...smallOffice, heads])
    await link(db, 'LD1', 'LD2')
    await imported(db, at('2026-11-23', '10:00'), [task(1, { leadOfficer: '' })])
    expect((await queued(db)).map(({ chat }) => chat)).toEqual(['LD1', 'LD2'])
    await sent(db)
    await imported(db, at('2026-11-23', '20:00'), [task(2, { leadOfficer: '' })])
    expect((await morning(db, '2026-11-24')).map(({ chat }) => chat)).toEqual(['LD1', 'LD2'])
  })

  it('reach whoever has switched the morning’s message off, in a message of their own', async () => {
    const db = openTestDatabase()
    await imported(db, at('2026-11-23', '20:00'), [task(1, { deadline: '24/11/2026' })])
    await db.transact(tx => tx.update(officers).set({ wantsDigest: false }))
    expect(await morning(db, '2026-11-24')).toMatchObject([
      { chat: 'CB1', text: expect.stringMatching(/^Đồng chí có 1 việc mới giao\.\n\n#1/) as string },
    ])
  })

  it('of somebody who has left, or has linked nothing, queue nothing', async () => {
    const db = openTestDatabase()
    await imported(db, at('2026-11-23', '10:00'), [task(1)], ['CB2'])
    await db.transact(tx => tx.update(officers).set({ status: 'left' }).where(eq(officers.code, 'CB2')))
    await imported(db, at('2026-11-23', '10:00'), [task(2, { leads: 'SVH', leadOfficer: '' })])
    expect(await outboxRows(db)).toEqual([])
    await morning(db, '2026-11-24')
    const [leader] = await db.reads.select().from(officers).where(eq(officers.code, 'LD1'))
    expect((await outboxRows(db)).filter(({ officerId }) => officerId !== leader!.id)).toEqual([])
    expect((await db.reads.select().from(assignments)).map(({ untold }) => untold)).toEqual(['assigned', 'assigned'])
  })
})

describe('a new task that nobody takes on', () => {
  it('is brought up once, after a working day, with who assigned it, all of them in the morning’s message', async () => {
    const db = openTestDatabase()
    const assigner = 'Trần Quốc Bảo'
    await imported(db, at('2026-11-23', '10:00'), [
      task(1, { assigner }),
      task(2, { assigner, leads: 'SVH', leadOfficer: 'CB2' }),
      task(3, { assigner }),
    ])
    await sent(db)
    await db.transact(tx => tx.update(tasks).set({ work: 'in_progress' }).where(eq(tasks.id, 3)))
    expect(await morning(db, '2026-11-24')).toEqual([])
    expect(await morning(db, '2026-11-25')).toMatchObject([
      {
        chat: 'LD1',
        text: [
          'Nhắc việc thứ Tư 25/11/2026',
          '2 việc mới giao chưa được tiếp nhận sau một ngày làm việc.',
          '#1 Lập báo cáo số 1\nLê Thị Cúc · đã báo ngày 23/11/2026',
          '#2 Lập báo cáo số 2\nPhạm Văn Hùng · đã báo ngày 23/11/2026',
        ].join('\n\n'),
        choices: ['/viec 1', '/viec 2'],
      },
    ])
    await sent(db)
    for (const day of ['2026-11-26', '2026-11-27']) expect(await morning(db, day)).toEqual([])
  })

  it('told by the morning’s message has a working day too; without an assigner its leaders hear of it', async () => {
    const db = openTestDatabase()
    await imported(db, at('2026-11-23', '20:00'), [task(1)])
    expect((await morning(db, '2026-11-24')).map(({ chat }) => chat)).toEqual(['CB1'])
    await sent(db)
    expect(await morning(db, '2026-11-25')).toMatchObject([
      { chat: 'LD1', text: expect.stringContaining('chưa được tiếp nhận') as string },
    ])
  })

  it('because its lead has linked no account is shown to the leader once, who is it and how many', async () => {
    const db = openTestDatabase()
    await imported(db, at('2026-11-23', '10:00'), [task(1), task(2)], ['LD1'])
    expect(await morning(db, '2026-11-24')).toMatchObject([
      {
        chat: 'LD1',
        text: 'Nhắc việc thứ Ba 24/11/2026\n\n2 việc mới giao chưa báo được vì người chủ trì chưa liên kết tài khoản: Lê Thị Cúc (2 việc). Đề nghị quản trị viên cấp mã liên kết, hoặc giao người khác bằng /chuyen.',
      },
    ])
    await sent(db)
    expect(await morning(db, '2026-11-25')).toEqual([])
    await link(db, 'CB1')
    expect((await morning(db, '2026-11-26')).map(({ chat }) => chat)).toEqual(['CB1'])
  })
})

describe('a database of an earlier version', () => {
  it('with 500 tasks that nobody has taken on tells of them once, in one message a person', async () => {
    const file = await formerDatabase(19, connection => {
      connection.exec(`
        insert into units (id, code, name) values (1, 'KT', 'Phòng Kinh tế');
        insert into officers (id, code, name, search) values ${Array.from({ length: 5 }, (_, n) => `(${n + 1}, 'CB${n + 1}', 'Cán bộ ${n + 1}', '')`).join(', ')};
        insert into memberships (officer_id, unit_id, role) select id, 1, 'officer' from officers;
        insert into accounts (channel, external_id, chat, officer_id, status, linked_at, consent_at)
          select 'web', code, code, id, 'active', 1, 1 from officers;
      `)
      const addTask = connection.prepare(
        `insert into tasks (id, code, title, search, due, created_at) values (?, ?, 'Báo cáo', '', '2027-06-30', 1)`,
      )
      const addLead = connection.prepare(
        `insert into assignments (task_id, role, unit_id, officer_id, open_due) values (?, 'lead', 1, ?, '2027-06-30')`,
      )
      for (let id = 1; id <= 500; id++) {
        addTask.run(id, `NV-${id}`)
        addLead.run(id, (id % 5) + 1)
      }
    })
    const db = openDatabase(file)
    expect(await outboxRows(db)).toEqual([])
    const told = await morning(db, '2026-11-23')
    expect(told.map(({ chat }) => chat)).toEqual(['CB1', 'CB2', 'CB3', 'CB4', 'CB5'])
    for (const { text } of told) {
      expect(text).toContain('Đồng chí có 100 việc giao trước đây chưa tiếp nhận.')
      expect(text).toContain('Và 95 việc khác, chọn "Xem tất cả".')
    }
    await sent(db)
    expect(await morning(db, '2026-11-24')).toEqual([])
    expect(await db.reads.select().from(accounts)).toHaveLength(5)
    db.close()
  })
})
