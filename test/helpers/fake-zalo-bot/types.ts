/** The platform's envelope. */
export type Outcome =
  { ok: true; result?: unknown } | { ok: false; error_code: number; description: string; retryAfter?: number }

export type Params = Record<string, unknown>

/** A parameter that was checked to be a string, or is not there. */
export const wordOf = (value: unknown): string => (typeof value === 'string' ? value : '')

export interface Call {
  method: string
  params: Params
  /** The outcome's code, 200 for success; unset while a poll waits, and for good after `hang`. */
  code?: number
  description?: string
}

export interface Violation {
  method: string
  problems: string[]
  params: Params
}

/** Something the bot sent to one chat. */
export interface SentMessage {
  message_id: string
  text: string
  /** The picture as the platform fetched it. */
  photo?: { url: string; mime: string; bytes: Uint8Array }
  caption: string
}

export interface Update {
  event_name: string
  message: { message_id: string; [field: string]: unknown }
}

export const refuse = (error_code: number, description: string): Outcome => ({ ok: false, error_code, description })

/** The documented words of each code; 403 really says so. */
export const usualWords: Record<number, string> = {
  400: 'Bad request',
  401: 'Unauthorized',
  403: 'Internal server error',
  404: 'Not found',
  408: 'Request timeout',
  429: 'Quota exceeded',
  500: 'Internal server error',
  502: 'Bad gateway',
}
