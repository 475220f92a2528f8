import { z } from 'zod'
import { MalformedUpdate } from '../../domain/errors.ts'

// Only what is read here; Zalo adds events and fields at any time. Ids are strings: as numbers they would lose digits.
const person = z.object({ id: z.string().min(1) })

const attachment = z.object({
  payload: z
    .object({
      url: z.string().optional(),
      name: z.string().optional(),
      type: z.string().optional(),
      size: z.union([z.string(), z.number()]).optional(),
    })
    .optional(),
})

const event = z.object({
  event_name: z.string().min(1),
  timestamp: z.union([z.string(), z.number()]).optional(),
  sender: person.optional(),
  follower: person.optional(),
  message: z
    .object({
      msg_id: z.string().min(1).optional(),
      text: z.string().optional(),
      attachments: z.array(attachment).optional(),
    })
    .optional(),
})

export type OaEvent = z.infer<typeof event>

/** @throws MalformedUpdate for what is no event of the platform */
export function readEvent(body: unknown): OaEvent {
  const read = event.safeParse(body)
  if (read.success) return read.data
  const places = read.error.issues.map(issue => issue.path.join('.') || 'event')
  throw new MalformedUpdate(`not an event: ${places.join(', ')}`)
}
