/** A file that came in a multipart body. */
export interface Upload {
  name: string
  mime: string
  bytes: Uint8Array
}

export interface User {
  id: number
  is_bot: boolean
  first_name: string
  username?: string
  language_code?: string
}

export interface Chat {
  id: number
  type: 'private'
  first_name: string
}

export interface Entity {
  type: string
  offset: number
  length: number
  url?: string
  user?: User
}

/** A button of an inline or of a reply keyboard. */
export interface Button {
  text: string
  callback_data?: string
  url?: string
  request_contact?: boolean
}

export interface Markup {
  inline_keyboard?: Button[][]
  keyboard?: Button[][]
  remove_keyboard?: boolean
  force_reply?: boolean
}

export interface BotCommand {
  command: string
  description: string
}

export interface Scope {
  type: string
  chat_id?: number | string
}

/** The parameters the fake acts on; checked against the fixture before anything reads them. */
export interface Params {
  chat_id?: number | string
  message_id?: number
  inline_message_id?: string
  text?: string
  entities?: Entity[]
  caption?: string
  caption_entities?: Entity[]
  parse_mode?: string
  photo?: Upload | string
  document?: Upload | string
  reply_markup?: Markup
  action?: string
  callback_query_id?: string
  show_alert?: boolean
  commands?: BotCommand[]
  scope?: Scope
  language_code?: string
  menu_button?: { type: string }
  file_id?: string
  url?: string
  secret_token?: string
  max_connections?: number
  drop_pending_updates?: boolean
  allowed_updates?: string[]
  offset?: number
  limit?: number
  timeout?: number
}

/** What a method answers; `parameters` as in Telegram's ResponseParameters. */
export type Outcome =
  | { ok: true; result: unknown }
  | { ok: false; error_code: number; description: string; parameters?: { retry_after: number } }

export interface Call {
  method: string
  params: Params
  /** ms, by the fake's clock */
  at: number
  /** Unset while a long poll waits, and for good after `hang`. */
  status?: number
  description?: string
}

export interface Violation {
  method: string
  problems: string[]
  params: Params
}

/** Something the bot sent to one chat; an edit changes it in place. */
export interface SentMessage {
  message_id: number
  /** ms, by the fake's clock */
  at: number
  text: string
  caption: string
  entities: Entity[]
  photo?: Upload
  document?: Upload
  /** The inline keyboard; [] when there is none. */
  keyboard: Button[][]
  /** The reply keyboard this message brought, if any. */
  replyKeyboard?: Button[][]
  removesReplyKeyboard: boolean
  edits: number
}

export interface Update {
  update_id: number
  [kind: string]: unknown
}
