/** Whose limit a platform speaks of when it says "too much", a chat's own or that of all: it does not tell, so it is found out. */
export interface Limit {
  /** A message leaves for this chat, at `now` (ms). */
  left(chat: string, now: number): void
  /** The platform took the last message to this chat, or refused it for another reason. */
  answered(chat: string): void
  /**
   * "Too much" for this chat, which asks for a silence of `ms` (Infinity: it did not say how long). Returns how long all
   * must be silent, ms; 0 while it may be the chat's limit alone.
   */
  refused(chat: string, ms: number): number
  /** Was somebody refused, and is it unclear whose limit it is? */
  isInDoubt(): boolean
  /** In doubt, a chat that took the last message to it tells more than one never written to. */
  prefers(chat: string): boolean
  /** Nothing more may leave before then (ms): the answer to what has left is waited for. */
  waitsUntil(): number
}

/** So many different chats refused one after the other, each asked when the answer to the one before was known, are all chats. */
const chatsThatMeanAll = 3
/** An answer is waited for no longer than this: the next message then asks as well. */
const probeMs = 2_000
/** The first silence of all, doubled up to the longest: it may be that those few chats each have a long limit of their own. */
const silenceMs = { first: 5_000, longest: 60_000 }

/** Of more chats with a limit of their own the first are forgotten, and count anew. */
const rememberedChats = 1_000

/**
 * After a refusal one message at a time leaves, each to a chat that may be written to: a probe. Taken, it was that chat's own
 * limit, and all goes on; a message that left before the refusal was known tells nothing.
 */
export function createLimit(): Limit {
  const refused = new Set<string>()
  /** Refused while another was taken: their own limit, which tells nothing of all until they are taken again. */
  const ownLimit = new Set<string>()
  const probes = new Set<string>()
  /** took the last message to them, the latest last */
  const taking = new Set<string>()
  let lastLeft = -Infinity

  return {
    left(chat, now) {
      if (refused.size === 0) return
      probes.add(chat)
      lastLeft = now
    },
    answered(chat) {
      ownLimit.delete(chat)
      taking.delete(chat)
      taking.add(chat)
      for (const oldest of taking) if (taking.size > rememberedChats) taking.delete(oldest)
      if (!probes.has(chat)) return
      for (const other of refused) if (other !== chat) ownLimit.add(other)
      for (const oldest of ownLimit) if (ownLimit.size > rememberedChats) ownLimit.delete(oldest)
      probes.clear()
      refused.clear()
    },
    refused(chat, ms) {
      taking.delete(chat)
      const wasAsked = probes.delete(chat)
      if ((refused.size > 0 && !wasAsked) || ownLimit.has(chat) || refused.has(chat)) return 0
      refused.add(chat)
      const beyond = refused.size - chatsThatMeanAll
      return beyond < 0 ? 0 : Math.min(ms, silenceMs.longest, silenceMs.first * 2 ** beyond)
    },
    isInDoubt: () => refused.size > 0,
    prefers: chat => taking.has(chat),
    waitsUntil: () => (probes.size > 0 ? lastLeft + probeMs : -Infinity),
  }
}
