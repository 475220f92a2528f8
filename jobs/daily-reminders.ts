import { officeCalendar } from '../db/office/calendar.ts'
import type { Reads } from '../db/db.ts'
import { queueNotices } from '../db/messages/notices.ts'
import { expire } from '../db/messages/outbox-delivery.ts'
import { recordReminders, servingAfter } from '../db/tasks/reminders.ts'
import { digestTopic, leadNewsTopic, type Notice } from '../src/domain/chat/notice.ts'
import { title } from '../src/domain/chat/reply.ts'
import { instantOf } from '../src/domain/days/local-date.ts'
import type { Reminder } from '../src/domain/tasks/reminders.ts'
import { inboxParts } from '../src/inbox/index.ts'
import type { Morning, TellMorning, Told } from '../src/inbox/part.ts'
import { composed } from '../src/inbox/section.ts'
import { fullDate } from '../src/vietnamese/phrases.ts'
import type { Job, JobContext, Planned } from './job.ts'

const name = 'daily-reminders'
/** Officers planned in one transaction: small enough that nobody waits for it. */
const chunkSize = 20
/** A digest not delivered by the evening is not sent at all; what it told is told the next working morning. */
const expiresAtTime = '20:00'
/** A digest that was missed in the morning is made up for until then. */
const lateUntil = '18:00'

async function prepare(reads: Reads, context: JobContext, pause: () => Promise<void>): Promise<TellMorning[]> {
  const { reminderDays, overdueEvery } = await context.settings(reads)
  const morning: Morning = {
    today: context.day,
    now: context.now,
    timeZone: context.timeZone,
    calendar: await officeCalendar(reads),
    rules: { days: reminderDays, overdueEvery },
  }
  const parts: TellMorning[] = []
  for (const part of inboxParts) parts.push(await part.morning(reads, morning, pause))
  return parts
}

interface Message extends Notice {
  reminders: readonly Reminder[]
}

/** One message of all that one officer is told, or none: people with nothing due hear nothing. */
function digestFor(officer: number, told: readonly Told[], { day, timeZone }: JobContext): Message | undefined {
  if (told.every(({ besides }) => besides)) return undefined
  return {
    to: officer,
    kind: 'digest',
    key: `daily:${day}:officer-${officer}`,
    topic: digestTopic,
    reply: composed(
      [title(`Nhắc việc ${fullDate(day)}`)],
      told.map(({ section }) => section),
    ),
    expiresAt: instantOf(day, expiresAtTime, timeZone),
    ...aboutOf(told),
    reminders: told.flatMap(({ reminders }) => reminders),
  }
}

/** What is overdue in the units, or waits for a decision, is so whatever becomes of the other tasks. */
function aboutOf(told: readonly Told[]): Pick<Notice, 'about'> {
  const about = told.map(one => one.about)
  return about.every(tasks => tasks !== undefined) ? { about: about.flat() } : {}
}

/** What also goes to whoever has switched the morning's message off. */
function withoutDigest(officer: number, all: readonly Told[], { day, timeZone }: JobContext): Message | undefined {
  const told = all.filter(({ always }) => always)
  if (told.length === 0) return undefined
  return {
    to: officer,
    kind: 'task',
    key: `daily-news:${day}:officer-${officer}`,
    topic: leadNewsTopic,
    reply: composed(
      [],
      told.map(({ section }) => section),
    ),
    expiresAt: instantOf(day, expiresAtTime, timeZone),
    ...aboutOf(told),
    reminders: told.flatMap(({ reminders }) => reminders),
  }
}

const planned = ({ to, reply }: Notice): Planned => ({ officerId: to, kind: name, reply })

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** One digest an officer on each working morning, of what the parts of the inbox (src/inbox) have to tell, and nothing else. */
export const dailyReminders = (at: string): Job<TellMorning[]> => ({
  name,
  summary: 'Nhắc việc buổi sáng ngày làm việc',
  schedule: { every: 'day', at, onDaysOff: 'skip', lateMs: (minutesOf(lateUntil) - minutesOf(at)) * 60_000 },
  prepare,

  // Whoever was not there yet when the run passed their place is told the next working morning: no milestone is lost by it
  // (ADR 0004), so that the order of ids need not be the order in which officers appear.
  async step(tx, context, cursor) {
    const { day, now, prepared: parts } = context
    // After a night in which the service was off: what an undelivered digest reminded of is told today.
    await expire(tx, now)
    const people = await servingAfter(tx, Number(cursor), chunkSize)
    const told = new Map<number, Told[]>(people.map(({ officerId }) => [officerId, []]))
    for (const part of parts) for (const [officer, more] of await part(tx, people)) told.get(officer)?.push(...more)
    const digests = [...told].flatMap(([officer, all]) => digestFor(officer, all, context) ?? [])
    const queued = await queueNotices(tx, digests, context.pushChannels, now)
    const reached = new Set(queued.map(({ to }) => to))
    const apart = [...told].flatMap(([officer, all]) =>
      reached.has(officer) ? [] : (withoutDigest(officer, all, context) ?? []),
    )
    queued.push(...(await queueNotices(tx, apart, context.pushChannels, now)))
    await recordReminders(tx, queued, day, now)
    return { queued: queued.map(planned), next: people.at(-1)?.officerId.toString() }
  },
})
