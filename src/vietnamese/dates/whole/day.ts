import type { LocalDate } from '../../../domain/days/local-date.ts'
import type { DateContext } from '../words/line.ts'
import { wholeMention } from './one-mention.ts'

/**
 * A single day typed in a command, in any form that `findDates` is certain of. Without a year it lies in the year of
 * `today`, or in the next one when it would otherwise be more than half a year gone (`5/1` typed in December); a weekday
 * typed on that very day is the next one. Undefined unless every word is understood. Days counted in working days need
 * the `calendar`.
 */
export function parseDay(text: string, today: LocalDate, calendar?: DateContext['calendar']): LocalDate | undefined {
  const found = wholeMention(text, { today, ...(calendar && { calendar }) })
  if (found?.kind !== 'day' || found.time !== undefined) return undefined
  const isToday = found.why === 'ambiguous' && found.alternatives?.[0]?.to === today
  // Nobody means the year after by a day that is just gone.
  const isGone = found.why === 'year' && found.from < today
  return found.certain || isToday || isGone ? found.from : undefined
}
