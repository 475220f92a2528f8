import { schedule, type ScheduledTask } from 'node-cron'
import { officeCalendar } from '../db/office/calendar.ts'
import { endAllLeases } from '../db/office/leases.ts'
import { lastDueSlot } from '../src/domain/days/schedule.ts'
import type { OfficeSettings } from '../src/domain/people/office-settings.ts'
import type { Job } from './job.ts'
import { runSlot, type JobSurroundings } from './run.ts'

export interface Scheduler {
  start(): void
  /** Runs whatever is due now. */
  tick(): Promise<void>
  /** Waits for the step that is under way; the rest of a long run is for the next start. */
  stop(): Promise<void>
}

export interface SchedulerParts {
  /** asked at each tick: the office may have set other times */
  jobs: (settings: OfficeSettings) => readonly Job[]
  around: JobSurroundings
  /** ms */
  now: () => number
  /** `slot`: the moment that it was due, ms; `ms` it took, `lateMs` from the slot to its start */
  onRun: (job: string, slot: number, ms: number, lateMs: number) => void
  onError: (job: string, error: unknown) => void
  /** after a job queued messages */
  onQueued: () => void
  /** No other service can run on this database: what one before it was killed in is taken up at once. */
  alone?: boolean
}

/** How often the clock is looked at, and the step, beyond what a clock drifts in that time, that counts as set; ms. */
const watchMs = 10_000
const stepMs = 2_000

/** node-cron only ticks, and may lose a tick when the process stalls; which slot is due and undone, `job_runs` decides. */
export function createScheduler(parts: SchedulerParts): Scheduler {
  const { db, settings, timeZone } = parts.around
  let cron: ScheduledTask | undefined
  let watch: NodeJS.Timeout | undefined
  let ticking: Promise<void> | undefined
  let leftover = parts.alone === true
  const stopping = new AbortController()

  async function runDue(): Promise<void> {
    if (leftover) await db.transact(tx => endAllLeases(tx))
    leftover = false
    const calendar = await officeCalendar(db.reads)
    for (const job of parts.jobs(await settings(db.reads))) {
      if (stopping.signal.aborted) return
      const now = parts.now()
      const slot = lastDueSlot(job.schedule, now, timeZone, calendar)
      if (slot === undefined) continue
      try {
        const { outcome, queued } = await runSlot(job, slot, parts.now, parts.around, stopping.signal)
        if (outcome === 'ran') parts.onRun(job.name, slot, parts.now() - now, now - slot)
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
      stopping.abort()
      clearInterval(watch)
      await cron?.destroy()
      await ticking
    },
  }
}
