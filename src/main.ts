import path from 'node:path'
import { addDefaultHolidays } from '../db/office/calendar.ts'
import type { Db } from '../db/db.ts'
import { DatabaseGone } from '../db/sqlite/errors.ts'
import { lockInstance } from '../db/sqlite/instance-lock.ts'
import { clearUnfinished } from '../db/sqlite/private-file.ts'
import { allJobs, demoJobs } from '../jobs/index.ts'
import { createScheduler } from '../jobs/scheduler.ts'
import type { Channel, Media } from './channels/channel.ts'
import { systemClock } from './clock.ts'
import type { Config } from './config/config.ts'
import { localDate } from './domain/days/local-date.ts'
import { createEngine } from './service/engine.ts'
import { health } from './service/health.ts'
import { createServer } from './http/server.ts'
import { jobSurroundings } from './service/job-surroundings.ts'
import { frontPage } from './service/missing.ts'
import { createLog } from './log.ts'
import { createMediaStore, type Offered } from './delivery/published-files.ts'
import { createMetrics } from './service/metrics.ts'
import { officeAssistant } from './service/assistant.ts'
import { officeChannels } from './service/channels.ts'
import { watchDatabase } from './operations/rescue.ts'
import { openOffice, requireNotLost } from './operations/whose-database.ts'

export interface Service {
  url: string
  db: Db
  /** There is something new to send. */
  wake(): void
  stop(): Promise<void>
}

/** How long a shutdown may take before it is cut off, ms: what is left is done after the next start. */
const shutdownMs = 10_000

export interface ServiceOptions {
  /** put around each channel before it starts */
  tap?: (channel: Channel) => Channel
  /** false: no job begins by itself; what was due meanwhile is caught up with by the next start */
  jobs?: boolean
}

/** The service on real channels, or the demo: config → database → channels → app → jobs → HTTP. */
export async function startService(
  config: Config,
  mode: 'office' | 'demo',
  { tap = channel => channel, jobs = true }: ServiceOptions = {},
): Promise<Service> {
  const log = createLog(config.logLevel)
  const db = await openAlone(config, mode)
  const clock = systemClock
  await knowHolidays(db, localDate(clock.now(), config.timeZone))

  const media = createMediaStore(clock.now)
  const { publicUrl } = mode === 'demo' ? { publicUrl: undefined } : config
  const addressOf = (token: string) => `${publicUrl}/media/${token}`
  const publish = publicUrl === undefined ? undefined : (item: Media) => addressOf(media.publish(item))
  const offer = publicUrl === undefined ? undefined : (file: Offered) => addressOf(media.offer(file))

  const { channels: bare, http } =
    mode === 'demo'
      ? (await import('./service/demo-chat.ts')).demoChat(db, clock)
      : await officeChannels(config, log, publish)
  const channels = bare.map(tap)
  const metrics = createMetrics(db, () => engine.conditions())
  const assistant = await officeAssistant(config, { db, clock, log })
  const { onOutcome, onAnswered } = metrics
  const engine = createEngine({ db, channels, config, clock, log, onOutcome, onAnswered, publish, offer, assistant })
  const scheduler = createScheduler({
    jobs: mode === 'demo' ? demoJobs : allJobs,
    around: jobSurroundings(db, config, engine.office.pushChannels),
    now: clock.now,
    // openAlone holds the lock of the database.
    alone: true,
    onRun: (job, slot, ms, lateMs) => {
      metrics.onJob(job, 'ok', lateMs)
      log.info({ job, slot: new Date(slot).toISOString(), ms, lateMs }, 'job done')
    },
    onError: (job, error) => {
      metrics.onJob(job, 'failed')
      // A database that is gone was said once, by who watches it; each tick would say it again.
      if (!(error instanceof DatabaseGone)) log.error({ err: error, job }, 'job failed, will be tried again')
    },
    onQueued: engine.wake,
  })
  const server = createServer({
    logger: log,
    health: () => health(db, engine.conditions()),
    metrics: metrics.text,
    webhooks: [],
    media: { find: media.find, once: media, now: clock.now },
    trustedProxies: config.trustedProxies,
    ...(mode === 'office' && { front: () => frontPage(db, config) }),
    ...http,
  })

  const stopWatching = watchDatabase({
    db,
    onGone: why => log.error({ file: db.file, why }, 'database file is gone, nothing is taken any more'),
    onRescued: (copy, error) =>
      error === undefined
        ? log.error({ copy }, 'what was still open of the database is copied: restore it')
        : log.error({ err: error, copy }, 'what was still open of the database could not be copied'),
  })
  const idleWork = setInterval(() => db.checkpoint(), 5 * 60_000).unref()

  async function stop(): Promise<void> {
    clearInterval(idleWork)
    stopWatching()
    const cutOff = setTimeout(() => {
      log.error('shutdown took too long, leaving the rest for the next start')
      process.exit(1)
    }, shutdownMs).unref()
    await server.close()
    await scheduler.stop()
    await engine.stop()
    try {
      db.checkpoint()
      db.close()
    } catch (error) {
      // Damaged or gone: it was said before, and the next start says what to do.
      log.error({ err: error, file: db.file }, 'database not closed well')
    }
    clearTimeout(cutOff)
  }

  try {
    await engine.start()
    const url = await server.listen({ host: mode === 'demo' ? '127.0.0.1' : config.host, port: config.port })
    if (jobs) scheduler.start()
    return { url, db, wake: engine.wake, stop }
  } catch (error) {
    // A port that is taken, for one: half a service must not live on unseen.
    await stop()
    throw error
  }
}

async function knowHolidays(db: Db, today: string): Promise<void> {
  const year = Number(today.slice(0, 4))
  await db.transact(tx => addDefaultHolidays(tx, [year - 1, year, year + 1]))
}

/** The database for this service alone, until it is closed. @throws DatabaseError while another service runs on it */
async function openAlone(config: Config, mode: 'office' | 'demo'): Promise<Db> {
  const { demoFile, openDemoOffice } = await import('./operations/demo-office.ts')
  const file = mode === 'demo' ? demoFile : config.databaseFile
  if (mode === 'office') requireNotLost(file, config.backupDir)
  const unlock = lockInstance(file)
  try {
    // What a restore left that was killed.
    clearUnfinished(path.dirname(file), name => name === path.basename(file))
    const db =
      mode === 'demo'
        ? await openDemoOffice(file, systemClock.now(), config.timeZone)
        : openOffice(file, { marked: true })
    return {
      ...db,
      close() {
        db.close()
        unlock()
      },
    }
  } catch (error) {
    unlock()
    throw error
  }
}
