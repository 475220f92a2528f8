import { schedule, type ScheduledTask } from 'node-cron'
import { officeCalendar } from '../db/office/calendar.ts'
import { claimSlot, finishSlot, noteFailure } from '../db/office/job-runs.ts'
import { instantOf, type LocalDate } from '../src/domain/days/local-date.ts'
import type { OfficeSettings } from '../src/domain/people/office-settings.ts'
import { lastDueSlot } from '../src/domain/days/schedule.ts'
import type { Job, JobContext, Planned } from './job.ts'

export type JobSurroundings = Omit<JobContext, 'now' | 'slot' | 'cursor'>

/** Runs the slot unless it is done already; an interrupted run goes on where it stopped. `clock` in ms. */
export async function runSlot(
  job: Job,
  slot: LocalDate,
  clock: () => number,
  around: JobSurroundings,
): Promise<{ ran: boolean; queued: Planned[] }> {
  const { db } = around
  const now = clock()
  const claimed = await db.transact(tx => claimSlot(tx, job.name, slot, now))
  if (claimed.finished) return { ran: false, queued: [] }
  try {
    const queued = await job.run({ ...around, now, slot, cursor: claimed.cursor })
    await db.transact(tx => finishSlot(tx, job.name, slot, clock()))
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
  /** asked at each tick: the office may have set other times */
  jobs: (settings: OfficeSettings) => readonly Job[]
  around: JobSurroundings
  /** ms */
  now: () => number
  /** `ms` it took, `lateMs` from when the slot was due to its start */
  onRun: (job: string, slot: string, ms: number, lateMs: number) => void
  onError: (job: string, error: unknown) => void
  /** after a job queued messages */
  onQueued: () => void
}

/** How often the clock is looked at, and the step, beyond what a clock drifts in that time, that counts as set; ms. */
const watchMs = 10_000
const stepMs = 2_000

/** node-cron only ticks, and may lose a tick when the process stalls; which slot is due and undone, `job_runs` decides. */
export function createScheduler(parts: SchedulerParts): Scheduler {
  let cron: ScheduledTask | undefined
  let watch: NodeJS.Timeout | undefined
  let ticking: Promise<void> | undefined

  async function runDue(): Promise<void> {
    const { db, settings } = parts.around
    const calendar = await officeCalendar(db.reads)
    for (const job of parts.jobs(await settings(db.reads))) {
      const now = parts.now()
      const slot = lastDueSlot(job.schedule, now, parts.around.timeZone, calendar)
      if (slot === undefined) continue
      try {
        const { ran, queued } = await runSlot(job, slot, parts.now, parts.around)
        const due = instantOf(slot, job.schedule.at, parts.around.timeZone)
        if (ran) parts.onRun(job.name, slot, parts.now() - now, now - due)
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

  function beginTicks(): void {
    void cron?.destroy()
    // A lost tick is no news here, and node-cron's own warning would stand unstructured among the service's logs.
    cron = schedule('*/20 * * * * *', () => void tick(), { suppressMissedWarning: true })
    void tick()
  }

  /** node-cron sleeps until its next hour on the wall clock: set back by a day, that would be a day without a tick. */
  function watchClock(): NodeJS.Timeout {
    const ahead = () => parts.now() - performance.now()
    let usual = ahead()
    const look = () => {
      const moved = Math.abs(ahead() - usual)
      usual = ahead()
      if (moved > stepMs) beginTicks()
    }
    return setInterval(look, watchMs).unref()
  }

  return {
    start() {
      beginTicks()
      watch = watchClock()
    },
    tick,
    async stop() {
      clearInterval(watch)
      await cron?.destroy()
      await ticking
    },
  }
}
