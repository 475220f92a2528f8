import type { Numbering } from '../vietnamese/choices.ts'
import type { ChannelName, Incoming } from '../domain/chat/incoming.ts'
import type { Block, Choice, MenuEntry } from '../domain/chat/reply.ts'

/** What a platform can show; the split of a reply into messages and the choice of a channel follow from it. */
export interface Capabilities {
  /** how many choices may be buttons; the others are numbered lines */
  buttons: number
  images: boolean
  /** can a document (a workbook) be sent as it is? */
  files: boolean
  /** the largest picture that it takes, bytes; any, where it is left out */
  pictureBytes?: number
  /** longest text of one message, in UTF-16 units after NFC */
  textLimit: number
  /** longest text that may go with a picture; 0: a picture goes alone */
  captionLimit: number
  /** May we write first? Not to the terminal: nobody is sitting there. */
  push: boolean
  /** We may write first for this long after a person's last sign of life, ms; always where it is left out. */
  pushWindowMs?: number
  /** A message can be changed for so long after it was sent, ms; left out: never (`edit`). */
  editWindowMs?: number
  /** How long a picture may take, where that is longer than any other message, ms: some platforms fetch it before they answer. */
  pictureTimeoutMs?: number
}

/** A picture or a document as the worker drew it. */
export interface Media {
  name: string
  mime: string
  bytes: Uint8Array
}

/** One platform message: a piece of a Reply that fits the limits. */
export interface Message {
  blocks: Block[]
  choices: Choice[]
  /** of the choices, where it is not from 1 */
  numbering?: Numbering
  picture?: Media
  file?: Media
  menu?: MenuEntry[]
}

export interface Channel {
  readonly name: ChannelName
  readonly capabilities: Capabilities
  /**
   * Begins to receive. `onIncoming` resolves once the message is stored: only then may the platform be told that we have it.
   * Resolves when receiving has begun; trouble afterwards is retried inside and shown by `state`.
   */
  start(onIncoming: (incoming: Incoming) => Promise<void>): Promise<void>
  /**
   * Sends one message; resolves with the platform's name of it, where it can be changed later.
   * @throws SendError, and nothing else. Only the delivery worker calls this.
   */
  send(address: string, message: Message, signal: AbortSignal): Promise<string | undefined>
  /**
   * Puts this in the place of a message that was sent; without blocks only its buttons change. Done, too, where the platform
   * says that it stands so already, is gone or is too old. @throws SendError, and nothing else. Only the delivery worker calls
   * this.
   */
  edit?(address: string, messageId: string, message: Message, signal: AbortSignal): Promise<void>
  /**
   * The bytes of a file that somebody sent, by the reference that came with it; no more than `mostBytes` of them. From the
   * platform's own hosts alone. @throws FileError, and nothing else
   */
  download?(reference: string, mostBytes: number, signal: AbortSignal): Promise<Uint8Array>
  stop(): Promise<void>
  state(): ChannelState
  /** What the platform did, since the start, where its documentation leaves it open: facts and numbers alone. For a live check. */
  undocumented?(): readonly string[]
}

export interface ChannelState {
  ok: boolean
  detail: string
}

/**
 * retry: later, the platform is busy or unreachable · gone: this person cannot be reached here any more ·
 * elsewhere: not here for now (time window, the person's quota), a push looks for another way ·
 * bug: we sent something wrong, repeating is useless · auth: an operator must act, keep everything queued
 */
export type SendErrorKind = 'retry' | 'gone' | 'elsewhere' | 'bug' | 'auth'

export class SendError extends Error {
  override name = 'SendError'
  readonly kind: SendErrorKind
  /** milliseconds; the whole channel is silent for that long, where it is `limited` the chat */
  readonly retryAfterMs: number | undefined
  /** The request was written and no answer came: the message may have arrived. */
  readonly ambiguous: boolean
  /** Too much was sent, to this chat or by all of us: the platform does not tell which. */
  readonly limited: boolean
  constructor(kind: SendErrorKind, message: string, retryAfterMs?: number, ambiguous = false, limited = false) {
    super(message)
    this.kind = kind
    // Platforms may name parts of a second; moments in the store are whole.
    this.retryAfterMs = retryAfterMs === undefined ? undefined : Math.ceil(retryAfterMs)
    this.ambiguous = ambiguous
    this.limited = limited
  }
}

/** A failure to be tried again, of which it is unknown whether the platform took the message. */
export const inDoubt = (message: string): SendError => new SendError('retry', message, undefined, true)

/** Too much was sent; tried again after `retryAfterMs`, where the platform said how long, and not nonsense. */
export const tooMuch = (message: string, retryAfterMs?: number): SendError =>
  new SendError('retry', message, (retryAfterMs ?? 0) > 0 ? retryAfterMs : undefined, false, true)

/** A file could not be fetched: `later` it may be, `never` not. Its words hold no address and no token. */
export class FileError extends Error {
  override name = 'FileError'
  readonly when: 'later' | 'never'
  constructor(when: 'later' | 'never', message: string) {
    super(message)
    this.when = when
  }
}
