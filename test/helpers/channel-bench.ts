import type { Channel } from '../../src/channels/channel.ts'
import type { ChannelLog } from '../../src/channels/shared/health.ts'
import type { Incoming } from '../../src/domain/chat/incoming.ts'
import { createWatch } from './fake-telegram/watch.ts'

export interface ChannelBench<C extends Channel = Channel> {
  channel: C
  /** What was stored, in that order. */
  stored: Incoming[]
  /** What the channel waited for, ms; here every wait is over in a moment. */
  waits: number[]
  logs: string[]
  /** May be replaced: what stands for the database. */
  store: (incoming: Incoming) => Promise<void>
  start(): Promise<void>
  /** Resolves when something stored, waited for or logged has made it true. */
  until(what: string, probe: () => boolean): Promise<void>
}

/** The channel on its own, with everything it does put on record. */
export function channelBench<C extends Channel>(
  make: (parts: { log: ChannelLog; wait: (ms: number) => Promise<void> }) => C,
): ChannelBench<C> {
  const watch = createWatch()
  const logs: string[] = []
  const waits: number[] = []
  const stored: Incoming[] = []
  const log = (level: string) => (details: object, message: string) => {
    logs.push(`${level} ${message} ${JSON.stringify(details)}`)
    watch.changed()
  }
  const channel = make({
    log: { info: log('info'), warn: log('warn'), error: log('error') },
    async wait(ms) {
      waits.push(ms)
      watch.changed()
      await moment()
    },
  })
  const bench: ChannelBench<C> = {
    channel,
    stored,
    waits,
    logs,
    store: async () => {},
    start: () =>
      channel.start(async incoming => {
        await bench.store(incoming)
        stored.push(incoming)
        watch.changed()
      }),
    until: (what, probe) => watch.until(what, () => (probe() ? true : undefined)).then(() => {}),
  }
  return bench
}

/** Lets everything else have its turn; a wait that took none would starve the sockets. */
const moment = (): Promise<void> => new Promise(resolve => void setImmediate(resolve))
