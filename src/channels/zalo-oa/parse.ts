import { createHash } from 'node:crypto'
import { MalformedUpdate } from '../../domain/chat/errors.ts'
import type { Content, Incoming } from '../../domain/chat/incoming.ts'
import { readEvent, type OaEvent } from './event.ts'
import { storable } from '../../domain/chat/tidy-text.ts'

/** Contents we can only say that we cannot read. */
const unreadable = new Set(
  ['link', 'audio', 'video', 'sticker', 'gif', 'location', 'business_card'].map(kind => `user_send_${kind}`),
)

/**
 * What an event says, or undefined when it says nothing to us: echoes of what the OA or a clerk at its desk sent,
 * receipts, forms, and messages in groups, where a reply would show one officer's tasks to everybody.
 * @throws MalformedUpdate
 */
export function parse(body: unknown): Incoming | undefined {
  const event = readEvent(body)
  const content = contentOf(event)
  if (!content) return undefined
  const person = (event.sender ?? event.follower)?.id
  if (person === undefined) throw new MalformedUpdate(`${event.event_name} without a person`)
  const sender = storable(person)
  const externalId = storable(event.message?.msg_id ?? digest(body))
  return { channel: 'zalo-oa', externalId, chat: sender, sender, content }
}

/** Events without an id are told apart by all they say, the moment included. */
const digest = (body: unknown): string => createHash('sha256').update(JSON.stringify(body)).digest('hex')

function contentOf(event: OaEvent): Content | undefined {
  switch (event.event_name) {
    case 'user_send_text':
      if (event.message?.text === undefined) throw new MalformedUpdate('user_send_text without a text')
      return { kind: 'text', text: storable(event.message.text) }
    case 'user_send_image':
    case 'user_send_file':
      return fileContent(event)
    // Whoever follows is greeted, a stranger with how to link; a sign of life, so an account that was gone is back.
    case 'follow':
      return { kind: 'text', text: '/batdau' }
    case 'unfollow':
      return { kind: 'reachable', reachable: false }
    default:
      return unreadable.has(event.event_name) ? { kind: 'unsupported' } : undefined
  }
}

/** The first of several: Zalo sends one attachment a message. */
function fileContent({ event_name, message }: OaEvent): Content {
  const payload = message?.attachments?.[0]?.payload
  if (payload?.url === undefined) return { kind: 'unsupported' }
  const image = event_name === 'user_send_image'
  const name = storable(payload.name ?? (image ? 'anh.jpg' : 'tep'))
  const bytes = Number(payload.size ?? NaN)
  const size = Number.isSafeInteger(bytes) && bytes >= 0 ? { size: bytes } : {}
  const file = {
    reference: storable(payload.url),
    name,
    mime: image ? 'image/jpeg' : mimeOf(payload.type ?? name),
    ...size,
  }
  return { kind: 'file', caption: storable(message?.text ?? ''), file }
}

const office = 'application/vnd.openxmlformats-officedocument'
const mimes: Record<string, string> = {
  pdf: 'application/pdf',
  doc: 'application/msword',
  docx: `${office}.wordprocessingml.document`,
  xls: 'application/vnd.ms-excel',
  xlsx: `${office}.spreadsheetml.sheet`,
  csv: 'text/csv',
}

/** Zalo tells the ending, in `type` or in the name. */
const mimeOf = (named: string): string =>
  mimes[named.toLowerCase().split('.').at(-1) ?? ''] ?? 'application/octet-stream'
