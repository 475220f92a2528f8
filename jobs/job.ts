import type { Reads, Tx } from '../db/db.ts'
import type { ReadSettings } from '../db/office/settings.ts'
import type { PushChannels } from '../src/domain/chat/push-channel.ts'
import type { Reply } from '../src/domain/chat/reply.ts'
import type { LocalDate } from '../src/domain/days/local-date.ts'
import type { Schedule } from '../src/domain/days/schedule.ts'

export interface JobContext {
  /** the moment that the run is for, ms */
  slot: number
  /** its day in the office */
  day: LocalDate
  /** when this run began, ms */
  now: number
  timeZone: string
  settings: ReadSettings
  pushChannels: PushChannels
}

/** A message the run queued, or would queue. */
export interface Planned {
  officerId: number
  kind: string
  reply: Reply
}

export interface Step {
  /** where the next step begins; undefined: this was the last one */
  next?: string | undefined
  queued?: Planned[]
}

/** What a job may do outside the database, once all its steps are committed. */
export interface Effects {
  /** Writes a backup and removes the oldest; returns the file. */
  backup: () => Promise<string>
  /** Leaves nothing in the store's log that was erased. */
  emptyLog: () => void
  /** Removes the proofs that no task has any more. */
  clearEvidence: () => Promise<unknown>
}

/**
 * What is done at each slot, in steps, each of them one transaction with its place in `job_runs`; jobs/run.ts has the loop.
 * A step that is rolled back is run again, and in a dry run each is rolled back by itself: so a step changes nothing but
 * through `tx`, and counts on nothing that an earlier step of the run has written.
 */
export interface Job<Prepared = unknown> {
  name: string
  summary: string
  schedule: Schedule
  /** What all steps of a run have in common, read before the first one. Long reading pauses, so that messages get their turn. */
  prepare?(reads: Reads, context: JobContext, pause: () => Promise<void>): Promise<Prepared>
  /** `cursor`: '' at first, then `next` of the step before. */
  step(tx: Tx, context: JobContext & { prepared: Prepared }, cursor: string): Promise<Step>
  /** After the last step; again, if the process dies before the run is recorded as finished. Never in a dry run. */
  finish?(effects: Effects): Promise<void>
}
