import type { MessageEntity, Opts } from 'telegraf/types'
import type { Block, MenuEntry } from '../../domain/chat/reply.ts'
import { shorten } from '../../vietnamese/phrases.ts'
import type { Media, Message } from '../channel.ts'
import { gap } from '../shared/compose.ts'
import { keyboard } from './keyboard.ts'

type Rendered =
  | { method: 'sendMessage'; payload: Opts<'sendMessage'> }
  | { method: 'sendPhoto'; payload: Opts<'sendPhoto'> }
  | { method: 'sendDocument'; payload: Opts<'sendDocument'> }

type RenderedEdit =
  | { method: 'editMessageText'; payload: Opts<'editMessageText'> }
  | { method: 'editMessageReplyMarkup'; payload: Opts<'editMessageReplyMarkup'> }

/** A message as the call that sends it. Bold is told by entities: no text needs escaping. */
export function render(chat: string, message: Message): Rendered {
  const { text, entities } = compose(message.blocks)
  const markup = keyboard(message.choices)
  const head = { chat_id: chat, ...(markup && { reply_markup: markup }) }
  const caption = { caption: text, caption_entities: entities }
  if (message.picture) return { method: 'sendPhoto', payload: { ...head, photo: upload(message.picture), ...caption } }
  if (message.file) return { method: 'sendDocument', payload: { ...head, document: upload(message.file), ...caption } }
  return { method: 'sendMessage', payload: { ...head, text, entities, link_preview_options: { is_disabled: true } } }
}

/** What stands in the place of the message with this number; without blocks only its buttons change. */
export function renderEdit(chat: string, messageId: number, { blocks, choices }: Message): RenderedEdit {
  const markup = keyboard(choices)
  const buttons = markup && 'inline_keyboard' in markup ? { reply_markup: markup } : {}
  const head = { chat_id: chat, message_id: messageId, ...buttons }
  if (blocks.length === 0) return { method: 'editMessageReplyMarkup', payload: head }
  const { text, entities } = compose(blocks)
  return {
    method: 'editMessageText',
    payload: { ...head, text, entities, link_preview_options: { is_disabled: true } },
  }
}

const upload = ({ name, bytes }: Media) => ({ source: Buffer.from(bytes), filename: name })

/** Offsets count UTF-16 units (core.telegram.org/api/entities), as JavaScript's strings do. */
function compose(blocks: readonly Block[]): { text: string; entities: MessageEntity[] } {
  const entities: MessageEntity[] = []
  let text = ''
  let before: Block | undefined
  for (const block of blocks) {
    if (before) text += gap(before, block)
    const bold = boldStart(block)
    if (bold > 0) entities.push({ type: 'bold', offset: text.length, length: bold })
    text += block.text
    before = block
  }
  return { text, entities }
}

/** How much of the block is bold: a whole title, the number that an item begins with. */
function boldStart({ kind, text }: Block): number {
  switch (kind) {
    case 'title':
      return text.length
    case 'item':
      return /^#\d+/.exec(text)?.[0].length ?? 0
    case 'text':
      return 0
  }
}

const summaryLimit = 256

/** A command menu in Telegram's words. */
export const menuCommands = (menu: readonly MenuEntry[]): { command: string; description: string }[] =>
  menu.map(({ name, summary }) => ({ command: name, description: shorten(summary, summaryLimit) }))
