import { dateOf, lastDayOfMonth } from '../../local-date.ts'
import { optionalNumber, type Shape } from './shape.ts'

// Only four digits: `thang 6/26` may mean the 26th of June.
const year = String.raw`(?:(?: ?[/.-] ?|,? (?:nam )?)(\d{4}))?`
const month = new RegExp(`^thang ?(\\d{1,2})${year}$`)
const monthInDigits = /^t? ?(\d{1,2}) ?[/.-] ?(\d{4})$/
const monthYearFirst = /^(\d{4})[/-](\d{1,2})$/
const quarter = new RegExp(`^(?:quy|q\\.?) ?([1-4]|i{1,3}|iv)${year}$`)
const monthsOfYear = new RegExp(`^0?([369]) thang (dau|cuoi)(?: nam)?${year}$`)
const wholeYear = /^(?:nam )?(\d{4})$/

/**
 * A month, a quarter, some first or last months of a year, or a year in folded text, all of it and nothing else:
 * `thang 6`, `6/2026`, `quy ii/2026`, `q2/2026`, `6 thang dau nam 2026`, `nam 2026`.
 */
export function readPeriod(folded: string): Shape | undefined {
  const monthOnly = month.exec(folded) ?? monthInDigits.exec(folded)
  if (monthOnly) return months(Number(monthOnly[1]), Number(monthOnly[1]), monthOnly[2])
  const iso = monthYearFirst.exec(folded)
  if (iso) return months(Number(iso[2]), Number(iso[2]), iso[1])
  const ofQuarter = quarter.exec(folded)
  if (ofQuarter) {
    const last = 3 * quarterNumber(ofQuarter[1] ?? '')
    return months(last - 2, last, ofQuarter[2])
  }
  const part = monthsOfYear.exec(folded)
  if (part) {
    const count = Number(part[1])
    return part[2] === 'dau' ? months(1, count, part[3]) : months(13 - count, 12, part[3])
  }
  const whole = wholeYear.exec(folded)
  return whole ? months(1, 12, whole[1]) : undefined
}

const romans = ['i', 'ii', 'iii', 'iv']
const quarterNumber = (text: string): number => romans.indexOf(text) + 1 || Number(text)

/** The months `first` … `last` of a year, whole. */
export const months = (first: number, last: number, ofYear?: string): Shape => ({
  kind: 'period',
  year: optionalNumber(ofYear),
  in: inYear => {
    const from = dateOf(inYear, first, 1)
    return from === undefined ? undefined : { from, to: lastDayOfMonth(inYear, last) }
  },
})
