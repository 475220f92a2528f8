import { daysBetween, lastDayOfMonth, type LocalDate, weekday } from '../../../domain/days/local-date.ts'
import { shortDate } from '../../phrases.ts'
import { monthOf, type Span, yearOf } from '../calendar/span.ts'
import { wholeMention } from './one-mention.ts'

export interface Period {
  from: LocalDate
  to: LocalDate
  /** How a sentence names it: `quý IV/2026`, `tuần từ 23/11 đến 29/11/2026`. */
  label: string
}

/**
 * A period typed in a command, in any form that `findDates` is certain of; without a year it is one of the year of
 * `today`. Undefined unless fully understood.
 */
export function parsePeriod(text: string, today: LocalDate): Period | undefined {
  if (/^\s*(?:19|20)\d\d\s*$/.test(text)) return parsePeriod(`năm ${text.trim()}`, today)
  const found = wholeMention(text, { today }) ?? wholeMention(text.replace(/^\s*trong\s+/i, ''), { today })
  if (found?.kind !== 'period' || found.time !== undefined) return undefined
  // Reports look back: which year is meant need not be asked.
  return found.certain || found.why === 'year' ? named(found) : undefined
}

function named({ from, to }: Span): Period {
  const week = weekday(from) === 1 && daysBetween(from, to) === 6
  return {
    from,
    to,
    label: week ? `tuần ${fromTo({ from, to })}` : (monthsLabel({ from, to }) ?? fromTo({ from, to })),
  }
}

function fromTo({ from, to }: Span): string {
  const start = yearOf(from) === yearOf(to) ? shortDate(from).slice(0, 5) : shortDate(from)
  return `từ ${start} đến ${shortDate(to)}`
}

const quarters = new Map([
  ['1-3', 'quý I/'],
  ['4-6', 'quý II/'],
  ['7-9', 'quý III/'],
  ['10-12', 'quý IV/'],
  ['1-12', 'năm '],
])

/** Undefined unless these are whole months that have a name together. */
function monthsLabel({ from, to }: Span): string | undefined {
  const [first, last, year] = [monthOf(from), monthOf(to), yearOf(from)]
  if (yearOf(to) !== year || !from.endsWith('-01') || to !== lastDayOfMonth(year, last)) return undefined
  if (first === last) return `tháng ${first}/${year}`
  const name = quarters.get(`${first}-${last}`)
  if (name !== undefined) return `${name}${year}`
  if (first === 1) return `${last} tháng đầu năm ${year}`
  return last === 12 ? `${13 - first} tháng cuối năm ${year}` : undefined
}
