import { isPrivate } from './addresses.ts'
import { fetchPicture } from './picture.ts'
import { refuse, usualWords, wordOf, type Outcome, type Params, type SentMessage } from './types.ts'
import type { Webhook } from './webhook.ts'
import type { World } from './world.ts'

export type Method = (params: Params, gone: AbortSignal) => Outcome | Promise<Outcome>

export interface MethodOptions {
  /** Longest wait of a poll, ms. */
  idlePollMs: number
  /** Where a public address really listens in this test. */
  route: (url: string) => string
  /** Says of a call that was formally right what was wrong with it all the same. */
  violated: (method: string, params: Params, problem: string) => Outcome
}

const done = (result?: unknown): Outcome => ({ ok: true, ...(result !== undefined && { result }) })

export function createMethods(world: World, webhook: Webhook, options: MethodOptions): Record<string, Method> {
  const { idlePollMs, route, violated } = options

  function sent(params: Params, message: Partial<SentMessage>): Outcome {
    const chat = world.chats.get(wordOf(params['chat_id']))
    if (!chat) return refuse(400, 'Bad request: chat not found')
    if (chat.blocked) return refuse(400, 'Bad request: bot was blocked by the user')
    const message_id = world.nextId()
    chat.sent.push({ text: '', caption: '', ...message, message_id })
    world.watch.changed()
    return done({ message_id, date: Date.now() })
  }

  async function poll(params: Params, gone: AbortSignal): Promise<Outcome> {
    if (world.webhook) return violated('getUpdates', params, 'getUpdates while a webhook is set')
    const limit = Math.min(Number(params['timeout'] ?? '0') * 1000, idlePollMs)
    // Consumed with the answer, whether it arrives or not.
    const take = () => (gone.aborted || world.webhook ? null : world.waiting.shift())
    const update = await world.watch.until('an update', take, limit).catch(() => null)
    world.watch.changed()
    return update ? done(update) : refuse(408, usualWords[408] ?? '')
  }

  async function photo(params: Params): Promise<Outcome> {
    const [url, caption] = [wordOf(params['photo']), wordOf(params['caption'])]
    const target = route(url)
    if (target === url && isPrivate(url)) return violated('sendPhoto', params, 'the picture has no public address')
    try {
      return sent(params, { caption, photo: { url, ...(await fetchPicture(target)) } })
    } catch (error) {
      return violated('sendPhoto', params, `no picture: ${error instanceof Error ? error.message : ''}`)
    }
  }

  return {
    getMe: () => done(world.bot),
    getUpdates: poll,
    setWebhook: params => webhook.set(params),
    deleteWebhook: () => webhook.remove(),
    getWebhookInfo: () => done({ url: world.webhook?.url ?? '', updated_at: world.webhook?.updated_at ?? 0 }),
    sendMessage: params => sent(params, { text: wordOf(params['text']) }),
    sendPhoto: photo,
    sendSticker: params => sent(params, {}),
    sendVoice: params => sent(params, {}),
    sendChatAction: () => done(),
  }
}
