import { eq } from 'drizzle-orm'
import { describe, expect, it, test } from 'vitest'
import { outbox } from '../../db/schema.ts'
import { dueHours } from '../../jobs/due-hours.ts'
import { runSlot } from '../../jobs/run.ts'
import { dueStatus, remaining } from '../../src/domain/tasks/due.ts'
import { plainText } from '../../src/domain/chat/reply.ts'
import { instantOf } from '../../src/domain/days/local-date.ts'
import { workingCalendar } from '../../src/domain/days/working-calendar.ts'
import { surroundings } from '../helpers/jobs.ts'
import { talkingOffice } from '../helpers/engine.ts'
import { today, type TaskOptions } from '../helpers/office.ts'

const zone = 'Asia/Ho_Chi_Minh'
const at = (time: string, day = today): number => instantOf(day, time, zone)

async function office(...tasks: Partial<TaskOptions>[]) {
  const around = await talkingOffice('hung', 'khoa')
  const { db, office } = around
  for (const task of tasks)
    await office.addTask({ lead: ['KT', 'hung'], due: today, dueTime: '15:00', title: 'Báo cáo nhanh', ...task })
  const run = (time: string, day = today) => runSlot(dueHours, at(time, day), () => at(time, day), surroundings(db))
  const told = async () =>
    (await db.reads.select().from(outbox).where(eq(outbox.kind, 'push'))).map(({ reply }) => plainText(reply))
  return { ...around, run, told }
}

describe('who leads a task that is due by an hour', () => {
  it('is told two hours before, once', async () => {
    const { run, told } = await office({})
    await run('12:00')
    expect(await told()).toEqual([])
    await run('13:00')
    await run('14:00')
    expect(await told()).toEqual(['Việc #1 đến hạn lúc 15:00 thứ Hai 23/11/2026: Báo cáo nhanh'])
  })

  it('is told later where that run was missed, and not once the hour is over', async () => {
    const { run, told } = await office({}, { dueTime: '13:59' })
    await run('14:00')
    expect(await told()).toEqual(['Việc #1 đến hạn lúc 15:00 thứ Hai 23/11/2026: Báo cáo nhanh'])
  })

  it('is told in the evening before of an hour after midnight', async () => {
    const { run, told } = await office({ due: '2026-11-24', dueTime: '00:30' })
    await run('22:00')
    expect(await told()).toHaveLength(1)
  })

  test.each<[string, Partial<TaskOptions>]>([
    ['handed in', { review: 'pending', submittedOn: today }],
    ['done', { work: 'done', submittedOn: today }],
    ['at rest', { work: 'paused' }],
    ['withdrawn', { work: 'withdrawn' }],
    ['due on that day without an hour', { dueTime: null }],
    ['due by that hour of another day', { due: '2026-11-24' }],
  ])('is told nothing of one that is %s', async (_, task) => {
    const { run, told } = await office(task)
    await run('13:00')
    expect(await told()).toEqual([])
  })

  it('is the head of a unit that has named nobody', async () => {
    const { run, db, office: of } = await office({ lead: ['KT'] })
    await run('13:00')
    expect((await db.reads.select().from(outbox)).map(({ officerId }) => officerId)).toEqual([of.officers.khoa])
  })
})

describe('a deadline with an hour is judged by the instant', () => {
  const calendar = workingCalendar([])
  const open = { work: 'in_progress', due: today, dueTime: '15:00', submittedOn: null, submittedAt: null } as const
  const said = (task: Parameters<typeof dueStatus>[0], time: string, day = today) =>
    remaining(dueStatus(task, day, calendar, { now: at(time, day), timeZone: zone }))

  test.each([
    ['14:59', 'hạn hôm nay'],
    ['15:00', 'hạn hôm nay'],
    ['15:01', 'quá hạn chưa đến 1 ngày làm việc'],
  ])('open at %s: %s', (time, words) => expect(said(open, time)).toBe(words))

  test.each([
    ['14:59', 'hoàn thành đúng hạn'],
    ['15:01', 'hoàn thành quá hạn chưa đến 1 ngày làm việc'],
  ])('done at %s: %s, whenever it is looked at', (time, words) => {
    const done = { ...open, work: 'done', submittedOn: today, submittedAt: at(time) } as const
    expect(said(done, '20:00')).toBe(words)
    expect(said(done, '08:00', '2026-11-30')).toBe(words)
  })

  it('and without an hour by the day', () => expect(said({ ...open, dueTime: null }, '23:59')).toBe('hạn hôm nay'))

  it('in chat: with its hour in the list and under the task, and by the instant where it is handed in', async () => {
    const { talk, clock } = await office({ due: today, dueTime: '09:00' })
    expect((await talk('hung', '/nhiemvu')).text).toContain('hạn 09:00 thứ Hai 23/11/2026 · hạn hôm nay')
    expect((await talk('hung', '/viec 1')).text).toContain('Thời hạn: 09:00 thứ Hai 23/11/2026 (hạn hôm nay)')
    clock.jump(2 * 3_600_000)
    expect((await talk('hung', '/nhiemvu tất cả')).text).toContain(
      'hạn 09:00 thứ Hai 23/11/2026 · quá hạn chưa đến 1 ngày làm việc',
    )
    expect((await talk('hung', '/viec 1')).text).toContain('(quá hạn chưa đến 1 ngày làm việc)')
    expect((await talk('hung', '/xong 1 Báo cáo 12/BC-KT')).text).toContain('Hoàn thành quá hạn')
  })
})
