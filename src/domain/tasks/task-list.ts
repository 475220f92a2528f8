import type { LocalDate } from '../days/local-date.ts'
import type { Actor } from '../people/access.ts'
import type { Figure } from '../reports/progress.ts'
import type { Task, WorkState } from './task.ts'

/** The parts of a list. open: still to be done · waiting: handed in, not yet approved · done: completed as lead */
export type ListPart = 'open' | 'waiting' | 'done'

export interface Days {
  from: LocalDate
  to: LocalDate
}

/** Which tasks are asked for; all of it must hold. */
export interface ListFilter {
  /** the deadline lies in one of these, both days included; of what is done, the day it was handed in */
  days?: readonly Days[]
  /** The days are those on which a result was handed in, also of what is not yet approved. */
  handedIn?: true
  role?: 'lead' | 'coordinator' | 'follower'
  /** not of the usual urgency */
  urgent?: true
  work?: WorkState
  /** It is in this count of a progress report of `today`: the days then are those of the deadline, also of what is done. */
  figure?: { kind: Figure; today: LocalDate }
  /** it came into the office's list in this stretch of time, ms */
  created?: { from: number; before: number }
  /** of the document with this number */
  document?: string
  /** folded; each somewhere in the title or the document's number */
  words?: readonly string[]
  /** Folded. All that was typed as it stands in a title: such a task is meant too, whatever its deadline. */
  asTyped?: string
}

/** Which list is asked for, whosever it is. */
export interface TaskList {
  parts: readonly ListPart[]
  filter: ListFilter
}

/** Somebody whose tasks are those that bear the name, and those of the led units that name nobody. */
export type Holder = Pick<Actor, 'officerId' | 'ledUnits'>

/**
 * Whose tasks a list is of: people's, as lead or co-ordinator, of which `seenBy` may see only some, or only what they lead
 * in the units `ledIn`; or those that units lead, without some people's. `units` undefined: of the whole office.
 */
export type Whose =
  | {
      kind: 'people'
      people: readonly Holder[]
      seenBy?: Pick<Actor, 'officerId' | 'scope'>
      ledIn?: readonly number[]
    }
  | { kind: 'units'; units: readonly number[] | undefined; without: readonly Holder[] }

/** How many tasks of a list there are of each kind. */
export interface ListCounts {
  overdue: number
  today: number
  soon: number
  later: number
  undated: number
  waiting: number
}

/** A task in a list, with the part in it of the one whose list it is. */
export interface ListedPart extends Task {
  role: 'lead' | 'coordinator' | 'follower'
  /** the assignment that put it there */
  assignmentId: number
}

/** One's own tasks. */
export const own = (actor: Holder): Whose => ({ kind: 'people', people: [actor] })

/** Of units: can such tasks be told by their deadlines and states alone, which are tallied, without a look at each? */
export const isByDeadline = (filter: ListFilter): boolean => {
  const { role, urgent, handedIn, created, document, words = [], asTyped } = filter
  const isSearch = words.length > 0 || asTyped !== undefined || document !== undefined
  return (role ?? 'lead') === 'lead' && !urgent && !handedIn && created === undefined && !isSearch
}
