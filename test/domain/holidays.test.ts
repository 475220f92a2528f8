import { describe, expect, it } from 'vitest'
import { workingCalendar } from '../../src/domain/days/working-calendar.ts'
import { defaultHolidays } from '../../src/domain/days/holidays.ts'
import { weekday } from '../../src/domain/days/local-date.ts'

const off = (year: number, month: string): string[] =>
  defaultHolidays(year)
    .map(day => day.date)
    .filter(date => date.startsWith(`${year}-${month}`))
const years = Array.from({ length: 40 }, (_, i) => 2020 + i)

describe('defaultHolidays', () => {
  it('are the eleven days of 2026, and a substitute for Giỗ Tổ, which is a Sunday', () => {
    expect(defaultHolidays(2026).map(day => day.date)).toEqual([
      '2026-01-01',
      ...['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'],
      ...['2026-04-26', '2026-04-27'],
      ...['2026-04-30', '2026-05-01'],
      ...['2026-09-01', '2026-09-02'],
    ])
  })

  it('name the day, and what a substitute stands for', () => {
    const notes = new Map(defaultHolidays(2026).map(day => [day.date, day.note]))
    expect(notes.get('2026-02-17')).toBe('Tết Nguyên đán')
    expect(notes.get('2026-04-27')).toBe('Nghỉ bù Giỗ Tổ Hùng Vương')
  })

  it('move on to the next day that is still a working day', () => {
    expect(off(2022, '05')).toEqual(['2022-05-01', '2022-05-02', '2022-05-03'])
    // 29/4 (Giỗ Tổ) to 1/5/2023, Saturday to Monday: people came back on 4/5.
    expect(off(2023, '05')).toEqual(['2023-05-01', '2023-05-02', '2023-05-03'])
    expect(off(2025, '02')).toEqual(['2025-02-01', '2025-02-03'])
    expect(off(2022, '01')).toContain('2022-01-03')
  })

  it.each([
    // As the Government decided, but for swaps with a Saturday.
    [2021, ['2021-09-02', '2021-09-03']],
    [2022, ['2022-09-01', '2022-09-02']],
    [2023, ['2023-09-01', '2023-09-02', '2023-09-04']],
    [2024, ['2024-09-02', '2024-09-03']],
    [2025, ['2025-09-01', '2025-09-02']],
    [2026, ['2026-09-01', '2026-09-02']],
  ])('give Quốc khánh %i its second day on the better side', (year, days) => {
    expect(off(year, '09')).toEqual(days)
  })

  it('leave 24/11 to the office', () => {
    expect(off(2026, '11')).toEqual([])
  })

  it.each(years)('take eleven weekdays off work in %i, each once and in order', year => {
    const days = defaultHolidays(year).map(day => day.date)
    expect(days).toEqual([...new Set(days)].sort())
    const weekdays = days.filter(date => weekday(date) <= 5)
    expect(weekdays).toHaveLength(11)
    const calendar = workingCalendar(defaultHolidays(year))
    expect(days.some(date => calendar.isWorkingDay(date))).toBe(false)
  })
})
