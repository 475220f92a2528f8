import type { Media, Message } from '../channel.ts'
import { wordsOf } from '../shared/compose.ts'

type Rendered =
  | { method: 'sendMessage'; payload: { chat_id: string; text: string } }
  | { method: 'sendPhoto'; payload: { chat_id: string; photo: string; caption?: string } }

/** A message as the call that sends it. Its choices stand in the text already; a picture goes by its address. */
export function render(chat: string, message: Message, publish: ((picture: Media) => string) | undefined): Rendered {
  const words = wordsOf(message.blocks)
  if (!message.picture || !publish) return { method: 'sendMessage', payload: { chat_id: chat, text: words } }
  const photo = publish(message.picture)
  return { method: 'sendPhoto', payload: { chat_id: chat, photo, ...(words !== '' && { caption: words }) } }
}
