import type { Channel } from '../../../src/channels/channel.ts'
import type { ChannelLog } from '../../../src/channels/shared/health.ts'

/** What a person sees of one message. */
export interface Shown {
  text: string
  /** of its buttons, as they are shown */
  labels: string[]
  picture?: Uint8Array
  /** a document's name */
  file?: string
}

/** A platform with one person at it, and our channel to it. */
export interface Platform {
  channel: Channel
  /** the person's id there, and where they are answered */
  person: string
  shown(): Shown[]
  says(text: string): unknown
  /** Presses the button at this place (from 0) of the newest message that has buttons. Left out: there are none. */
  presses?(place: number): unknown
  /** What the platform refused, or would have. */
  violations(): unknown[]
  close(): Promise<void>
}

interface PlatformParts {
  log: ChannelLog
  /** Gives a file a public address; left out: this office has none. */
  publish?: ((media: { name: string; mime: string; bytes: Uint8Array }) => string) | undefined
  /** Where such an address really listens. */
  route: (url: string) => string
}

export type OpenPlatform = (parts: PlatformParts) => Promise<Platform>
