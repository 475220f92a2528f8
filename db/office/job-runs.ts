import { and, between, desc, eq } from 'drizzle-orm'
import type { Reads, Tx } from '../db.ts'
import { jobRuns } from '../schema.ts'

export interface JobRun {
  /** ms */
  slot: number
  cursor: string
  finished: boolean
}

/** The run within `from` ≤ slot < `to` (ms), if there is one: in that stretch the job runs once. */
export async function findRun(
  tx: Reads,
  job: string,
  { from, to }: { from: number; to: number },
): Promise<JobRun | undefined> {
  const [row] = await tx
    .select({ slot: jobRuns.slot, cursor: jobRuns.cursor, finishedAt: jobRuns.finishedAt })
    .from(jobRuns)
    .where(and(eq(jobRuns.job, job), between(jobRuns.slot, from, to - 1)))
    .orderBy(desc(jobRuns.slot))
    .limit(1)
  return row && { slot: row.slot, cursor: row.cursor, finished: row.finishedAt !== null }
}

export async function beginRun(tx: Tx, job: string, slot: number, now: number): Promise<void> {
  await tx.insert(jobRuns).values({ job, slot, startedAt: now })
}

const theRun = (job: string, slot: number) => and(eq(jobRuns.job, job), eq(jobRuns.slot, slot))

export async function moveCursor(tx: Tx, job: string, slot: number, cursor: string): Promise<void> {
  await tx.update(jobRuns).set({ cursor }).where(theRun(job, slot))
}

export async function finishRun(tx: Tx, job: string, slot: number, now: number): Promise<void> {
  await tx.update(jobRuns).set({ finishedAt: now, error: null }).where(theRun(job, slot))
}

/** The slot stays open: it is tried again at the next tick, as long as it is due. */
export async function noteFailure(tx: Tx, job: string, slot: number, error: string): Promise<void> {
  await tx.update(jobRuns).set({ error }).where(theRun(job, slot))
}

export async function latestRun(tx: Reads, job: string) {
  const [row] = await tx.select().from(jobRuns).where(eq(jobRuns.job, job)).orderBy(desc(jobRuns.slot)).limit(1)
  return row
}
