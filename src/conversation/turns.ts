import type { Db } from '../../db/db.ts'
import type { Received } from '../../db/messages/inbox.ts'
import { queueAnswer } from '../../db/messages/outbox.ts'
import type { Clock } from '../clock.ts'
import type { ChannelName } from '../domain/chat/incoming.ts'
import { createPause } from '../domain/chat/pause.ts'
import { askedToPause } from './refusals.ts'

interface TurnParts {
  db: Db
  clock: Clock
  onQueued: (channel: ChannelName) => void
}

/** The demo and the terminal are at the machine of whoever runs the service. */
const ownChannels: readonly ChannelName[] = ['web', 'terminal']

/**
 * Resolves when it is a message's turn: at once, but for a person who sends faster than anybody can read. They are told
 * once and wait; nothing is dropped. False: the program is stopping, and the message waits for its next start.
 */
export function createTurns(
  { db, clock, onQueued }: TurnParts,
  stopping: AbortSignal,
): (received: Received) => Promise<boolean> {
  const pause = createPause()

  async function tell({ id, channel, chat }: Received): Promise<void> {
    const answer = { key: `pause:${id}`, channel, chat, officerId: undefined, reply: askedToPause }
    await db.transact(tx => queueAnswer(tx, answer, clock.now()))
    onQueued(channel)
  }

  return async received => {
    const { channel, sender } = received
    if (ownChannels.includes(channel)) return true
    for (;;) {
      const verdict = pause.take(`${channel}:${sender}`, clock.now())
      if (verdict.kind === 'go') return true
      // Telling is a courtesy: a full disk must not stop the message itself.
      if (!verdict.told) await tell(received).catch(() => undefined)
      await clock.wait(verdict.waitMs, stopping)
      if (stopping.aborted) return false
    }
  }
}
