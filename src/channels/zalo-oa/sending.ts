import * as v from 'valibot'
import { SendError, tooMuch, type Media, type Message } from '../channel.ts'
import type { Health } from '../shared/health.ts'
import type { Api, Outcome } from './client.ts'
import { handlingOf } from './codes.ts'
import { render } from './render.ts'
import { templateData } from './template.ts'

const uploaded = v.object({ attachment_id: v.pipe(v.string(), v.nonEmpty()) })

/** of a picture, bytes */
const uploadLimit = 1024 * 1024

export interface SendingParts {
  api: Api
  templateId: string | undefined
  health: Health
}

/** Sends one message as `Channel.send` promises to. @throws SendError */
export async function sendMessage(
  { api, templateId, health }: SendingParts,
  userId: string,
  message: Message,
  signal: AbortSignal,
): Promise<void> {
  const attachmentId = message.picture && (await upload(message.picture))
  const data = render(userId, message, attachmentId)
  const outcome = await api.call({ method: 'POST', path: '/v3.0/oa/message/cs', data, delivers: true }, signal)
  if (outcome.ok) return health.fine('send')
  if (templateId !== undefined && handlingOf(outcome.code) === 'elsewhere') return sendTemplate(templateId, outcome)
  throw refusal(outcome)

  async function upload({ name, mime, bytes }: Media): Promise<string> {
    if (bytes.length > uploadLimit) throw new SendError('bug', `ảnh ${bytes.length} byte, quá 1 MB`)
    const data = new FormData()
    data.append('file', new Blob([Uint8Array.from(bytes)], { type: mime }), name)
    const outcome = await api.call({ method: 'POST', path: '/v2.0/oa/upload/image', data }, signal)
    if (!outcome.ok) throw refusal(outcome)
    const answer = v.safeParse(uploaded, outcome.data)
    if (!answer.success) throw new SendError('retry', 'Zalo nhận ảnh nhưng không cho mã ảnh')
    return answer.output.attachment_id
  }

  /** Outside the window an approved template may still be sent; it is paid for. */
  async function sendTemplate(templateId: string, closed: Refused): Promise<void> {
    // A picture by itself follows a text, for which a template has just been sent.
    if (message.blocks.length === 0) return
    const data = { user_id: userId, template_id: templateId, template_data: templateData(message) }
    const outcome = await api.call({ method: 'POST', path: '/v3.0/oa/message/template', data, delivers: true }, signal)
    if (outcome.ok) return
    if (handlingOf(outcome.code) === 'wait') throw refusal(outcome)
    // Wrong data, an empty wallet, a person who takes no templates: whatever it is, the person must hear of it somewhere.
    throw new SendError('elsewhere', `${closed.message}; mẫu tin ${outcome.message}`)
  }

  function refusal({ code, message, retryAfterMs }: Refused): SendError {
    const handling = handlingOf(code)
    if (handling === 'auth') health.trouble('send', `Zalo từ chối gửi tin (${message}): cần quản trị viên xử lý`)
    if (handling === 'wait') return tooMuch(message, retryAfterMs)
    return new SendError(handling === 'token' ? 'retry' : handling, message)
  }
}

type Refused = Extract<Outcome, { ok: false }>
