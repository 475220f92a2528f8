import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCorpus } from '../../../bench/date-corpus.ts'
import { addDays, dateOf } from '../../../src/domain/days/local-date.ts'
import { findDates } from '../../../src/vietnamese/dates.ts'
import { nfc } from '../../../src/domain/chat/tidy-text.ts'

const today = '2026-11-25'
const words = [...new Set(readCorpus('corpus.txt').flatMap(({ text }) => text.split(' ')))]
const pieces = fc.constantFrom(
  ...words,
  '/',
  '-',
  '.',
  ',',
  '(',
  ')',
  ' ',
  '1',
  '12',
  '31',
  '2026',
  '8h',
  ':',
  'đến',
  'hoặc',
)
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.array(pieces, { maxLength: 40 }).map(parts => parts.join(' ')),
  fc.array(pieces, { maxLength: 40 }).map(parts => parts.join('')),
)
const anyDay = fc.integer({ min: 0, max: 73_000 }).map(days => addDays('1990-01-01', days))

describe('in any text', () => {
  it('dates exist, stand in order, and quote the words they come from', () => {
    fc.assert(
      fc.property(anyText, anyDay, (text, day) => {
        let last = 0
        for (const found of findDates(text, { today: day })) {
          expect(found.text).toBe(nfc(text).slice(found.start, found.end))
          expect(found.start).toBeGreaterThanOrEqual(last)
          expect(found.end).toBeGreaterThan(found.start)
          for (const date of [found.from, found.to]) {
            const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
            expect(dateOf(year, month, day) ?? (year < 1900 || year > 2200 ? date : undefined), found.text).toBe(date)
          }
          expect(found.from <= found.to, found.text).toBe(true)
          if (found.time !== undefined) expect(found.time).toMatch(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
          expect(found.why === undefined).toBe(found.certain)
          last = found.end
        }
      }),
      { numRuns: 3000 },
    )
  })

  it('any day is found in each way of writing it, inside a sentence', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20_000 }).map(days => addDays('1995-01-01', days)),
        date => {
          const [year, month, day] = date.split('-').map(Number)
          const two = (number: number | undefined) => String(number).padStart(2, '0')
          for (const form of [
            date,
            `${day}/${month}/${year}`,
            `${two(day)}/${two(month)}/${year}`,
            `${day}-${month}-${year}`,
            `${day}.${month}.${year}`,
            `ngày ${day}/${month}/${year}`,
            `ngày ${day} tháng ${month} năm ${year}`,
            `ngay ${day} thang ${month} nam ${year}`,
            `${day} tháng ${month}, ${year}`,
          ])
            expect(findDates(`Việc 12 hạn ${form}, gửi Sở.`, { today }), form).toMatchObject([
              { text: form, from: date, to: date, certain: true },
            ])
        },
      ),
      { numRuns: 300 },
    )
  })

  it('a day after another makes a span, whichever way it is said', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 1, max: 900 }), (start, length) => {
        const [from, to] = [addDays('2024-01-01', start), addDays('2024-01-01', start + length)]
        const [a, b] = [from, to].map(date => date.split('-').reverse().map(Number).join('/'))
        for (const form of [`từ ${a} đến ${b}`, `${a} - ${b}`, `${a}–${b}`, `tu ngay ${a} den het ngay ${b}`])
          expect(findDates(form, { today }), form).toMatchObject([{ from, to, certain: true, kind: 'period' }])
      }),
      { numRuns: 300 },
    )
  })
})

describe('a text of 4,000 characters of anything', () => {
  // A backtracking form would need minutes; the bench holds the 20 ms.
  const limit = 400
  const spent = (text: string): number => {
    const before = process.cpuUsage()
    findDates(text, { today })
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  }
  const fill = (unit: string): string => unit.repeat(4000 / unit.length + 1).slice(0, 4000)

  it('is read in time, whatever is repeated', () => {
    fc.assert(
      fc.property(
        fc.array(pieces, { minLength: 1, maxLength: 6 }),
        fc.constantFrom('', ' ', '-', ', '),
        (parts, by) => {
          expect(spent(fill(`${parts.join(by)}${by}`))).toBeLessThan(limit)
        },
      ),
      { numRuns: 60 },
    )
  })

  it.each([
    '1/',
    '1-',
    '1/1-',
    'từ ',
    'từ 1 đến ',
    '25 hoặc ',
    'thứ 2, ',
    'mai, ',
    '(mai',
    'tháng 1, ',
    '999 ngày làm việc nữa ',
    '8h-',
    'hai mươi ',
    'rằm tháng 1 ',
    '1/1 âm lịch ',
    'trước đến hết là ',
    'hằng tháng, trước ',
    '12/QĐ-',
    'a\u0301\u0323',
    '\u200b\u202e',
    '😀',
    "'; DROP TABLE tasks; --",
    '<b onclick="x">',
  ])('%j', unit => {
    expect(spent(fill(unit))).toBeLessThan(limit)
  })

  it('finds nothing in pictures, code and marks', () => {
    for (const unit of ['😀', '\u200b\u202e', "'; DROP TABLE tasks; --", '<b onclick="x">', 'a\u0301\u0323'])
      expect(findDates(fill(unit), { today }), unit).toEqual([])
  })
})
