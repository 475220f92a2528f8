import { addWorkingDays, type WorkingCalendar } from '../../domain/days/working-calendar.ts'
import type { LocalDate } from '../../domain/days/local-date.ts'
import type { SourceTerm } from '../../domain/people/office-settings.ts'
import { fold } from '../../vietnamese/normalise.ts'

export type TermOf = (source: string, received: LocalDate) => LocalDate | undefined

/** By when a task of a source is due that has no deadline of its own. "1022" is meant by "Tổng đài 1022" too. */
export const termsBySource =
  (terms: readonly SourceTerm[], calendar: WorkingCalendar): TermOf =>
  (source, received) => {
    const words = ` ${fold(source)} `
    const term = terms.find(one => words.includes(` ${fold(one.source)} `))
    return term && addWorkingDays(calendar, received, term.workingDays)
  }
