export interface Arrivals {
  /** Has this update come before, and is it not confirmed yet? */
  knows(id: number): boolean
  /** `store` answers whether the update is safe now; those of one `chat` are stored one after the other. */
  take(id: number, chat: string, store: () => Promise<boolean>): void
  /** For the next poll: the first update that is not safe yet. Asking for it confirms all before it. */
  offset(): number
  /** Resolves when everything taken so far is stored or given up. */
  settled(): Promise<void>
}

/**
 * Updates on their way to the disk. Telegram forgets all below the offset we ask for, so it passes only what is stored;
 * a chat whose update cannot be stored holds up the offset, but not the other chats.
 */
export function createArrivals(): Arrivals {
  // In order of arrival, which need not be that of the ids: after a week's silence Telegram begins anew at random.
  const stored = new Map<number, boolean>()
  const turns = new Map<string, Promise<void>>()
  let offset = 0

  return {
    knows: id => stored.has(id),
    take(id, chat, store) {
      stored.set(id, false)
      const turn = (turns.get(chat) ?? Promise.resolve()).then(async () => {
        stored.set(id, await store())
        if (turns.get(chat) === turn) turns.delete(chat)
      })
      turns.set(chat, turn)
    },
    // Only here are ids forgotten: a poll under way still answers with all that was unsafe when it was asked.
    offset() {
      for (const [id, safe] of stored) {
        if (!safe) break
        offset = id + 1
        stored.delete(id)
      }
      return offset
    },
    async settled() {
      await Promise.all(turns.values())
    },
  }
}
