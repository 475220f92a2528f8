import { z } from 'zod'
import { MalformedUpdate } from '../../domain/errors.ts'

// Only what is read here: the platform is young and adds fields.
const message = z.object({
  message_id: z.string().min(1),
  from: z.object({ id: z.string().min(1), is_bot: z.boolean().optional() }),
  chat: z.object({ id: z.string().min(1), chat_type: z.string() }),
  text: z.string().optional(),
  caption: z.string().optional(),
  // the first in the documentation, the second in a client in production
  photo: z.string().optional(),
  photo_url: z.string().optional(),
})
const known = z.enum([
  'message.text.received',
  'message.image.received',
  'message.sticker.received',
  'message.voice.received',
  'message.unsupported.received',
])
const update = z.object({ event_name: known, message })
const named = z.object({ event_name: z.string() })
const wrapped = z.object({ ok: z.boolean().optional(), result: z.unknown() })

export type Update = z.infer<typeof update>
export type ZaloMessage = z.infer<typeof message>

/**
 * One update, in the envelope of an answer or bare; undefined for an event that did not exist when this was written.
 * @throws MalformedUpdate for what the platform would not send
 */
export function readUpdate(body: unknown): Update | undefined {
  const bare = wrapped.safeParse(body).data?.result ?? body
  const { data } = named.safeParse(bare)
  if (data && !known.safeParse(data.event_name).success) return undefined
  const read = update.safeParse(bare)
  if (read.success) return read.data
  const places = read.error.issues.map(issue => issue.path.join('.') || 'update')
  throw new MalformedUpdate(`not an update: ${places.join(', ')}`)
}
