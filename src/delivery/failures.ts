import type { Tx } from '../../db/db.ts'
import { bury, drop, leaveInDoubt, postpone } from '../../db/messages/outbox-delivery.ts'
import type { Claimed } from '../../db/messages/outbox-queue.ts'
import { endEdit } from '../../db/messages/shown-buttons.ts'
import { rerouteOfficer, waitsElsewhere } from '../../db/messages/outbox-routes.ts'
import { setReachable, setSeen } from '../../db/people/accounts.ts'
import type { SendError } from '../channels/channel.ts'
import type { PushChannels } from '../domain/chat/push-channel.ts'
import { backoff } from './backoff.ts'
import { afterDoubt } from './ambiguous-sends.ts'
import type { Outcome, WorkerParts } from './parts.ts'

/** What a failure means for its message, written in the caller's transaction. */
export interface Settling {
  failure(tx: Tx, row: Claimed, failure: SendError): Promise<Outcome>
  /** A push does not wait for a channel that is down if its person has another. */
  leaveIfDown(tx: Tx, row: Claimed): Promise<void>
}

/** After so many failures an answer is given up and listed as a dead letter; a push ends by its own expiry. */
const answerAttempts = 20
/** So often a message that stands in a chat is tried to be changed. */
const editAttempts = 5
export const authPauseMs = 60_000
/** A person's quota counts by the day; what has no other way tries again well before the evening. */
const elsewhereMs = 3_600_000
/** A push waits no longer than this for a chat's limit if its person has another account. */
const elsewhereAfterMs = 60_000

export function createSettling(parts: WorkerParts): Settling {
  const { channel, circuit, clock } = parts

  async function reroute(tx: Tx, { kind, officerId }: Claimed, channels: PushChannels): Promise<void> {
    if (kind === 'push' && officerId !== null) await rerouteOfficer(tx, officerId, channels, clock.now())
  }

  const leaveIfDown = async (tx: Tx, row: Claimed): Promise<void> =>
    circuit.takesPushes() ? undefined : reroute(tx, row, parts.pushChannels)

  /** Any other account of the person's first; this one again only where nothing speaks against it but this refusal. */
  const ratherElsewhere: PushChannels = () =>
    parts.pushChannels().map(other => (other.name === channel.name ? { ...other, up: false } : other))

  /** It may have arrived: repeated within bounds, then listed as ambiguous. */
  async function doubt(tx: Tx, row: Claimed, error: string): Promise<Outcome> {
    const [attempts, doubts, now] = [row.attempts + 1, row.doubts + 1, clock.now()]
    const verdict = afterDoubt(row, now)
    if (verdict !== 'over') {
      await postpone(tx, row.id, { nextAt: now + backoff(row.doubts, parts.random()), error, attempts, doubts })
      await leaveIfDown(tx, row)
      if (verdict === 'again' || (await waitsElsewhere(tx, row.id, channel.name))) return 'retried'
    }
    await leaveInDoubt(tx, row.id, error, attempts)
    return 'ambiguous'
  }

  /** A change may be made twice, and is not worth many tries. */
  async function edit(tx: Tx, row: Claimed, { kind, message, retryAfterMs }: SendError): Promise<Outcome> {
    if (kind === 'gone') await setReachable(tx, channel.name, row.chat, false)
    const told = retryAfterMs !== undefined || kind === 'auth'
    const attempts = told ? row.attempts : row.attempts + 1
    if ((kind === 'retry' || kind === 'auth') && attempts < editAttempts) {
      const wait = kind === 'auth' ? authPauseMs : (retryAfterMs ?? backoff(row.attempts, parts.random()))
      await postpone(tx, row.id, { nextAt: clock.now() + wait, error: message, attempts })
      return 'retried'
    }
    await endEdit(tx, row.id)
    return kind === 'gone' ? 'gone' : 'dead'
  }

  async function failure(tx: Tx, row: Claimed, failure: SendError): Promise<Outcome> {
    const { kind, message, retryAfterMs } = failure
    const attempts = row.attempts + 1
    const later = (wait: number, counted: number) =>
      postpone(tx, row.id, { nextAt: clock.now() + wait, error: message, attempts: counted })
    if (row.kind === 'edit') return edit(tx, row, failure)
    if (failure.ambiguous) return doubt(tx, row, message)
    switch (kind) {
      case 'retry':
        if (row.kind === 'answer' && retryAfterMs === undefined && attempts >= answerAttempts) {
          await bury(tx, row.id, message, attempts)
          return 'dead'
        }
        // Told to wait is no failure of the message.
        if (retryAfterMs !== undefined) await later(retryAfterMs, row.attempts)
        else await later(backoff(row.attempts, parts.random()), attempts)
        if (failure.limited && (retryAfterMs ?? 0) > elsewhereAfterMs) await reroute(tx, row, ratherElsewhere)
        else await leaveIfDown(tx, row)
        return 'retried'
      case 'auth':
        await later(authPauseMs, row.attempts)
        await reroute(tx, row, parts.pushChannels)
        return 'retried'
      case 'bug':
        await bury(tx, row.id, message, attempts)
        return 'dead'
      case 'elsewhere':
        await setSeen(tx, channel.name, row.chat, 0)
        if (row.kind === 'answer') {
          await bury(tx, row.id, message, attempts)
          return 'dead'
        }
        await later(elsewhereMs, row.attempts)
        await reroute(tx, row, ratherElsewhere)
        return 'elsewhere'
      case 'gone':
        await setReachable(tx, channel.name, row.chat, false)
        if (row.kind === 'answer' || row.officerId === null) await drop(tx, row.id, message)
        else {
          await later(0, row.attempts)
          await reroute(tx, row, parts.pushChannels)
        }
        return 'gone'
    }
  }

  return { failure, leaveIfDown }
}
