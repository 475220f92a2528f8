import type { Content, Incoming } from '../../domain/chat/incoming.ts'
import type { OwnEntry } from './history.ts'
import { storable } from '../../domain/chat/tidy-text.ts'

/** What the page sends. `id` is made by the page, so that a double click or a repeat is one message. */
export type WebMessage = { id: string; person: string } & (
  { text: string; label?: string | undefined } | { file: { name: string; mime: string; size: number }; caption: string }
)

/** A message for the service, and as it stands in the conversation. */
export function parse(message: WebMessage): { incoming: Incoming; entry: OwnEntry } {
  const [id, person] = [storable(message.id), storable(message.person)]
  const incoming = (content: Content, alongside?: string): Incoming => ({
    channel: 'web',
    externalId: id,
    chat: person,
    sender: person,
    content,
    ...(alongside !== undefined && { alongside: storable(alongside) }),
  })
  // A browser on macOS sends file names in NFD.
  if ('text' in message) {
    const text = storable(message.text)
    return {
      incoming: incoming({ kind: 'text', text }, message.label),
      entry: { from: 'person', key: id, text: message.label ?? text },
    }
  }
  const caption = storable(message.caption)
  const name = storable(message.file.name)
  const mime = storable(message.file.mime)
  const { size } = message.file
  return {
    incoming: incoming({ kind: 'file', caption, file: { reference: `web:${id}`, name, mime, size } }),
    entry: { from: 'person', key: id, text: caption, file: { name, size } },
  }
}
