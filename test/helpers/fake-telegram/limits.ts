export interface Limits {
  /** send* calls in any second, over all chats; Telegram allows about 30 */
  perSecond: number
  /** messages in any second to one chat; Telegram allows about 1 */
  perChatPerSecond?: number
  /** ms of silence once a limit is passed */
  banMs: number
  /** A call during the ban begins it anew. */
  banExtendedByCalls: boolean
}

interface Window {
  accepted: number[]
  bannedUntil: number
}

/** Seconds (whole, as in retry_after) for which this call is refused, or undefined when it may pass. */
export type Limiter = (method: string, chat: string | undefined) => number | undefined

export function createLimiter(limits: Limits | undefined, now: () => number): Limiter {
  const windows = new Map<string, Window>()

  function windowOf(key: string): Window {
    const window = windows.get(key) ?? { accepted: [], bannedUntil: 0 }
    windows.set(key, window)
    window.accepted = window.accepted.filter(at => at > now() - 1000)
    return window
  }

  function refused(window: Window, most: number, { banMs, banExtendedByCalls }: Limits): boolean {
    const banned = window.bannedUntil > now()
    const over = window.accepted.length >= most
    if (banned ? banExtendedByCalls : over) window.bannedUntil = now() + banMs
    return banned || over
  }

  return (method, chat) => {
    if (!limits || !method.startsWith('send')) return undefined
    const all = windowOf('')
    const scopes = [{ window: all, most: limits.perSecond }]
    // "typing…" is no message: it counts for the bot as a whole, not for the chat.
    if (limits.perChatPerSecond !== undefined && chat !== undefined && method !== 'sendChatAction')
      scopes.push({ window: windowOf(chat), most: limits.perChatPerSecond })
    const refusing = scopes.find(({ window, most }) => refused(window, most, limits))
    if (!refusing) {
      for (const { window } of scopes) window.accepted.push(now())
      return undefined
    }
    return Math.ceil((refusing.window.bannedUntil - now()) / 1000) || 1
  }
}
