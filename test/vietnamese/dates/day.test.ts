import { describe, expect, it } from 'vitest'
import { parseDay } from '../../../src/vietnamese/dates.ts'
import { fold } from '../../../src/vietnamese/normalise.ts'

// A Wednesday.
const today = '2026-11-25'

describe('parseDay', () => {
  it.each([
    ['25/11', '2026-11-25'],
    ['25/11/2027', '2027-11-25'],
    ['25-11-26', '2026-11-25'],
    ['ngày 30 tháng 11', '2026-11-30'],
    ['2026-12-01', '2026-12-01'],
    ['hôm nay', '2026-11-25'],
    ['Hôm qua', '2026-11-24'],
    ['ngày mai', '2026-11-26'],
    ['mai', '2026-11-26'],
    ['mốt', '2026-11-27'],
    ['thứ sáu', '2026-11-27'],
    ['Thứ 6', '2026-11-27'],
    ['t6', '2026-11-27'],
    ['chủ nhật', '2026-11-29'],
    ['CN', '2026-11-29'],
    ['thứ tư', '2026-12-02'],
    ['thứ hai', '2026-11-30'],
    ['thứ hai tới', '2026-11-30'],
    ['thứ sáu tuần này', '2026-11-27'],
    ['thứ hai tuần này', '2026-11-23'],
    ['thứ sáu tuần sau', '2026-12-04'],
    ['thứ sáu tuần tới', '2026-12-04'],
    ['thứ hai tuần sau', '2026-11-30'],
    ['thứ sáu tuần trước', '2026-11-20'],
    ['thứ sáu 27/11', '2026-11-27'],
  ])('%s', (text, date) => {
    for (const form of [text, text.toUpperCase(), fold(text), ` ${text.normalize('NFD')} `])
      expect(parseDay(form, today), form).toBe(date)
  })

  it.each([
    '',
    '30/2',
    '31/11/2026',
    '32/1',
    '25',
    '11/2026',
    'tháng 11',
    '25/11 nhé',
    'xong 25/11',
    '25/11/2026 17:00',
    '25/11, 26/11',
    'trước 25/11',
    'thứ tám',
    'thứ sau tuần',
    'thứ sáu sau',
    'thứ ba 27/11/2026',
    'một',
    'ngày một',
    'maii',
    'ngày kia',
    '11/26',
    '5-7',
    '3 ngày tới',
    'mai 8h',
    'sau ngày 30/11',
    '5 ngày làm việc nữa',
  ])('does not take "%s" for a day', text => {
    expect(parseDay(text, today)).toBeUndefined()
  })

  it('takes a day long gone for one of next year, but not one just missed', () => {
    expect(parseDay('5/1', '2026-12-28')).toBe('2027-01-05')
    expect(parseDay('24/11', today)).toBe('2026-11-24')
    expect(parseDay('5/1/2026', '2026-12-28')).toBe('2026-01-05')
  })
})
