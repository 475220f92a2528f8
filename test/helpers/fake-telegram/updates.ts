import type { Update } from './types.ts'

export interface Pending {
  update: Update
  /** Webhook order is kept within a queue: messages by chat, callbacks by person. */
  queue: string
  expires: number
  repeat: boolean
  handed: boolean
}

export interface Updates {
  add(kind: string, payload: object, queue: string): number
  repeat: (id: number) => void
  waiting(): Pending[]
  take(offset: number, limit: number): Update[]
  remove(pending: Pending): void
  drop(): void
  /** Remembered until the next call that names some; concerns only later updates. */
  allow(kinds: string[] | undefined): void
  allowed(): string[]
  onChange(listener: () => void): () => void
}

/** Telegram keeps updates a day, callbacks 150 s (telegram-bot-api, Client.cpp). */
const keepMs = 24 * 3600_000
export const callbackKeepMs = 150_000

export function createUpdates(now: () => number): Updates {
  const history = new Map<number, Pending>()
  const listeners = new Set<() => void>()
  let pending: Pending[] = []
  let kinds: string[] = []
  let lastId = 700_000_000
  const changed = () => [...listeners].forEach(listener => listener())
  const waiting = () => (pending = pending.filter(p => p.expires > now()))

  return {
    add(kind, payload, queue) {
      const update = { update_id: ++lastId, [kind]: payload }
      const expires = now() + (kind === 'callback_query' ? callbackKeepMs : keepMs)
      const entry = { update, queue, expires, repeat: false, handed: false }
      history.set(update.update_id, entry)
      if (kinds.length === 0 || kinds.includes(kind)) pending.push(entry)
      changed()
      return update.update_id
    },
    repeat(id) {
      const entry = history.get(id)
      if (!entry) throw new Error(`There is no update ${id} to repeat`)
      pending.push({ ...entry, expires: now() + keepMs, repeat: true, handed: false })
      changed()
    },
    waiting,
    take(offset, limit) {
      if (offset < 0) pending = pending.slice(offset)
      // A repeat has an id that the bot confirmed long ago: it is handed out once, whatever the offset.
      pending = pending.filter(p => (p.repeat ? !p.handed : p.update.update_id >= offset))
      const batch = waiting().slice(0, limit)
      for (const entry of batch) entry.handed = true
      changed()
      return batch.map(p => p.update)
    },
    remove(entry) {
      pending = pending.filter(p => p !== entry)
      changed()
    },
    drop() {
      pending = []
      changed()
    },
    allow: named => void (kinds = named ?? kinds),
    allowed: () => kinds,
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
