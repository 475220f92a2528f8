import type { LocalDate } from '../days/local-date.ts'

/** The parts of a person's own list. open: still to be done · waiting: handed in, not yet approved · done: completed as lead */
export type OwnPart = 'open' | 'waiting' | 'done'

export interface Days {
  from: LocalDate
  to: LocalDate
}

/** Which of a person's own tasks are asked for; all of it must hold. */
export interface OwnFilter {
  /** the deadline lies in one of these, both days included; of what is done, the day it was handed in */
  days?: readonly Days[]
  role?: 'lead' | 'coordinator'
  /** not of the usual urgency */
  urgent?: true
  notAcknowledged?: true
  /** folded; somewhere in the title or the document's number */
  words?: string
}

/** How many tasks of a list there are of each kind. */
export interface OwnCounts {
  overdue: number
  today: number
  soon: number
  /** later, or without a deadline */
  later: number
  waiting: number
}
