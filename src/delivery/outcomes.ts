import { numberPush, rememberLongChoices } from '../../db/messages/conversations.ts'
import type { Tx } from '../../db/db.ts'
import { together } from '../../db/together.ts'
import { leaveInDoubt, markPart, markSent, postpone } from '../../db/messages/outbox-delivery.ts'
import type { Claimed } from '../../db/messages/outbox-queue.ts'
import { hurry } from '../../db/messages/outbox-routes.ts'
import { endEdit, keepShown } from '../../db/messages/shown-buttons.ts'
import { SendError } from '../channels/channel.ts'
import { undoWindowMs } from '../domain/tasks/task.ts'
import { subjectsOf, undoSubject } from '../vietnamese/button-subjects.ts'
import type { Numbering } from '../vietnamese/choices.ts'
import { inboxOf } from '../domain/chat/outbox.ts'
import type { BreakerEvent } from './sending-state.ts'
import type { Outcome, WorkerParts } from './parts.ts'
import { authPauseMs, createSettling } from './failures.ts'

/** What became of a message, kept in the outbox. Each resolves once it is on the disk. */
export interface Outcomes {
  /** The numbers a push shows, so that those on the screen keep their meaning; asked again just before it leaves. */
  numbering(row: Claimed): Promise<Numbering | undefined>
  /** The platform took a message of it; `parts` are through, and more are to come. */
  partSent(row: Claimed, parts: number): Promise<void>
  /** `messageId`: the platform's name of its last part, where it can be changed */
  sent(row: Claimed, messageId?: string): Promise<void>
  failed(row: Claimed, error: unknown): Promise<void>
  /** Not tried: we are stopping, or the channel went down while it waited for its turn. */
  givenBack(row: Claimed, why: string): Promise<void>
  /** Its chat must wait a little, in which its sender keeps it. */
  toldToWait(row: Claimed, failure: SendError): Promise<void>
  /** Not tried: it must wait until then (ms). */
  held(row: Claimed, until: number, why: string): Promise<void>
  /** Not tried again: it may have arrived, and is too old by now. */
  outdated(row: Claimed): Promise<void>
}

/** A locked file or a full disk passes; what the platform has taken must not be sent again because of it. */
const retryMs = 1_000

interface Delivered {
  row: Claimed
  messageId: string | undefined
}

/** `onDown` is called before the failure that brought the channel down is recorded. */
export function createOutcomes(parts: WorkerParts, stopping: AbortSignal, onDown: () => void): Outcomes {
  const { db, channel, circuit, pacer, clock, log } = parts
  const settling = createSettling(parts)

  async function keep<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
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

  /** Those whose sending ended meanwhile are marked together: one statement for all, and on the disk with one commit. */
  let delivered: Delivered[] = []
  let marking: Promise<void> | undefined
  function keepDelivered(row: Claimed, messageId: string | undefined): Promise<void> {
    delivered.push({ row, messageId })
    return (marking ??= (async () => {
      let all: Delivered[] | undefined
      await keep(tx => {
        if (!all) [all, delivered, marking] = [delivered, [], undefined]
        return markDelivered(tx, all)
      })
    })())
  }

  const heard = (row: Claimed): Promise<void> => {
    pacer.answered(row.chat)
    return note({ kind: 'answered' })
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

  /** What a failure tells of the channel: for its pace, and for its breaker. */
  function judge(row: Claimed, { kind, message: why, retryAfterMs, limited }: SendError): Promise<void> {
    if (limited) {
      const ms = pacer.refused(row.chat, retryAfterMs)
      return note(ms > 0 ? { kind: 'told to wait', ms, why } : { kind: 'answered' })
    }
    switch (kind) {
      case 'retry':
        if (retryAfterMs === undefined) return note({ kind: 'failed', why })
        pacer.pause(retryAfterMs)
        return note({ kind: 'told to wait', ms: retryAfterMs, why })
      case 'auth':
        pacer.pause(authPauseMs)
        return note({ kind: 'refused', why })
      case 'gone':
      case 'elsewhere':
      case 'bug':
        return heard(row)
    }
  }

  /** A push's choices can be typed by their numbers with the same commit that marks it sent, if they have none yet. */
  async function markDelivered(tx: Tx, all: Delivered[]): Promise<void> {
    const now = clock.now()
    const messages = all.filter(({ row }) => row.kind !== 'edit')
    for (const { row } of all) if (row.kind === 'edit') await endEdit(tx, row.id)
    await markSent(
      tx,
      messages.map(({ row }) => row.id),
      now,
    )
    for (const { row, messageId } of messages) {
      if (messageId !== undefined) await keepButtons(tx, row, messageId, now)
      const { choices = [] } = row.reply
      if (row.kind !== 'push' || choices.length === 0) continue
      await rememberLongChoices(tx, choices, now)
      if (!showsNumbers(row))
        await numberPush(tx, { channel: channel.name, chat: row.chat }, { id: row.id, choices }, now)
    }
  }

  /** Its buttons may come to nothing: then the message is changed, where the platform does that. */
  async function keepButtons(tx: Tx, row: Claimed, messageId: string, now: number): Promise<void> {
    const { editWindowMs } = channel.capabilities
    if (editWindowMs === undefined) return
    const place = { channel: channel.name, chat: row.chat, officerId: row.officerId }
    const shown = { outboxId: row.id, messageId, until: now + editWindowMs }
    for (const subject of subjectsOf(row.reply, place)) {
      const lookAt = row.officerId !== null && subject === undoSubject(row.officerId) ? now + undoWindowMs : null
      await keepShown(tx, { ...shown, subject, lookAt })
    }
  }

  const showsNumbers = ({ kind, reply: { choices = [] } }: Claimed): boolean =>
    kind === 'push' && choices.length > channel.capabilities.buttons

  const numberTogether = together(db.transact, async (tx, { id, chat, reply }: Claimed): Promise<Numbering> => {
    const push = { id, choices: reply.choices ?? [] }
    const from = await numberPush(tx, { channel: channel.name, chat }, push, clock.now())
    return from === undefined ? 'none' : { from }
  })

  function logFailure(row: Claimed, { kind, message: why, ambiguous }: SendError): void {
    const attempts = row.attempts + 1
    log.warn({ ...traceOf(row), channel: channel.name, kind, ambiguous, attempts, why }, 'not sent')
  }

  const tell = (outcome: Outcome, { kind }: Claimed): void => parts.onOutcome?.(outcome, kind)

  return {
    numbering: async row => (showsNumbers(row) ? numberTogether(row) : undefined),
    async partSent(row, count) {
      await heard(row)
      await keep(tx => markPart(tx, row.id, count))
    },
    async sent(row, messageId) {
      await heard(row)
      await keepDelivered(row, messageId)
      tell('sent', row)
      const done = row.kind === 'edit' ? 'changed' : 'sent'
      log.info({ ...traceOf(row), channel: channel.name, ms: clock.now() - row.createdAt }, done)
    },
    async failed(row, error) {
      // What is no SendError comes from our own side, and tells nothing of the platform.
      const ours = !(error instanceof SendError)
      const failure = ours ? new SendError('retry', String(error)) : error
      logFailure(row, failure)
      if (!ours) await judge(row, failure)
      tell(await keep(tx => settling.failure(tx, row, failure)), row)
    },
    async toldToWait(row, failure) {
      logFailure(row, failure)
      await judge(row, failure)
      tell('retried', row)
    },
    givenBack: (row, why) =>
      keep(async tx => {
        await postpone(tx, row.id, { nextAt: clock.now(), error: why, attempts: row.attempts })
        await settling.leaveIfDown(tx, row)
      }),
    held: (row, until, why) => keep(tx => postpone(tx, row.id, { nextAt: until, error: why, attempts: row.attempts })),
    async outdated(row) {
      await keep(tx => leaveInDoubt(tx, row.id, 'không rõ đã nhận chưa, quá một phút nên không gửi lại', row.attempts))
      tell('ambiguous', row)
      log.warn({ ...traceOf(row), channel: channel.name, ambiguous: true }, 'not sent')
    },
  }
}

/** By `inbox` an answer's line is found together with the line of the message that it answers. */
const traceOf = ({ id, key }: Claimed) => {
  const inbox = inboxOf(key)
  return { outbox: id, key, ...(inbox !== undefined && { inbox }) }
}
