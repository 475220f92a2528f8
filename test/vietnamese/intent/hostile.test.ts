import { performance } from 'node:perf_hooks'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { understand } from '../../../src/vietnamese/intent.ts'
import { lexicon } from '../../../src/vietnamese/intent/lexicon.ts'
import { rules } from '../../../src/vietnamese/intent/rules.ts'
import { office } from './office.ts'

const read = (text: string) => understand(text, office)
const words = Object.values(lexicon).flatMap(row => row.split('|').map(phrase => phrase.trim().replace(/^=/, '')))

describe('what nobody would say to an assistant', () => {
  test.each([
    ['only emoji', '😀🎉👍🏽🇻🇳'.repeat(20)],
    ['zero-width characters', '\u200b\u200c\u200d\ufeff'.repeat(50)],
    ['letters that run the other way', '\u202excong viec 12 xong roi'],
    ['Arabic', 'أكمل المهمة 12'],
    ['Chinese', '完成任务12'],
    ['SQL', "xong 12'; DROP TABLE tasks; --"],
    ['a query', 'SELECT * FROM tasks WHERE id = 12'],
    ['HTML', '<b>xong việc 12</b>'],
    ['a script', "<script>alert('xong việc 12')</script>"],
    ['a template', '${xong việc 12}'],
    ['Zalgo', 'x̸̧̛o̷͓n̶̢g̵̡ v̸i̷ệ̴c̶ 1̵2̷'],
    ['4,000 letters', 'xong việc 12 '.repeat(310)],
    ['4,000 letters in one word', 'a'.repeat(4_000)],
    ['nothing', ' \n\t '],
  ])('%s: no match', (_, text) => {
    expect(read(text)).toMatchObject({ line: null, command: null, changes: false, alternatives: [] })
    // The best of five: on a busy machine any one of them may be kept waiting.
    const times = Array.from({ length: 5 }, () => {
      const started = performance.now()
      read(text)
      return performance.now() - started
    })
    expect(Math.min(...times)).toBeLessThan(50)
  })

  it('is read all the same where a phone only left invisible characters in it', () => {
    expect(read('vi\u200bệc 12 xong\u00a0rồi\ufeff').line).toBe('/xong 12')
  })
})

describe('any text', () => {
  const piece = fc.oneof(
    fc.constantFrom(...words),
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom(
      '12',
      '#12',
      '50%',
      '45/BC-VP',
      '15/12',
      'thứ sáu tuần sau',
      ',',
      '?',
      ':',
      'Hùng',
      'Phòng Tổng hợp',
    ),
  )
  const text = fc.array(piece, { maxLength: 14 }).map(pieces => pieces.join(' '))
  const known = new Set(rules.map(rule => rule.command))

  it('has a reading of the promised shape, the same each time', () => {
    fc.assert(
      fc.property(text, said => {
        const reading = read(said)
        expect(read(said)).toEqual(reading)
        const lines = [...(reading.line === null ? [] : [reading.line]), ...reading.alternatives]
        for (const line of lines) {
          expect(known).toContain(/^\/(\w+)/.exec(line)?.[1])
          expect(line).not.toMatch(/undefined|null|NaN|\s{2}|\s$/)
        }
        expect(reading.alternatives.length).toBeLessThanOrEqual(3)
        if (reading.line !== null) expect(reading.alternatives).toEqual([])
      }),
      { numRuns: 400 },
    )
  })

  it('with a "chưa", a "đừng" or a question beside the report never completes a task', () => {
    const fillers = fc.array(fc.constantFrom('em', 'anh', 'ạ', 'dạ', 'nhé', 'vậy', 'thế', 'ơi'), { maxLength: 2 })
    const task = fc.constantFrom('việc 12', 'viec 12', 'nv 12', 'nhiệm vụ số 12', '#12')
    const done = fc.constantFrom('xong', 'hoàn thành', 'hoan thanh', 'làm xong', 'hoàn tất', 'xg')
    const shape = fc.constantFrom(
      (t: string, d: string) => `${t} chưa ${d}`,
      (t: string, d: string) => `${t} ${d} chưa`,
      (t: string, d: string) => `chưa ${d} ${t}`,
      (t: string, d: string) => `đừng báo ${d} ${t}`,
      (t: string, d: string) => `khi nào ${t} ${d}`,
      (t: string, d: string) => `bao gio ${d} ${t}`,
      (t: string, d: string) => `ai ${d} ${t}`,
      (t: string, d: string) => `${t} sắp ${d}`,
      (t: string, d: string) => `${t} sẽ ${d}`,
      (t: string, d: string) => `nếu ${t} ${d}`,
      (t: string, d: string) => `${d} ${t} thì báo`,
      (t: string, d: string) => `${t} không ${d}`,
      (t: string, d: string) => `${t} ${d}?`,
      (t: string, d: string) => `${t} đã ${d} phải không`,
    )
    fc.assert(
      fc.property(fillers, task, done, shape, fillers, (before, t, d, said, behind) => {
        const sentence = [...before, said(t, d), ...behind].join(' ')
        expect(read(sentence).changes, sentence).toBe(false)
      }),
      { numRuns: 1_000 },
    )
  })
})
