import type { Reads, Tx } from '../../db/db.ts'
import type { LocalDate } from '../domain/days/local-date.ts'
import type { WorkingCalendar } from '../domain/days/working-calendar.ts'
import type { Actor } from '../domain/people/access.ts'
import type { Holder } from '../domain/tasks/task-list.ts'
import type { Reminder, ReminderRules } from '../domain/tasks/reminders.ts'
import type { Section } from './section.ts'

/** The moment by which one answer, or one morning's messages, are judged. */
export interface InboxDay {
  today: LocalDate
  /** ms */
  now: number
  timeZone: string
  calendar: WorkingCalendar
}

export interface Morning extends InboxDay {
  rules: ReminderRules
}

/** What one person is told in the morning, with the traces that it leaves. */
export interface Told {
  section: Section
  /** kept, so that it is not told again on another morning */
  reminders: readonly Reminder[]
  /** the tasks that it tells of, where there is nothing to tell any more once they are over; left out: that never is so */
  about?: readonly number[]
  /** It is no reason for a message: told only beside something else. */
  besides?: true
  /** Whoever has switched the morning's message off is told it all the same. */
  always?: true
}

/** What these people are told, by officer. Several parts make one message (jobs/daily-reminders.ts). */
export type TellMorning = (tx: Tx, people: readonly Holder[]) => Promise<ReadonlyMap<number, readonly Told[]>>

/** One subject of the morning's message and of `/nhiemvu`, in the same words. */
export interface InboxPart {
  /** Reads once what all have in common (`reads`, with pauses); what it gives back is asked for some people at a time. */
  morning(reads: Reads, morning: Morning, pause: () => Promise<void>): Promise<TellMorning>
  /** How it stands for this person now, whatever the morning's message told. */
  now(tx: Reads, actor: Actor, day: InboxDay): Promise<readonly Section[]>
}
