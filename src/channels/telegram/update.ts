import * as v from 'valibot'
import { MalformedUpdate } from '../../domain/chat/errors.ts'
import { finite, integer, looseObject, object } from '../shared/json.ts'

// Only what is read here, as loosely as it can be read: Telegram adds fields and kinds at any time.
const person = object({ id: integer, is_bot: v.optional(v.boolean()) })
const chat = object({ id: integer, type: v.string() })
const file = { file_id: v.string(), file_size: v.optional(finite) }

const titled = v.optional(object({ title: v.optional(v.string()) }))

const message = looseObject({
  from: v.optional(person),
  chat,
  text: v.optional(v.string()),
  caption: v.optional(v.string()),
  photo: v.optional(v.array(object({ ...file, width: finite, height: finite }))),
  document: v.optional(object({ ...file, file_name: v.optional(v.string()), mime_type: v.optional(v.string()) })),
  // the pictures of an album come one by one, in any order
  media_group_id: v.optional(v.string()),
  // Bot API, MessageOrigin; the second is what it was before 7.0. Of people only their names would come.
  forward_origin: v.optional(object({ chat: titled, sender_chat: titled })),
  forward_from_chat: titled,
  contact: v.optional(object({ phone_number: v.string(), user_id: v.optional(integer) })),
})

const update = object({
  update_id: integer,
  message: v.optional(message),
  callback_query: v.optional(
    object({
      id: v.string(),
      from: person,
      message: v.optional(object({ chat })),
      data: v.optional(v.string()),
    }),
  ),
  my_chat_member: v.optional(object({ from: person, chat, new_chat_member: object({ status: v.string() }) })),
})

export type Update = v.InferOutput<typeof update>
export type TelegramMessage = v.InferOutput<typeof message>

/** @throws MalformedUpdate for what no Bot API server would send */
export function readUpdate(body: unknown): Update {
  const read = v.safeParse(update, body)
  if (read.success) return read.output
  const places = read.issues.map(issue => v.getDotPath(issue) ?? 'update')
  throw new MalformedUpdate(`not an update: ${places.join(', ')}`)
}
