import { schedule, type ScheduledTask } from 'node-cron'
import { officeCalendar } from '../db/calendar.ts'
import { claimSlot, finishSlot, noteFailure } from '../db/job-runs.ts'
import type { LocalDate } from '../src/domain/local-date.ts'
import { lastDueSlot } from '../src/domain/schedule.ts'
import type { Job, JobContext, Planned } from './job.ts'

export type JobSurroundings = Omit<JobContext, 'now' | 'slot' | 'cursor'>

/** Runs the slot unless it is done already; an interrupted run goes on where it stopped. */
export async function runSlot(
  job: Job,
  slot: LocalDate,
  now: number,
  around: JobSurroundings,
): Promise<{ ran: boolean; queued: Planned[] }> {
  const { db } = around
  const claimed = await db.transact(tx => claimSlot(tx, job.name, slot, now))
  if (claimed.finished) return { ran: false, queued: [] }
  try {
    const queued = await job.run({ ...around, now, slot, cursor: claimed.cursor })
    await db.transact(tx => finishSlot(tx, job.name, slot, now))
    return { ran: true, queued }
  } catch (error) {
    await db.transact(tx => noteFailure(tx, job.name, slot, String(error)))
    throw error
  }
}

export interface Scheduler {
  start(): void
  /** Runs whatever is due now. */
  tick(): Promise<void>
  stop(): Promise<void>
}

export interface SchedulerParts {
  jobs: readonly Job[]
  around: JobSurroundings
  /** ms */
  now: () => number
  onRun: (job: string, slot: string, ms: number) => void
  onError: (job: string, error: unknown) => void
  /** after a job queued messages */
  onQueued: () => void
}

/** node-cron only ticks, and may lose a tick when the process stalls; which slot is due and undone, `job_runs` decides. */
export function createScheduler(parts: SchedulerParts): Scheduler {
  let cron: ScheduledTask | undefined
  let ticking: Promise<void> | undefined

  async function runDue(): Promise<void> {
    const calendar = await officeCalendar(parts.around.db.reads)
    for (const job of parts.jobs) {
      const now = parts.now()
      const slot = lastDueSlot(job.schedule, now, parts.around.timeZone, calendar)
      if (slot === undefined) continue
      try {
        const { ran, queued } = await runSlot(job, slot, now, parts.around)
        if (ran) parts.onRun(job.name, slot, parts.now() - now)
        if (queued.length > 0) parts.onQueued()
      } catch (error) {
        parts.onError(job.name, error)
      }
    }
  }

  const tick = (): Promise<void> => {
    ticking ??= runDue()
      .catch((error: unknown) => parts.onError('scheduler', error))
      .finally(() => (ticking = undefined))
    return ticking
  }

  return {
    start() {
      // A lost tick is no news here, and node-cron's own warning would stand unstructured among the service's logs.
      cron = schedule('*/20 * * * * *', () => void tick(), { suppressMissedWarning: true })
      void tick()
    },
    tick,
    async stop() {
      await cron?.destroy()
      await ticking
    },
  }
}
