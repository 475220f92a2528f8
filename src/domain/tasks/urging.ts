import type { LocalDate } from '../days/local-date.ts'
import type { EventKind } from './task.ts'

/** One person is urged about one task at most once in so long. */
export const urgePauseMs = 4 * 3_600_000

/** A line of a task's history, as far as it has to do with urging. */
export interface UrgingEvent {
  id: number
  kind: EventKind
  /** ms */
  at: number
  officerId: number | null
  undoes: number | null
  promisedOn: LocalDate | null
}

export interface Urging<Event extends UrgingEvent> {
  /** How often its lead was urged, whoever that was; what was taken back does not count. */
  count: number
  /** those of them who lead it now, the oldest first */
  urges: Event[]
  /** Those of them who wait for an answer still. */
  unanswered: Event[]
  /** what the lead has said last to whoever urged */
  answer: Event | undefined
}

/** Whoever takes it on, says that it is not theirs, how far it is or what came of it, need not say besides that they heard. */
const answering: ReadonlySet<EventKind> = new Set([
  'urge_answered',
  'acknowledged',
  'disputed',
  'progressed',
  'submitted',
  'completed',
])

/** What a task's history, in its order, says of urging. */
export function urgingOf<Event extends UrgingEvent>(history: readonly Event[]): Urging<Event> {
  const takenBack = new Set(history.map(({ undoes }) => undoes))
  const found: Urging<Event> = { count: 0, urges: [], unanswered: [], answer: undefined }
  for (const event of history) {
    if (takenBack.has(event.id)) continue
    if (event.kind === 'urged') {
      found.count++
      found.urges.push(event)
      found.unanswered.push(event)
    }
    if (answering.has(event.kind)) found.unanswered = []
    if (event.kind === 'urge_answered') found.answer = event
    // Another person, who was not urged yet.
    if (event.kind === 'handed_over') Object.assign(found, { urges: [], unanswered: [], answer: undefined })
  }
  return found
}

/** The urging that is too near for another one at `now` (ms). */
export const tooNear = <Event extends UrgingEvent>({ urges }: Urging<Event>, now: number): Event | undefined =>
  urges.findLast(({ at }) => now < at + urgePauseMs)
