/** queued → sending → sent; held: nobody to send to yet; dead: gave up, an operator decides; expired, dropped: not to be sent */
export const outboxStates = ['queued', 'sending', 'sent', 'held', 'dead', 'expired', 'dropped'] as const
export type OutboxState = (typeof outboxStates)[number]
