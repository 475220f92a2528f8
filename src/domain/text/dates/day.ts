import { addDays, daysBetween, type LocalDate, weekday } from '../../local-date.ts'
import { nfc } from '../normalise.ts'
import { foldDate } from './lead-in.ts'
import { readDay } from './read-day.ts'
import { stepForm, stepOf, yearOf } from './shape.ts'
import { readWeekday, weekdayForm } from './weekday.ts'

const relative = new Map([
  ['hom qua', -1],
  ['hom nay', 0],
  ['mai', 1],
  ['ngay mai', 1],
  ['mot', 2],
  ['ngay mot', 2],
  ['ngay kia', 2],
])
const weekdayOfWeek = new RegExp(`^(${weekdayForm})(?: (tuan )?(${stepForm}))?$`)

/**
 * A single day typed in a command. Without a year it lies in the year of `today`, or in the next one when it would
 * otherwise be more than half a year gone (`5/1` typed in December). Undefined unless every word is understood.
 */
export function parseDay(text: string, today: LocalDate): LocalDate | undefined {
  const folded = foldDate(text)
  // "một" (one) and "mốt" (the day after tomorrow) fold to the same letters.
  const steps = /một$/i.test(nfc(text)) ? undefined : relative.get(folded)
  if (steps !== undefined) return addDays(today, steps)
  return readWeekdayOf(folded, today) ?? readTyped(folded, today)
}

function readTyped(folded: string, today: LocalDate): LocalDate | undefined {
  const shape = readDay(folded)
  const thisYear = yearOf(today)
  const date = shape?.in(shape.year ?? thisYear)?.to
  const longGone = shape?.year === undefined && date !== undefined && daysBetween(date, today) > 183
  return longGone ? shape?.in(thisYear + 1)?.to : date
}

function readWeekdayOf(folded: string, today: LocalDate): LocalDate | undefined {
  const [, name = '', ofWeek, which] = weekdayOfWeek.exec(folded) ?? []
  const wanted = readWeekday(name)
  if (wanted === undefined) return undefined
  const inThisWeek = addDays(today, wanted - weekday(today))
  if (which === undefined || (which === 'toi' && ofWeek === undefined))
    return inThisWeek <= today ? addDays(inThisWeek, 7) : inThisWeek
  // "thứ sáu sau" without its week may be the coming one or that of the next week.
  if (which !== 'nay' && ofWeek === undefined) return undefined
  return addDays(inThisWeek, 7 * stepOf(which))
}
