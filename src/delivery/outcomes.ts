import { findConversation, rememberLongChoices, saveConversation } from '../../db/conversations.ts'
import type { Tx } from '../../db/db.ts'
import { bury, drop, markPart, markSent, postpone, type Claimed } from '../../db/outbox-delivery.ts'
import { rerouteOfficer } from '../../db/outbox.ts'
import { setReachable } from '../../db/people.ts'
import { SendError } from '../channels/channel.ts'
import { backoff } from './backoff.ts'
import type { WorkerParts } from './worker.ts'

/** What became of a message, kept in the outbox. Each resolves once it is on the disk. */
export interface Outcomes {
  partSent(row: Claimed, parts: number): Promise<void>
  sent(row: Claimed): Promise<void>
  failed(row: Claimed, error: unknown): Promise<void>
  /** Not tried: we are stopping. */
  givenBack(row: Claimed): Promise<void>
}

/** After so many failures an answer is given up and listed as a dead letter; a push ends by its own expiry. */
const answerAttempts = 20
const authPauseMs = 60_000
const choicesMs = 24 * 3_600_000
/** A locked file or a full disk passes; what the platform has taken must not be sent again because of it. */
const retryMs = 1_000

export function createOutcomes(parts: WorkerParts, stopping: AbortSignal): Outcomes {
  const { db, channel, pacer, clock, log } = parts

  async function keep(work: (tx: Tx) => Promise<void>): Promise<void> {
    for (;;) {
      try {
        return await db.transact(work)
      } catch (error) {
        if (stopping.aborted) throw error
        log.error({ err: error, channel: channel.name }, 'delivery not recorded yet, trying again')
        await clock.wait(retryMs, stopping)
      }
    }
  }

  /** A push's choices become the conversation's with the same commit that marks it sent. */
  async function markDelivered(tx: Tx, row: Claimed): Promise<void> {
    const now = clock.now()
    await markSent(tx, row.id, now)
    const { choices = [] } = row.reply
    if (row.kind !== 'push' || choices.length === 0) return
    await rememberLongChoices(tx, choices, now)
    const { expecting } = await findConversation(tx, channel.name, row.chat, now)
    // Somebody in the middle of a question keeps it: a reminder must not take their next line away.
    if (!expecting) await saveConversation(tx, channel.name, row.chat, { choices }, now + choicesMs)
  }

  async function settleFailure(tx: Tx, row: Claimed, failure: SendError): Promise<void> {
    const attempts = row.attempts + 1
    const later = (wait: number, counted: number) =>
      postpone(tx, row.id, { nextAt: clock.now() + wait, error: failure.message, attempts: counted })
    switch (failure.kind) {
      case 'retry':
        // Told to wait is no failure of the message.
        if (failure.retryAfterMs !== undefined) return later(failure.retryAfterMs, row.attempts)
        if (row.kind === 'answer' && attempts >= answerAttempts) return bury(tx, row.id, failure.message, attempts)
        return later(backoff(row.attempts, parts.random()), attempts)
      case 'auth':
        return later(authPauseMs, row.attempts)
      case 'bug':
        return bury(tx, row.id, failure.message, attempts)
      case 'elsewhere':
      case 'gone':
        await setReachable(tx, channel.name, row.chat, false)
        if (row.kind === 'answer' || row.officerId === null) return drop(tx, row.id, failure.message)
        await later(0, row.attempts)
        return rerouteOfficer(tx, row.officerId, parts.pushChannels)
    }
  }

  return {
    partSent: (row, count) => keep(tx => markPart(tx, row.id, count)),
    async sent(row) {
      await keep(tx => markDelivered(tx, row))
      parts.onOutcome?.('sent', row.kind)
      log.info({ outbox: row.id, key: row.key, channel: channel.name, ms: clock.now() - row.createdAt }, 'sent')
    },
    async failed(row, error) {
      const failure = error instanceof SendError ? error : new SendError('retry', String(error))
      const { kind, message, retryAfterMs } = failure
      log.warn({ outbox: row.id, channel: channel.name, kind, attempts: row.attempts + 1, why: message }, 'not sent')
      if (retryAfterMs !== undefined) pacer.pause(retryAfterMs)
      if (kind === 'auth') pacer.pause(authPauseMs)
      await keep(tx => settleFailure(tx, row, failure))
      parts.onOutcome?.(kind === 'gone' ? 'gone' : kind === 'bug' ? 'dead' : 'retried', row.kind)
    },
    givenBack: row =>
      keep(tx => postpone(tx, row.id, { nextAt: clock.now(), error: 'stopped', attempts: row.attempts })),
  }
}
