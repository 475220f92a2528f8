import { addDays, type LocalDate } from '../../../domain/days/local-date.ts'
import type { Doubt } from '../calendar/doubt.ts'
import { known, type KnownNode, knownSpan as span } from '../calendar/node.ts'
import { addMonths, endsWith, wholeMonths } from '../calendar/span.ts'
import { addWorkingDays } from '../calendar/working-days.ts'
import type { Count } from '../words/count-phrase.ts'
import type { Line } from '../words/line.ts'

/** `on` "3 ngày nữa", `ahead` "3 ngày tới", `anchor` from something else than today. */
export type Way = 'on' | 'ago' | 'ahead' | 'back' | 'anchor'

export const isOfClock = ({ unit }: Pick<Count, 'unit'>): boolean => unit === 'hour' || unit === 'minute'

/** "2 tiếng nữa", "30 phút nữa", where it is known how late it is. */
export function inHours({ today, time }: Line, count: Count): KnownNode | undefined {
  if (time === undefined || !isOfClock(count) || count.from !== count.to) return undefined
  const now = Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  const then = now + count.from * (count.unit === 'hour' ? 60 : 1)
  const day = addDays(today, Math.floor(then / minutesOfDay))
  const left = then % minutesOfDay
  return { ...known(day), clock: { hour: Math.floor(left / 60), minute: left % 60, loose: false } }
}

const minutesOfDay = 24 * 60

interface Place {
  /** Counted from this day, not today. */
  base?: LocalDate
  /** Said in a report or a plan, which may go by the calendar. */
  reported?: boolean
  /** Nothing else is said. */
  alone?: boolean
}

/** Where so many days, weeks … lie. */
export function place(
  line: Line,
  count: Count,
  way: Way,
  { base = line.today, alone = false, reported = false }: Place = {},
): KnownNode {
  const { today } = line
  const whole = way === 'ahead' || way === 'back' ? wholeUnits(today, count, way) : undefined
  if (whole && alone) return line.accented ? whole : { ...whole, doubt: 'spelling' }
  if (isOfClock(count)) return known(today, today, 'time')
  const back = way === 'ago' || way === 'back'
  const near = shift(line, count, back ? -count.from : count.from, base)
  const far = shift(line, count, back ? -count.to : count.to, base)
  const doubt: Doubt | undefined = way === 'anchor' ? 'anchor' : count.vague ? 'vague' : (near.doubt ?? far.doubt)
  // On the last day of a month the calendar and the count from today differ by that day alone.
  const planned: Doubt | undefined = reported || endsWith('month', today, far.date) ? 'ambiguous' : undefined
  switch (way) {
    case 'on':
    case 'anchor':
      return known(near.date, far.date, doubt)
    case 'ago':
      // Nobody means the very day by "hai năm trước".
      return known(far.date, near.date, doubt ?? (count.unit === 'year' ? 'vague' : undefined))
    case 'ahead':
      if (whole && isRolling(count)) return span(today, far.date, doubt ?? planned, whole.span)
      // "2 tuần tới" may begin on Monday; on a Sunday that is the same.
      return span(
        addDays(today, 1),
        far.date,
        doubt ?? (endsWith(count.unit, today, far.date) ? undefined : longer(count)),
        whole?.span,
      )
    case 'back':
      if (whole && isRolling(count)) return span(far.date, today, doubt ?? planned, whole.span)
      return span(far.date, addDays(today, -1), doubt ?? longer(count), whole?.span)
  }
}

/** "3 tháng qua có mấy đơn": from the same day of that month up to today. */
const isRolling = ({ unit }: Count): boolean => unit === 'month' || unit === 'year'

const longer = ({ unit }: Count): Doubt | undefined => (unit === 'day' || unit === 'workday' ? undefined : 'ambiguous')

function shift({ calendar }: Line, { unit }: Count, n: number, base: LocalDate): { date: LocalDate; doubt?: Doubt } {
  switch (unit) {
    case 'day':
    case 'hour':
    case 'minute':
      return { date: addDays(base, n) }
    case 'week':
      return { date: addDays(base, 7 * n) }
    case 'workday':
      return { date: addWorkingDays(calendar, base, n), ...(!calendar && { doubt: 'calendar' }) }
    case 'month':
    case 'quarter':
    case 'year':
      // Where the month has no such day its last one counts: Civil Code 2015, article 148.3.
      return { date: addMonths(base, n * (unit === 'month' ? 1 : unit === 'quarter' ? 3 : 12)) }
  }
}

/** "3 tháng qua", "5 năm tới" by the calendar, as one who types nothing else asks for them. */
function wholeUnits(today: LocalDate, { unit, from, to }: Count, way: 'ahead' | 'back'): KnownNode | undefined {
  const length = unit === 'month' ? 1 : unit === 'quarter' ? 3 : unit === 'year' ? 12 : undefined
  if (length === undefined || from !== to) return undefined
  const { from: first, to: last } = wholeMonths(today, length, way === 'ahead' ? from : -from)
  return span(first, last)
}
