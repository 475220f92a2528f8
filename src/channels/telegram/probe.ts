import { createClient, type ClientOptions } from './client.ts'
import { SendError } from '../channel.ts'

/** An operator waits for the answer, so it must come soon, ms. */
const patience = { limitMs: 10_000 }

/** The bot's name without the @, or undefined when Telegram cannot be asked. */
export const askBotName = (options: ClientOptions): Promise<string | undefined> =>
  createClient(options)
    .call('getMe', {}, patience)
    .then(
      me => me.username,
      () => undefined,
    )

export interface Check {
  name: string
  ok: boolean
  detail: string
}

/** Is the token good, and does Telegram deliver to where we listen? `webhookUrl`: ours; undefined when we poll. */
export async function probeTelegram(options: ClientOptions, webhookUrl: string | undefined): Promise<Check[]> {
  const client = createClient(options)
  try {
    const me = await client.call('getMe', {}, patience)
    const info = await client.call('getWebhookInfo', {}, patience)
    const problem = info.last_error_message === undefined ? '' : `; lỗi gần nhất: ${info.last_error_message}`
    const set = info.url === '' ? 'không đặt webhook' : `webhook ${info.url}`
    return [
      { name: 'telegram', ok: true, detail: `token đúng, bot @${me.username}` },
      {
        name: 'telegram-webhook',
        // Before the first start with a PUBLIC_URL none is set; the start sets it.
        ok: (info.url ?? '') === (webhookUrl ?? ''),
        detail: `${set}, ${info.pending_update_count} tin đang chờ${problem}`,
      },
    ]
  } catch (error) {
    const why =
      error instanceof SendError ? (error.kind === 'auth' ? 'token bị từ chối' : error.message) : String(error)
    return [{ name: 'telegram', ok: false, detail: why }]
  }
}
