import { addDefaultHolidays } from '../../db/office/calendar.ts'
import type { Db } from '../../db/db.ts'
import { systemClock, stoppedClock, type Clock } from '../clock.ts'
import { readConfig, type Config } from '../config/config.ts'
import { instantOf, localDate } from '../domain/days/local-date.ts'
import { openOffice, requireDatabase } from '../operations/whose-database.ts'
import { UsageError } from './exit.ts'

export interface Surroundings {
  config: Config
  db: Db
  clock: Clock
  /** the office's day by that clock */
  today: string
}

/**
 * Opens the office's database for one command and closes it after; only what brings in an office makes one that is missing.
 * @throws UserError on a file of the demo, and where there is none
 */
export async function withDatabase<T>(
  at: string | undefined,
  use: (around: Surroundings) => Promise<T>,
  { made = false }: { made?: boolean } = {},
): Promise<T> {
  const config = readConfig()
  const clock = clockAt(at, config.timeZone)
  const today = localDate(clock.now(), config.timeZone)
  if (!made) requireDatabase(config.databaseFile)
  const db = openOffice(config.databaseFile)
  try {
    const year = Number(today.slice(0, 4))
    await db.transact(tx => addDefaultHolidays(tx, [year - 1, year, year + 1]))
    return await use({ config, db, clock, today })
  } finally {
    db.close()
  }
}

/** `--at`: an ISO time; without an offset it is the office's wall clock. @throws UsageError */
export function clockAt(at: string | undefined, timeZone: string): Clock {
  if (at === undefined) return systemClock
  const local = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2}(?:\.\d+)?)?)?$/.exec(at.trim())
  const instant = local?.[1] === undefined ? Date.parse(at) : wallClock(local[1], local[2] ?? '00:00', timeZone)
  if (Number.isNaN(instant)) throw new UsageError(`--at: "${at}" không phải giờ ISO, ví dụ 2026-11-23T07:30`)
  return stoppedClock(instant)
}

function wallClock(date: string, time: string, timeZone: string): number {
  return Number.isNaN(Date.parse(`${date}T${time}:00Z`)) ? Number.NaN : instantOf(date, time, timeZone)
}

export const printJson = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value)}\n`)
