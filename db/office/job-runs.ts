import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Reads, Tx } from '../db.ts'
import { jobRuns } from '../schema.ts'

export interface JobRun {
  cursor: number
  finished: boolean
}

/** Claims the slot, or returns how far an earlier attempt came. */
export async function claimSlot(tx: Tx, job: string, slot: string, now: number): Promise<JobRun> {
  const before = await findRun(tx, job, slot)
  if (before) return before
  await tx.insert(jobRuns).values({ job, slot, startedAt: now })
  return { cursor: 0, finished: false }
}

export async function findRun(tx: Reads, job: string, slot: string): Promise<JobRun | undefined> {
  const [row] = await tx
    .select({ cursor: jobRuns.cursor, finishedAt: jobRuns.finishedAt })
    .from(jobRuns)
    .where(and(eq(jobRuns.job, job), eq(jobRuns.slot, slot)))
  return row && { cursor: row.cursor, finished: row.finishedAt !== null }
}

export async function moveCursor(tx: Tx, job: string, slot: string, cursor: number): Promise<void> {
  await tx
    .update(jobRuns)
    .set({ cursor })
    .where(and(eq(jobRuns.job, job), eq(jobRuns.slot, slot)))
}

export async function finishSlot(tx: Tx, job: string, slot: string, now: number): Promise<void> {
  await tx
    .update(jobRuns)
    .set({ finishedAt: now, error: null })
    .where(and(eq(jobRuns.job, job), eq(jobRuns.slot, slot), isNull(jobRuns.finishedAt)))
}

/** The slot stays open: it is tried again at the next tick, as long as it is due. */
export async function noteFailure(tx: Tx, job: string, slot: string, error: string): Promise<void> {
  await tx
    .update(jobRuns)
    .set({ error })
    .where(and(eq(jobRuns.job, job), eq(jobRuns.slot, slot)))
}

export async function latestRun(tx: Reads, job: string) {
  const [row] = await tx.select().from(jobRuns).where(eq(jobRuns.job, job)).orderBy(desc(jobRuns.slot)).limit(1)
  return row
}
