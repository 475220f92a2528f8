import type { Config } from '../config/config.ts'
import { alwaysUp, zaloOaWindowMs, type PushChannel, type PushChannels } from '../domain/chat/push-channel.ts'

/** The channels on which the configured service writes first; a command line that queues messages must route the same way. */
export function configuredPushChannels(config: Pick<Config, 'telegram' | 'zaloBot' | 'zaloOa'>): PushChannels {
  const channels: Omit<PushChannel, 'up'>[] = []
  if (config.telegram) channels.push({ name: 'telegram' })
  if (config.zaloBot) channels.push({ name: 'zalo-bot' })
  if (config.zaloOa)
    channels.push({ name: 'zalo-oa', ...(config.zaloOa.templateId ? {} : { windowMs: zaloOaWindowMs }) })
  return alwaysUp(...(channels.length > 0 ? channels : [{ name: 'web' as const }]))
}
