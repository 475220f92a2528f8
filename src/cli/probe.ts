import type { Config } from '../config/config.ts'
import type { Check } from '../operations/doctor.ts'

export const platformNames = ['telegram', 'zalo-bot', 'zalo-oa'] as const
export type PlatformName = (typeof platformNames)[number]

/** Is the platform's token good, and does it deliver to where we listen? Nothing for one that is not configured. */
export function probe(platform: PlatformName, config: Config, now: number): Promise<Check[]> {
  switch (platform) {
    case 'telegram':
      return probeTelegram(config)
    case 'zalo-bot':
      return probeZaloBot(config)
    case 'zalo-oa':
      return probeZaloOa(config, now)
  }
}

async function probeTelegram({ telegram, publicUrl }: Config): Promise<Check[]> {
  if (!telegram) return []
  const { probeTelegram: ask } = await import('../channels/telegram/probe.ts')
  return ask(telegram, publicUrl === undefined ? undefined : `${publicUrl}/webhook/telegram`)
}

async function probeZaloBot({ zaloBot, publicUrl }: Config): Promise<Check[]> {
  if (!zaloBot) return []
  const { probeZaloBot: ask } = await import('../channels/zalo-bot/probe.ts')
  return ask(zaloBot, publicUrl === undefined ? undefined : `${publicUrl}/webhook/zalo-bot`)
}

async function probeZaloOa({ zaloOa, databaseFile }: Config, now: number): Promise<Check[]> {
  if (!zaloOa) return []
  const { probeZaloOa: ask } = await import('../channels/zalo-oa/probe.ts')
  const { tokenFileBeside } = await import('../channels/zalo-oa/token-file.ts')
  return ask(zaloOa, tokenFileBeside(databaseFile), now)
}
