import { findConversation, longChoice, rememberLongChoices, saveConversation } from '../db/conversations.ts'
import type { Db, Tx } from '../db/db.ts'
import { markAnswered, receive, unanswered, type Received } from '../db/inbox.ts'
import { queueAnswer, rerouteOfficer } from '../db/outbox.ts'
import { findAccount, findActor, setReachable } from '../db/people.ts'
import type { Command, Office } from '../commands/command.ts'
import type { Clock } from './clock.ts'
import { respond } from './respond.ts'
import { buttonData, isLong } from './domain/choices.ts'
import { UserError } from './domain/errors.ts'
import type { ChannelName, Incoming } from './domain/incoming.ts'
import { localDate } from './domain/local-date.ts'
import { say, type Reply } from './domain/reply.ts'
import { errorCode, type Log } from './log.ts'

export interface AppParts {
  db: Db
  clock: Clock
  log: Log
  commands: readonly Command[]
  office: Office
  /** called after a commit that put something into the outbox */
  onQueued: (channel: ChannelName) => void
}

export interface App {
  /** Resolves when the message is on the disk (or was there before); it is answered afterwards, in its conversation's order. */
  accept(incoming: Incoming): Promise<void>
  /** Answers what an earlier run of the program accepted and did not answer. */
  recover(channels: ChannelName[]): Promise<void>
  /** Resolves when everything accepted so far is answered. */
  idle(): Promise<void>
  stop(): Promise<void>
}

/** A question is open this long; a list of choices longer. */
const questionMs = 30 * 60_000
const choicesMs = 24 * 3_600_000
/** Pause before a message is tried again that even the error answer could not be stored for (full disk, locked file). */
const retryMs = 1_000

export function createApp(parts: AppParts): App {
  const { db, clock, log } = parts
  const conversations = new Map<string, Promise<void>>()
  const stopping = new AbortController()

  function enqueue(received: Received): void {
    const key = `${received.channel}:${received.chat}`
    const turn = (conversations.get(key) ?? Promise.resolve()).then(() => untilAnswered(received))
    conversations.set(key, turn)
    void turn.then(() => {
      if (conversations.get(key) === turn) conversations.delete(key)
    })
  }

  async function untilAnswered(received: Received): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await answerOnce(received)
        return
      } catch (error) {
        log.error({ err: error, inbox: received.id }, 'message not answered yet, trying again')
        await clock.wait(retryMs, stopping.signal)
      }
    }
  }

  /** One transaction; where the command fails its work is undone and a second one keeps the explanation. */
  async function answerOnce(received: Received): Promise<void> {
    const started = clock.now()
    try {
      await db.transact(tx => answerIn(tx, received))
    } catch (error) {
      const code = error instanceof UserError ? undefined : errorCode()
      if (code) log.error({ err: error, code, inbox: received.id, channel: received.channel }, 'command failed')
      await db.transact(tx => keepReply(tx, received, explain(error, code), undefined, code))
    }
    log.info({ inbox: received.id, channel: received.channel, ms: clock.now() - started }, 'answered')
    parts.onQueued(received.channel)
  }

  async function answerIn(tx: Tx, received: Received): Promise<void> {
    const now = clock.now()
    const { channel, chat, sender, content } = received
    if (content.kind === 'reachable') {
      await markAnswered(tx, received.id, now)
      for (const officer of await setReachable(tx, channel, chat, content.reachable))
        await rerouteOfficer(tx, officer, parts.office.pushChannels)
      return
    }
    const account = await findAccount(tx, channel, sender)
    const actor = account && (await findActor(tx, account.officerId))
    if (account?.status === 'gone') await setReachable(tx, channel, account.chat, true)
    const conversation = await findConversation(tx, channel, chat, now)
    const context = {
      tx,
      now,
      today: localDate(now, parts.office.timeZone),
      office: parts.office,
      message: { channel, chat, sender },
      actor,
      commands: parts.commands,
    }
    const typed = content.kind === 'text' && content.text.startsWith('~') ? await longChoice(tx, content.text) : undefined
    const meant = typed === undefined ? content : { kind: 'text' as const, text: typed }
    const reply = await respond(meant, conversation, context, parts.commands)
    await keepReply(tx, received, reply, actor?.officerId)
  }

  async function keepReply(tx: Tx, received: Received, reply: Reply, officerId?: number, code?: string): Promise<void> {
    const { id, channel, chat } = received
    const now = clock.now()
    if (!(await markAnswered(tx, id, now, code))) return
    await queueAnswer(tx, { key: `answer:${id}`, channel, chat, officerId, reply }, now)
    await rememberChoices(tx, reply, now)
    const before = await findConversation(tx, channel, chat, now)
    const choices = reply.choices?.length ? reply.choices : before.choices
    const expiresAt = now + (reply.expecting ? questionMs : choicesMs)
    await saveConversation(tx, channel, chat, { choices, ...(reply.expecting && { expecting: reply.expecting }) }, expiresAt)
  }

  return {
    async accept(incoming) {
      const received = await db.transact(tx => receive(tx, incoming, clock.now()))
      if (received) enqueue(received)
    },
    async recover(channels) {
      for (const received of await unanswered(db.reads, channels)) enqueue(received)
    },
    async idle() {
      while (conversations.size > 0) await Promise.all(conversations.values())
    },
    async stop() {
      stopping.abort()
      await this.idle()
    },
  }
}

/** Buttons that cannot carry their whole line need it kept under its short name. */
export const rememberChoices = (tx: Tx, reply: Reply, now: number): Promise<void> =>
  rememberLongChoices(
    tx,
    (reply.choices ?? []).filter(isLong).map(choice => ({ token: buttonData(choice.send), send: choice.send })),
    now,
  )

function explain(error: unknown, code: string | undefined): Reply {
  if (error instanceof UserError) return { ...say(error.message), choices: error.choices }
  return say(`Có lỗi, đã ghi nhận (mã ${code}). Đồng chí thử lại sau ít phút; nếu vẫn lỗi, báo quản trị viên mã này.`)
}
