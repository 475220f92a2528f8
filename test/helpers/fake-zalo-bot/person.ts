import type { SentMessage, Update } from './types.ts'
import type { ChatState, World } from './world.ts'

export interface PersonOptions {
  id: string
  name: string
}

/** Somebody who uses Zalo. What they write returns the message's id. */
export interface Person {
  id: string
  says(text: string): string
  sendsPhoto(caption?: string, url?: string): string
  sendsSticker(): string
  sendsVoice(): string
  /** Content the platform does not pass on, or that of a person whom the law protects. */
  sendsUnsupported(): string
  /** A mention of the bot in a group. */
  saysInGroup(text: string): string
  /** The bot's own message comes back as if somebody had written it; `marked`: with `is_bot`. */
  echoes(text: string, marked?: boolean): string
  blocks(): void
  unblocks(): void
  /** Everything the bot sent to this chat, in order. */
  messages: SentMessage[]
  /** The first message not yet handed out by this function. */
  nextMessage(timeoutMs?: number): Promise<SentMessage>
  /** The first message of all, old or new, that satisfies the predicate. */
  waitFor(predicate: (message: SentMessage) => boolean, timeoutMs?: number): Promise<SentMessage>
}

/** `send` puts an update on its way. */
export function createPerson(
  world: World,
  { id, name }: PersonOptions,
  { photoField, send }: { photoField: 'photo' | 'photo_url'; send: (update: Update) => void },
): Person {
  const state: ChatState = { id, name, sent: [], blocked: false }
  let read = 0

  function writes(event: string, content: object, head: object = {}): string {
    if (state.blocked) throw new Error(`${name} has blocked the bot`)
    world.chats.set(id, state)
    const message_id = world.nextId()
    const from = { id, display_name: name, is_bot: false }
    const chat = { id, chat_type: 'PRIVATE' }
    const message = { from, chat, message_id, date: 1750316131602, ...content, ...head }
    send({ event_name: `message.${event}.received`, message })
    return message_id
  }

  const someSticker = { sticker: 'bfe458bf64fa8da4d4eb', url: 'https://zalo-api.zadn.vn/api/emoticon/sticker' }
  return {
    id,
    says: text => writes('text', { text }),
    sendsPhoto: (caption, url = `https://photo-stal-22.zdn.vn/${world.nextId()}.jpg`) =>
      writes('image', { [photoField]: url, ...(caption !== undefined && { caption }) }),
    sendsSticker: () => writes('sticker', someSticker),
    sendsVoice: () => writes('voice', { voice_url: 'https://voice-aac-dl.zdn.vn/voice.aac' }),
    sendsUnsupported: () => writes('unsupported', {}),
    saysInGroup: text => writes('text', { text }, { chat: { id: `group-of-${id}`, chat_type: 'GROUP' } }),
    echoes: (text, marked = true) =>
      writes('text', { text }, { from: { id: world.bot.id, display_name: 'Nhắc Việc', is_bot: marked } }),
    blocks: () => void (state.blocked = true),
    unblocks: () => void (state.blocked = false),
    messages: state.sent,
    nextMessage: timeoutMs =>
      world.watch.until(
        `message ${read + 1} to ${name}`,
        () => (state.sent[read] ? state.sent[read++] : undefined),
        timeoutMs,
      ),
    waitFor: (predicate, timeoutMs) =>
      world.watch.until(`a certain message to ${name}`, () => state.sent.find(predicate), timeoutMs),
  }
}
