/** One message from a person on a channel, in the same form whatever the platform. */
export interface Incoming {
  channel: ChannelName
  /** The platform's own id of this update or message: a repeat is recognised by it. */
  externalId: string
  /** Where an answer goes. */
  chat: string
  /** Who wrote, as the platform knows them. */
  sender: string
  content: Content
  /**
   * Words that came with it and are not kept: the title of the chat that it was forwarded from, what the pressed button
   * said. They are judged like the rest (admission.ts).
   */
  alongside?: string | undefined
}

export type Content =
  /** `forwarded`: somebody else's words, handed on. Zalo's platforms and the web page do not tell. */
  | { kind: 'text'; text: string; forwarded?: true }
  | { kind: 'file'; caption: string; file: FileReference; forwarded?: true }
  /** `own`: the platform itself vouches that this is the sender's own number. */
  | { kind: 'contact'; phone: string; own: boolean }
  | Secret
  /** A sticker, a voice message, a location: something we cannot read. */
  | { kind: 'unsupported' }
  /** The person blocked the bot, or took the block back. */
  | { kind: 'reachable'; reachable: boolean }

/** It was under a marking of secrecy: what it said is nowhere. */
export interface Secret {
  kind: 'secret'
  /** It bore no marking itself, it came behind one that did. */
  behind?: true
  /** What belongs to it where it comes next (src/vietnamese/admission.ts). */
  next?: 'message' | 'files'
  /** of the files that were sent at one go with it */
  album?: string
}

/** Where a file is on the platform, and what it is; of a proof the bytes are fetched after the report is kept (src/evidence). */
export interface FileReference {
  reference: string
  name: string
  mime: string
  /** bytes, where the platform tells */
  size?: number
  /** the platform's name of what was sent at one go */
  album?: string
}

export const channelNames = ['telegram', 'zalo-bot', 'zalo-oa', 'web', 'terminal'] as const
export type ChannelName = (typeof channelNames)[number]
