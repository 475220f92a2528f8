import { randomUUID } from 'node:crypto'
import type { Db, Tx } from '../db/db.ts'
import { beginRun, findRun, finishRun, moveCursor, noteFailure } from '../db/office/job-runs.ts'
import { endLease, keepLease, takeLease, type Lease } from '../db/office/leases.ts'
import { rehearse } from '../db/rehearse.ts'
import { localDate } from '../src/domain/days/local-date.ts'
import { onceWithin } from '../src/domain/days/schedule.ts'
import type { Effects, Job, JobContext, Planned, Step } from './job.ts'

/** What jobs get from the service, and from `nhacviec job run` alike. */
export interface JobSurroundings extends Pick<JobContext, 'timeZone' | 'settings' | 'pushChannels'> {
  db: Db
  /** Lets waiting messages through between two steps of a long run. */
  pause: () => Promise<void>
  backup: Effects['backup']
  clearEvidence: Effects['clearEvidence']
}

export interface Run {
  /**
   * finished: by an earlier run · busy: another process is at it · stopped: called off between two steps, and taken up
   * again at the next start
   */
  outcome: 'ran' | 'finished' | 'busy' | 'stopped'
  queued: Planned[]
}

/** Who dies in the middle of a run is replaced after this time, ms; who lives renews it three times meanwhile. */
const leaseMs = 30_000
/** By the machine's clock, whatever `--at` says: it is about which process is alive now. */
const leasedUntil = (): number => Date.now() + leaseMs

/** Another process has taken over: what this one goes on to write must not be kept. */
class LeaseLost extends Error {}

/**
 * Runs the slot (ms) unless it is done already; an interrupted run goes on where it stopped. One process at a time runs a job,
 * and each step proves that it still is this one. `clock` in ms.
 */
export async function runSlot(
  job: Job,
  slot: number,
  clock: () => number,
  around: JobSurroundings,
  stopping?: AbortSignal,
): Promise<Run> {
  const { db } = around
  const lease: Lease = { name: `job ${job.name}`, owner: randomUUID() }
  const began = clock()
  const claimed = await db.transact(tx => claim(tx, job, slot, around, lease, began))
  if (claimed === 'finished' || claimed === 'busy') return { outcome: claimed, queued: [] }
  const context = contextOf(claimed.slot, began, around)
  const { renew, end } = renewing(db, lease)
  const queued: Planned[] = []
  try {
    const prepared = await prepare(job, context, around)
    for (let cursor: string | undefined = claimed.cursor; cursor !== undefined; await around.pause()) {
      const from: string = cursor
      const step = await db.transact(async tx => {
        const done = await job.step(tx, { ...context, prepared }, from)
        if (done.next !== undefined) await moveCursor(tx, job.name, context.slot, done.next)
        await renew(tx)
        return done
      })
      queued.push(...(step.queued ?? []))
      cursor = step.next
      if (cursor !== undefined && stopping?.aborted) {
        await db.transact(tx => endLease(tx, lease))
        return { outcome: 'stopped', queued }
      }
    }
    await job.finish?.({
      backup: around.backup,
      clearEvidence: around.clearEvidence,
      emptyLog: () => void db.checkpoint(),
    })
    await db.transact(async tx => {
      if (!(await endLease(tx, lease))) throw new LeaseLost()
      await finishRun(tx, job.name, context.slot, clock())
    })
    return { outcome: 'ran', queued }
  } catch (error) {
    if (error instanceof LeaseLost) return { outcome: 'busy', queued }
    await db.transact(async tx => {
      if (await endLease(tx, lease)) await noteFailure(tx, job.name, context.slot, String(error))
    })
    throw error
  } finally {
    end()
  }
}

type Claim = 'finished' | 'busy' | { slot: number; cursor: string }

async function claim(
  tx: Tx,
  job: Job,
  slot: number,
  { timeZone }: JobSurroundings,
  lease: Lease,
  now: number,
): Promise<Claim> {
  const before = await findRun(tx, job.name, onceWithin(job.schedule, slot, timeZone))
  if (before?.finished) return 'finished'
  if (!(await takeLease(tx, lease, Date.now(), leasedUntil()))) return 'busy'
  if (before) return before
  await beginRun(tx, job.name, slot, now)
  return { slot, cursor: '' }
}

/** Keeps the lease through steps, and through what takes long between them: preparing, copying a database. */
function renewing(db: Db, lease: Lease) {
  const renew = async (tx: Tx): Promise<void> => {
    if (!(await keepLease(tx, lease, leasedUntil()))) throw new LeaseLost()
  }
  // Where it fails, the next step finds out.
  const timer = setInterval(() => void db.transact(renew).catch(() => undefined), leaseMs / 3).unref()
  return { renew, end: () => clearInterval(timer) }
}

/** What the slot's run would queue. Each step is carried out and taken back; nothing is recorded, nothing done outside. */
export async function dryRun(job: Job, slot: number, clock: () => number, around: JobSurroundings): Promise<Planned[]> {
  const context = contextOf(slot, clock(), around)
  const prepared = await prepare(job, context, around)
  const planned: Planned[] = []
  for (let cursor: string | undefined = ''; cursor !== undefined; await around.pause()) {
    const from: string = cursor
    const step: Step = await rehearse(around.db.transact, tx => job.step(tx, { ...context, prepared }, from))
    planned.push(...(step.queued ?? []))
    cursor = step.next
  }
  return planned
}

const prepare = (job: Job, context: JobContext, { db, pause }: JobSurroundings): Promise<unknown> =>
  job.prepare?.(db.reads, context, pause) ?? Promise.resolve(undefined)

const contextOf = (slot: number, now: number, around: JobSurroundings): JobContext => ({
  slot,
  day: localDate(slot, around.timeZone),
  now,
  timeZone: around.timeZone,
  settings: around.settings,
  pushChannels: around.pushChannels,
})
