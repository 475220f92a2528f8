import { z } from 'zod'
import { MalformedUpdate } from '../../domain/errors.ts'

// Only what is read here, as loosely as it can be read: Telegram adds fields and kinds at any time.
const person = z.object({ id: z.int(), is_bot: z.boolean().optional() })
const chat = z.object({ id: z.int(), type: z.string() })
const file = z.object({ file_id: z.string(), file_size: z.number().optional() })

const message = z.looseObject({
  from: person.optional(),
  chat,
  text: z.string().optional(),
  caption: z.string().optional(),
  photo: z.array(file.extend({ width: z.number(), height: z.number() })).optional(),
  document: file.extend({ file_name: z.string().optional(), mime_type: z.string().optional() }).optional(),
  contact: z.object({ phone_number: z.string(), user_id: z.int().optional() }).optional(),
})

const update = z.object({
  update_id: z.int(),
  message: message.optional(),
  callback_query: z
    .object({
      id: z.string(),
      from: person,
      message: z.object({ chat }).optional(),
      data: z.string().optional(),
    })
    .optional(),
  my_chat_member: z.object({ from: person, chat, new_chat_member: z.object({ status: z.string() }) }).optional(),
})

export type Update = z.infer<typeof update>
export type TelegramMessage = z.infer<typeof message>

/** @throws MalformedUpdate for what no Bot API server would send */
export function readUpdate(body: unknown): Update {
  const read = update.safeParse(body)
  if (read.success) return read.data
  const places = read.error.issues.map(issue => issue.path.join('.') || 'update')
  throw new MalformedUpdate(`not an update: ${places.join(', ')}`)
}
