import { buttonData, numbered } from '../../vietnamese/choices.ts'
import type { Choice } from '../../domain/chat/reply.ts'
import { shorten } from '../../vietnamese/phrases.ts'
import type { Message } from '../channel.ts'
import { wordsOf } from '../shared/compose.ts'

/** The limits of `message/cs` (OpenAPI v3). */
export const limits = { buttons: 5, title: 100, payload: 1000, text: 2000 }

/** A picture's own lines for its choices must fit beside its caption. */
export const captionLimit = limits.text - limits.buttons * (limits.title + 5) - 2

/** A message as the body of POST /v3.0/oa/message/cs; `attachmentId` is that of its picture, uploaded before. */
export function render(userId: string, message: Message, attachmentId?: string): object {
  const recipient = { user_id: userId }
  if (attachmentId === undefined) {
    const buttons = buttonsOf(message.choices)
    const attachment = { type: 'template', payload: { buttons } }
    return { recipient, message: { text: wordsOf(message.blocks), ...(buttons.length > 0 && { attachment }) } }
  }
  const payload = { template_type: 'media', elements: [{ media_type: 'image', attachment_id: attachmentId }] }
  const text = captionOf(message)
  return { recipient, message: { ...(text !== '' && { text }), attachment: { type: 'template', payload } } }
}

/** split.ts has made numbered lines of the choices beyond these. A click types the payload. */
const buttonsOf = (choices: readonly Choice[]) =>
  choices
    .slice(0, limits.buttons)
    .filter(choice => !choice.contact)
    .map(({ label, send }) => ({
      title: titleOf(label),
      type: 'oa.query.hide',
      payload: (send.length > limits.payload ? buttonData(send) : send).normalize('NFC'),
    }))

/** Zalo counts UTF-16 units, of which an emoji takes two. */
const titleOf = (label: string): string => {
  const text = label.normalize('NFC')
  const pairs = text.length - Array.from(text).length
  return shorten(text, text.length <= limits.title ? limits.title : Math.max(2, limits.title - pairs))
}

/** The media template has no buttons: the choices that would be buttons are lines with the numbers that can be typed. */
function captionOf(message: Message): string {
  const asLines = message.choices.map(choice => ({ ...choice, label: titleOf(choice.label) }))
  const first = numbered(asLines.slice(0, limits.buttons), 0, message.numbering)
  const rest = numbered(message.choices, limits.buttons, message.numbering).normalize('NFC').trim()
  const text = wordsOf(message.blocks)
  const hasRest = rest !== '' && text.endsWith(rest)
  const above = hasRest ? text.slice(0, -rest.length).trimEnd() : text
  const lines = [first, hasRest ? rest : ''].filter(part => part !== '').join('\n')
  return [above, lines].filter(part => part !== '').join('\n\n')
}
