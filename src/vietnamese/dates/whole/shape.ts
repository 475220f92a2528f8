import { dateOf, weekday } from '../../../domain/days/local-date.ts'
import type { DayNode, MonthsNode } from '../calendar/node.ts'
import { monthSpan, type Span } from '../calendar/span.ts'
import { readNode } from '../nodes/read.ts'
import { type Line, readLine } from '../words/line.ts'
import { readWeekdayName } from '../words/weekday-name.ts'
import { fourDigits } from '../words/year.ts'

/** A day or a period as it is written, perhaps without its year. */
export interface Shape {
  kind: 'day' | 'period'
  year: number | undefined
  /** Where it lies in that year; undefined when that year has no such day. */
  in: (year: number) => Span | undefined
}

// A cell means the same whenever it is read: against a day that nobody writes, what leans on today shows by its year.
const nobodysDay = '2250-06-15'

/**
 * A day or whole months as a cell names them, all of it and nothing else: `30/6/2026`, `thứ ba, 30/6`, `quý II/2026`,
 * `6 tháng đầu năm`. Nothing that counts from today, and nothing in doubt. A weekday that does not fit makes it a day
 * that does not exist.
 */
export function readShape(text: string): Shape | undefined {
  const line = readLine(text, { today: nobodysDay })
  const { tokens } = line
  const lone = tokens.length === 1 ? fourDigits(line, 0) : undefined
  if (lone !== undefined) return ofMonths({ form: 'months', first: 1, last: 12, year: lone })
  const before = readWeekdayName(line, 0)
  const found = readNode(line, before ? afterComma(line, before.next) : 0)
  if (!found) return undefined
  const after = found.next < tokens.length ? readClosing(line, found.next) : undefined
  if (found.next < tokens.length && after === undefined) return undefined
  if (found.value.form === 'months') return before || after ? undefined : ofMonths(found.value)
  const weekdays = [before?.value, after].filter(day => day !== undefined)
  return found.value.form === 'day' ? ofDay(found.value, weekdays) : undefined
}

const afterComma = ({ tokens }: Line, at: number): number => (tokens[at]?.lower === ',' ? at + 1 : at)

/** "(thứ Ba)" at the end of a cell. */
function readClosing(line: Line, at: number): number | undefined {
  const start = afterComma(line, at)
  const open = line.tokens[start]?.lower === '(' ? 1 : 0
  const name = readWeekdayName(line, start + open)
  const close = name && line.tokens[name.next]?.lower === ')' ? 1 : 0
  return name && open === close && name.next + close === line.tokens.length ? name.value : undefined
}

function ofDay({ day, month, year, lunar, doubt, old }: DayNode, weekdays: readonly number[]): Shape | undefined {
  // In a sentence "5-7" may be a handful; alone in a cell it is the 7th month.
  const inCell = doubt === 'ambiguous' && year === undefined && (month ?? 13) <= 12
  if (month === undefined || lunar || old || (doubt && !inCell) || (year ?? 0) > 2199) return undefined
  return {
    kind: 'day',
    year,
    in: inYear => {
      const date = dateOf(inYear, month, day)
      return date !== undefined && weekdays.every(each => each === weekday(date)) ? { from: date, to: date } : undefined
    },
  }
}

/** The months `first` to `last` of a year, whole: `year` is undefined where the cell leaves it out. */
export function ofMonths({ first, last, year, part, doubt, anyYear }: MonthsNode): Shape | undefined {
  const written = anyYear ? undefined : year
  if (part !== undefined || last > 12 || (doubt && doubt !== 'no-such-day') || (written ?? 0) > 2199) return undefined
  return {
    kind: 'period',
    year: written,
    in: inYear => (doubt || inYear < 1900 ? undefined : monthSpan(inYear * 12 + first - 1, last - first + 1)),
  }
}
