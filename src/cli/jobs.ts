import { latestRun } from '../../db/office/job-runs.ts'
import { officersById } from '../../db/people/officers.ts'
import { officeCalendar } from '../../db/office/calendar.ts'
import { officeSettings } from '../../db/office/settings.ts'
import { allJobs } from '../../jobs/index.ts'
import type { Planned } from '../../jobs/job.ts'
import { dryRun, runSlot, type Run } from '../../jobs/run.ts'
import { localDate, localTime } from '../domain/days/local-date.ts'
import { plainText } from '../domain/chat/reply.ts'
import { nextSlot, slotAround, slotName } from '../domain/days/schedule.ts'
import { moment } from '../vietnamese/phrases.ts'
import { jobSurroundings } from '../service/job-surroundings.ts'
import { configuredPushChannels } from '../service/push-channels.ts'
import { UsageError } from './exit.ts'
import { printJson, withDatabase, type Surroundings } from './surroundings.ts'

export const listJobs = (options: { json?: boolean }): Promise<void> =>
  withDatabase(undefined, async ({ config, db, clock }) => {
    const calendar = await officeCalendar(db.reads)
    const day = (ms: number) => moment(localDate(ms, config.timeZone), localTime(ms, config.timeZone))
    const iso = (ms: number | undefined) => (ms === undefined ? null : new Date(ms).toISOString())
    const rows = []
    for (const { name, summary, schedule } of allJobs(await officeSettings(db.reads, config.fixed))) {
      const next = nextSlot(schedule, clock.now(), config.timeZone, calendar)
      const last = await latestRun(db.reads, name)
      rows.push({
        name,
        summary,
        at: 'at' in schedule ? schedule.at : null,
        next: iso(next),
        last: iso(last?.slot),
        lastSlot: last ? localDate(last.slot, config.timeZone) : null,
      })
      if (!options.json)
        console.log(
          `${name.padEnd(18)} ${summary}. Lần tới: ${next === undefined ? '–' : day(next)}. Kỳ đã chạy gần nhất: ${last ? slotName(schedule, last.slot, config.timeZone) : 'chưa có'}`,
        )
    }
    if (options.json) printJson(rows)
  })

export interface RunOptions {
  at?: string
  dryRun?: boolean
  json?: boolean
}

/** Runs the slot of the clock's own day (or hour), once; with --dry-run only shows what it would queue. */
export const runJob = (name: string, options: RunOptions): Promise<void> =>
  withDatabase(options.at, async around => {
    const { config, db, clock } = around
    const jobs = allJobs(await officeSettings(db.reads, config.fixed))
    const job = jobs.find(candidate => candidate.name === name)
    if (!job)
      throw new UsageError(`Không có công việc "${name}". Các công việc: ${jobs.map(known => known.name).join(', ')}`)
    const calendar = await officeCalendar(db.reads)
    const slot = slotAround(job.schedule, clock.now(), config.timeZone, calendar)
    const surroundings = jobSurroundings(db, config, configuredPushChannels(config))
    if (slot === undefined) {
      const worked = calendar.isWorkingDay(localDate(clock.now(), config.timeZone))
      const why = worked ? 'hôm đó không có kỳ chạy' : 'hôm đó không phải ngày làm việc'
      return show([], options, around, `${name}: ${why}, không có gì để gửi.`)
    }
    const title = `${name} kỳ ${slotName(job.schedule, slot, config.timeZone)}`
    if (options.dryRun) {
      const planned = await dryRun(job, slot, clock.now, surroundings)
      return show(planned, options, around, `${title}: sẽ gửi ${planned.length} tin (chạy thử, chưa gửi).`)
    }
    const run = await runSlot(job, slot, clock.now, surroundings)
    return show(run.queued, options, around, `${title}: ${outcomeWords(run)}.`)
  })

function outcomeWords({ outcome, queued }: Run): string {
  switch (outcome) {
    case 'ran':
      return `xong, đã xếp hàng ${queued.length} tin`
    case 'finished':
      return 'đã chạy trước đó, không chạy lại'
    case 'busy':
      return 'dịch vụ hoặc một lệnh khác đang chạy công việc này; hãy xem lại sau ít phút bằng nhacviec job list'
    case 'stopped':
      return `dừng giữa chừng, đã xếp hàng ${queued.length} tin; chạy lại lệnh này để làm tiếp`
  }
}

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
