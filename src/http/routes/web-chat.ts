import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { refuse } from '../error-answers.ts'
import { onlyOwnPage, onlyThisMachine } from '../same-machine.ts'
import { pageFiles } from './page-files.ts'
import { eventStream, type Follow } from './event-stream.ts'

/** Somebody one may speak as in the demo. */
export interface Person {
  code: string
  name: string
  position: string
  unit: string
  /** in the office's own word: cán bộ, lãnh đạo, tổng hợp, quản trị */
  role: string
}

export interface WebChat {
  people: () => Promise<Person[]>
  /** Resolves once the message is stored; the same id twice is one message. */
  receive: (message: WebMessage) => Promise<void>
  follow: Follow
  picture: (id: string) => { mime: string; bytes: Uint8Array } | undefined
}

/** Always on the list: shows what the bot answers to somebody it does not know. */
export const stranger: Person = {
  code: 'chua-lien-ket',
  name: 'Người chưa liên kết',
  position: 'Tài khoản lạ, để xem cách liên kết',
  unit: 'Ngoài danh sách cán bộ',
  role: '',
}

const common = { id: z.uuid(), person: z.string().min(1).max(64) }
const text = z.string().max(5000)
const messageSchema = z.union([
  z.strictObject({ ...common, text: text.regex(/\S/), label: z.string().max(200).optional() }),
  z.strictObject({
    ...common,
    caption: text,
    file: z.strictObject({ name: z.string().min(1).max(255), mime: z.string().max(255), size: z.int().min(0) }),
  }),
])
/** What the page sends; `label` is what the pressed button said. */
export type WebMessage = z.infer<typeof messageSchema>

/** The demo's chat: the page, who can be chosen, messages in, events out, pictures. */
export async function webChatRoutes(server: FastifyInstance, chat: WebChat): Promise<void> {
  server.addHook('onRequest', onlyThisMachine)
  const everyone = async () => [...(await chat.people()), stranger]
  const known = async (code: string | undefined) => (await everyone()).some(person => person.code === code)

  await server.register(pageFiles)
  await server.register(eventStream, { follow: chat.follow, known })

  server.get('/web/people', everyone)

  server.post('/web/messages', { onRequest: onlyOwnPage }, async (request, reply) => {
    const message = messageSchema.safeParse(request.body)
    if (!message.success) return refuse(reply, 400)
    if (!(await known(message.data.person))) return refuse(reply, 404)
    await chat.receive(message.data)
    return { ok: true }
  })

  server.get<{ Params: { id: string } }>('/web/pictures/:id.png', async (request, reply) => {
    const picture = chat.picture(request.params.id)
    if (!picture) return refuse(reply, 404)
    return reply.type(picture.mime).header('cache-control', 'private, max-age=3600, immutable').send(picture.bytes)
  })
}
