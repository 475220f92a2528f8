import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { read, spellings, unclear } from '../../helpers/deadlines.ts'

describe('a task without a deadline', () => {
  it.each(['', '  ', '-', '—', '...', '/', 'Hạn:', 'Không thời hạn', 'Không', 'không có thời hạn', 'Không xác định'])(
    '"%s"',
    text => {
      expect(read(text)).toEqual({ kind: 'none' })
    },
  )

  it('is what an empty date became in a database', () => {
    for (const text of ['01/01/1970', '1/1/1970', '1970-01-01', '01/01/1970 07:00', '01/01/1900'])
      expect(read(text), text).toEqual({ kind: 'none' })
  })

  it.each(['Thường xuyên', 'Thường xuyên trong năm', 'Liên tục', 'Thực hiện thường xuyên', 'thường xuyên, liên tục'])(
    '%s is standing',
    text => {
      for (const spelling of spellings(text)) expect(read(spelling), spelling).toEqual({ kind: 'standing' })
    },
  )

  it.each([
    ['Hằng tháng, trước ngày 25', 'monthly:25'],
    ['Trước ngày 25 hằng tháng', 'monthly:25'],
    ['Báo cáo hằng tháng (trước ngày 5)', 'monthly:5'],
    ['Hàng tháng', 'monthly'],
    ['Định kỳ hằng tháng', 'monthly'],
    ['Định kỳ tháng', 'monthly'],
    ['Hằng quý', 'quarterly'],
    ['mỗi quý', 'quarterly'],
    ['Hằng tuần', 'weekly'],
    ['Thứ Sáu hằng tuần', 'weekly:5'],
    ['Hằng năm', 'yearly'],
    ['Trước ngày 15/12 hằng năm', 'yearly:12-15'],
    ['Tháng 6 hằng năm', 'yearly:06-30'],
    ['Hằng tháng trong năm', 'monthly'],
  ])('%s recurs', (text, rule) => {
    for (const spelling of spellings(text)) expect(read(spelling), spelling).toEqual({ kind: 'recurring', rule })
  })
})

describe('a deadline that is not wholly understood is never guessed', () => {
  it.each([
    '12/2026 hoặc 1/2027',
    '30/6/2026; 30/12/2026',
    '30/6/2026\n30/12/2026',
    '30/6/2026 30/12/2026',
    'từ 1/6/2026 đến 30/6/2026',
    'từ tháng 6/2026',
    'sau ngày 30/6/2026',
    'Quý I, II/2026',
    'tháng 6, 7/2026',
    '6-12/2026',
    'tháng 6-12/2026',
    'tháng 6/26',
    '2026-2030',
    'Giai đoạn 2026-2030',
    'Tuần 2 tháng 6/2026',
    'đầu tháng 6/2026',
    'giữa tháng 6',
    'đầu năm 2026',
    'cuối tháng',
    'trước tháng 6/2026',
    'trước quý II/2026',
    '11/26',
    '30/6-2026',
    '30/6/2026-2027',
    '30/6/99',
    '30/6/20266',
    '30/6/...',
    '30/6...',
    '30/6…',
    '30/6/2026 (âm lịch)',
    '10/3 âm lịch',
    '30/6/2026?',
    '30/6/2026 25:00',
    '0 giờ ngày 30/6/2026',
    '17h tháng 6/2026',
    '15 ngày kể từ ngày nhận được văn bản',
    'ngày 25',
    'hằng tháng, quý, năm',
    'Hằng tháng, trước ngày 32',
    'Hằng quý, trước ngày 15 tháng cuối quý',
    'Thường xuyên; báo cáo trước ngày 25/12',
    'Định kỳ',
    'Tháng này',
    'Tháng sau',
    'Quý này',
    'Quý sau',
    'Năm nay',
    'Tuần sau',
    'Tháng 6 năm nay',
    'Ngày 25 tháng này',
    '6 tháng',
    '6 tháng cuối năm nay',
    '3 ngày nữa',
    'thứ sáu tuần sau',
  ])('%s', text => {
    for (const spelling of spellings(text)) expect(read(spelling), spelling).toEqual(unclear('ambiguous'))
  })

  it.each(['Theo tiến độ', 'Đúng quy định', 'sớm nhất', '12345', 'Sở Nội vụ Việt Nam', '?'])('%s', text => {
    expect(read(text)).toEqual(unclear('unreadable'))
  })

  it('survives any text, and finds only dates whose digits stand in it', () => {
    const pieces = fc.constantFrom(
      ...[
        'ngày ',
        'tháng ',
        'năm ',
        'quý ',
        'trước ',
        'hằng ',
        'cuối ',
        'hoặc ',
        '30',
        '6',
        '12',
        '2026',
        '/',
        '-',
        ' ',
      ],
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map(parts => parts.join('')),
        ),
        text => {
          const deadline = read(text)
          if (deadline.kind === 'date' && !deadline.assumedYear) expect(text).toContain(deadline.date.slice(2, 4))
          if (deadline.kind === 'date') expect(text).toMatch(/\d|năm/)
        },
      ),
      { numRuns: 1000 },
    )
  })
})
