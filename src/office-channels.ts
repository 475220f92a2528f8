import { allCommands } from '../commands/index.ts'
import type { Channel } from './channels/channel.ts'
import type { Config } from './config.ts'
import type { ServerOptions } from './http/server.ts'
import type { Log } from './log.ts'

/** The channels of a service, and what of them is reached by HTTP. */
export interface Reception {
  channels: Channel[]
  http: Partial<Pick<ServerOptions, 'webChat' | 'webhooks'>>
}

/** Each configured platform's channel, with its webhook where the service has a public address. */
export async function officeChannels(config: Config, log: Log): Promise<Reception> {
  const parts = await Promise.all([telegram(config, log)])
  return {
    channels: parts.flatMap(part => part.channels),
    http: { webhooks: parts.flatMap(part => part.http.webhooks ?? []) },
  }
}

const none: Reception = { channels: [], http: {} }

async function telegram({ telegram, publicUrl }: Config, log: Log): Promise<Reception> {
  if (!telegram) return none
  const { telegramChannel } = await import('./channels/telegram/index.ts')
  const path = '/webhook/telegram'
  const channel = telegramChannel({
    token: telegram.token,
    apiRoot: telegram.apiRoot,
    ...(publicUrl && telegram.webhookSecret
      ? { webhook: { url: `${publicUrl}${path}`, secret: telegram.webhookSecret } }
      : {}),
    ...(telegram.proxy && { proxy: telegram.proxy }),
    strangerMenu: allCommands
      .filter(command => command.who === 'anyone')
      .map(({ name, summary }) => ({ name, summary })),
    log,
  })
  const webhooks = publicUrl ? [{ path, authentic: channel.authentic, receive: channel.receive } as const] : []
  return { channels: [channel], http: { webhooks } }
}
