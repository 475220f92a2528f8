import { setMaxListeners } from 'node:events'
import type { IncomingHttpHeaders } from 'node:http'
import type { Incoming } from '../../domain/chat/incoming.ts'
import type { MenuEntry } from '../../domain/chat/reply.ts'
import { FileError, type Channel } from '../channel.ts'
import { createHealth, type ChannelLog } from '../shared/health.ts'
import { persist, type Persistence } from '../shared/persist.ts'
import { waitFor } from '../shared/wait.ts'
import { secretCheck } from '../shared/webhook-secret.ts'
import { createClient, type ClientOptions } from './client.ts'
import { leftAsItIs } from './errors.ts'
import { fileReference, parse } from './parse.ts'
import { allowedUpdates, poll } from './polling.ts'
import { menuCommands, render, renderEdit } from './render.ts'
import { readUpdate } from './update.ts'

export interface TelegramOptions extends ClientOptions {
  /** Telegram calls us at this https address; without it we ask Telegram. */
  webhook?: { url: string; secret: string } | undefined
  /** The commands shown to those who are not linked. */
  strangerMenu: MenuEntry[]
  log: ChannelLog
  wait?: Persistence['wait'] | undefined
}

export interface TelegramChannel extends Channel {
  /** Resolves once the update is stored. @throws MalformedUpdate, or what storing threw: Telegram then repeats it */
  receive: (update: unknown) => Promise<void>
  /** Does the delivery carry our secret? */
  authentic: (headers: IncomingHttpHeaders) => boolean
  /** Without the @, for deep links; unknown until Telegram was reached once. */
  username: () => string | undefined
}

/** Telegram repeats the secret given to setWebhook in every delivery (core.telegram.org/bots/api#setwebhook). */
const secretHeader = 'x-telegram-bot-api-secret-token'

/** core.telegram.org/bots/api#sendphoto */
const pictureBytes = 10 * 1024 * 1024
/** Telegram changes a message for 48 hours. */
const editWindowMs = 48 * 3_600_000

/** Of what Telegram says it has sent; a server in its place may say less. */
function numberOf(sent: unknown): string | undefined {
  const known = typeof sent === 'object' && sent !== null && 'message_id' in sent
  return known && typeof sent.message_id === 'number' ? String(sent.message_id) : undefined
}

/** Telegram through telegraf's client; receiving is our own loop, because telegraf's confirms what failed (ADR 0003). */
export function telegramChannel(options: TelegramOptions): TelegramChannel {
  const { webhook, log, wait = waitFor } = options
  const client = createClient(options)
  const health = createHealth(log, 'telegram')
  let onIncoming: ((incoming: Incoming) => Promise<void>) | undefined
  let life = new AbortController()
  let receiving = Promise.resolve()
  let username: string | undefined

  /** Reads an update, and lets the person's button stop turning at once, whatever becomes of the rest. */
  function open(body: unknown): Incoming | undefined {
    const update = readUpdate(body)
    const { callback_query } = update
    if (callback_query) client.call('answerCallbackQuery', { callback_query_id: callback_query.id }).catch(() => {})
    return parse(update)
  }

  async function store(incoming: Incoming): Promise<void> {
    if (!onIncoming) throw new Error('the telegram channel is not started')
    await onIncoming(incoming)
  }

  /** A menu is an ornament: without it everything still works, so nothing waits for it. */
  function showMenu(menu: MenuEntry[], chat?: string): void {
    const scope = chat === undefined ? {} : { scope: { type: 'chat' as const, chat_id: chat } }
    client.call('setMyCommands', { commands: menuCommands(menu), ...scope }).catch((error: unknown) => {
      log.warn({ channel: 'telegram', why: error instanceof Error ? error.message : '' }, 'command menu not set')
    })
  }

  async function receiveAll(signal: AbortSignal): Promise<void> {
    const parts = { signal, wait, health }
    const me = await persist('getMe', () => client.call('getMe', {}, { signal }), parts)
    if (!me) return
    username = me.username
    const ready = await persist('webhook', () => settleWay(signal), parts)
    if (!ready) return
    showMenu(options.strangerMenu)
    health.normally({ ok: true, detail: `@${username} đang nhận tin qua ${webhook ? 'webhook' : 'getUpdates'}` })
    if (!webhook) await poll({ ...parts, client, log, open, store })
  }

  /** Telegram serves a webhook or polls, never both; what waits there stays in either case. */
  function settleWay(signal: AbortSignal): Promise<true> {
    if (!webhook) return client.call('deleteWebhook', { drop_pending_updates: false }, { signal })
    const { url, secret } = webhook
    const payload = { url, secret_token: secret, allowed_updates: allowedUpdates, drop_pending_updates: false }
    return client.call('setWebhook', payload, { signal })
  }

  return {
    name: 'telegram',
    capabilities: {
      buttons: Infinity,
      images: true,
      pictureBytes,
      files: true,
      textLimit: 4096,
      captionLimit: 1024,
      push: true,
      editWindowMs,
    },
    async start(listener) {
      onIncoming = listener
      life = new AbortController()
      // Many short waits hang on it at once, and each lets go of it again: no leak to be warned of.
      setMaxListeners(0, life.signal)
      health.normally({ ok: false, detail: 'đang kết nối Telegram' })
      receiving = receiveAll(life.signal)
    },
    async send(address, message, signal) {
      const { method, payload } = render(address, message)
      // The worker's signal has a limit of its own; another timer for each message would be dear.
      const sent: unknown = await client.call(method, payload, { signal, limitMs: Infinity })
      if (message.menu) showMenu(message.menu, address)
      return numberOf(sent)
    },
    async edit(address, messageId, message, signal) {
      const { method, payload } = renderEdit(address, Number(messageId), message)
      try {
        await client.call(method, payload, { signal, limitMs: Infinity })
      } catch (error) {
        if (!leftAsItIs(error)) throw error
      }
    },
    download(reference, mostBytes, signal) {
      const id = reference.startsWith(fileReference) ? reference.slice(fileReference.length) : undefined
      if (id === undefined) return Promise.reject(new FileError('never', 'không phải tệp của Telegram'))
      return client.file(id, mostBytes, signal)
    },
    async stop() {
      life.abort()
      await receiving
      onIncoming = undefined
      health.forget()
      health.normally({ ok: false, detail: 'đã dừng' })
    },
    state: health.state,
    async receive(body) {
      const incoming = open(body)
      if (incoming) await store(incoming)
    },
    authentic: secretCheck(secretHeader, webhook?.secret ?? ''),
    username: () => username,
  }
}
