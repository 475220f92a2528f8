import { describe, expect, it } from 'vitest'
import { daysBetween, weekday } from '../../../src/domain/days/local-date.ts'
import { parsePeriod } from '../../../src/vietnamese/dates.ts'
import { fold } from '../../../src/vietnamese/normalise.ts'

// A Wednesday.
const today = '2026-11-25'

describe('parsePeriod', () => {
  it.each([
    ['tuần này', '2026-11-23', '2026-11-29', 'tuần từ 23/11 đến 29/11/2026'],
    ['tuần trước', '2026-11-16', '2026-11-22', 'tuần từ 16/11 đến 22/11/2026'],
    ['tuần sau', '2026-11-30', '2026-12-06', 'tuần từ 30/11 đến 06/12/2026'],
    ['tháng này', '2026-11-01', '2026-11-30', 'tháng 11/2026'],
    ['trong tháng này', '2026-11-01', '2026-11-30', 'tháng 11/2026'],
    ['tháng trước', '2026-10-01', '2026-10-31', 'tháng 10/2026'],
    ['tháng sau', '2026-12-01', '2026-12-31', 'tháng 12/2026'],
    ['quý này', '2026-10-01', '2026-12-31', 'quý IV/2026'],
    ['quý trước', '2026-07-01', '2026-09-30', 'quý III/2026'],
    ['quý sau', '2027-01-01', '2027-03-31', 'quý I/2027'],
    ['năm nay', '2026-01-01', '2026-12-31', 'năm 2026'],
    ['năm trước', '2025-01-01', '2025-12-31', 'năm 2025'],
    ['năm sau', '2027-01-01', '2027-12-31', 'năm 2027'],
    ['tháng 6', '2026-06-01', '2026-06-30', 'tháng 6/2026'],
    ['tháng 06/2025', '2025-06-01', '2025-06-30', 'tháng 6/2025'],
    ['6/2025', '2025-06-01', '2025-06-30', 'tháng 6/2025'],
    ['quý II', '2026-04-01', '2026-06-30', 'quý II/2026'],
    ['quý 2/2025', '2025-04-01', '2025-06-30', 'quý II/2025'],
    ['quý 4 năm 2026', '2026-10-01', '2026-12-31', 'quý IV/2026'],
    ['năm 2025', '2025-01-01', '2025-12-31', 'năm 2025'],
    ['2025', '2025-01-01', '2025-12-31', 'năm 2025'],
    ['6 tháng đầu năm', '2026-01-01', '2026-06-30', '6 tháng đầu năm 2026'],
    ['6 tháng cuối năm 2025', '2025-07-01', '2025-12-31', '6 tháng cuối năm 2025'],
    ['9 tháng đầu năm', '2026-01-01', '2026-09-30', '9 tháng đầu năm 2026'],
    ['3 tháng đầu năm', '2026-01-01', '2026-03-31', 'quý I/2026'],
    ['từ 1/6 đến 30/9/2026', '2026-06-01', '2026-09-30', 'từ 01/06 đến 30/09/2026'],
    ['từ ngày 1/6/2026 đến hết ngày 30/9', '2026-06-01', '2026-09-30', 'từ 01/06 đến 30/09/2026'],
    ['1/6 - 30/9', '2026-06-01', '2026-09-30', 'từ 01/06 đến 30/09/2026'],
    ['từ tháng 6 đến tháng 9/2025', '2025-06-01', '2025-09-30', 'từ 01/06 đến 30/09/2025'],
    ['từ 1/11 đến 28/2/2027', '2026-11-01', '2027-02-28', 'từ 01/11/2026 đến 28/02/2027'],
  ])('%s', (text, from, to, label) => {
    for (const form of [text, text.toUpperCase(), fold(text), ` ${text.normalize('NFD')} `])
      expect(parsePeriod(form, today), form).toEqual({ from, to, label })
  })

  it.each([
    '',
    'tháng 13',
    'quý 5',
    'quý',
    'năm',
    '25/11/2026',
    'tuần 3',
    'Sở Nội vụ',
    'tháng 6 nhé',
    '12/QĐ-UBND',
    'từ 30/9 đến 1/6/2026 nhé',
    'từ 30/9/2026 đến 1/6/2026',
    'từ 1/11 đến 28/2',
    'từ 31/6 đến 30/9',
    '26',
  ])('does not take "%s" for a period', text => {
    expect(parsePeriod(text, today)).toBeUndefined()
  })

  it('crosses the turn of the year', () => {
    expect(parsePeriod('tuần này', '2027-01-01')).toEqual({
      from: '2026-12-28',
      to: '2027-01-03',
      label: 'tuần từ 28/12/2026 đến 03/01/2027',
    })
    expect(parsePeriod('tháng trước', '2027-01-31')?.label).toBe('tháng 12/2026')
    expect(parsePeriod('quý trước', '2027-01-01')?.label).toBe('quý IV/2026')
    expect(parsePeriod('tháng sau', '2027-01-31')).toMatchObject({ from: '2027-02-01', to: '2027-02-28' })
  })

  it('begins a week on Monday even on a Sunday', () => {
    const week = parsePeriod('tuần này', '2026-11-29')
    expect(week && [weekday(week.from), daysBetween(week.from, week.to)]).toEqual([1, 6])
    expect(week?.to).toBe('2026-11-29')
  })
})
