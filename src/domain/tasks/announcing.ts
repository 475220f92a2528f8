import { instantOf, localDate, localTime, type LocalDate } from '../days/local-date.ts'
import { addWorkingDays, type WorkingCalendar } from '../days/working-calendar.ts'
import type { Hours } from '../people/office-settings.ts'
import type { Reminder } from './reminders.ts'
import { withoutDeadline, type Moment, type Urgency } from './task.ts'

/**
 * What whoever leads a task has to be told of it, until they are: assigned: it is theirs now · due: its deadline is another one ·
 * earlier: it was theirs before the office's people were told of new tasks, and nobody has taken it on
 */
export const leadNews = ['assigned', 'due', 'earlier'] as const
export type LeadNews = (typeof leadNews)[number]

export const isLeadNews = (stage: string): stage is LeadNews => leadNews.some(news => news === stage)

/** A task, and what its lead was not told yet of it. */
export interface UntoldTask {
  id: number
  title: string
  due: LocalDate | null
  /** HH:MM of that day, where the deadline has an hour */
  dueTime: string | null
  urgency: Urgency
  news: LeadNews
  /** nobody has taken it on yet */
  open: boolean
  /** who assigned it, as far as that is known */
  assigner: string | null
}

/** Is this (ms) within the office's working day? Its break at noon puts nothing off until tomorrow. */
export function isAtWork(now: number, hours: readonly Hours[], calendar: WorkingCalendar, zone: string): boolean {
  const time = localTime(now, zone)
  const begun = hours.some(({ from }) => from <= time)
  return begun && hours.some(({ to }) => time < to) && calendar.isWorkingDay(localDate(now, zone))
}

/** What a person is told at once: all that is new while the office works, else only what waits for no hour. */
export const toldAtOnce = <T extends Pick<UntoldTask, 'news' | 'urgency'>>(
  untold: readonly T[],
  atWork: boolean,
): T[] => untold.filter(({ news, urgency }) => news !== 'earlier' && (atWork || urgency === 'express'))

/** Whoever was told before this moment (ms) has had a working day to take the task on. */
export function awaitedBefore({
  today,
  now,
  calendar,
  timeZone,
}: Moment & { calendar: WorkingCalendar; timeZone: string }): number {
  const minute = instantOf(addWorkingDays(calendar, today, -1), localTime(now, timeZone), timeZone)
  return minute + 60_000
}

/** That a message told it. */
export const reminderOfNews = ({ id, due, news }: UntoldTask): Reminder => ({
  taskId: id,
  due: due ?? withoutDeadline,
  stage: news,
})
