import { allCommands } from '../commands/index.ts'
import type { Office } from '../commands/command.ts'
import type { Db } from '../db/db.ts'
import { createApp, type App } from './app.ts'
import type { Channel } from './channels/channel.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import { createPacer, type Rates } from './delivery/pacing.ts'
import { createWorker, type Worker, type WorkerParts } from './delivery/worker.ts'
import { chartAsText } from './domain/chart-text.ts'
import type { ChannelName } from './domain/incoming.ts'
import type { Log } from './log.ts'

export interface Engine {
  app: App
  workers: Worker[]
  office: Office
  /** There is something new for some channel. */
  wake(): void
  start(): Promise<void>
  /** Nothing new comes in, the messages under way are answered and sent; the rest waits on the disk for the next start. */
  stop(): Promise<void>
}

export interface EngineParts {
  db: Db
  channels: readonly Channel[]
  config: Pick<Config, 'timeZone' | 'reminderAt'>
  clock: Clock
  log: Log
  onOutcome?: (channel: ChannelName) => WorkerParts['onOutcome']
}

/** Telegram: about 30 messages a second over all chats, one a second in one chat. 29 leaves room for a late clock. */
const telegramRates: Rates = { perSecond: 29, perChatMs: 1_000 }
/** Channels of our own keep up with anything. */
const unpaced: Rates = { perSecond: Infinity, perChatMs: 0 }

/** The one way in and the one way out, joined: any number of channels, one app, a delivery worker for each channel. */
export function createEngine(parts: EngineParts): Engine {
  const { db, channels, clock, log } = parts
  const pushChannels = channels.filter(channel => channel.capabilities.push).map(channel => channel.name)
  const office: Office = { timeZone: parts.config.timeZone, reminderAt: parts.config.reminderAt, pushChannels }
  const workers = channels.map(channel => {
    const onOutcome = parts.onOutcome?.(channel.name)
    return createWorker({
      db,
      channel,
      pushChannels,
      pacer: createPacer(clock, channel.name === 'telegram' ? telegramRates : unpaced),
      draw: async attachment => (await import('./files/attachment.ts')).drawAttachment(attachment),
      describe: chartAsText,
      clock,
      log,
      random: Math.random,
      ...(onOutcome && { onOutcome }),
    })
  })
  const wake = () => workers.forEach(worker => worker.wake())
  const app = createApp({ db, clock, log, commands: allCommands, office, onQueued: wake })
  return {
    app,
    workers,
    office,
    wake,
    async start() {
      await app.recover(channels.map(channel => channel.name))
      await Promise.all(workers.map(worker => worker.start()))
      await Promise.all(channels.map(channel => channel.start(incoming => app.accept(incoming))))
    },
    async stop() {
      await Promise.all(channels.map(channel => channel.stop()))
      await app.stop()
      await Promise.all(workers.map(worker => worker.stop()))
    },
  }
}
