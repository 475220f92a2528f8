import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../src/domain/days/local-date.ts'
import { known, read, spellings, unclear } from '../../helpers/deadlines.ts'

describe('a deadline that is one day', () => {
  it.each([
    '30/6/2026',
    '30-06-26',
    '30.6.2026',
    '30 / 06 / 2026',
    '30–6–2026',
    '2026-06-30',
    '2026/6/30',
    '30/06/2026 17:00',
    '30/06/2026 00:00:00',
    '2026-06-30T17:00',
    '30/6/2026, 17h',
    '17h00 ngày 30/6/2026',
    'trước 17 giờ 30 phút ngày 30/6/2026',
    'ngày 30 tháng 6 năm 2026',
    'Ngày 30 tháng 06 năm 2026',
    '30 tháng 6, 2026',
    '30/6 năm 2026',
    'trước ngày 30/6/2026',
    'Trước 30/6/2026',
    'đến hết ngày 30/6/2026',
    'chậm nhất ngày 30/6/2026',
    'Chậm nhất là đến hết ngày 30 tháng 6 năm 2026',
    'không quá ngày 30/6/2026',
    'Hoàn thành trước ngày 30/6/2026',
    'Báo cáo trước ngày 30/6/2026',
    'hạn cuối: 30/6/2026',
    'Thời hạn hoàn thành: 30/6/2026',
    'thứ Ba, ngày 30/6/2026',
    '30/6/2026 (thứ Ba)',
    '(30/6/2026)',
    '- 30/6/2026',
  ])('%s', text => {
    for (const spelling of spellings(text)) expect(read(spelling), spelling).toEqual(known('2026-06-30'))
  })

  it('does not exist', () => {
    for (const text of ['30/2/2026', '31/4/2026', '29/2/2027', '0/6/2026', '6/30/2026', 'trước ngày 30/2'])
      expect(read(text), text).toEqual(unclear('no-such-day'))
  })

  it('does not exist when its weekday is another one', () => {
    expect(read('thứ Tư, 30/6/2026')).toEqual(unclear('no-such-day'))
  })
})

describe('a deadline that is a period means its last day', () => {
  it.each([
    ['trong tháng 6/2026', '2026-06-30'],
    ['Tháng 6/2026', '2026-06-30'],
    ['tháng 2 năm 2028', '2028-02-29'],
    ['6/2026', '2026-06-30'],
    ['06-2026', '2026-06-30'],
    ['T6/2026', '2026-06-30'],
    ['2026-06', '2026-06-30'],
    ['cuối tháng 6/2026', '2026-06-30'],
    ['Quý II/2026', '2026-06-30'],
    ['Quý 2 năm 2026', '2026-06-30'],
    ['Q2/2026', '2026-06-30'],
    ['quý IV-2026', '2026-12-31'],
    ['hết quý III năm 2026', '2026-09-30'],
    ['6 tháng đầu năm 2026', '2026-06-30'],
    ['06 tháng đầu năm 2026', '2026-06-30'],
    ['6 tháng cuối năm 2026', '2026-12-31'],
    ['9 tháng đầu năm 2026', '2026-09-30'],
    ['Năm 2026', '2026-12-31'],
    ['2026', '2026-12-31'],
    ['cuối năm 2026', '2026-12-31'],
    ['trong năm 2026', '2026-12-31'],
  ])('%s', (text, date) => {
    for (const spelling of spellings(text)) expect(read(spelling), spelling).toEqual(known(date))
  })

  it('does not exist', () => {
    expect(read('tháng 13/2026')).toEqual(unclear('no-such-day'))
  })
})

describe('a deadline without its year', () => {
  it.each([
    ['trước ngày 25/11', '2026-11-25'],
    ['ngày 25 tháng 11', '2026-11-25'],
    ['5/1', '2026-01-05'],
    ['Tháng 6', '2026-06-30'],
    ['Quý II', '2026-06-30'],
    ['6 tháng cuối năm', '2026-12-31'],
    ['cuối năm', '2026-12-31'],
  ])('%s lies in the year of today', (text, date) => {
    expect(read(text)).toEqual(known(date, true))
  })

  it.each([
    ['trước ngày 25/11', '2025-11-25', '2025-11-25'],
    ['trước ngày 25/11', '2025-11-26', '2026-11-25'],
    ['tháng 1', '2025-12-20', '2026-01-31'],
    ['tháng 12', '2025-12-20', '2025-12-31'],
    ['quý I', '2025-04-01', '2026-03-31'],
    ['29/2', '2027-03-01', '2028-02-29'],
  ])('%s of a document of %s', (text, documentDate, date) => {
    expect(read(text, documentDate)).toEqual(known(date, true))
  })

  it('is not looked for in years far away', () => {
    expect(read('29/2', '2025-03-01')).toEqual(unclear('no-such-day'))
  })

  it('is not asked for the year it names', () => {
    expect(read('25/11/2024', '2025-11-26')).toEqual(known('2024-11-25'))
  })
})

describe('any day', () => {
  const dates = fc.integer({ min: 1, max: 20_000 }).map(days => addDays('1995-01-01', days))

  it('is read back from each way of writing it', () => {
    fc.assert(
      fc.property(dates, date => {
        const [year, month, day] = date.split('-').map(Number)
        const forms = [
          date,
          `${day}/${month}/${year}`,
          `${day}.${month}.${year}`,
          `ngày ${day} tháng ${month} năm ${year}`,
        ]
        for (const form of forms) expect(read(form), form).toEqual(known(date))
      }),
    )
  })

  it('without its year is the same day, within a year after the document', () => {
    fc.assert(
      fc.property(dates, dates, (date, documentDate) => {
        const [, month, day] = date.split('-').map(Number)
        const deadline = read(`${day}/${month}`, documentDate)
        if (deadline.kind !== 'date') {
          expect(date.slice(5)).toBe('02-29')
          return
        }
        expect(deadline.date.slice(5)).toBe(date.slice(5))
        expect(deadline.date >= documentDate).toBe(true)
        expect(deadline.date <= addDays(documentDate, 366 + 365)).toBe(true)
      }),
    )
  })
})
