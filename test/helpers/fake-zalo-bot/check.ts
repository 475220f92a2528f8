import type { Params } from './types.ts'

interface Field {
  required?: true
  /** characters in NFC */
  min?: number
  max?: number
  pattern?: RegExp
}

/** What each method takes, and nothing else; every value is a string. */
const methods: Record<string, Record<string, Field>> = {
  getMe: {},
  getUpdates: { timeout: { pattern: /^\d{1,3}$/ } },
  setWebhook: { url: { required: true, pattern: /^https:\/\// }, secret_token: { required: true, min: 8, max: 256 } },
  deleteWebhook: {},
  getWebhookInfo: {},
  sendMessage: {
    chat_id: { required: true, min: 1 },
    text: { required: true, min: 1, max: 2000 },
    parse_mode: { pattern: /^(markdown|html)$/ },
  },
  sendPhoto: {
    chat_id: { required: true, min: 1 },
    photo: { required: true, pattern: /^https?:\/\// },
    caption: { max: 2000 },
  },
  sendSticker: { chat_id: { required: true, min: 1 }, sticker: { required: true, min: 1 } },
  sendVoice: { chat_id: { required: true, min: 1 }, voice_url: { required: true, pattern: /^https:\/\/.+\.aac$/ } },
  sendChatAction: { chat_id: { required: true, min: 1 }, action: { required: true, pattern: /^typing$/ } },
}

export const isMethod = (name: string): boolean => Object.hasOwn(methods, name)

/** Everything that the documentation does not allow in `params`; an empty list when all is well. */
export function problemsOf(method: string, params: Params): string[] {
  const fields = methods[method] ?? {}
  const unknown = Object.keys(params).filter(name => !Object.hasOwn(fields, name))
  return [
    ...unknown.map(name => `unknown field "${name}"`),
    ...Object.entries(fields).flatMap(([name, field]) => fieldProblems(name, field, params[name])),
  ]
}

function fieldProblems(name: string, { required, min = 0, max = Infinity, pattern }: Field, value: unknown): string[] {
  if (value === undefined) return required ? [`field "${name}" is missing`] : []
  if (typeof value !== 'string') return [`field "${name}" must be a string`]
  // Zalo shows decomposed letters badly, and counts them in their composed form.
  if (value !== value.normalize('NFC')) return [`field "${name}" is not in NFC`]
  if (value.trim().length < min) return [`field "${name}" is too short`]
  if (value.length > max) return [`field "${name}" is too long`]
  return pattern && !pattern.test(value) ? [`field "${name}" is not valid`] : []
}
