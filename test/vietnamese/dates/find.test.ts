import { describe, expect, it } from 'vitest'
import { workingCalendar } from '../../../src/domain/days/working-calendar.ts'
import { defaultHolidays } from '../../../src/domain/days/holidays.ts'
import { type DateMention, findDates } from '../../../src/vietnamese/dates.ts'

// A Wednesday.
const today = '2026-11-25'
const find = (text: string, on = today): DateMention[] => findDates(text, { today: on })
const only = (text: string, on = today): DateMention | undefined => {
  const found = find(text, on)
  expect(found.length, text).toBe(1)
  return found[0]
}

describe('a mention', () => {
  it('gives the very words and their place in the text in NFC', () => {
    const text = 'Xin lùi việc 7 sang thứ sáu tuần sau vì chờ thẩm định'
    const mention = only(text.normalize('NFD'))
    expect(mention).toMatchObject({ text: 'thứ sáu tuần sau', from: '2026-12-04', to: '2026-12-04', kind: 'day' })
    expect(text.slice(mention?.start, mention?.end)).toBe('thứ sáu tuần sau')
  })

  it('leaves out what the words do not say', () => {
    expect(only('ngày mai')).toEqual({
      text: 'ngày mai',
      start: 0,
      end: 8,
      from: '2026-11-26',
      to: '2026-11-26',
      kind: 'day',
      certain: true,
    })
  })

  it('is a time of today when the hour stands alone', () => {
    expect(only('họp lúc 14h30')).toMatchObject({ kind: 'time', from: today, to: today, time: '14:30', certain: true })
  })

  it.each([
    ['tuần này', 'period'],
    ['từ mai đến thứ sáu', 'period'],
    ['25/12', 'day'],
    ['8h mai', 'day'],
  ])('%s is a %s', (text, kind) => {
    expect(only(text)?.kind).toBe(kind)
  })

  it.each([
    ['nộp trước ngày 15/12', 'by'],
    ['gia hạn đến hết ngày 15/12', 'by'],
    ['chậm nhất là 15/12', 'by'],
    ['lùi sang 15/12', 'by'],
    ['áp dụng từ 15/12', 'from'],
    ['sau ngày 15/12', 'after'],
    ['họp ngày 15/12', undefined],
    ['sau 17h ngày 15/12', undefined],
  ])('in "%s" is bound %s', (text, bound) => {
    expect(only(text)).toMatchObject({ from: '2026-12-15', to: '2026-12-15' })
    expect(only(text)?.bound).toBe(bound)
  })

  it('does not take the end of one date for the bound of the next', () => {
    expect(find('báo cáo tuần sau ngày 15/12').map(({ bound }) => bound)).toEqual([undefined, undefined])
  })
})

describe('doubt', () => {
  it.each([
    ['ngày kia', 'region'],
    ['thứ sáu sau', 'ambiguous'],
    ['thứ tư', 'ambiguous'],
    ['12/2026 hoặc 1/2027', 'several'],
    ['1, 3 và 5 tháng 12', 'several'],
    ['đầu tuần', 'vague'],
    ['vài ngày nữa', 'vague'],
    ['31/4', 'no-such-day'],
    ['29/2/2027', 'no-such-day'],
    ['thứ Ba 25/11', 'weekday'],
    ['họp tháng 2', 'year'],
    ['từ 30/9/2026 đến 1/6/2026', 'order'],
    ['3 ngày trước hạn', 'anchor'],
    ['thứ sáu hằng tuần', 'recurring'],
    ['sau ngày 5/12', 'open'],
    ['trước tháng 12', 'before-period'],
    ['mai 3h', 'time'],
    ['tháng Giêng', 'lunar'],
    ['5 ngày làm việc nữa', 'calendar'],
    ['tuần 48', 'week-number'],
    ['ngay mot em nop', 'spelling'],
  ])('%s: %s', (text, why) => {
    expect(only(text)).toMatchObject({ certain: false, why })
  })

  it('comes with the other readings', () => {
    const day = (date: string) => ({ from: date, to: date })
    expect(only('ngày kia')).toMatchObject({ ...day('2026-11-27'), alternatives: [day('2026-11-28')] })
    expect(only('thứ tư')).toMatchObject({ ...day('2026-12-02'), alternatives: [day(today)] })
    expect(only('thứ Ba 25/11')).toMatchObject({ ...day('2026-11-25'), alternatives: [day('2026-12-01')] })
    expect(only('trước tháng 12')).toMatchObject({ ...day('2026-11-30'), alternatives: [day('2026-12-31')] })
    expect(only('25 hoặc 26/11')).toMatchObject({
      from: '2026-11-25',
      to: '2026-11-26',
      alternatives: [day('2026-11-25'), day('2026-11-26')],
    })
  })

  it('goes when the date stands beside it', () => {
    expect(only('ngày kia (28/11)')).toMatchObject({ from: '2026-11-28', certain: true })
    expect(only('thứ sáu sau, 4/12')).toMatchObject({ from: '2026-12-04', certain: true })
  })

  it('takes the nearest sensible day for one that does not exist', () => {
    expect(only('31/4/2027')).toMatchObject({ from: '2027-04-30', to: '2027-04-30' })
    expect(only('6/30/2026')).toMatchObject({ from: '2026-06-30' })
  })
})

describe('the year that is not written', () => {
  it.each([
    ['5/1', '2026-12-28', '2027-01-05', true],
    ['24/11', '2026-11-25', '2026-11-24', true],
    ['28/12', '2027-01-05', '2027-12-28', false],
    ['28/12/2026', '2027-01-05', '2026-12-28', true],
    ['29/2', '2028-02-29', '2028-02-29', true],
    ['29/2', '2027-03-01', '2027-02-28', false],
  ])('of %s on %s', (text, on, date, certain) => {
    expect(only(text, on)).toMatchObject({ from: date, to: date, certain })
  })

  it('is this year in a report, and asked about otherwise when the month is long gone', () => {
    expect(only('báo cáo tháng 1')).toMatchObject({ from: '2026-01-01', certain: true })
    expect(only('xong trong tháng 2')).toMatchObject({ from: '2026-02-01', certain: false, why: 'year' })
    expect(only('xong trong tháng 1')).toMatchObject({ from: '2027-01-01', certain: true })
    expect(only('họp tháng 12', '2027-01-05')).toMatchObject({ certain: false, why: 'year' })
  })
})

describe('a weekday without its week', () => {
  it('is the last one where the words look back, and asked about where they may', () => {
    expect(only('hôm thứ hai em nộp')).toMatchObject({ from: '2026-11-23', certain: true })
    expect(only('thứ hai em đã nộp')).toMatchObject({ from: '2026-11-30', certain: false })
    expect(only('em đã giao, thứ hai em nộp')).toMatchObject({ from: '2026-11-30', certain: true })
  })

  it('is never a number of weeks', () => {
    for (const text of ['thứ 5 tuần sau', 'thu 5 tuan sau', 'T5 tuần sau', 'thứ năm tuần sau', 'thu nam tuan sau'])
      expect(only(text)).toMatchObject({ from: '2026-12-03', to: '2026-12-03', certain: true })
  })
})

describe('working days', () => {
  it('are those of the office, without the day it is said', () => {
    const calendar = workingCalendar(defaultHolidays(2027))
    const [mention] = findDates('3 ngày làm việc nữa', { today: '2027-02-03', calendar })
    // Tết 2027: 5/2 to 9/2 are holidays, two of them on a weekend.
    const days: string[] = []
    for (let day = 4; days.length < 3; day++) {
      const date = `2027-02-${String(day).padStart(2, '0')}`
      if (calendar.isWorkingDay(date)) days.push(date)
    }
    expect(mention).toMatchObject({ from: days[2], to: days[2], certain: true })
  })

  it('count Mondays to Fridays without a calendar, and are then not certain', () => {
    expect(only('5 ngày làm việc nữa')).toMatchObject({ from: '2026-12-02', certain: false })
  })
})

describe('an hour apart from its day', () => {
  it('is of that day, and its own place is told', () => {
    const text = 'mai anh em họp 7h30 nhé'
    const mention = only(text)
    expect(mention).toMatchObject({ text: 'mai', from: '2026-11-26', time: '07:30', kind: 'day', certain: true })
    expect(text.slice(mention?.hour?.start, mention?.hour?.end)).toBe('7h30')
  })

  it('is limited by the words before it', () => {
    expect(only('ngày 30/11 nộp báo cáo trước 17h')).toMatchObject({ bound: 'by', time: '17:00' })
  })

  it('is of the afternoon when its day says so', () => {
    expect(only('chiều mai họp lúc 3h')).toMatchObject({ time: '15:00', certain: true })
    expect(only('mai họp lúc 3h')).toMatchObject({ certain: false, why: 'time' })
  })

  it('is asked where several days may have it, and stays in its sentence', () => {
    expect(find('thứ 5 và thứ 6 họp lúc 8h')[1]).toMatchObject({ certain: false, why: 'several' })
    expect(find('mai nộp báo cáo. 15h họp nhé')[1]).toMatchObject({ from: today, time: '15:00', kind: 'time' })
  })
})

describe('days counted from another day', () => {
  const calendar = workingCalendar([{ date: '2026-12-02', kind: 'off', note: 'a day off' }])

  it('leave that day out, and go by the calendar', () => {
    const [mention] = findDates('5 ngày làm việc kể từ ngày 1/12', { today, calendar })
    expect(mention).toMatchObject({ from: '2026-12-09', to: '2026-12-09', certain: true })
  })

  it('are asked about where the day is', () => {
    expect(only('10 ngày kể từ ngày 31/11')).toMatchObject({ certain: false, why: 'no-such-day' })
    expect(only('10 ngày kể từ ngày ký')).toMatchObject({ certain: false, why: 'anchor' })
  })
})
