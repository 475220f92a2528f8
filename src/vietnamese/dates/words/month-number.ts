import type { Line } from './line.ts'
import type { Got } from './matchers.ts'
import { readNumber } from './number.ts'
import { readYearAfter } from './year.ts'

/** The number after "tháng". Bare "thang sau" is next month unless a year follows: June is then written "thang 6". */
export function readMonthNumber(line: Line, at: number): Got<number> | undefined {
  const digits = line.tokens[at]?.number !== undefined
  const month = readNumber(line, at, digits ? 99 : 12)
  return line.tokens[at]?.lower === 'sau' && month && !readYearAfter(line, month.next) ? undefined : month
}
