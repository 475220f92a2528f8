import { menuOf } from './menus.ts'
import { pictureOf } from './picture.ts'
import type { BotCommand, Entity, SentMessage, User } from './types.ts'
import { seconds, wireDocument, wireMessage, wirePhoto } from './wire.ts'
import type { ChatState, Notice, World } from './world.ts'
import { keepFile } from './world.ts'

export interface PersonOptions {
  id: number
  first_name: string
  username?: string
  language_code?: string
}

/** Somebody with a private chat with the bot. What they do returns the id of the update it makes. */
export interface Person {
  id: number
  says(text: string): number
  /** A button of the newest message that has an inline keyboard, or of the message named. @throws if it is not there */
  taps(labelOrData: string, on?: SentMessage): number
  /** `ofUserId` null: somebody who has no Telegram account. */
  sharesContact(phone: string, of?: { ofUserId?: number | null }): number
  sendsPhoto(caption?: string): number
  sendsDocument(name: string, caption?: string, bytes?: Uint8Array): number
  sendsSticker(): number
  /** Somebody else's message, handed on. */
  forwards(text: string): number
  forwardsPhoto(caption?: string): number
  /** Pictures at one go: an update each; the caption goes with the one at this place (from 0). */
  sendsAlbum(count: number, caption?: string, place?: number): number[]
  blocks(): number
  unblocks(): number
  /** Deletes the account: the bot gets no update, only refusals. */
  deactivates(): void
  /** Everything the bot sent to this chat, in order; edits change a message in place. */
  messages: SentMessage[]
  /** The first message not yet handed out by this function. */
  nextMessage(timeoutMs?: number): Promise<SentMessage>
  /** The first message of all, old or new, that satisfies the predicate; looks again after edits. */
  waitFor(predicate: (message: SentMessage) => boolean, timeoutMs?: number): Promise<SentMessage>
  /** The bot's answers to this person's taps, in order of the taps. */
  notices(): Notice[]
  /** The command menu as this person sees it. */
  menu(): BotCommand[]
}

/** Telegram finds commands by this rule on whole letters of any script (td, MessageEntity.cpp, find_bot_commands). */
const commandPattern = /(?<![\p{L}\p{N}_/<>])\/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?(?![\p{L}\p{N}_/<>])/gu

const commandsIn = (text: string): Entity[] =>
  [...text.matchAll(commandPattern)].map(m => ({ type: 'bot_command', offset: m.index, length: m[0].length }))

export function createPerson(world: World, { id, ...names }: PersonOptions): Person {
  const user: User = { id, is_bot: false, ...names }
  const state: ChatState = {
    chat: { id, type: 'private', first_name: names.first_name },
    user,
    sent: [],
    written: new Set(),
    standing: 'open',
  }
  const { sent, chat } = state
  let read = 0
  let albums = 0
  world.chats.set(id, state)

  function writes(content: object): number {
    if (state.standing !== 'open') throw new Error(`${names.first_name} cannot write: ${state.standing}`)
    const messageId = world.nextMessageId()
    state.written.add(messageId)
    const head = { message_id: messageId, from: user, chat, date: seconds(world.now()) }
    return world.updates.add('message', { ...head, ...content }, `chat ${id}`)
  }

  /** MessageOriginUser (Bot API 7.0); servers tell the same in the older fields besides. */
  const origin = () => {
    const date = seconds(world.now())
    const sender_user = { id: 999, is_bot: false, first_name: 'Đồng nghiệp' }
    return { forward_origin: { type: 'user', date, sender_user }, forward_from: sender_user, forward_date: date }
  }

  const withText = (text: string) => {
    const entities = commandsIn(text)
    return { text, ...(entities.length > 0 && { entities }) }
  }

  function taps(labelOrData: string, on = sent.findLast(m => m.keyboard.length > 0)): number {
    const buttons = on?.keyboard.flat() ?? []
    const button = buttons.find(b => b.text === labelOrData) ?? buttons.find(b => b.callback_data === labelOrData)
    if (!on || button?.callback_data === undefined)
      throw new Error(`No button "${labelOrData}" to tap, only: ${buttons.map(b => b.text).join(' | ')}`)
    const queryId = String(4_000_000_000 + world.queries.size)
    world.queries.set(queryId, { from: id, at: world.now() })
    const message = wireMessage(world, state, on)
    const query = { id: queryId, from: user, message, chat_instance: `chat-${id}`, data: button.callback_data }
    return world.updates.add('callback_query', query, `person ${id}`)
  }

  function stands(standing: 'open' | 'blocked'): number {
    const member = (status: string) => ({ user: world.bot, status, ...(status === 'kicked' && { until_date: 0 }) })
    const [before, after] = standing === 'open' ? ['kicked', 'member'] : ['member', 'kicked']
    state.standing = standing
    const change = { chat, from: user, date: seconds(world.now()) }
    const members = { old_chat_member: member(before), new_chat_member: member(after) }
    return world.updates.add('my_chat_member', { ...change, ...members }, `chat ${id}`)
  }

  return {
    id,
    says: text => writes(withText(text)),
    taps,
    sharesContact(phone, { ofUserId = id } = {}) {
      const contact = { phone_number: phone, first_name: names.first_name }
      return writes({ contact: { ...contact, ...(ofUserId !== null && { user_id: ofUserId }) } })
    },
    forwards: text => writes({ ...withText(text), ...origin() }),
    forwardsPhoto: caption =>
      writes({ photo: wirePhoto(world, pictureOf()), ...(caption && { caption }), ...origin() }),
    sendsAlbum(count, caption, place = 0) {
      const media_group_id = String(13_000_000_000 + ++albums)
      return Array.from({ length: count }, (_, at) =>
        writes({ photo: wirePhoto(world, pictureOf()), media_group_id, ...(at === place && caption && { caption }) }),
      )
    },
    sendsPhoto: caption => writes({ photo: wirePhoto(world, pictureOf()), ...(caption && { caption }) }),
    sendsDocument(name, caption, bytes = new TextEncoder().encode(name)) {
      const document = wireDocument(world, { name, mime: 'application/octet-stream', bytes })
      return writes({ document, ...(caption && { caption }) })
    },
    sendsSticker() {
      const file_id = keepFile(world, { name: 'sticker.webp', mime: 'image/webp', bytes: new Uint8Array(4) })
      const looks = { type: 'regular', width: 512, height: 512, is_animated: false, is_video: false }
      return writes({ sticker: { file_id, file_unique_id: `unique-${file_id}`, emoji: '👍', ...looks } })
    },
    blocks: () => stands('blocked'),
    unblocks: () => stands('open'),
    deactivates: () => void (state.standing = 'deactivated'),
    messages: sent,
    nextMessage: timeoutMs =>
      world.watch.until(
        `message ${read + 1} to ${names.first_name}`,
        () => (sent[read] ? sent[read++] : undefined),
        timeoutMs,
      ),
    waitFor: (predicate, timeoutMs) =>
      world.watch.until(`a certain message to ${names.first_name}`, () => sent.find(predicate), timeoutMs),
    notices: () => [...world.queries.values()].flatMap(q => (q.from === id && q.notice ? [q.notice] : [])),
    menu: () => menuOf(world, state),
  }
}
