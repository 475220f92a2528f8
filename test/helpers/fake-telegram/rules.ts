import { isLoopback } from './loopback.ts'
import { isUpload } from './check.ts'
import type { Button, Entity, Markup, Params, Upload } from './types.ts'

const megabyte = 1024 * 1024
const photoLimit = 10 * megabyte
const documentLimit = 50 * megabyte

const actions = new Set(
  `typing upload_photo record_video upload_video record_voice upload_voice upload_document choose_sticker find_location
  record_video_note upload_video_note`.split(/\s+/),
)

const entityTypes = new Set(
  `mention hashtag cashtag bot_command url email phone_number bold italic underline strikethrough spoiler blockquote
  expandable_blockquote code pre text_link text_mention custom_emoji date_time`.split(/\s+/),
)

/** What Telegram refuses beyond names, types and lengths; in its words, without "Bad Request: ". */
export function brokenRules(method: string, params: Params): string[] {
  return [
    ...brokenText(params),
    ...brokenMarkup(params.reply_markup),
    ...brokenFiles(params),
    ...special(method, params),
  ]
}

function brokenText({ text, entities, caption, caption_entities, parse_mode }: Params): string[] {
  const problems: string[] = []
  // The fake reads entities only: a parse mode would hide the length "after entities" from it.
  if (parse_mode) problems.push('unsupported parse_mode')
  if (text !== undefined && text.trim() === '') problems.push('text must be non-empty')
  if (/\p{Surrogate}/u.test(`${text ?? ''} ${caption ?? ''}`)) problems.push('strings must be encoded in UTF-8')
  for (const entity of entities ?? []) problems.push(...brokenEntity(entity, text ?? ''))
  for (const entity of caption_entities ?? []) problems.push(...brokenEntity(entity, caption ?? ''))
  return problems
}

function brokenEntity({ type, offset, length, url, user }: Entity, text: string): string[] {
  const end = offset + length
  const beginning = `entity beginning at UTF-16 offset ${offset}`
  const cuts = (at: number) => /^[\uDC00-\uDFFF]/.test(text.slice(at))
  if (!entityTypes.has(type)) return [`unsupported entity type "${type}"`]
  if (offset < 0 || length <= 0) return [`${beginning} has length ${length}`]
  if (end > text.length) return [`${beginning} ends after the end of the text at UTF-16 offset ${text.length}`]
  if (cuts(offset) || cuts(end)) return [`${beginning} cuts a character in two`]
  if (type === 'text_link' && !url) return [`${beginning} has no url`]
  return type === 'text_mention' && !user ? [`${beginning} has no user`] : []
}

function brokenMarkup(markup: Markup | undefined): string[] {
  const buttons = [...(markup?.inline_keyboard ?? []), ...(markup?.keyboard ?? [])].flat()
  const problems = buttons.some(b => b.text.trim() === '') ? ['button text must be non-empty'] : []
  return [...problems, ...(markup?.inline_keyboard ?? []).flat().flatMap(brokenAction)]
}

function brokenAction(button: Button): string[] {
  const acts = Object.keys(button).filter(key => !['text', 'style', 'icon_custom_emoji_id'].includes(key))
  if (acts.length === 0)
    return ["can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"]
  return acts.length > 1 ? [`inline keyboard button has ${acts.length} actions: ${acts.join(', ')}`] : []
}

function brokenFiles({ photo, document }: Params): string[] {
  const problems = isUpload(photo) ? brokenFile(photo, 'photo', photoLimit) : []
  if (isUpload(photo) && !isPicture(photo)) problems.push('IMAGE_PROCESS_FAILED')
  if (isUpload(document)) problems.push(...brokenFile(document, 'document', documentLimit))
  return problems
}

function brokenFile({ bytes }: Upload, kind: string, limit: number): string[] {
  if (bytes.length === 0) return ['file must be non-empty']
  const tooBig = `file of size ${bytes.length} bytes is too big for a ${kind}; the maximum size is ${limit} bytes`
  return bytes.length > limit ? [tooBig] : []
}

const isPicture = ({ bytes }: Upload): boolean =>
  ['89504e470d0a1a0a', 'ffd8ff'].some(magic => Buffer.from(bytes.subarray(0, 8)).toString('hex').startsWith(magic))

function special(method: string, params: Params): string[] {
  switch (method) {
    case 'sendChatAction':
      return actions.has(params.action ?? '') ? [] : ['wrong parameter action in request']
    case 'editMessageReplyMarkup':
      return params.message_id === undefined ? ['message identifier is not specified'] : []
    case 'editMessageText':
      if (params.text === undefined) return ['message text is empty']
      return params.message_id === undefined ? ['message identifier is not specified'] : []
    case 'setMyCommands':
      return brokenCommands(params)
    case 'setWebhook':
      return brokenWebhook(params)
    default:
      return []
  }
}

function brokenCommands({ commands = [] }: Params): string[] {
  const problems = commands.length > 100 ? ['BOT_COMMANDS_TOO_MUCH'] : []
  return commands.every(c => /^[a-z0-9_]{1,32}$/.test(c.command)) ? problems : [...problems, 'BOT_COMMAND_INVALID']
}

function brokenWebhook({ url = '', secret_token }: Params): string[] {
  const problems: string[] = []
  if (secret_token !== undefined && !/^[\w-]*$/.test(secret_token))
    problems.push('secret token contains unallowed characters')
  if (url === '' || isLoopback(url)) return problems
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  if (parsed?.protocol !== 'https:') problems.push('bad webhook: An HTTPS URL must be provided for webhook')
  else if (!['', '80', '88', '8443'].includes(parsed.port))
    problems.push('bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443')
  return problems
}
