import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { workingCalendar } from '../../src/domain/days/working-calendar.ts'
import { dueStatus, remaining } from '../../src/domain/tasks/due.ts'
import { addDays } from '../../src/domain/days/local-date.ts'
import { category } from '../../src/domain/reports/progress.ts'
import { workStates, type WorkState } from '../../src/domain/tasks/task.ts'

const plain = workingCalendar([])
const monday = '2026-11-23'
const said = (due: string | null, submittedOn: string | null = null, work: WorkState = 'in_progress', today = monday) =>
  remaining(dueStatus({ work, due, submittedOn }, today, plain))

describe('a task in work', () => {
  test.each([
    ['2026-11-22', 'quá hạn 1 ngày làm việc'],
    ['2026-11-20', 'quá hạn 1 ngày làm việc'],
    ['2026-11-13', 'quá hạn 6 ngày làm việc'],
    ['2026-11-23', 'hạn hôm nay'],
    ['2026-11-24', 'còn 1 ngày làm việc'],
    ['2026-11-28', 'còn 4 ngày làm việc'],
    ['2026-11-30', 'còn 5 ngày làm việc'],
    [null, 'không thời hạn'],
  ])('due on %s: %s', (due, words) => {
    expect(said(due)).toBe(words)
    expect(said(due, null, 'not_acknowledged')).toBe(words)
  })

  test('is due soon with three working days left or fewer', () => {
    const kind = (due: string) => dueStatus({ work: 'in_progress', due, submittedOn: null }, monday, plain).kind
    expect(kind('2026-11-26')).toBe('soon')
    expect(kind('2026-11-27')).toBe('later')
  })

  test('holidays are no working days', () => {
    const off = workingCalendar([{ date: '2026-11-24', kind: 'off', note: 'Ngày Văn hóa' }])
    expect(dueStatus({ work: 'in_progress', due: '2026-11-27', submittedOn: null }, monday, off)).toEqual({
      kind: 'soon',
      workingDays: 3,
    })
  })

  test('holidays are no days late', () => {
    const off = workingCalendar([{ date: '2026-11-20', kind: 'off', note: 'Nghỉ bù' }])
    const task = { work: 'in_progress', due: '2026-11-18', submittedOn: null } as const
    expect(remaining(dueStatus(task, monday, off))).toBe('quá hạn 2 ngày làm việc')
    expect(remaining(dueStatus(task, monday, plain))).toBe('quá hạn 3 ngày làm việc')
  })

  test('a deadline on the days off ahead is not "0 working days"', () => {
    expect(said('2026-11-28', null, 'in_progress', '2026-11-27')).toBe('đến hạn vào ngày nghỉ tới')
  })
})

describe('a result handed in', () => {
  test('is judged by the day it was handed in, however long the approval takes', () => {
    expect(said('2026-11-20', '2026-11-20')).toBe('đã trình đúng hạn')
    expect(said('2026-11-20', '2026-11-22')).toBe('đã trình quá hạn chưa đến 1 ngày làm việc')
    expect(said('2026-11-30', '2026-11-20')).toBe('đã trình đúng hạn')
  })

  test('completes on time or late', () => {
    expect(said('2026-11-20', '2026-11-20', 'done')).toBe('hoàn thành đúng hạn')
    expect(said('2026-11-20', '2026-11-21', 'done')).toBe('hoàn thành quá hạn chưa đến 1 ngày làm việc')
    expect(said('2026-11-20', '2026-11-24', 'done')).toBe('hoàn thành quá hạn 2 ngày làm việc')
    expect(said(null, '2026-11-21', 'done')).toBe('không thời hạn')
  })
})

test('a withdrawn task is neither done nor late', () => {
  expect(said('2026-11-01', null, 'withdrawn')).toBe('đã thu hồi')
  expect(said(null, null, 'withdrawn')).toBe('đã thu hồi')
})

test('the words agree with the official counts', () => {
  const day = fc.integer({ min: -20, max: 20 }).map(n => addDays(monday, n))
  const nullable = fc.option(day)
  const counted = {
    done_on_time: 'doneOnTime',
    done_late: 'doneLate',
    submitted_on_time: 'openOnTime',
    submitted_late: 'openLate',
    overdue: 'openLate',
    today: 'openOnTime',
    soon: 'openOnTime',
    later: 'openOnTime',
    no_deadline: 'noDeadline',
    withdrawn: undefined,
  }
  fc.assert(
    fc.property(fc.constantFrom(...workStates), nullable, nullable, (work, due, submittedOn) => {
      const task = { work, due, submittedOn }
      const status = dueStatus(task, monday, plain)
      expect(category(task, monday)).toBe(counted[status.kind])
      expect(remaining(status)).not.toMatch(/\b0 ngày|-\d|NaN|\d ngày(?! làm việc)/)
    }),
  )
})
