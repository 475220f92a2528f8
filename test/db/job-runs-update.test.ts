import { expect, it, onTestFinished } from 'vitest'
import { jobRuns } from '../../db/schema.ts'
import { openDatabase } from '../../db/sqlite/open.ts'
import type { Job } from '../../jobs/job.ts'
import { createScheduler } from '../../jobs/scheduler.ts'
import { instantOf, localDate } from '../../src/domain/days/local-date.ts'
import { formerDatabase } from '../helpers/former-database.ts'
import { surroundings } from '../helpers/jobs.ts'

/** The last one whose `job_runs` knew a slot by its day. */
const published = 12

/** A database as the version before slots were instants left it. */
const databaseOfBefore = (rows: (string | number | null)[][]): Promise<string> =>
  formerDatabase(published, connection => {
    const insert = connection.prepare(
      'insert into job_runs (job, slot, started_at, finished_at, cursor, error) values (?, ?, ?, ?, ?, ?)',
    )
    for (const row of rows) insert.run(...row)
  })

const today = '2026-11-23'
const day = 86_400_000

it.each(['Asia/Ho_Chi_Minh', 'UTC', 'America/Los_Angeles', 'Asia/Tokyo', 'Australia/Lord_Howe'])(
  'in %s an update runs nothing again that has run, and goes on with what was under way at its place',
  async timeZone => {
    const file = await databaseOfBefore([
      ['backup', '2026-11-22', 1, 2, 0, null],
      ['backup', today, 3, 4, 0, null],
      ['reminders', '2026-11-20', 1, null, 60, 'Error: power cut'],
      ['reminders', today, 3, null, 40, 'Error: power cut'],
      ['housekeeping', today, 3, null, 0, null],
    ])
    const db = openDatabase(file)
    onTestFinished(() => db.close())
    const seen: string[] = []
    const job = (name: string, at: string): Job => ({
      name,
      summary: name,
      schedule: { every: 'day', at, onDaysOff: 'run', lateMs: day },
      step: async (_, context, cursor) => (seen.push(`${name} ${context.day} from "${cursor}"`), {}),
    })
    const jobs = [job('backup', '01:00'), job('reminders', '07:30'), job('housekeeping', '02:00')]
    let now = instantOf(today, '09:00', timeZone)
    const { tick } = createScheduler({
      jobs: () => jobs,
      around: surroundings(db, { timeZone }),
      now: () => now,
      onRun: () => undefined,
      onQueued: () => undefined,
      onError: (_, error) => {
        throw error
      },
    })
    await tick()
    await tick()
    expect(seen).toEqual([`reminders ${today} from "40"`, `housekeeping ${today} from ""`])
    now += day
    await tick()
    const next = localDate(now, timeZone)
    expect(seen.slice(2)).toEqual(jobs.map(({ name }) => `${name} ${next} from ""`))
    const rows = await db.reads.select().from(jobRuns)
    expect(rows.map(row => [row.job, localDate(row.slot, timeZone), row.finishedAt !== null])).toEqual(
      expect.arrayContaining([
        ['backup', '2026-11-22', true],
        ['backup', today, true],
        ['reminders', '2026-11-20', false],
      ]),
    )
  },
)
