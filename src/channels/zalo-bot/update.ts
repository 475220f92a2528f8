import * as v from 'valibot'
import { MalformedUpdate } from '../../domain/chat/errors.ts'
import { object } from '../shared/json.ts'

// Only what is read here: the platform is young and adds fields.
const id = v.pipe(v.string(), v.nonEmpty())
const message = object({
  message_id: id,
  from: object({ id, is_bot: v.optional(v.boolean()) }),
  chat: object({ id, chat_type: v.string() }),
  text: v.optional(v.string()),
  caption: v.optional(v.string()),
  // the first in the documentation, the second in a client in production
  photo: v.optional(v.string()),
  photo_url: v.optional(v.string()),
})
const known = v.picklist([
  'message.text.received',
  'message.image.received',
  'message.sticker.received',
  'message.voice.received',
  'message.unsupported.received',
])
const update = object({ event_name: known, message })
const named = v.object({ event_name: v.string() })
const wrapped = v.object({ ok: v.optional(v.boolean()), result: v.unknown() })

export type Update = v.InferOutput<typeof update>
export type ZaloMessage = v.InferOutput<typeof message>

/**
 * One update, in the envelope of an answer or bare; undefined for an event that did not exist when this was written.
 * @throws MalformedUpdate for what the platform would not send
 */
export function readUpdate(body: unknown): Update | undefined {
  const bare = (v.is(wrapped, body) ? body.result : undefined) ?? body
  if (v.is(named, bare) && !v.is(known, bare.event_name)) return undefined
  const read = v.safeParse(update, bare)
  if (read.success) return read.output
  const places = read.issues.map(issue => v.getDotPath(issue) ?? 'update')
  throw new MalformedUpdate(`not an update: ${places.join(', ')}`)
}
