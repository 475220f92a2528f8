/**
 * queued → sending → sent; held: nobody to send to yet; dead: gave up, an operator decides; ambiguous: no answer came, it may
 * have arrived and is not repeated; expired, dropped: not to be sent
 */
export const outboxStates = ['queued', 'sending', 'sent', 'held', 'dead', 'ambiguous', 'expired', 'dropped'] as const
export type OutboxState = (typeof outboxStates)[number]

/** answer: goes back to where it was asked for · push: finds its person, on whatever channel · edit: changes a message that stands there */
export const messageKinds = ['answer', 'push', 'edit'] as const
export type MessageKind = (typeof messageKinds)[number]

/**
 * What leaves first: the smaller number; of the same number, what may leave first. urgent: a notice that waits for no hour ·
 * notice: what happened with a task · digest: what is due · edit: no message of its own. There is room between them.
 */
export const priorities = { answer: 0, urgent: 10, notice: 20, digest: 30, edit: 40 } as const
export type Priority = (typeof priorities)[keyof typeof priorities]
export const allPriorities: readonly Priority[] = Object.values(priorities)

/** Does it wait for the hours in which people may be disturbed (quiet-hours.ts)? The digest has an hour of its own. */
export const keepsQuiet = (priority: Priority): boolean => priority === priorities.notice

export const kindOf = (priority: Priority): MessageKind => {
  if (priority === priorities.answer) return 'answer'
  return priority === priorities.edit ? 'edit' : 'push'
}

/** An answer is keyed by the message that it answers; `pause:` is the word that one must wait. */
export const answerKey = (inboxId: number): string => `answer:${inboxId}`

/** The inbound message that the answer under this key belongs to; undefined: no answer's key. */
export function inboxOf(key: string): number | undefined {
  const id = /^(?:answer|pause):(\d+)$/.exec(key)?.[1]
  return id === undefined ? undefined : Number(id)
}
