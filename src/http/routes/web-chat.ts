import type { FastifyInstance } from 'fastify'
import * as v from 'valibot'
import { refuse } from '../error-answers.ts'
import { sendMedia, type Media } from './media.ts'
import { onlyOwnPage, onlyThisMachine } from '../same-machine.ts'
import { pageFiles } from './page-files.ts'
import { eventStream, type Follow } from './event-stream.ts'

/** Somebody one may speak as in the demo. */
export interface Person {
  code: string
  name: string
  position: string
  unit: string
  /** in the office's own word: cán bộ, lãnh đạo, tổng hợp, quản trị; empty for a stranger */
  role: string
  /** the names of the commands they may use: the page offers no other */
  commands: string[]
}

export interface WebChat {
  people: () => Promise<Person[]>
  /** A link code that nobody has used, with the name of the officer it is for: what a stranger of the demo was handed. */
  invitation: () => Promise<{ code: string; name: string }>
  /** Resolves once the message is stored; the same id twice is one message. */
  receive: (message: WebMessage) => Promise<void>
  follow: Follow
  media: (id: string) => Media | undefined
}

/** Belongs on the list: shows how somebody whom the bot does not know is linked. */
export const stranger = {
  code: 'chua-lien-ket',
  name: 'Người chưa liên kết',
  position: 'Tài khoản mới, để thử liên kết bằng mã',
  unit: 'Chưa liên kết',
  role: '',
}

// RFC 9562: version 1 to 8, or all bits the same
const uuid =
  /^([\da-fA-F]{8}-[\da-fA-F]{4}-[1-8][\da-fA-F]{3}-[89abAB][\da-fA-F]{3}-[\da-fA-F]{12}|0{8}(-0{4}){3}-0{12}|f{8}(-f{4}){3}-f{12})$/
const upTo = (characters: number) => v.pipe(v.string(), v.maxCodePoints(characters))
const common = { id: v.pipe(v.string(), v.regex(uuid)), person: v.pipe(upTo(64), v.nonEmpty()) }
const text = upTo(5000)
const messageSchema = v.union([
  v.strictObject({ ...common, text: v.pipe(text, v.regex(/\S/)), label: v.optional(upTo(200)) }),
  v.strictObject({
    ...common,
    caption: text,
    file: v.strictObject({
      name: v.pipe(upTo(255), v.nonEmpty()),
      mime: upTo(255),
      size: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
    }),
  }),
])
/** What the page sends; `label` is what the pressed button said. */
export type WebMessage = v.InferOutput<typeof messageSchema>

/** The demo's chat: the page, who can be chosen, messages in, events out, pictures. */
export async function webChatRoutes(server: FastifyInstance, chat: WebChat): Promise<void> {
  server.addHook('onRequest', onlyThisMachine)
  const known = async (code: string | undefined) => (await chat.people()).some(person => person.code === code)

  await server.register(pageFiles)
  await server.register(eventStream, { follow: chat.follow, known })

  server.get('/web/people', chat.people)

  // Not a GET: it makes a code where none is left.
  server.post('/web/invitation', { onRequest: onlyOwnPage }, chat.invitation)

  server.post('/web/messages', { onRequest: onlyOwnPage }, async (request, reply) => {
    const message = v.safeParse(messageSchema, request.body)
    if (!message.success) return refuse(reply, 400)
    if (!(await known(message.output.person))) return refuse(reply, 404)
    await chat.receive(message.output)
    return { ok: true }
  })

  for (const path of ['/web/pictures/:id.png', '/web/files/:id'])
    server.get<{ Params: { id: string } }>(path, async (request, reply) => {
      const media = chat.media(request.params.id)
      if (!media) return refuse(reply, 404)
      return sendMedia(reply, media, 'private, max-age=3600, immutable')
    })
}
