import { allCommands } from '../../commands/index.ts'
import type { Channel, Media } from '../channels/channel.ts'
import { systemClock } from '../clock.ts'
import type { Config } from '../config/config.ts'
import type { ServerOptions } from '../http/server.ts'
import type { Log } from '../log.ts'

/** The channels of a service, and what of them is reached by HTTP. */
export interface Reception {
  channels: Channel[]
  http: Partial<Pick<ServerOptions, 'webChat' | 'webhooks'>>
}

/** Gives a picture a public address that expires; undefined where the service has none. */
type Publish = ((picture: Media) => string) | undefined

/** Each configured platform's channel, with its webhook where the service has a public address. */
export async function officeChannels(config: Config, log: Log, publish: Publish): Promise<Reception> {
  const parts = await Promise.all([telegram(config, log), zaloBot(config, log, publish), zaloOa(config, log)])
  return {
    channels: parts.flatMap(part => part.channels),
    http: { webhooks: parts.flatMap(part => part.http.webhooks ?? []) },
  }
}

const none: Reception = { channels: [], http: {} }

async function telegram({ telegram, publicUrl }: Config, log: Log): Promise<Reception> {
  if (!telegram) return none
  const { telegramChannel } = await import('../channels/telegram/index.ts')
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

async function zaloBot({ zaloBot, publicUrl }: Config, log: Log, publish: Publish): Promise<Reception> {
  if (!zaloBot) return none
  const { zaloBotChannel } = await import('../channels/zalo-bot/index.ts')
  const path = '/webhook/zalo-bot'
  const { token, apiRoot, webhookSecret: secret, fileHosts } = zaloBot
  const webhook = publicUrl && secret ? { url: `${publicUrl}${path}`, secret } : undefined
  const channel = zaloBotChannel({ token, apiRoot, webhook, publish, fileHosts, log })
  const webhooks = webhook ? [{ path, authentic: channel.authentic, receive: channel.receive } as const] : []
  return { channels: [channel], http: { webhooks } }
}

/** Its webhook's address is registered by hand, so it is there whatever PUBLIC_URL says; the signature guards it. */
async function zaloOa({ zaloOa, databaseFile }: Config, log: Log): Promise<Reception> {
  if (!zaloOa) return none
  const { zaloOaChannel } = await import('../channels/zalo-oa/index.ts')
  const { tokenFileBeside } = await import('../channels/zalo-oa/token-file.ts')
  const channel = zaloOaChannel({ ...zaloOa, tokenFile: tokenFileBeside(databaseFile), log, now: systemClock.now })
  const { signed, receive } = channel
  return { channels: [channel], http: { webhooks: [{ path: '/webhook/zalo-oa', signed, receive }] } }
}
