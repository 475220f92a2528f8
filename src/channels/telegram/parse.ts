import type { Content, Incoming } from '../../domain/chat/incoming.ts'
import type { TelegramMessage, Update } from './update.ts'
import { storable } from '../../domain/chat/tidy-text.ts'

/** Before the platform's id of a file, in its reference. */
export const fileReference = 'telegram:'

/** Contents we can only say that we cannot read. Service messages (a pin, a new picture) are not worth an answer. */
const unreadable =
  `animation audio dice game location paid_media poll sticker story venue video video_note voice`.split(' ')

/**
 * What an update says, or undefined when it says nothing to us: kinds unknown, other bots, and groups, since a reply
 * there would show one officer's tasks to everybody.
 */
export function parse({ update_id, message, callback_query, my_chat_member }: Update): Incoming | undefined {
  const externalId = String(update_id)
  if (message) {
    const content = message.from && contentOf(message, message.from.id)
    return message.from && content && incoming(externalId, message.chat, message.from, content, forwardedFrom(message))
  }
  if (callback_query) {
    const { from, data } = callback_query
    // A message too old to be shown comes without its chat; in a private one that is the person (Bot API, User.id).
    const chat = callback_query.message?.chat ?? { id: from.id, type: 'private' }
    return data === undefined ? undefined : incoming(externalId, chat, from, { kind: 'text', text: storable(data) })
  }
  if (my_chat_member) {
    const reachable = reachableBy(my_chat_member.new_chat_member.status)
    if (reachable === undefined) return undefined
    return incoming(externalId, my_chat_member.chat, my_chat_member.from, { kind: 'reachable', reachable })
  }
  return undefined
}

function incoming(
  externalId: string,
  chat: { id: number; type: string },
  from: { id: number; is_bot?: boolean | undefined },
  content: Content,
  alongside?: string,
): Incoming | undefined {
  if (chat.type !== 'private' || from.is_bot) return undefined
  return {
    channel: 'telegram',
    externalId,
    chat: String(chat.id),
    sender: String(from.id),
    content,
    ...(alongside !== undefined && { alongside: storable(alongside) }),
  }
}

/** Bot API 7.0 tells where a message comes from in `forward_origin`, older servers in `forward_date`. */
const isForwarded = (message: TelegramMessage): boolean => 'forward_origin' in message || 'forward_date' in message

/** The title of the group or channel that a message comes from. */
const forwardedFrom = ({ forward_origin: origin, forward_from_chat: former }: TelegramMessage): string | undefined =>
  origin?.chat?.title ?? origin?.sender_chat?.title ?? former?.title

function contentOf(message: TelegramMessage, sender: number): Content | undefined {
  const content = ownContent(message, sender)
  const marks = content?.kind === 'text' || content?.kind === 'file'
  return marks && isForwarded(message) ? { ...content, forwarded: true } : content
}

function ownContent(message: TelegramMessage, sender: number): Content | undefined {
  const { text, caption = '', photo, document, contact, media_group_id: album } = message
  if (text !== undefined) return { kind: 'text', text: storable(text) }
  const largest = photo?.toSorted((a, b) => a.width * a.height - b.width * b.height).at(-1)
  if (largest) return fileContent(caption, { ...largest, album }, 'anh.jpg', 'image/jpeg')
  // A GIF comes as an animation and, for older programs, as a document too.
  if (document && !('animation' in message))
    return fileContent(
      caption,
      { ...document, album },
      document.file_name ?? 'tep',
      document.mime_type ?? 'application/octet-stream',
    )
  if (contact) return { kind: 'contact', phone: storable(contact.phone_number), own: contact.user_id === sender }
  return unreadable.some(kind => kind in message) ? { kind: 'unsupported' } : undefined
}

function fileContent(
  caption: string,
  { file_id, file_size, album }: { file_id: string; file_size?: number | undefined; album?: string | undefined },
  name: string,
  mime: string,
): Content {
  const size = file_size === undefined ? {} : { size: file_size }
  const file = {
    reference: `${fileReference}${storable(file_id)}`,
    name: storable(name),
    mime: storable(mime),
    ...size,
    ...(album !== undefined && { album: storable(album) }),
  }
  return { kind: 'file', caption: storable(caption), file }
}

/** In a private chat this changes only when the person blocks the bot or takes that back (Bot API, my_chat_member). */
function reachableBy(status: string): boolean | undefined {
  if (status === 'member') return true
  return status === 'kicked' ? false : undefined
}
