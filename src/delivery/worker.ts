import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Tx } from '../../db/db.ts'
import { expire } from '../../db/messages/outbox-delivery.ts'
import { claim, nextDue, releaseLeases, type Claimed, type Selection } from '../../db/messages/outbox-queue.ts'
import { hurry } from '../../db/messages/outbox-routes.ts'
import { inDoubt, SendError, type Message } from '../channels/channel.ts'
import { allPriorities, keepsQuiet, kindOf, priorities, type Priority } from '../domain/chat/outbox.ts'
import { toMessages } from '../channels/split.ts'
import type { Reply } from '../domain/chat/reply.ts'
import { mayLeave } from './ambiguous-sends.ts'
import { createOutcomes } from './outcomes.ts'
import { patienceMs, rung } from './pacing.ts'
import type { WorkerParts } from './parts.ts'
import { renderReply } from './rendering.ts'

export interface Worker {
  start(): Promise<void>
  /** There is something new in the outbox. */
  wake(): void
  /** Resolves when nothing is left that could be sent now. */
  idle(): Promise<void>
  stop(): Promise<void>
}

/** Whose sender does not come back within it is taken for lost, ms; what we are sending ourselves never is. */
const leaseMs = 120_000
/** Twice this, and the pace of another channel, must fit into the minute in which a push finds another way (ADR 0005). */
const sendTimeoutMs = 20_000
/** Other processes (a job run by hand, an import) queue without waking us. */
const pollMs = 1_000
/** Messages under way at once; what nobody waits for has its own places, so that a long push never holds up an answer. */
const places = { answers: 32, others: 32 }
const laneOf = (priority: Priority): keyof typeof places => (kindOf(priority) === 'answer' ? 'answers' : 'others')
/** A message whose chat must wait for a moment keeps its place, and so its turn: back in the queue it would be the last. */
const shortWaits = 2
const isShortWait = (error: unknown): error is SendError =>
  error instanceof SendError && error.limited && error.retryAfterMs !== undefined && error.retryAfterMs <= patienceMs
const everything: Selection = { priorities: allPriorities }
/** Somebody has just written there, so it may well be back; and one message that never goes must not silence the others. */
const firstAnswers: Selection = { priorities: [priorities.answer], untried: true }

/** The only sender: claims with a lease, keeps the pace, retries, and gives up in the open (ADR 0002). */
export function createWorker(parts: WorkerParts): Worker {
  const { db, channel, circuit, pacer, clock, log } = parts
  const stopping = new AbortController()
  const outcomes = createOutcomes(parts, stopping.signal, retreat)
  const underWay = new Map<number, { row: Claimed; done: Promise<void> }>()
  let bell = new AbortController()
  /** for pushes that wait for their turn to leave */
  let patience = new AbortController()
  let loop: Promise<void> | undefined
  let lastLook = clock.now()

  function retreat(): void {
    patience.abort()
    patience = new AbortController()
    parts.onDown?.()
  }

  async function run(): Promise<void> {
    let lookedAt = -Infinity
    while (!stopping.signal.aborted) {
      const wasRung = bell.signal.aborted
      bell = new AbortController()
      try {
        // Whoever rings has something for us; only what time alone brings (another's message, an expiry) is looked for.
        const blind = wasRung && clock.now() - lookedAt < pollMs
        if (!blind) lookedAt = clock.now()
        const claimed = await claimNext(blind)
        for (const row of claimed) begin(row)
        if (claimed.length > 0) continue
      } catch (error) {
        log.error({ err: error, channel: channel.name }, 'outbox not readable, trying again')
      }
      await clock.wait(pollMs, bell.signal)
    }
  }

  /** Half-open, one message tries, and only when nothing else is under way that might tell as much. */
  const mayTry = (): boolean => circuit.phase() === 'half-open' && underWay.size === 0
  const sendable = (): Selection => (circuit.phase() === 'closed' || mayTry() ? everything : firstAnswers)

  async function claimNext(blind: boolean): Promise<Claimed[]> {
    const now = clock.now()
    // Set back, the clock would make whatever waits for its next attempt wait for as long again.
    if (now < lastLook) await db.transact(tx => hurry(tx, channel.name, now))
    lastLook = now
    const ours = [...underWay.keys()]
    const due = blind ? { any: true, stale: false } : await nextDue(db.reads, channel.name, now, sendable(), ours)
    if (!due.any) return []
    return db.transact(async tx => {
      if (due.stale) {
        await expire(tx, now)
        await releaseLeases(tx, channel.name, now, ours)
      }
      return claimIn(tx, now)
    })
  }

  async function claimIn(tx: Tx, now: number): Promise<Claimed[]> {
    const busy = [...underWay.values()].map(({ row }) => row)
    const options = { now, leaseUntil: now + leaseMs, busyChats: busy.map(row => row.chat) }
    if (mayTry()) return claim(tx, channel.name, everything, { ...options, limit: 1, leastTriedFirst: true })
    const selection = sendable()
    const claimed: Claimed[] = []
    const free = { ...places }
    for (const row of busy) free[laneOf(row.priority)]--
    for (const priority of selection.priorities) {
      const lane = laneOf(priority)
      if (free[lane] <= 0) continue
      const busyChats = [...options.busyChats, ...claimed.map(row => row.chat)]
      const next = { ...options, limit: free[lane], busyChats }
      const rows = await claim(tx, channel.name, { ...selection, priorities: [priority] }, next)
      claimed.push(...rows)
      free[lane] -= rows.length
    }
    return claimed
  }

  function begin(row: Claimed): void {
    const done = deliver(row)
      .catch((error: unknown) => log.error({ err: error, outbox: row.id }, 'delivery not recorded'))
      .finally(() => {
        underWay.delete(row.id)
        bell.abort(rung)
      })
    underWay.set(row.id, { row, done })
  }

  async function deliver(claimed: Claimed): Promise<void> {
    if (!(await isAwake(claimed))) return
    if (claimed.kind === 'edit') return change(claimed)
    let row = claimed
    let waits = 0
    let messageId: string | undefined
    try {
      let numbering = await outcomes.numbering(row)
      let messages = await renderReply(parts, row.reply, numbering)
      for (let part = row.sentParts; part < messages.length;) {
        if (!(await hasTurn(row))) return
        // While it waited for its turn a list or a question may have come up.
        const now = part === messages.length - 1 ? await outcomes.numbering(row) : numbering
        if (JSON.stringify(now) !== JSON.stringify(numbering)) {
          numbering = now
          messages = await renderReply(parts, row.reply, numbering)
        }
        const message = messages[part]
        if (!message) break
        try {
          messageId = await send(row.chat, message)
        } catch (error) {
          if (waits++ === shortWaits || !isShortWait(error)) throw error
          await outcomes.toldToWait(row, error)
          continue
        }
        if (++part === messages.length) break
        await outcomes.partSent(row, part)
        row = { ...row, doubts: 0 }
      }
    } catch (error) {
      return outcomes.failed(row, error)
    }
    await outcomes.sent(row, messageId)
  }

  /** Changes a message that stands in a chat. */
  async function change(row: Claimed): Promise<void> {
    const { chat, edits, reply } = row
    try {
      if (!(await hasTurn(row))) return
      if (edits !== null)
        await inTime(sendTimeoutMs, async signal => channel.edit?.(chat, edits, onlyMessage(reply), signal))
    } catch (error) {
      return outcomes.failed(row, error)
    }
    await outcomes.sent(row)
  }

  /** What was sent in several messages cannot be told apart any more: there only the buttons change. */
  function onlyMessage(reply: Reply): Message {
    const [message, ...more] = toMessages(reply, channel.capabilities)
    return message && more.length === 0 ? message : { blocks: [], choices: reply.choices ?? [] }
  }

  /** False in the hours in which it would disturb people: then it waits for their end. What was begun is sent to its end. */
  async function isAwake(row: Claimed): Promise<boolean> {
    if (!keepsQuiet(row.priority) || row.sentParts > 0) return true
    const now = clock.now()
    const from = await parts.leavesAt(now)
    if (from <= now) return true
    await outcomes.held(row, from, 'chờ hết giờ nghỉ')
    return false
  }

  /** Waits for its turn; false where it will not leave now, and what becomes of it is recorded. */
  async function hasTurn(row: Claimed): Promise<boolean> {
    const { signal } = row.kind === 'answer' ? stopping : patience
    const held = await pacer.slot(row.chat, row.kind === 'answer', signal)
    if (held > 0) await outcomes.held(row, clock.now() + held, 'chat giới hạn tốc độ')
    else if (signal.aborted) await outcomes.givenBack(row, stopping.signal.aborted ? 'stopped' : 'channel down')
    else if (mayLeave(row, clock.now())) return true
    else await outcomes.outdated(row)
    return false
  }

  function send(chat: string, message: Message): Promise<string | undefined> {
    const limit = (message.picture && channel.capabilities.pictureTimeoutMs) ?? sendTimeoutMs
    return inTime(limit, signal => channel.send(chat, message, signal))
  }

  /** A channel that does not give up by itself is left behind: its place is needed. */
  async function inTime<T>(limit: number, call: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const over = new AbortController()
    let callOff = () => {}
    const late = new Promise<never>((_, reject) => {
      callOff = clock.after(limit, () => {
        over.abort()
        // Whether anything was written yet, the channel knows better, if it says so at once.
        setImmediate(() => reject(inDoubt(`no answer within ${limit / 1_000} s`)))
      })
    })
    try {
      return await Promise.race([call(over.signal), late])
    } finally {
      callOff()
    }
  }

  return {
    async start() {
      // Nobody else sends on this channel now: what was under way when an earlier run died is ours to send again.
      await db.transact(tx => releaseLeases(tx, channel.name))
      loop = run()
    },
    wake: () => bell.abort(rung),
    async idle() {
      while (!stopping.signal.aborted) {
        bell.abort(rung)
        await Promise.all([...underWay.values()].map(({ done }) => done))
        if (underWay.size === 0 && !(await nextDue(db.reads, channel.name, clock.now(), sendable())).any) return
        await nextTurn()
      }
    },
    async stop() {
      stopping.abort()
      patience.abort()
      bell.abort(rung)
      await loop
      await Promise.all([...underWay.values()].map(({ done }) => done))
    },
  }
}
