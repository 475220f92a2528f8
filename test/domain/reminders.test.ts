import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addWorkingDays, workingCalendar, workingDaysBetween } from '../../src/domain/days/working-calendar.ts'
import { addDays, type LocalDate } from '../../src/domain/days/local-date.ts'
import { stageOf, tasksToTell, type DueTask, type ReminderRules } from '../../src/domain/tasks/reminders.ts'
import { plainText, title } from '../../src/domain/chat/reply.ts'
import { dueSection } from '../../src/inbox/parts/own-tasks.ts'
import { behindSection } from '../../src/inbox/parts/units-behind.ts'
import { composed } from '../../src/inbox/section.ts'
import { fullDate } from '../../src/vietnamese/phrases.ts'

const plain = workingCalendar([])
const rules: ReminderRules = { days: [7, 3, 1, 0], overdueEvery: 1 }
const monday = '2026-11-23'
const taskDue = (id: number, due: LocalDate, reminded: string[] = []): DueTask => ({
  id,
  title: `Báo cáo số ${id}`,
  due,
  role: 'lead',
  urgency: 'normal',
  extension: 'none',
  obstructed: false,
  reminded,
})
interface OfficerDay {
  tasks: DueTask[]
  overdueUnits: { name: string; count: number }[]
}
const day = (tasks: DueTask[], overdueUnits: OfficerDay['overdueUnits'] = []): OfficerDay => ({ tasks, overdueUnits })
/** As the morning's job puts both subjects together. */
function digest(given: OfficerDay, today = monday, someRules = rules) {
  const { tasks, reminders } = tasksToTell(given.tasks, today, someRules, plain)
  const sections = [
    ...(tasks.length > 0 ? [dueSection(tasks, { today, calendar: plain })] : []),
    ...behindSection(
      given.overdueUnits.map((unit, id) => ({ ...unit, id })),
      [],
      { timeZone: 'Asia/Ho_Chi_Minh', today, calendar: plain, now: 0 },
    ),
  ]
  if (sections.length === 0) return undefined
  return { reminders, reply: composed([title(`Nhắc việc ${fullDate(today)}`)], sections) }
}

describe('the reminder a deadline calls for', () => {
  test.each([
    ['2026-12-03', undefined],
    ['2026-12-02', 'm7'],
    ['2026-11-27', 'm7'],
    ['2026-11-26', 'm3'],
    ['2026-11-24', 'm1'],
    ['2026-11-23', 'm0'],
    // Friday's and the weekend's overdue tasks are all in their first working day of delay.
    ['2026-11-22', 'o0'],
    ['2026-11-20', 'o0'],
    ['2026-11-19', 'o1'],
  ])('due on %s, on Monday 23/11: %s', (due, stage) => {
    expect(stageOf(due, monday, rules, plain)).toBe(stage)
  })

  test('of a deadline on a day off comes on the last working day before it', () => {
    expect(stageOf('2026-11-29', '2026-11-27', rules, plain)).toBe('m0')
  })

  test('without milestones begins when the task is overdue', () => {
    expect(stageOf(monday, monday, { ...rules, days: [] }, plain)).toBeUndefined()
    expect(stageOf('2026-11-20', monday, { ...rules, days: [] }, plain)).toBe('o0')
  })
})

describe('the digest', () => {
  test('tells what is due, the most urgent first, and offers the next step', () => {
    const tasks = [taskDue(3, '2026-11-26'), taskDue(2, monday), taskDue(5, '2026-11-20'), taskDue(1, monday)]
    const made = digest(day(tasks))
    expect(made && plainText(made.reply)).toBe(
      [
        'Nhắc việc thứ Hai 23/11/2026',
        'Đồng chí có 1 việc quá hạn, 2 việc đến hạn hôm nay và 1 việc sắp đến hạn.',
        '#5 Báo cáo số 5\nchủ trì · hạn thứ Sáu 20/11/2026 · quá hạn 1 ngày làm việc',
        '#1 Báo cáo số 1\nchủ trì · hạn thứ Hai 23/11/2026 · hạn hôm nay',
        '#2 Báo cáo số 2\nchủ trì · hạn thứ Hai 23/11/2026 · hạn hôm nay',
        '#3 Báo cáo số 3\nchủ trì · hạn thứ Năm 26/11/2026 · còn 3 ngày làm việc',
      ].join('\n\n'),
    )
    expect(made?.reply.choices?.map(choice => choice.send)).toEqual(['/viec 5', '/viec 1', '/viec 2', '/nhiemvu'])
    expect(made?.reminders).toContainEqual({ taskId: 5, due: '2026-11-20', stage: 'o0' })
  })

  test('shows ten tasks, counts the rest and reminds of them all', () => {
    const made = digest(day(Array.from({ length: 25 }, (_, i) => taskDue(i + 1, monday))))
    expect(made && plainText(made.reply)).toContain('Và 15 việc khác, chọn "Nhiệm vụ" để xem.')
    expect(made?.reply.blocks.filter(block => block.kind === 'item')).toHaveLength(10)
    expect(made?.reminders).toHaveLength(25)
  })

  test('tells a leader of the overdue tasks below, the worst units by name', () => {
    const units = [3, 0, 9, 1, 2, 4, 5].map((count, i) => ({ name: `Phòng ${i + 1}`, count }))
    const made = digest(day([], units))
    expect(made && plainText(made.reply)).toBe(
      'Nhắc việc thứ Hai 23/11/2026\n\nPhạm vi đồng chí phụ trách có 24 việc quá hạn ' +
        '(Phòng 3: 9; Phòng 7: 5; Phòng 6: 4; Phòng 1: 3; Phòng 5: 2; và 1 đơn vị khác).',
    )
    expect(made?.reply.choices).toEqual([
      { label: 'Đơn vị: 24 việc quá hạn', send: '/nhiemvu đơn vị chưa hoàn thành quá hạn' },
      { label: 'Tiến độ', send: '/tiendo' },
    ])
    expect(made?.reminders).toEqual([])
  })

  test('is none for people with nothing due', () => {
    expect(digest(day([]))).toBeUndefined()
    expect(digest(day([taskDue(1, '2027-01-15')], [{ name: 'Phòng 1', count: 0 }]))).toBeUndefined()
    expect(digest(day([taskDue(1, monday, ['m0'])]))).toBeUndefined()
  })

  test('tells a task again once its deadline has moved', () => {
    const reminded = ['m7', 'm3', 'm1', 'm0', 'o0']
    expect(digest(day([{ ...taskDue(1, '2026-11-26'), reminded }]))).toBeUndefined()
    // The store gives the reminders of the present deadline only.
    expect(digest(day([taskDue(1, '2026-11-26')]))?.reminders).toEqual([{ taskId: 1, due: '2026-11-26', stage: 'm3' }])
  })
})

/** The days on which a task is told of, and as what, over a run of days of which some are lost to an outage. */
function history(
  due: LocalDate,
  length: number,
  lost: (day: LocalDate) => boolean,
  given: ReminderRules,
  calendar = plain,
) {
  const told: { on: LocalDate; stage: string }[] = []
  for (let on = addDays(due, -Math.floor(length / 2)), n = 0; n < length; n++, on = addDays(on, 1)) {
    if (!calendar.isWorkingDay(on) || lost(on)) continue
    const reminded = told.map(given => given.stage)
    const { reminders } = tasksToTell([taskDue(1, due, reminded)], on, given, calendar)
    told.push(...reminders.map(({ stage }) => ({ on, stage })))
  }
  return told
}

describe('over any run of days', () => {
  const anyDay = fc.integer({ min: 0, max: 400 }).map(n => addDays('2026-06-01', n))
  const calendars = fc
    .array(fc.record({ date: anyDay, kind: fc.constantFrom('off' as const, 'work' as const), note: fc.constant('') }))
    .map(workingCalendar)
  const someRules = fc.record<ReminderRules>({
    days: fc.uniqueArray(fc.nat({ max: 15 }), { maxLength: 5 }),
    overdueEvery: fc.integer({ min: 1, max: 10 }),
  })
  const outages = fc.func(fc.boolean())

  test('without an outage each milestone is told on its day, and an overdue task in every so many working days', () => {
    fc.assert(
      fc.property(anyDay, someRules, calendars, (due, given, calendar) => {
        const told = history(due, 80, () => false, given, calendar)
        for (const { on, stage } of told.filter(({ stage }) => stage.startsWith('m')))
          expect(workingDaysBetween(calendar, on, due)).toBe(Number(stage.slice(1)))
        expect(told.map(({ stage }) => stage).filter(stage => stage.startsWith('m'))).toEqual(
          [...given.days].sort((a, b) => b - a).map(days => `m${days}`),
        )
        const late = told.filter(({ stage }) => stage.startsWith('o')).map(({ on }) => on)
        const first = addWorkingDays(calendar, due, 1)
        expect(late).toEqual(late.map((_, n) => addWorkingDays(calendar, first, n * given.overdueEvery)))
      }),
    )
  })

  test('with outages nothing is told twice, and what was missed is told by the next run', () => {
    fc.assert(
      fc.property(anyDay, someRules, calendars, outages, (due, given, calendar, lost) => {
        const told = history(due, 80, lost, given, calendar)
        expect(new Set(told.map(({ stage }) => stage)).size).toBe(told.length)
        for (let on = addDays(due, -40), n = 0; n < 80; n++, on = addDays(on, 1)) {
          const stage = stageOf(due, on, given, calendar)
          if (!calendar.isWorkingDay(on) || lost(on) || stage === undefined) continue
          expect(told.some(given => given.stage === stage && given.on <= on)).toBe(true)
        }
      }),
    )
  })

  test('a later reminder is never about an earlier stage', () => {
    const rank = (stage: string) => (stage.startsWith('m') ? -1 - Number(stage.slice(1)) : Number(stage.slice(1)))
    fc.assert(
      fc.property(anyDay, someRules, calendars, outages, (due, given, calendar, lost) => {
        const ranks = history(due, 80, lost, given, calendar).map(({ stage }) => rank(stage))
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
      }),
    )
  })

  test('only people with something to hear get a digest, and it tells each of their tasks once', () => {
    const tasks = fc.uniqueArray(fc.tuple(fc.nat({ max: 50 }), anyDay), { selector: ([id]) => id, maxLength: 20 })
    const units = fc.array(fc.record({ name: fc.string(), count: fc.nat({ max: 3 }) }), { maxLength: 4 })
    fc.assert(
      fc.property(tasks, units, anyDay, someRules, (given, overdueUnits, today, someRule) => {
        const officer = day(
          given.map(([id, due]) => taskDue(id, due)),
          overdueUnits,
        )
        const expected = given.filter(([, due]) => stageOf(due, today, someRule, plain) !== undefined).map(([id]) => id)
        const made = digest(officer, today, someRule)
        expect(made !== undefined).toBe(expected.length > 0 || overdueUnits.some(unit => unit.count > 0))
        expect(made?.reminders.map(given => given.taskId).sort() ?? []).toEqual(expected.sort())
        if (made) expect(plainText(made.reply)).not.toMatch(/undefined|NaN|\b0 việc/)
      }),
    )
  })
})
