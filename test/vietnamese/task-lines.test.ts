import { describe, expect, test } from 'vitest'
import { item } from '../../src/domain/chat/reply.ts'
import { reviewWords, roleWords, taskItem, urgencyWords, workWords } from '../../src/vietnamese/task-lines.ts'
import type { ListedTask } from '../../src/domain/tasks/listed-task.ts'

const task: ListedTask = {
  id: 12,
  title: 'Báo cáo tình hình',
  due: '2026-12-04',
  role: 'lead',
  urgency: 'normal',
  extension: 'none',
  obstructed: false,
}

/** As a block shows them. */
const linesOf = (...task: Parameters<typeof taskItem>): string[] => item(taskItem(...task)).text.split('\n')

describe('a task in a list', () => {
  test('says number, title, role, deadline with its weekday, and what is left', () => {
    expect(linesOf(task, { kind: 'later', workingDays: 9 })).toEqual([
      '#12 Báo cáo tình hình',
      'chủ trì · hạn thứ Sáu 04/12/2026 · còn 9 ngày làm việc',
    ])
  })

  test('without a deadline says so', () => {
    expect(linesOf({ ...task, due: null, role: 'coordinator' }, { kind: 'no_deadline' })).toEqual([
      '#12 Báo cáo tình hình',
      'phối hợp · không thời hạn',
    ])
  })

  test.each([
    ['urgent', '[KHẨN]'],
    ['very_urgent', '[THƯỢNG KHẨN]'],
    ['express', '[HỎA TỐC]'],
  ] as const)('that is %s shows it before the title', (urgency, mark) => {
    expect(linesOf({ ...task, urgency }, { kind: 'today' })[0]).toMatch(new RegExp(`^#12 \\${mark} Báo cáo`))
  })

  test('is two lines, however its title is written', () => {
    const title = `Báo cáo\n\ntình hình ${'rất dài '.repeat(40)}`
    const [first, ...rest] = linesOf({ ...task, title }, { kind: 'overdue', workingDays: 2 })
    expect(first).toMatch(/^#12 Báo cáo tình hình rất dài .*…$/)
    expect(first!.length).toBeLessThanOrEqual(165)
    expect(rest).toEqual(['chủ trì · hạn thứ Sáu 04/12/2026 · quá hạn 2 ngày làm việc'])
  })
})

test('every word is composed Vietnamese in lower case', () => {
  const words = [roleWords, workWords, reviewWords, urgencyWords].flatMap(list => Object.values(list))
  for (const word of words) expect(word).toBe(word.normalize('NFC').toLowerCase())
  expect(new Set(words).size).toBe(words.length)
})
