import { readFileSync } from 'node:fs'
import { array, boolean, object, optional, parse, string } from 'valibot'
import { workingCalendar } from '../src/domain/days/working-calendar.ts'
import { defaultHolidays } from '../src/domain/days/holidays.ts'
import { localDate, localTime } from '../src/domain/days/local-date.ts'
import { understand } from '../src/vietnamese/intent.ts'
import { noNames } from '../src/vietnamese/intent/names.ts'

// A blind set: texts with what a writer who has seen nothing of this project reads in them. With `ask` a careful reader
// would ask, and `dates` are only guesses.
const wanted = object({ from: string(), to: string(), time: optional(string()) })
const entries = array(object({ at: string(), text: string(), dates: array(wanted), ask: boolean(), class: string() }))
const zone = 'Asia/Ho_Chi_Minh'

export type BlindEntry = ReturnType<typeof readBlindSet>[number]
export type BlindVerdict = 'right' | 'asked' | 'silently wrong'
export interface FoundDay {
  from: string
  to: string
  time?: string | undefined
  certain: boolean
}

export const readBlindSet = (file: string) => parse(entries, JSON.parse(readFileSync(file, 'utf8')))

/** As `nhacviec understand TEXT --at T` reads it where there is no office. */
export function understoodDays({ text, at }: BlindEntry): FoundDay[] {
  const today = localDate(Date.parse(at), zone)
  const time = localTime(Date.parse(at), zone)
  const year = Number(today.slice(0, 4))
  const calendar = workingCalendar([year - 1, year, year + 1].flatMap(defaultHolidays))
  return understand(text, { today, time, calendar, names: noNames }).dates
}

/** A date without its hour, or with one that nobody said, is another date. */
const same = (a: Omit<FoundDay, 'certain'>, b: Omit<FoundDay, 'certain'>): boolean =>
  a.from === b.from && a.to === b.to && a.time === b.time

/** `asked` also where a date was overlooked. */
export function blindVerdict({ dates, ask }: BlindEntry, found: readonly FoundDay[]): BlindVerdict {
  const certain = found.filter(date => date.certain)
  if (ask) return certain.length === 0 ? 'right' : 'silently wrong'
  if (certain.some(date => !dates.some(each => same(each, date)))) return 'silently wrong'
  const all = found.length === dates.length && certain.length === dates.length
  return all && dates.every((date, index) => certain[index] && same(date, certain[index])) ? 'right' : 'asked'
}
