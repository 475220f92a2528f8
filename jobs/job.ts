import type { Db } from '../db/db.ts'
import type { ReadSettings } from '../db/office/settings.ts'
import type { LocalDate } from '../src/domain/days/local-date.ts'
import type { PushChannels } from '../src/domain/chat/push-channel.ts'
import type { Reply } from '../src/domain/chat/reply.ts'
import type { Schedule } from '../src/domain/days/schedule.ts'

export interface JobContext {
  db: Db
  /** ms */
  now: number
  /** the day the run is for */
  slot: LocalDate
  timeZone: string
  settings: ReadSettings
  pushChannels: PushChannels
  /** how far an interrupted run of this slot had come */
  cursor: number
  /** Lets waiting messages through between two steps of a long run. */
  pause: () => Promise<void>
  /** Writes a backup and removes the oldest; returns the file. */
  backup: () => Promise<string>
}

/** A message the run queued, or would queue. */
export interface Planned {
  officerId: number
  kind: string
  reply: Reply
}

export interface Job {
  name: string
  summary: string
  schedule: Schedule
  /** Safe to repeat and to continue from `cursor`: a crash in the middle is followed by another run of the same slot. */
  run(context: JobContext): Promise<Planned[]>
  /** What `run` would queue; writes nothing. */
  plan(context: JobContext): Promise<Planned[]>
}
