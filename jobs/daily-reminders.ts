import { inBatches } from '../db/batches.ts'
import { officeCalendar } from '../db/office/calendar.ts'
import type { Reads } from '../db/db.ts'
import { moveCursor } from '../db/office/job-runs.ts'
import { queuePushes } from '../db/messages/outbox.ts'
import { allUnits } from '../db/people/officers.ts'
import { overdueByUnit } from '../db/tasks/progress.ts'
import { recordNotices, reminderChunk, type OfficerDue } from '../db/tasks/reminders.ts'
import { addWorkingDays, type WorkingCalendar } from '../src/domain/days/working-calendar.ts'
import type { Reply } from '../src/domain/chat/reply.ts'
import { instantOf } from '../src/domain/days/local-date.ts'
import { rollUp, type UnitCount } from '../src/domain/people/organisation.ts'
import { planDigest, type Notice, type ReminderRules } from '../src/domain/tasks/reminders.ts'
import { digestReply } from '../src/vietnamese/digest.ts'
import type { Job, JobContext, Planned } from './job.ts'

const name = 'daily-reminders'
/** Officers planned in one transaction: small enough that nobody waits for it. */
const chunkSize = 20
/** A digest not delivered by the evening is not sent at all; what it told is told the next working morning. */
const expiresAtTime = '20:00'

/** What is the same for everybody on one morning. */
interface Morning {
  calendar: WorkingCalendar
  rules: ReminderRules
  /** no later deadline calls for a notice today */
  horizon: string
  overdueBelow: Map<number, UnitCount[]>
}

async function prepare(context: JobContext): Promise<Morning> {
  const { db, slot } = context
  const { reminderDays, overdueEvery } = await context.settings(db.reads)
  const calendar = await officeCalendar(db.reads)
  const units = await allUnits(db.reads)
  return {
    calendar,
    rules: { days: reminderDays, overdueEvery },
    horizon: addWorkingDays(calendar, slot, Math.max(0, ...reminderDays) + 1),
    overdueBelow: rollUp(units, await countOverdue(units, context)),
  }
}

/** Some units at a time: a city's tallies of many years are too many to add up while everybody else waits. */
async function countOverdue(units: readonly { id: number }[], { db, slot, pause }: JobContext) {
  const counts = new Map<number, number>()
  for (const batch of inBatches(units, 50)) {
    const overdue = await overdueByUnit(db.reads, new Set(batch.map(unit => unit.id)), slot)
    for (const [unit, count] of overdue) counts.set(unit, count)
    await pause()
  }
  return counts
}

interface Digest {
  officerId: number
  notices: Notice[]
  reply: Reply
}

function digestFor(officer: OfficerDue, morning: Morning, context: JobContext): Digest | undefined {
  const units = new Map(officer.ledUnits.flatMap(unit => morning.overdueBelow.get(unit) ?? []).map(u => [u.id, u]))
  const day = { officerId: officer.officerId, tasks: officer.tasks, overdueUnits: [...units.values()] }
  const plan = planDigest(day, context.slot, morning.rules, morning.calendar)
  return plan && { ...plan, reply: digestReply(plan, context.slot, morning.calendar) }
}

async function chunkOf(tx: Reads, after: number, morning: Morning, context: JobContext) {
  const officers = await reminderChunk(tx, { after, limit: chunkSize, day: context.slot, horizon: morning.horizon })
  const digests = officers.flatMap(officer => digestFor(officer, morning, context) ?? [])
  return { digests, last: officers.at(-1)?.officerId }
}

const planned = (digest: Digest): Planned => ({ officerId: digest.officerId, kind: name, reply: digest.reply })

/** One digest an officer on each working morning, about what the office's milestones call for and nothing else. */
export const dailyReminders = (at: string): Job => ({
  name,
  summary: 'Nhắc việc buổi sáng ngày làm việc',
  schedule: { at, until: '18:00', days: 'working-days' },

  async run(context) {
    const { db, slot, now } = context
    const morning = await prepare(context)
    const queued: Planned[] = []
    const expiresAt = instantOf(slot, expiresAtTime, context.timeZone)
    for (let cursor: number | undefined = context.cursor; cursor !== undefined; await context.pause()) {
      const after: number = cursor
      cursor = await db.transact(async tx => {
        const { digests, last } = await chunkOf(tx, after, morning, context)
        const keyed = digests.map(digest => ({
          ...digest,
          key: `daily:${slot}:officer-${digest.officerId}`,
          expiresAt,
        }))
        await queuePushes(tx, keyed, context.pushChannels, now)
        await recordNotices(tx, keyed, slot)
        if (last !== undefined) await moveCursor(tx, name, slot, last)
        queued.push(...digests.map(planned))
        return last
      })
    }
    return queued
  },

  async plan(context) {
    const morning = await prepare(context)
    const found: Planned[] = []
    for (let after: number | undefined = 0; after !== undefined; await context.pause()) {
      const chunk: Awaited<ReturnType<typeof chunkOf>> = await chunkOf(context.db.reads, after, morning, context)
      found.push(...chunk.digests.map(planned))
      after = chunk.last
    }
    return found
  },
})
