import { setMaxListeners } from 'node:events'
import type { IncomingHttpHeaders } from 'node:http'
import type { Incoming } from '../../domain/chat/incoming.ts'
import { SendError, type Channel, type Media } from '../channel.ts'
import { createHealth, type ChannelLog } from '../shared/health.ts'
import { persist, type Persistence } from '../shared/persist.ts'
import { waitFor } from '../shared/wait.ts'
import { downloadFrom } from '../zalo-files/download.ts'
import { hostsOf, type FileHosts } from '../zalo-files/hosts.ts'
import { secretCheck } from '../shared/webhook-secret.ts'
import { createClient, type ClientOptions } from './client.ts'
import { readAccount, verificationTrouble } from './identity.ts'
import { parse } from './parse.ts'
import { endWebhook, poll } from './polling.ts'
import { render } from './render.ts'
import { readUpdate } from './update.ts'

export interface ZaloBotOptions extends ClientOptions {
  /** Zalo calls us at this https address; without it we ask Zalo. */
  webhook?: { url: string; secret: string } | undefined
  /** Gives a picture a public address for some minutes: Zalo takes pictures by their address only. */
  publish?: ((picture: Media) => string) | undefined
  /** where pictures and files that people send lie, besides the API's own host */
  fileHosts?: FileHosts | undefined
  log: ChannelLog
  wait?: Persistence['wait'] | undefined
}

export interface ZaloBotChannel extends Channel {
  /** Resolves once the update is stored. @throws MalformedUpdate, or what storing threw */
  receive: (update: unknown) => Promise<void>
  /** Does the delivery carry our secret? */
  authentic: (headers: IncomingHttpHeaders) => boolean
}

/** Zalo repeats the secret given to setWebhook in every delivery. */
const secretHeader = 'x-bot-api-secret-token'
const operatorMs = 60_000
/** Zalo fetches a picture before it answers, which was seen to take minutes. */
const pictureLimitMs = 150_000

/** The Zalo Bot Platform: text and pictures, no buttons, no files. */
export function zaloBotChannel(options: ZaloBotOptions): ZaloBotChannel {
  const { webhook, log, publish, wait = waitFor } = options
  const fileHosts = hostsOf(options.fileHosts, options.apiRoot)
  const facts = new Set<string>()
  const client = createClient({ ...options, onUndocumented: fact => facts.add(fact) })
  const health = createHealth(log, 'zalo-bot')
  let onIncoming: ((incoming: Incoming) => Promise<void>) | undefined
  let life = new AbortController()
  let receiving = Promise.resolve()
  let me: string | undefined
  /** A delivery with our secret proves the webhook better than any verification. */
  let delivered = false
  const proven = () => delivered

  function open(body: unknown): Incoming | undefined {
    const update = readUpdate(body)
    for (const field of ['photo', 'photo_url'] as const)
      if (update?.message[field] !== undefined) facts.add(`ảnh đến trong trường ${field}`)
    return update && parse(update, me)
  }

  async function store(incoming: Incoming): Promise<void> {
    if (!onIncoming) throw new Error('the zalo-bot channel is not started')
    await onIncoming(incoming)
  }

  async function receiveAll(signal: AbortSignal): Promise<void> {
    const parts = { signal, wait, health, operatorMs }
    const account = await persist('getMe', async () => readAccount(await client.call('getMe', {}, { signal })), parts)
    if (!account) return
    me = account.id
    const ready = await persist('webhook', () => settleWay(signal), parts)
    if (!ready) return
    health.normally({ ok: true, detail: `${account.name} đang nhận tin qua ${webhook ? 'webhook' : 'getUpdates'}` })
    if (!webhook) await poll({ ...parts, client, log, open, store })
  }

  /** Zalo serves a webhook or polls, never both. */
  async function settleWay(signal: AbortSignal): Promise<true> {
    if (!webhook) {
      await endWebhook(client, signal)
      return true
    }
    if (proven()) return true
    const result = await client.call('setWebhook', { url: webhook.url, secret_token: webhook.secret }, { signal })
    const trouble = verificationTrouble(result)
    // The first attempt may come before our own server listens.
    if (trouble !== undefined && !proven()) throw new SendError('retry', trouble)
    return true
  }

  return {
    name: 'zalo-bot',
    capabilities: {
      buttons: 0,
      images: publish !== undefined,
      files: false,
      textLimit: 2000,
      // 2000 would be allowed, but words should neither wait for Zalo to fetch a picture nor be lost with it.
      captionLimit: 0,
      push: true,
      pictureTimeoutMs: pictureLimitMs,
    },
    async start(listener) {
      onIncoming = listener
      life = new AbortController()
      delivered = false
      facts.clear()
      // Many short waits hang on it at once, and each lets go of it again: no leak to be warned of.
      setMaxListeners(0, life.signal)
      health.normally({ ok: false, detail: 'đang kết nối Zalo' })
      receiving = receiveAll(life.signal)
    },
    async send(address, message, signal) {
      const { method, payload } = render(address, message, publish)
      try {
        await client.call(method, payload, { signal, ...(method === 'sendPhoto' && { limitMs: pictureLimitMs }) })
        health.fine('send')
      } catch (error) {
        if (error instanceof SendError && error.kind === 'auth') health.trouble('send', error.message)
        throw error
      }
    },
    download: (reference, mostBytes, signal) => downloadFrom(reference, fileHosts, mostBytes, signal),
    async stop() {
      life.abort()
      await receiving
      onIncoming = undefined
      health.forget()
      health.normally({ ok: false, detail: 'đã dừng' })
    },
    state: health.state,
    undocumented: () => [...facts],
    async receive(body) {
      const incoming = open(body)
      delivered = true
      health.fine('webhook')
      if (incoming) await store(incoming)
    },
    authentic: secretCheck(secretHeader, webhook?.secret ?? ''),
  }
}
