import { findConversation, saveConversation } from '../../db/conversations.ts'
import type { Db } from '../../db/db.ts'
import {
  bury,
  claim,
  drop,
  expire,
  markPart,
  markSent,
  nextDue,
  postpone,
  releaseLeases,
  type Claimed,
} from '../../db/outbox-delivery.ts'
import { rerouteOfficer } from '../../db/outbox.ts'
import { setReachable } from '../../db/people.ts'
import { SendError, type Channel, type Message, type Picture } from '../channels/channel.ts'
import { toMessages } from '../channels/split.ts'
import type { Clock } from '../clock.ts'
import type { ChannelName } from '../domain/incoming.ts'
import { text, type Attachment, type Reply } from '../domain/reply.ts'
import type { Log } from '../log.ts'
import { backoff } from './backoff.ts'
import type { Pacer } from './pacing.ts'

export interface WorkerParts {
  db: Db
  channel: Channel
  /** every channel on which a push may go out, for finding another way */
  pushChannels: readonly ChannelName[]
  pacer: Pacer
  draw: (attachment: Attachment) => Promise<Picture>
  /** the attachment's figures in words, for channels without pictures */
  describe: (attachment: Attachment) => string
  clock: Clock
  log: Log
  random: () => number
  onOutcome?: (outcome: 'sent' | 'retried' | 'gone' | 'dead', kind: 'answer' | 'push') => void
}

export interface Worker {
  start(): Promise<void>
  /** There is something new in the outbox. */
  wake(): void
  /** Resolves when nothing is left that could be sent now. */
  idle(): Promise<void>
  stop(): Promise<void>
}

/** A send that takes longer than the lease is taken for lost, so it is cut off well before, ms. */
const leaseMs = 120_000
const sendTimeoutMs = 60_000
/** Other processes (a job run by hand, an import) queue without waking us. */
const pollMs = 1_000
/** Messages under way at once; pushes have their own places, so that a long push never holds up an answer. */
const places = { answer: 16, push: 32 }
/** After so many failures an answer is given up and listed as a dead letter; a push ends by its own expiry. */
const answerAttempts = 20
const authPauseMs = 60_000
const choicesMs = 24 * 3_600_000

/** The only sender: claims with a lease, keeps the pace, retries, and gives up in the open (ADR 0002). */
export function createWorker(parts: WorkerParts): Worker {
  const { db, channel, pacer, clock, log } = parts
  const stopping = new AbortController()
  const underWay = new Map<number, { row: Claimed; done: Promise<void> }>()
  let bell = new AbortController()
  let loop: Promise<void> | undefined

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      bell = new AbortController()
      try {
        const claimed = await claimNext()
        for (const row of claimed) begin(row)
        if (claimed.length > 0) continue
      } catch (error) {
        log.error({ err: error, channel: channel.name }, 'outbox not readable, trying again')
      }
      await clock.wait(pollMs, AbortSignal.any([bell.signal, stopping.signal]))
    }
  }

  async function claimNext(): Promise<Claimed[]> {
    const now = clock.now()
    const due = await nextDue(db.reads, channel.name, now)
    if (!due.any) return []
    const busy = [...underWay.values()].map(({ row }) => row)
    const busyChats = busy.map(row => row.chat)
    return db.transact(async tx => {
      if (due.stale) {
        await expire(tx, now)
        await releaseLeases(tx, channel.name, now)
      }
      const claimed: Claimed[] = []
      for (const kind of ['answer', 'push'] as const) {
        const limit = places[kind] - busy.filter(row => row.kind === kind).length
        const taken = [...busyChats, ...claimed.map(row => row.chat)]
        if (limit > 0)
          claimed.push(...(await claim(tx, channel.name, kind, { now, leaseUntil: now + leaseMs, limit, busyChats: taken })))
      }
      return claimed
    })
  }

  function begin(row: Claimed): void {
    const done = deliver(row)
      .catch((error: unknown) => log.error({ err: error, outbox: row.id }, 'delivery not recorded'))
      .finally(() => {
        underWay.delete(row.id)
        bell.abort()
      })
    underWay.set(row.id, { row, done })
  }

  async function deliver(row: Claimed): Promise<void> {
    try {
      const messages = await render(row.reply)
      for (const [part, message] of messages.entries()) {
        if (part < row.sentParts) continue
        await pacer.slot(row.chat, row.kind === 'answer', stopping.signal)
        if (stopping.signal.aborted) return await giveBack(row)
        await send(row.chat, message)
        if (part < messages.length - 1) await db.transact(tx => markPart(tx, row.id, part + 1))
      }
      await recordSent(row)
      parts.onOutcome?.('sent', row.kind)
      log.info({ outbox: row.id, key: row.key, channel: channel.name, ms: clock.now() - row.createdAt }, 'sent')
    } catch (error) {
      await recordFailure(row, error)
    }
  }

  async function render(reply: Reply): Promise<Message[]> {
    const { attachment } = reply
    if (!attachment) return toMessages(reply, channel.capabilities)
    const inWords = (): Reply => ({ ...reply, blocks: [...reply.blocks, text(parts.describe(attachment))] })
    if (!channel.capabilities.images) return toMessages(inWords(), channel.capabilities)
    try {
      return toMessages(reply, channel.capabilities, await parts.draw(attachment))
    } catch (error) {
      log.error({ err: error }, 'picture not drawn, sending its figures in words')
      return toMessages(inWords(), channel.capabilities)
    }
  }

  async function send(chat: string, message: Message): Promise<void> {
    const timeout = AbortSignal.timeout(sendTimeoutMs)
    await channel.send(chat, message, timeout)
  }

  const giveBack = (row: Claimed): Promise<void> =>
    db.transact(tx => postpone(tx, row.id, { nextAt: clock.now(), error: 'stopped', attempts: row.attempts }))

  /** A push's choices become the conversation's with the same commit that marks it sent. */
  async function recordSent(row: Claimed): Promise<void> {
    const now = clock.now()
    await db.transact(async tx => {
      await markSent(tx, row.id, now)
      const { choices } = row.reply
      if (row.kind !== 'push' || !choices?.length) return
      const { expecting } = await findConversation(tx, channel.name, row.chat, now)
      // Somebody in the middle of a question keeps it: a reminder must not take their next line away.
      if (!expecting) await saveConversation(tx, channel.name, row.chat, { choices }, now + choicesMs)
    })
  }

  async function recordFailure(row: Claimed, error: unknown): Promise<void> {
    const failure = error instanceof SendError ? error : new SendError('retry', String(error))
    const now = clock.now()
    const attempts = row.attempts + 1
    log.warn({ outbox: row.id, channel: channel.name, kind: failure.kind, attempts, why: failure.message }, 'not sent')
    if (failure.retryAfterMs !== undefined) pacer.pause(failure.retryAfterMs)
    if (failure.kind === 'auth') pacer.pause(authPauseMs)
    await db.transact(async tx => {
      const later = (wait: number, counted: number) =>
        postpone(tx, row.id, { nextAt: now + wait, error: failure.message, attempts: counted })
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
        case 'gone':
          await setReachable(tx, channel.name, row.chat, false)
          if (row.kind === 'answer' || row.officerId === null) return drop(tx, row.id, failure.message)
          await later(0, row.attempts)
          return rerouteOfficer(tx, row.officerId, parts.pushChannels)
      }
    })
    parts.onOutcome?.(failure.kind === 'gone' ? 'gone' : failure.kind === 'bug' ? 'dead' : 'retried', row.kind)
  }

  return {
    async start() {
      // Nobody else sends on this channel now: what was under way when an earlier run died is ours to send again.
      await db.transact(tx => releaseLeases(tx, channel.name, clock.now(), true))
      loop = run()
    },
    wake: () => bell.abort(),
    async idle() {
      for (;;) {
        bell.abort()
        await Promise.all([...underWay.values()].map(({ done }) => done))
        if (underWay.size === 0 && !(await nextDue(db.reads, channel.name, clock.now())).any) return
        await clock.wait(1, stopping.signal)
      }
    },
    async stop() {
      stopping.abort()
      await loop
      await Promise.all([...underWay.values()].map(({ done }) => done))
    },
  }
}
