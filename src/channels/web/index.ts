import { randomBytes } from 'node:crypto'
import { admit, admitBehind, type Before } from '../../vietnamese/admission.ts'
import type { Incoming } from '../../domain/chat/incoming.ts'
import type { Channel, Media } from '../channel.ts'
import { histories, type Recorded } from './history.ts'
import { parse, type WebMessage } from './parse.ts'
import { render } from './render.ts'

/** What the page's routes need of the channel. A person is addressed by the code they were chosen by. */
export interface WebChatPort {
  /** Resolves once the message is stored. @throws when it could not be: the page then offers to send it again */
  receive(message: WebMessage): Promise<void>
  /** Calls `listener` with everything after the entry `after`, at once, and with all that comes. Returns the way to stop. */
  follow(person: string, after: string | undefined, listener: (entry: Recorded) => void): () => void
  /** The picture or file that a message brought. */
  media(id: string): Media | undefined
}

/** Stands in the conversation for what was not let in. */
const withheld = 'Tin nhắn có dấu chỉ độ mật, không được lưu.'

type OnIncoming = (incoming: Incoming) => Promise<void>

/** The demo's chat in a browser; conversations live in memory and end with the process. */
export function webChannel(clock: () => number = Date.now): Channel & WebChatPort {
  const media = new Map<string, Media>()
  const history = histories(clock, dropped => {
    if (dropped.from === 'person') return
    if (dropped.picture) media.delete(dropped.picture.id)
    if (dropped.file) media.delete(dropped.file.id)
  })
  // What the service will refuse must not be shown either.
  const refusals = new Map<string, Before>()
  let onIncoming: OnIncoming | undefined

  return {
    name: 'web',
    capabilities: { buttons: Infinity, images: true, files: true, textLimit: 8000, captionLimit: 8000, push: true },
    start: async listener => {
      onIncoming = listener
    },
    stop: async () => {
      onIncoming = undefined
    },
    state: () => ({ ok: onIncoming !== undefined, detail: onIncoming ? 'web chat is open' : 'not started' }),

    send: async (address, message) => {
      // 128 random bits: knowing the address of a picture or file is the only key to it.
      const id = randomBytes(16).toString('base64url')
      // A message brings one of the two at most.
      const brought = message.picture ?? message.file
      if (brought) media.set(id, brought)
      history.add(address, render(message, id))
    },

    receive: async message => {
      if (!onIncoming) throw new Error('the web channel is not started')
      const { incoming, entry } = parse(message)
      const once = admit(incoming)
      const admitted = { ...once, content: admitBehind(once.content, refusals.get(incoming.sender), clock()) }
      const secret = admitted.content.kind === 'secret'
      if (secret) refusals.set(incoming.sender, { content: admitted.content, receivedAt: clock() })
      else refusals.delete(incoming.sender)
      // Shown first, so that an answer never stands above its question; taken back if it could not be stored.
      const shown = history.add(incoming.chat, secret ? { from: 'person', key: entry.key, text: withheld } : entry)
      try {
        await onIncoming(admitted)
      } catch (error) {
        if (shown) history.remove(incoming.chat, shown)
        throw error
      }
    },
    follow: history.follow,
    media: id => media.get(id),
  }
}
