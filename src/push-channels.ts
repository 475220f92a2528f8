import type { Config } from './config.ts'
import type { ChannelName } from './domain/incoming.ts'

/** The channels on which the configured service writes first; a command line that queues messages must route the same way. */
export const configuredPushChannels = (config: Pick<Config, 'telegram'>): ChannelName[] =>
  config.telegram ? ['telegram'] : ['web']
