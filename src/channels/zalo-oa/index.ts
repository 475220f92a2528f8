import { setMaxListeners } from 'node:events'
import type { IncomingHttpHeaders } from 'node:http'
import type { Incoming } from '../../domain/chat/incoming.ts'
import { zaloOaWindowMs } from '../../domain/chat/push-channel.ts'
import { SendError, type Channel } from '../channel.ts'
import { createHealth, type ChannelLog } from '../shared/health.ts'
import type { Persistence } from '../shared/persist.ts'
import { waitFor } from '../shared/wait.ts'
import { downloadFrom } from '../zalo-files/download.ts'
import { hostsOf, type FileHosts } from '../zalo-files/hosts.ts'
import { createApi } from './client.ts'
import { createTransport } from './http.ts'
import { requestTokens, type OAuthApp } from './oauth.ts'
import { parse } from './parse.ts'
import { captionLimit, limits } from './render.ts'
import { sendMessage } from './sending.ts'
import { signatureCheck } from './signature.ts'
import { createTokens } from './tokens.ts'

export interface ZaloOaOptions extends OAuthApp {
  /** signs the webhooks */
  secretKey: string
  /** what the operator got by signing in; later ones are kept in `tokenFile` */
  refreshToken: string
  apiRoot: string
  /** an approved template for those whose window has closed; see template.ts for its parameter */
  templateId?: string | undefined
  tokenFile: string
  /** where pictures and files that people send lie, besides the API's own host */
  fileHosts?: FileHosts | undefined
  log: ChannelLog
  /** ms since 1970 */
  now: () => number
  wait?: Persistence['wait'] | undefined
}

export interface ZaloOaChannel extends Channel {
  /** Resolves once the event is stored. @throws MalformedUpdate, or what storing threw: Zalo then repeats it */
  receive: (event: unknown) => Promise<void>
  /** Was this body signed for us, and lately? */
  signed: (headers: IncomingHttpHeaders, body: string) => boolean
}

/** An upload of a jpg or png (developers.zalo.me, OpenAPI v3). */
const pictureBytes = 1024 * 1024
/** Without messages nobody would notice that a token has died before the digest of the next morning. */
const lookMs = 5 * 60_000

/** A Zalo Official Account: events come by webhook alone, its address is registered by hand at developers.zalo.me. */
export function zaloOaChannel(options: ZaloOaOptions): ZaloOaChannel {
  const { log, now, wait = waitFor, templateId } = options
  const roots = { apiRoot: bare(options.apiRoot), oauthRoot: bare(options.oauthRoot) }
  const fileHosts = hostsOf(options.fileHosts, roots.apiRoot)
  const transport = createTransport()
  const health = createHealth(log, 'zalo-oa')
  const tokens = createTokens({
    file: options.tokenFile,
    seed: options.refreshToken,
    ask: refreshToken => requestTokens(transport, { ...options, ...roots }, refreshToken),
    now,
    health,
  })
  const api = createApi({ transport, apiRoot: roots.apiRoot, tokens, now })
  let onIncoming: ((incoming: Incoming) => Promise<void>) | undefined
  let life = new AbortController()
  let looking = Promise.resolve()

  async function keepTokenFresh(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await tokens.current()
        health.normally({ ok: true, detail: 'có access token, nhận tin qua webhook' })
        await wait(lookMs, signal)
      } catch (error) {
        // The tokens have told the state of it, and the log once.
        await wait((error instanceof SendError ? error.retryAfterMs : undefined) ?? lookMs, signal)
      }
    }
  }

  return {
    name: 'zalo-oa',
    capabilities: {
      buttons: limits.buttons,
      images: true,
      pictureBytes,
      files: false,
      textLimit: limits.text,
      captionLimit,
      push: true,
      // With a template everybody can be written to at any time.
      ...(templateId === undefined && { pushWindowMs: zaloOaWindowMs }),
    },
    async start(listener) {
      onIncoming = listener
      life = new AbortController()
      setMaxListeners(0, life.signal)
      health.normally({ ok: false, detail: 'đang lấy access token của OA' })
      looking = keepTokenFresh(life.signal)
    },
    async send(address, message, signal) {
      await sendMessage({ api, templateId, health }, address, message, signal)
      return undefined
    },
    download: (reference, mostBytes, signal) => downloadFrom(reference, fileHosts, mostBytes, signal),
    async stop() {
      life.abort()
      await looking
      await tokens.settled()
      onIncoming = undefined
      health.forget()
      health.normally({ ok: false, detail: 'đã dừng' })
    },
    state: health.state,
    async receive(body) {
      const incoming = parse(body)
      if (!incoming) return
      if (!onIncoming) throw new Error('the zalo-oa channel is not started')
      await onIncoming(incoming)
    },
    signed: signatureCheck(options),
  }
}

const bare = (root: string): string => root.replace(/\/+$/, '')
