import { setMaxListeners } from 'node:events'
import { allCommands } from '../../commands/index.ts'
import type { Office } from '../../commands/command.ts'
import type { Db } from '../../db/db.ts'
import { evidenceFiles, type EvidenceFiles } from '../../db/evidence-files.ts'
import { officeCalendar } from '../../db/office/calendar.ts'
import { fetchAgain } from '../../db/tasks/evidence.ts'
import { officeSettings } from '../../db/office/settings.ts'
import { createApp, type App, type AppParts } from '../conversation/answering.ts'
import { outdatedButtons } from '../conversation/outdated-buttons.ts'
import type { Assistant } from '../assistant/index.ts'
import type { Channel, Media } from '../channels/channel.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config/config.ts'
import { createCircuit, type Circuit, type Condition } from '../delivery/circuit.ts'
import { failOver } from '../delivery/fail-over.ts'
import { createPacer } from '../delivery/pacing.ts'
import type { WorkerParts } from '../delivery/parts.ts'
import { rates } from '../delivery/rates.ts'
import { createWorker, type Worker } from '../delivery/worker.ts'
import { chartAsText } from '../domain/reports/chart-text.ts'
import type { ChannelName } from '../domain/chat/incoming.ts'
import type { Attachment } from '../domain/chat/reply.ts'
import type { PushChannels } from '../domain/chat/push-channel.ts'
import { leavesAt, usualQuietHours } from '../domain/days/quiet-hours.ts'
import { evidenceFetching } from '../evidence/fetching.ts'
import type { Log } from '../log.ts'
import { createSweeper, type Sweep, type Sweeper } from './sweeper.ts'

export interface Engine {
  app: App
  workers: Worker[]
  outdatedButtons: Pick<Sweeper, 'idle'>
  fetcher: Pick<Sweeper, 'idle'>
  office: Office
  /** How each channel is, receiving and sending. */
  conditions(): ChannelCondition[]
  /** There is something new for some channel. */
  wake(): void
  start(): Promise<void>
  /** Nothing new comes in, the messages under way are answered and sent; the rest waits on the disk for the next start. */
  stop(): Promise<void>
}

export interface ChannelCondition {
  name: ChannelName
  state: Condition
  detail: string
}

export interface EngineParts {
  db: Db
  channels: readonly Channel[]
  config: Pick<Config, 'timeZone' | 'fixed'>
  clock: Clock
  log: Log
  onOutcome?: (channel: ChannelName) => WorkerParts['onOutcome']
  onAnswered?: AppParts['onAnswered']
  /** gives a file a public address that expires, where the service has one */
  publish?: WorkerParts['publish'] | undefined
  /** gives a kept file an address that lets it be taken once */
  offer?: WorkerParts['offer'] | undefined
  /** the language model, where the office has one */
  assistant?: Assistant | undefined
}

/** The one way in and the one way out, joined: any number of channels, one app, a delivery worker for each channel. */
export function createEngine(parts: EngineParts): Engine {
  const { db, channels, clock, log, assistant } = parts
  const stopping = new AbortController()
  // Each summary under way hangs on it, and lets go of it again: no leak to be warned of.
  setMaxListeners(0, stopping.signal)
  const served = channels.map(channel => ({ channel, circuit: createCircuit(clock) }))
  const pushChannels: PushChannels = () =>
    served
      .filter(({ channel }) => channel.capabilities.push)
      .map(({ channel: { name, capabilities }, circuit }) => {
        const { pushWindowMs } = capabilities
        return { name, up: circuit.takesPushes(), ...(pushWindowMs !== undefined && { windowMs: pushWindowMs }) }
      })
  const { timeZone, fixed } = parts.config
  const evidence = evidenceFiles(db.file)
  const office: Office = {
    timeZone,
    settings: tx => officeSettings(tx, fixed),
    pushChannels,
    languageModel: assistant !== undefined,
  }
  const workers = served.map(({ channel, circuit }) => {
    const onOutcome = parts.onOutcome?.(channel.name)
    return createWorker({
      db,
      channel,
      pushChannels,
      circuit,
      onDown: () => mover.ring(),
      pacer: createPacer(clock, rates[channel.name]),
      draw: attachment => draw(db, evidence, attachment),
      publish: parts.publish,
      offer: parts.offer,
      describe: chartAsText,
      ...(assistant && { word: figures => assistant.summarise(figures, stopping.signal) }),
      leavesAt: async now => leavesAt(now, usualQuietHours, await officeCalendar(db.reads), timeZone),
      clock,
      log,
      random: Math.random,
      ...(onOutcome && { onOutcome }),
    })
  })
  const wake = () => workers.forEach(worker => worker.wake())
  const sweeper = (sweep: Sweep) => createSweeper(sweep, clock, log)
  const mover = sweeper(failOver({ db, pushChannels, clock, log, onMoved: wake }))
  const fetcher = sweeper(evidenceFetching({ db, files: evidence, channels, pushChannels, clock, log, onQueued: wake }))
  const buttons = sweeper(outdatedButtons({ db, clock, office, onQueued: wake }))
  const onQueued = () => {
    wake()
    buttons.ring()
    fetcher.ring()
  }
  const { onAnswered } = parts
  const app = createApp({ db, clock, log, commands: allCommands, office, assistant, onQueued, onAnswered })
  return {
    app,
    workers,
    outdatedButtons: buttons,
    fetcher,
    office,
    conditions: () => served.map(({ channel, circuit }) => conditionOf(channel, circuit)),
    wake,
    async start() {
      await app.recover(channels.map(channel => channel.name))
      await Promise.all(workers.map(worker => worker.start()))
      for (const one of [mover, buttons, fetcher]) one.start()
      await Promise.all(channels.map(channel => channel.start(incoming => app.accept(incoming))))
    },
    async stop() {
      stopping.abort()
      await Promise.all(channels.map(channel => channel.stop()))
      await app.stop()
      for (const one of [mover, buttons, fetcher]) await one.stop()
      await Promise.all(workers.map(worker => worker.stop()))
    },
  }
}

/** A channel that cannot receive is down for its people, however well it sends. */
function conditionOf(channel: Channel, circuit: Circuit): ChannelCondition {
  const { ok, detail } = channel.state()
  const sending = circuit.condition()
  if (!ok) return { name: channel.name, state: 'down', detail }
  return { name: channel.name, state: sending.state, detail: sending.detail || detail }
}

/** Loaded by the first chart or workbook: most processes never draw one. */
async function draw(db: Db, files: EvidenceFiles, attachment: Attachment): Promise<Media> {
  const { drawAttachment } = await import('../files/attachment.ts')
  const { drawTaskWorkbook } = await import('../operations/task-workbook.ts')
  return drawAttachment(attachment, {
    workbook: request => drawTaskWorkbook(db, request),
    async evidence({ name, mime, sha256 }) {
      const bytes = await files.read(sha256)
      if (bytes) return { name, mime, bytes }
      // Gone from the disk, or no longer what it was: fetched again, where the platform still has it.
      await db.transact(tx => fetchAgain(tx, sha256))
      throw new Error(`evidence ${sha256} is not there`)
    },
  })
}
