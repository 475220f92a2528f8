import type { Config } from './config.ts'
import type { ChannelName } from './domain/incoming.ts'

/** The channels on which the configured service writes first; a command line that queues messages must route the same way. */
export function configuredPushChannels(config: Pick<Config, 'telegram' | 'zaloBot' | 'zaloOa'>): ChannelName[] {
  const channels: ChannelName[] = []
  if (config.telegram) channels.push('telegram')
  if (config.zaloBot) channels.push('zalo-bot')
  if (config.zaloOa) channels.push('zalo-oa')
  return channels.length > 0 ? channels : ['web']
}
