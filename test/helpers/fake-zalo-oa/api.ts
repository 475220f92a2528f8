import * as v from 'valibot'
import type { Upload } from '../fake-telegram/types.ts'
import { csBody, quotaBody, templateBody } from './schema.ts'
import { done, refuse, type Outcome, type SentMessage, type World } from './world.ts'

export interface Body {
  json: unknown
  files: Map<string, Upload>
}

const hourMs = 3_600_000
const freeMs = 48 * hourMs
const windowMs = 7 * 24 * hourMs
const pictureBytes = 1024 * 1024

type Method = (body: Body) => Outcome

/** The calls of the OpenAPI by method and path; what is not here does not exist. */
export function apiMethods(world: World): Record<string, Method> {
  const violate = (path: string, code: number, problem: string): Outcome => {
    world.violations.push({ path, problem })
    return refuse(code, problem)
  }

  /** Why this person cannot get a message now. */
  function unreachable(userId: string, outsideWindow: boolean): Outcome | undefined {
    const account = world.accounts.get(userId)
    if (!account) return refuse(-201, 'user_id is invalid')
    if (!account.following) return refuse(-213, 'User has not followed OA')
    const late = world.now() - account.lastInteraction > windowMs
    return late && !outsideWindow ? refuse(-230, 'User has not interacted with the OA in the past 7 days') : undefined
  }

  function deliver(userId: string, message: Omit<SentMessage, 'id' | 'at'>): Outcome {
    const sent = { id: world.nextId(), at: world.now(), ...message }
    world.accounts.get(userId)?.sent.push(sent)
    world.watch.changed()
    return done({ message_id: sent.id, user_id: userId, sent_time: String(sent.at), quota: { quota_type: sent.quota } })
  }

  return {
    'POST /v3.0/oa/message/cs'({ json }) {
      const path = '/v3.0/oa/message/cs'
      const read = v.safeParse(csBody, json)
      if (!read.success) return violate(path, -201, v.summarize(read.issues))
      const { recipient, message } = read.output
      const payload = message.attachment?.payload
      const attachment = payload && 'elements' in payload ? payload.elements[0]?.attachment_id : undefined
      const upload = attachment === undefined ? undefined : world.uploads.get(attachment)
      if (attachment !== undefined && !upload) return violate(path, -201, 'attachment_id is invalid')
      if (upload && world.now() - upload.at > windowMs) return refuse(-100, 'attachment expired')
      const refused = unreachable(recipient.user_id, false)
      if (refused) return refused
      const idle = world.now() - (world.accounts.get(recipient.user_id)?.lastInteraction ?? 0)
      const outcome = deliver(recipient.user_id, {
        text: message.text ?? '',
        buttons: payload && 'buttons' in payload ? payload.buttons : [],
        ...(upload && { picture: upload.bytes }),
        quota: idle <= freeMs ? 'reply' : 'sub_quota',
      })
      const echo = { text: message.text, msg_id: world.nextId() }
      const ids = { sender: { id: world.app.oaId }, recipient: { id: recipient.user_id } }
      world.emit({ event_name: upload ? 'oa_send_image' : 'oa_send_text', ...ids, message: echo })
      return outcome
    },
    'POST /v3.0/oa/message/template'({ json }) {
      const path = '/v3.0/oa/message/template'
      const read = v.safeParse(templateBody, json)
      if (!read.success) return violate(path, -132, v.summarize(read.issues))
      const { user_id, template_id, template_data } = read.output
      const parameters = world.templates.get(template_id)
      if (!parameters) return refuse(-131, 'ZNS template not approved')
      const given = Object.keys(template_data).toSorted().join()
      if (given !== parameters.toSorted().join()) return violate(path, -1124, `parameters ${given}`)
      const refused = unreachable(user_id, true)
      return refused ?? deliver(user_id, { text: '', buttons: [], template: template_data, quota: 'template' })
    },
    'POST /v2.0/oa/upload/image'({ files }) {
      const path = '/v2.0/oa/upload/image'
      const file = files.get('file')
      if (!file || files.size > 1) return violate(path, -201, 'exactly one file is required')
      if (file.bytes.length > pictureBytes) return violate(path, -210, 'file is larger than 1 MB')
      const magic = Buffer.from(file.bytes.subarray(0, 3)).toString('hex')
      if (magic !== 'ffd8ff' && magic !== '89504e') return violate(path, -201, 'neither jpg nor png')
      const attachment_id = `attachment-${world.nextId()}`
      world.uploads.set(attachment_id, { bytes: file.bytes, at: world.now() })
      return done({ attachment_id })
    },
    'POST /v3.0/oa/quota/message'({ json }) {
      const read = v.safeParse(quotaBody, json)
      if (!read.success) return violate('/v3.0/oa/quota/message', -201, v.summarize(read.issues))
      const account = world.accounts.get(read.output.user_id)
      if (!account) return refuse(-201, 'user_id is invalid')
      return done({ last_interaction: String(account.lastInteraction) })
    },
    'GET /v2.0/oa/getoa': () => done({ oa_id: world.app.oaId, name: 'Sở Nội vụ', is_verified: true }),
  }
}
