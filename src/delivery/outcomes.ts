import { findConversation, rememberLongChoices, saveConversation } from '../../db/conversations.ts'
import type { Tx } from '../../db/db.ts'
import { bury, drop, markPart, markSent, postpone, type Claimed } from '../../db/outbox-delivery.ts'
import { hurry, rerouteOfficer } from '../../db/outbox-routes.ts'
import { setReachable, setSeen } from '../../db/people.ts'
import { SendError } from '../channels/channel.ts'
import type { PushChannels } from '../domain/push-channel.ts'
import { backoff } from './backoff.ts'
import type { BreakerEvent } from './breaker.ts'
import type { Outcome, WorkerParts } from './parts.ts'

/** What became of a message, kept in the outbox. Each resolves once it is on the disk. */
export interface Outcomes {
  /** The platform took a message of it; `parts` are through, and more are to come. */
  partSent(row: Claimed, parts: number): Promise<void>
  sent(row: Claimed): Promise<void>
  failed(row: Claimed, error: unknown): Promise<void>
  /** Not tried: we are stopping, or the channel went down while it waited for its turn. */
  givenBack(row: Claimed, why: string): Promise<void>
}

/** After so many failures an answer is given up and listed as a dead letter; a push ends by its own expiry. */
const answerAttempts = 20
const authPauseMs = 60_000
/** A person's quota counts by the day; what has no other way tries again well before the evening. */
const elsewhereMs = 3_600_000
const choicesMs = 24 * 3_600_000
/** A locked file or a full disk passes; what the platform has taken must not be sent again because of it. */
const retryMs = 1_000

/** `onDown` is called before the failure that brought the channel down is recorded. */
export function createOutcomes(parts: WorkerParts, stopping: AbortSignal, onDown: () => void): Outcomes {
  const { db, channel, circuit, pacer, clock, log } = parts

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

  async function note(event: BreakerEvent): Promise<void> {
    const turn = circuit.record(event)
    if (turn === undefined) return
    if (turn === 'down') {
      log.warn({ channel: channel.name, why: circuit.condition().detail }, 'channel down')
      onDown()
    } else {
      log.info({ channel: channel.name }, 'channel back')
      await keep(tx => hurry(tx, channel.name, clock.now()))
    }
  }

  /** A push does not wait for a channel that is down if its person has another. */
  async function settlePush(tx: Tx, { kind, officerId }: Claimed, channels: PushChannels): Promise<void> {
    if (kind === 'push' && officerId !== null) await rerouteOfficer(tx, officerId, channels, clock.now())
  }

  /** Any other account of the person's first; this one again only where nothing speaks against it but this refusal. */
  const ratherElsewhere: PushChannels = () =>
    parts.pushChannels().map(other => (other.name === channel.name ? { ...other, up: false } : other))

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
        if (row.kind === 'answer' && failure.retryAfterMs === undefined && attempts >= answerAttempts)
          return bury(tx, row.id, failure.message, attempts)
        // Told to wait is no failure of the message.
        if (failure.retryAfterMs !== undefined) await later(failure.retryAfterMs, row.attempts)
        else await later(backoff(row.attempts, parts.random()), attempts)
        return circuit.takesPushes() ? undefined : settlePush(tx, row, parts.pushChannels)
      case 'auth':
        await later(authPauseMs, row.attempts)
        return settlePush(tx, row, parts.pushChannels)
      case 'bug':
        return bury(tx, row.id, failure.message, attempts)
      case 'elsewhere':
        await setSeen(tx, channel.name, row.chat, 0)
        if (row.kind === 'answer') return bury(tx, row.id, failure.message, attempts)
        await later(elsewhereMs, row.attempts)
        return settlePush(tx, row, ratherElsewhere)
      case 'gone':
        await setReachable(tx, channel.name, row.chat, false)
        if (row.kind === 'answer' || row.officerId === null) return drop(tx, row.id, failure.message)
        await later(0, row.attempts)
        return settlePush(tx, row, parts.pushChannels)
    }
  }

  return {
    async partSent(row, count) {
      await note({ kind: 'answered' })
      await keep(tx => markPart(tx, row.id, count))
    },
    async sent(row) {
      await note({ kind: 'answered' })
      await keep(tx => markDelivered(tx, row))
      parts.onOutcome?.('sent', row.kind)
      log.info({ outbox: row.id, key: row.key, channel: channel.name, ms: clock.now() - row.createdAt }, 'sent')
    },
    async failed(row, error) {
      // What is no SendError comes from our own side, and tells nothing of the platform.
      const ours = !(error instanceof SendError)
      const failure = ours ? new SendError('retry', String(error)) : error
      const { kind, message, retryAfterMs } = failure
      log.warn({ outbox: row.id, channel: channel.name, kind, attempts: row.attempts + 1, why: message }, 'not sent')
      if (retryAfterMs !== undefined) pacer.pause(retryAfterMs)
      if (kind === 'auth') pacer.pause(authPauseMs)
      if (!ours) await note(eventOf(failure))
      await keep(tx => settleFailure(tx, row, failure))
      parts.onOutcome?.(outcomeOf(failure, row), row.kind)
    },
    givenBack: (row, why) =>
      keep(async tx => {
        await postpone(tx, row.id, { nextAt: clock.now(), error: why, attempts: row.attempts })
        if (!circuit.takesPushes()) await settlePush(tx, row, parts.pushChannels)
      }),
  }
}

function eventOf({ kind, message: why, retryAfterMs }: SendError): BreakerEvent {
  switch (kind) {
    case 'retry':
      return retryAfterMs === undefined ? { kind: 'failed', why } : { kind: 'told to wait', ms: retryAfterMs, why }
    case 'auth':
      return { kind: 'refused', why }
    case 'gone':
    case 'elsewhere':
    case 'bug':
      return { kind: 'answered' }
  }
}

function outcomeOf({ kind }: SendError, row: Claimed): Outcome {
  switch (kind) {
    case 'retry':
    case 'auth':
      return 'retried'
    case 'gone':
      return 'gone'
    case 'elsewhere':
      return row.kind === 'answer' ? 'dead' : 'elsewhere'
    case 'bug':
      return 'dead'
  }
}
