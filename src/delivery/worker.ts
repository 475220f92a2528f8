import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Db } from '../../db/db.ts'
import { claim, expire, nextDue, releaseLeases, type Claimed } from '../../db/outbox-delivery.ts'
import { SendError, type Channel, type Message, type Media } from '../channels/channel.ts'
import { toMessages } from '../channels/split.ts'
import type { Clock } from '../clock.ts'
import type { ChannelName } from '../domain/incoming.ts'
import { text, type Attachment, type Reply } from '../domain/reply.ts'
import type { Log } from '../log.ts'
import { createOutcomes } from './outcomes.ts'
import type { Pacer } from './pacing.ts'

export interface WorkerParts {
  db: Db
  channel: Channel
  /** every channel on which a push may go out, for finding another way */
  pushChannels: readonly ChannelName[]
  pacer: Pacer
  draw: (attachment: Attachment) => Promise<Media>
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

/** The only sender: claims with a lease, keeps the pace, retries, and gives up in the open (ADR 0002). */
export function createWorker(parts: WorkerParts): Worker {
  const { db, channel, pacer, clock, log } = parts
  const stopping = new AbortController()
  const outcomes = createOutcomes(parts, stopping.signal)
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
      await clock.wait(pollMs, bell.signal)
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
          claimed.push(
            ...(await claim(tx, channel.name, kind, { now, leaseUntil: now + leaseMs, limit, busyChats: taken })),
          )
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
        if (stopping.signal.aborted) return await outcomes.givenBack(row)
        await send(row.chat, message)
        if (part < messages.length - 1) await outcomes.partSent(row, part + 1)
      }
    } catch (error) {
      return outcomes.failed(row, error)
    }
    await outcomes.sent(row)
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

  /** A channel that does not give up by itself is left behind: its place is needed. */
  async function send(chat: string, message: Message): Promise<void> {
    const over = new AbortController()
    const timeout = new AbortController()
    const late = clock.wait(sendTimeoutMs, over.signal).then(() => {
      if (over.signal.aborted) return
      timeout.abort()
      throw new SendError('retry', `no answer within ${sendTimeoutMs / 1_000} s`)
    })
    try {
      await Promise.race([channel.send(chat, message, timeout.signal), late])
    } finally {
      over.abort()
    }
  }

  return {
    async start() {
      // Nobody else sends on this channel now: what was under way when an earlier run died is ours to send again.
      await db.transact(tx => releaseLeases(tx, channel.name))
      loop = run()
    },
    wake: () => bell.abort(),
    async idle() {
      while (!stopping.signal.aborted) {
        bell.abort()
        await Promise.all([...underWay.values()].map(({ done }) => done))
        if (underWay.size === 0 && !(await nextDue(db.reads, channel.name, clock.now())).any) return
        await nextTurn()
      }
    },
    async stop() {
      stopping.abort()
      bell.abort()
      await loop
      await Promise.all([...underWay.values()].map(({ done }) => done))
    },
  }
}
