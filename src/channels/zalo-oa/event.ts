import * as v from 'valibot'
import { MalformedUpdate } from '../../domain/chat/errors.ts'
import { finite, object } from '../shared/json.ts'

// Only what is read here; Zalo adds events and fields at any time. Ids are strings: as numbers they would lose digits.
const filled = v.pipe(v.string(), v.nonEmpty())
const numeric = v.union([v.string(), finite])
const person = object({ id: filled })

const attachment = object({
  payload: v.optional(
    object({
      url: v.optional(v.string()),
      name: v.optional(v.string()),
      type: v.optional(v.string()),
      size: v.optional(numeric),
    }),
  ),
})

const event = object({
  event_name: filled,
  timestamp: v.optional(numeric),
  sender: v.optional(person),
  follower: v.optional(person),
  message: v.optional(
    object({
      msg_id: v.optional(filled),
      text: v.optional(v.string()),
      attachments: v.optional(v.array(attachment)),
    }),
  ),
})

export type OaEvent = v.InferOutput<typeof event>

/** @throws MalformedUpdate for what is no event of the platform */
export function readEvent(body: unknown): OaEvent {
  const read = v.safeParse(event, body)
  if (read.success) return read.output
  const places = read.issues.map(issue => v.getDotPath(issue) ?? 'event')
  throw new MalformedUpdate(`not an event: ${places.join(', ')}`)
}
