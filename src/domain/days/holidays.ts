import { addDays, type LocalDate, weekday } from './local-date.ts'
import { lunarToSolar } from './lunar.ts'

/** A day that is not what its weekday says: a holiday, or a Saturday worked instead of another day. */
export interface CalendarException {
  date: LocalDate
  kind: 'off' | 'work'
  note: string
}

/**
 * The 11 paid holidays of a year (Labour Code 2019, article 112) with the substitute day, the next working day, for each
 * one on a weekend (article 111.3), in order of date. A proposal: the office keeps the real table, with each year's swaps.
 */
export function defaultHolidays(year: number): CalendarException[] {
  // 24/11 (Ngày Văn hóa Việt Nam) is left out: resolutions of 2026 call for it, but whether it is in force is unclear.
  // An office that has it adds it to the sheet "Ngày nghỉ".
  const holidays = new Map<LocalDate, string>([
    [`${year}-01-01`, 'Tết Dương lịch'],
    ...tet(year),
    ...lunar(year, 3, 10, 'Giỗ Tổ Hùng Vương'),
    [`${year}-04-30`, 'Ngày Chiến thắng 30/4'],
    [`${year}-05-01`, 'Ngày Quốc tế Lao động 1/5'],
    ...nationalDays(year),
  ])
  const off = new Map(holidays)
  for (const [date, note] of [...holidays].sort()) {
    if (weekday(date) <= 5) continue
    let substitute = date
    while (weekday(substitute) > 5 || off.has(substitute)) substitute = addDays(substitute, 1)
    off.set(substitute, `Nghỉ bù ${note}`)
  }
  return [...off].sort().map(([date, note]) => ({ date, kind: 'off', note }))
}

type Day = [LocalDate, string]

function lunar(year: number, month: number, day: number, note: string): Day[] {
  const date = lunarToSolar(year, month, day)
  return date === undefined ? [] : [[date, note]]
}

/** The last day of the old lunar year and the first four of the new one, as the Government usually chooses. */
const tet = (year: number): Day[] =>
  lunar(year, 1, 1, 'Tết Nguyên đán').flatMap(([first, note]) =>
    [-1, 0, 1, 2, 3].map((days): Day => [addDays(first, days), note]),
  )

/** 2/9 and the day beside it; after a weekend, or one day before it, the 3rd makes the longer rest (as in 2021, 2024). */
function nationalDays(year: number): Day[] {
  const day = `${year}-09-02`
  const beside = [1, 4].includes(weekday(day)) ? `${year}-09-03` : `${year}-09-01`
  return [
    [day, 'Quốc khánh 2/9'],
    [beside, 'Quốc khánh 2/9'],
  ]
}
