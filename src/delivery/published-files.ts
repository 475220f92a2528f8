import { randomBytes } from 'node:crypto'
import type { Media } from '../channels/channel.ts'

export interface Published {
  media: Media
  /** ms since 1970 */
  expiresAt: number
}

/** A kept file that may be taken once, read only then. */
export interface Offered {
  name: string
  mime: string
  /** bytes */
  size: number
  read: () => Promise<Media>
}

export interface MediaStore {
  /** Keeps it for 15 minutes and returns the token that alone leads to it. */
  publish(media: Media): string
  find(token: string): Published | undefined
  /** The token leads to it once, within 15 minutes. */
  offer(file: Offered): string
  /** What is offered under the token and not taken yet; to look takes nothing: chat platforms open addresses for a preview. */
  offered(token: string): Pick<Offered, 'name' | 'size'> | undefined
  /** Takes it: for whoever comes next there is nothing. */
  take(token: string): Offered | undefined
}

const keptMs = 15 * 60_000
/** bytes of everything kept: some hundreds of charts */
const usualCapacity = 64 * 1024 * 1024
/** 192 random bits: nobody finds a picture who was not told its address. */
const tokenBytes = 24

/** Pictures and files under addresses that expire, in memory: each can be drawn again. `now` in ms. */
export function createMediaStore(now: () => number, capacity = usualCapacity): MediaStore {
  // In order of arrival, and so of expiry.
  const kept = new Map<string, Published>()
  let used = 0
  const offers = new Map<string, { file: Offered; expiresAt: number }>()

  function standing(token: string): Offered | undefined {
    for (const [old, { expiresAt }] of offers)
      if (expiresAt <= now()) offers.delete(old)
      else break
    return offers.get(token)?.file
  }

  function forget(token: string, { media }: Published): void {
    kept.delete(token)
    used -= media.bytes.length
  }

  function makeRoom(): void {
    for (const [token, published] of kept)
      if (published.expiresAt <= now() || used > capacity) forget(token, published)
      else break
  }

  return {
    publish(media) {
      const token = randomBytes(tokenBytes).toString('base64url')
      kept.set(token, { media, expiresAt: now() + keptMs })
      used += media.bytes.length
      makeRoom()
      return token
    },
    find(token) {
      makeRoom()
      return kept.get(token)
    },
    offer(file) {
      const token = randomBytes(tokenBytes).toString('base64url')
      offers.set(token, { file, expiresAt: now() + keptMs })
      standing(token)
      return token
    },
    offered: standing,
    take(token) {
      const file = standing(token)
      offers.delete(token)
      return file
    },
  }
}
