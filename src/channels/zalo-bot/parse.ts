import type { Content, Incoming } from '../../domain/chat/incoming.ts'
import type { Update, ZaloMessage } from './update.ts'
import { storable } from '../../domain/chat/tidy-text.ts'

/**
 * What an update says, or undefined when it says nothing to us: our own echoes and other bots, and groups, since a
 * reply there would show one officer's tasks to everybody. `me`: the bot's own id, once it is known.
 */
export function parse({ event_name, message }: Update, me: string | undefined): Incoming | undefined {
  const { message_id, from, chat } = message
  if (from.is_bot || from.id === me || chat.chat_type.toUpperCase() !== 'PRIVATE') return undefined
  const content = contentOf(event_name, message)
  const ids = { externalId: storable(message_id), chat: storable(chat.id), sender: storable(from.id) }
  return { channel: 'zalo-bot', ...ids, content }
}

function contentOf(event: Update['event_name'], message: ZaloMessage): Content {
  switch (event) {
    case 'message.text.received':
      return message.text === undefined ? { kind: 'unsupported' } : { kind: 'text', text: storable(message.text) }
    case 'message.image.received':
      return imageContent(message)
    // The last is also what is left of a message by somebody whom the law protects: nothing more is known of it.
    case 'message.sticker.received':
    case 'message.voice.received':
    case 'message.unsupported.received':
      return { kind: 'unsupported' }
  }
}

function imageContent({ photo, photo_url, caption = '' }: ZaloMessage): Content {
  const reference = storable(photo ?? photo_url ?? '')
  if (!/^https?:\/\//.test(reference)) return { kind: 'unsupported' }
  const file = { reference, name: 'anh.jpg', mime: 'image/jpeg' }
  return { kind: 'file', caption: storable(caption), file }
}
