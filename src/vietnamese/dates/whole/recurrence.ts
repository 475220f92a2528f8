import { readLine } from '../words/line.ts'
import { readWeekdayName } from '../words/weekday-name.ts'
import { leadIn } from './lead-in.ts'
import { readShape } from './shape.ts'

const every = /^(.*?)[ ,:;(-]*\b(?:dinh ky (?:(?:hang|moi) )?|(?:hang|moi) )(tuan|thang|quy|nam)\b[ ,:;(-]*(.*?)\)?$/

/**
 * The rule in folded text such as `hang thang, truoc ngay 25`: `weekly`, `weekly:5` (1 Monday … 7 Sunday), `monthly`,
 * `monthly:25`, `quarterly`, `yearly`, `yearly:12-15` (month, day). `'unclear'`: it recurs, but we cannot say when.
 */
export function readRecurrence(folded: string): { rule: string } | 'unclear' | undefined {
  const [, before = '', unit, after = ''] = every.exec(folded) ?? []
  if (unit === undefined) return undefined
  if (before && after) return 'unclear'
  const when = leadIn(before || after).rest.replace(/^nam$/, '')
  const rule = ruleOf(unit, when)
  return rule === undefined ? 'unclear' : { rule }
}

function ruleOf(unit: string, when: string): string | undefined {
  switch (unit) {
    case 'tuan':
      return withDetail('weekly', when, dayOfWeek)
    case 'thang':
      return withDetail('monthly', when, dayOfMonth)
    case 'quy':
      return withDetail('quarterly', when, () => undefined)
    default:
      return withDetail('yearly', when, dayOfYear)
  }
}

function withDetail(name: string, when: string, read: (when: string) => number | string | undefined) {
  if (when === '') return name
  const detail = read(when)
  return detail === undefined ? undefined : `${name}:${detail}`
}

function dayOfWeek(when: string): number | undefined {
  // Which day it is today does not matter to a weekday's name.
  const line = readLine(when, { today: '2000-01-01' })
  const found = readWeekdayName(line, 0)
  return found?.next === line.tokens.length ? found.value : undefined
}

function dayOfMonth(when: string): number | undefined {
  const day = Number(/^(?:ngay )?(\d{1,2})$/.exec(when)?.[1])
  return day >= 1 && day <= 31 ? day : undefined
}

function dayOfYear(when: string): string | undefined {
  const shape = readShape(when)
  // Any year that is not a leap year: the 29th of February does not come every year.
  return shape?.year === undefined ? shape?.in(2025)?.to.slice(5) : undefined
}
