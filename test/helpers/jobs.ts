import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Db } from '../../db/db.ts'
import type { JobSurroundings } from '../../jobs/run.ts'
import { instantOf, localDate } from '../../src/domain/days/local-date.ts'
import { alwaysUp } from '../../src/domain/chat/push-channel.ts'
import { unlocked } from './settings.ts'

const timeZone = 'Asia/Ho_Chi_Minh'

/** The instant the office's wall clock shows this. */
export const at = (day: string, time = '07:30'): number => instantOf(day, time, timeZone)

/** The office's day at this instant. */
export const dayOf = (slot: number): string => localDate(slot, timeZone)

/** What jobs get from the service, with the default rules and reminders by web. */
export const surroundings = (db: Db, changes: Partial<JobSurroundings> = {}): JobSurroundings => ({
  db,
  timeZone,
  settings: unlocked,
  pushChannels: alwaysUp({ name: 'web' }),
  pause: () => nextTurn(),
  backup: () => Promise.reject(new Error('no backup in this test')),
  clearEvidence: () => Promise.resolve(),
  ...changes,
})
