import { findRun, latestRun } from '../../db/office/job-runs.ts'
import { officersById } from '../../db/people/officers.ts'
import { officeCalendar } from '../../db/office/calendar.ts'
import { officeSettings } from '../../db/office/settings.ts'
import { allJobs } from '../../jobs/index.ts'
import type { Planned } from '../../jobs/job.ts'
import { runSlot } from '../../jobs/run.ts'
import { localDate, localTime } from '../domain/days/local-date.ts'
import { plainText } from '../domain/chat/reply.ts'
import { nextRun, slotOfDay } from '../domain/days/schedule.ts'
import { moment } from '../vietnamese/phrases.ts'
import { jobSurroundings } from '../service/job-surroundings.ts'
import { configuredPushChannels } from '../service/push-channels.ts'
import { UsageError } from './exit.ts'
import { printJson, withDatabase, type Surroundings } from './surroundings.ts'

export const listJobs = (options: { json?: boolean }): Promise<void> =>
  withDatabase(undefined, async ({ config, db, clock }) => {
    const calendar = await officeCalendar(db.reads)
    const day = (ms: number) => moment(localDate(ms, config.timeZone), localTime(ms, config.timeZone))
    const rows = []
    for (const { name, summary, schedule } of allJobs(await officeSettings(db.reads, config.fixed))) {
      const next = nextRun(schedule, clock.now(), config.timeZone, calendar)
      const last = await latestRun(db.reads, name)
      rows.push({
        name,
        summary,
        at: schedule.at,
        next: next === undefined ? null : new Date(next).toISOString(),
        lastSlot: last?.slot ?? null,
      })
      if (!options.json)
        console.log(
          `${name.padEnd(18)} ${summary}. Lần tới: ${next === undefined ? '–' : day(next)}. Kỳ đã chạy gần nhất: ${last?.slot ?? 'chưa có'}`,
        )
    }
    if (options.json) printJson(rows)
  })

export interface RunOptions {
  at?: string
  dryRun?: boolean
  json?: boolean
}

/** Runs the slot of the clock's own day, once; with --dry-run only shows what it would queue. */
export const runJob = (name: string, options: RunOptions): Promise<void> =>
  withDatabase(options.at, async around => {
    const { config, db, clock } = around
    const jobs = allJobs(await officeSettings(db.reads, config.fixed))
    const job = jobs.find(candidate => candidate.name === name)
    if (!job)
      throw new UsageError(`Không có công việc "${name}". Các công việc: ${jobs.map(known => known.name).join(', ')}`)
    const slot = slotOfDay(job.schedule, clock.now(), config.timeZone, await officeCalendar(db.reads))
    const surroundings = jobSurroundings(db, config, configuredPushChannels(config))
    if (slot === undefined)
      return show([], options, around, `${name}: hôm đó không phải ngày làm việc, không có gì để gửi.`)
    if (options.dryRun) {
      const planned = await job.plan({ ...surroundings, now: clock.now(), slot, cursor: 0 })
      return show(planned, options, around, `${name} kỳ ${slot}: sẽ gửi ${planned.length} tin (chạy thử, chưa gửi).`)
    }
    const before = await findRun(db.reads, name, slot)
    const { queued } = await runSlot(job, slot, clock.now, surroundings)
    const done = before?.finished ? 'đã chạy trước đó, không chạy lại' : `xong, đã xếp hàng ${queued.length} tin`
    return show(queued, options, around, `${name} kỳ ${slot}: ${done}.`)
  })

async function show(planned: Planned[], options: RunOptions, { db }: Surroundings, summary: string): Promise<void> {
  const codes = await officersById(
    db.reads,
    planned.map(message => message.officerId),
  )
  const rows = planned.map(({ officerId, kind, reply }) => ({
    officer: codes.get(officerId),
    kind,
    text: plainText(reply),
    choices: reply.choices ?? [],
  }))
  if (options.json) {
    printJson(rows)
    return
  }
  for (const row of rows) console.log(`--- ${row.officer}\n${row.text}\n`)
  console.log(summary)
}
