import { SendError } from '../channel.ts'
import { createClient, type Client, type ClientOptions } from './client.ts'
import { readAccount, readWebhookUrl } from './identity.ts'

export interface Check {
  name: string
  ok: boolean
  detail: string
}

/** An operator waits for the answer, so it must come soon, ms. */
const patience = { limitMs: 10_000 }

/** Is the token good, and does Zalo deliver to where we listen? `webhookUrl`: ours; undefined when we poll. */
export async function probeZaloBot(options: ClientOptions, webhookUrl: string | undefined): Promise<Check[]> {
  const client = createClient(options)
  try {
    const { name } = readAccount(await client.call('getMe', {}, patience))
    const url = await webhookUrlOf(client)
    return [
      { name: 'zalo-bot', ok: true, detail: `token đúng, bot ${name}` },
      {
        name: 'zalo-bot-webhook',
        // Before the first start with a PUBLIC_URL none is set; the start sets it.
        ok: url === (webhookUrl ?? ''),
        detail: url === '' ? 'không đặt webhook' : `webhook ${url}`,
      },
    ]
  } catch (error) {
    const why = error instanceof SendError ? error.message : 'lỗi trong chương trình'
    return [{ name: 'zalo-bot', ok: false, detail: why }]
  }
}

/** Empty when none is set, which may be said by a refusal: it is not documented. @throws SendError */
async function webhookUrlOf(client: Client): Promise<string> {
  try {
    return readWebhookUrl(await client.call('getWebhookInfo', {}, patience))
  } catch (error) {
    if (error instanceof SendError && error.kind === 'bug') return ''
    throw error
  }
}
