/**
 * queued → sending → sent; held: nobody to send to yet; dead: gave up, an operator decides; ambiguous: no answer came, it may
 * have arrived and is not repeated; expired, dropped: not to be sent
 */
export const outboxStates = ['queued', 'sending', 'sent', 'held', 'dead', 'ambiguous', 'expired', 'dropped'] as const
export type OutboxState = (typeof outboxStates)[number]

/** An answer is keyed by the message that it answers; `pause:` is the word that one must wait. */
export const answerKey = (inboxId: number): string => `answer:${inboxId}`

/** The inbound message that the answer under this key belongs to; undefined: no answer's key. */
export function inboxOf(key: string): number | undefined {
  const id = /^(?:answer|pause):(\d+)$/.exec(key)?.[1]
  return id === undefined ? undefined : Number(id)
}
