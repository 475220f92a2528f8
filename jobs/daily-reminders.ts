import { inBatches } from '../db/batches.ts'
import { officeCalendar } from '../db/office/calendar.ts'
import type { Reads, Tx } from '../db/db.ts'
import { queueNotices } from '../db/messages/notices.ts'
import { expire } from '../db/messages/outbox-delivery.ts'
import { allUnits, officersWithRole } from '../db/people/officers.ts'
import { overdueByUnit } from '../db/tasks/progress.ts'
import { recordReminders, reminderChunk, remindersBefore, type OfficerDue } from '../db/tasks/reminders.ts'
import { allWaiting, stillWaiting } from '../db/tasks/waiting.ts'
import { addWorkingDays, type WorkingCalendar } from '../src/domain/days/working-calendar.ts'
import { digestTopic, type Notice } from '../src/domain/chat/notice.ts'
import { instantOf } from '../src/domain/days/local-date.ts'
import { rollUp, type UnitCount } from '../src/domain/people/organisation.ts'
import { planDigest, type Reminder, type ReminderRules, type WaitingResult } from '../src/domain/tasks/reminders.ts'
import { digestReply } from '../src/vietnamese/digest.ts'
import type { Job, JobContext, Planned } from './job.ts'

const name = 'daily-reminders'
/** Officers planned in one transaction: small enough that nobody waits for it. */
const chunkSize = 20
/** A digest not delivered by the evening is not sent at all; what it told is told the next working morning. */
const expiresAtTime = '20:00'
/** A digest that was missed in the morning is made up for until then. */
const lateUntil = '18:00'

/** What is the same for everybody on one morning. */
interface Morning {
  calendar: WorkingCalendar
  rules: ReminderRules
  /** no later deadline calls for a reminder today */
  horizon: string
  overdueBelow: Map<number, UnitCount[]>
  /** by the officer who can do something about it */
  waiting: ReadonlyMap<number, readonly WaitingFor[]>
}

type WaitingFor = Omit<WaitingResult, 'reminded'>

async function prepare(reads: Reads, context: JobContext, pause: () => Promise<void>): Promise<Morning> {
  const { reminderDays, overdueEvery } = await context.settings(reads)
  const calendar = await officeCalendar(reads)
  const units = await allUnits(reads)
  return {
    calendar,
    rules: { days: reminderDays, overdueEvery },
    horizon: addWorkingDays(calendar, context.day, Math.max(0, ...reminderDays) + 1),
    overdueBelow: rollUp(units, await countOverdue(reads, units, context, pause)),
    waiting: await waitingByOfficer(reads, context, pause),
  }
}

/** What nobody can decide on is told to general affairs, who keep the office's tables; without any to whoever handed it in. */
async function waitingByOfficer(
  reads: Reads,
  { now }: JobContext,
  pause: () => Promise<void>,
): Promise<Map<number, WaitingFor[]>> {
  const keepers = await officersWithRole(reads, 'general_affairs')
  const found = new Map<number, WaitingFor[]>()
  for (const { id, title, since, deciders, lead } of await allWaiting(reads, now, pause)) {
    const others = keepers.length > 0 ? keepers : lead === null ? [] : [lead]
    const told = deciders.length > 0 ? deciders : others
    const result: WaitingFor = { id, title, since, ...(deciders.length === 0 && { undecided: true as const }) }
    for (const officer of told) found.set(officer, [...(found.get(officer) ?? []), result])
  }
  return found
}

/** Of these officers what still waits, with what they were told of it before. */
async function waitingOf(
  tx: Tx,
  officers: readonly OfficerDue[],
  { waiting }: Morning,
  day: string,
): Promise<Map<number, WaitingResult[]>> {
  const ids = officers.map(({ officerId }) => officerId)
  const tasks = ids.flatMap(id => (waiting.get(id) ?? []).map(result => result.id))
  const still = await stillWaiting(tx, tasks)
  const given = await remindersBefore(tx, ids, tasks, day)
  return new Map(
    ids.map(officer => [
      officer,
      (waiting.get(officer) ?? [])
        .filter(({ id }) => still.has(id))
        .map(result => ({ ...result, reminded: given(officer, result.id, result.since) })),
    ]),
  )
}

/** Some units at a time: a city's tallies of many years are too many to add up while everybody else waits. */
async function countOverdue(
  reads: Reads,
  units: readonly { id: number }[],
  { day }: JobContext,
  pause: () => Promise<void>,
): Promise<Map<number, number>> {
  const counts = new Map<number, number>()
  for (const batch of inBatches(units, 50)) {
    const overdue = await overdueByUnit(reads, new Set(batch.map(unit => unit.id)), day)
    for (const [unit, count] of overdue) counts.set(unit, count)
    await pause()
  }
  return counts
}

interface Digest extends Notice {
  reminders: Reminder[]
}

function digestFor(
  officer: OfficerDue,
  waiting: readonly WaitingResult[],
  morning: Morning,
  { day, timeZone }: JobContext,
): Digest | undefined {
  const units = new Map(officer.ledUnits.flatMap(unit => morning.overdueBelow.get(unit) ?? []).map(u => [u.id, u]))
  const due = { officerId: officer.officerId, tasks: officer.tasks, waiting, overdueUnits: [...units.values()] }
  const plan = planDigest(due, day, morning.rules, morning.calendar)
  if (!plan) return undefined
  const { officerId, reminders, tasks, overdueUnits } = plan
  return {
    to: officerId,
    kind: 'digest',
    key: `daily:${day}:officer-${officerId}`,
    topic: digestTopic,
    reply: digestReply(plan, day, morning.calendar),
    expiresAt: instantOf(day, expiresAtTime, timeZone),
    // What is overdue in the units, or waits for a decision, is so whatever becomes of these tasks.
    ...(overdueUnits.length === 0 && plan.waiting.length === 0 && { about: tasks.map(task => task.id) }),
    reminders,
  }
}

const planned = ({ to, reply }: Notice): Planned => ({ officerId: to, kind: name, reply })

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** One digest an officer on each working morning, about what the office's milestones call for and nothing else. */
export const dailyReminders = (at: string): Job<Morning> => ({
  name,
  summary: 'Nhắc việc buổi sáng ngày làm việc',
  schedule: { every: 'day', at, onDaysOff: 'skip', lateMs: (minutesOf(lateUntil) - minutesOf(at)) * 60_000 },
  prepare,

  // Whoever was not there yet when the run passed their place is told the next working morning: no milestone is lost by it
  // (ADR 0004), so that the order of ids need not be the order in which officers appear.
  async step(tx, context, cursor) {
    const { day, now, prepared: morning } = context
    // After a night in which the service was off: what an undelivered digest reminded of is told today.
    await expire(tx, now)
    const chunk = { after: Number(cursor), limit: chunkSize, day, horizon: morning.horizon }
    const officers = await reminderChunk(tx, chunk)
    const waiting = await waitingOf(tx, officers, morning, day)
    const digests = officers.flatMap(
      officer => digestFor(officer, waiting.get(officer.officerId) ?? [], morning, context) ?? [],
    )
    const told = await queueNotices(tx, digests, context.pushChannels, now)
    await recordReminders(tx, told, day)
    return { queued: told.map(planned), next: officers.at(-1)?.officerId.toString() }
  },
})
