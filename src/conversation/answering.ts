import {
  choicesMs,
  findConversation,
  longChoice,
  rememberLongChoices,
  saveConversation,
  type Conversation,
} from '../../db/messages/conversations.ts'
import type { Db, Tx } from '../../db/db.ts'
import { storeFailed } from '../../db/sqlite/errors.ts'
import {
  forgetContent,
  keepAsSecret,
  keepFilesAsSecret,
  lastReceived,
  markAnswered,
  notYetAnswered,
  receive,
  unanswered,
  type Received,
} from '../../db/messages/inbox.ts'
import { queueAnswer } from '../../db/messages/outbox.ts'
import { together } from '../../db/together.ts'
import { findSender, type Sender } from '../../db/people/accounts.ts'
import type { Command, Office } from '../../commands/command.ts'
import { questionFor, replyToProposal } from './ask-model.ts'
import type { Assistant } from '../assistant/index.ts'
import type { Proposal, Question } from '../assistant/understand.ts'
import type { Clock } from '../clock.ts'
import { stillAsked } from './open-question.ts'
import { respond, type Readable } from './respond.ts'
import type { Asked } from './run.ts'
import type { Actor } from '../domain/people/access.ts'
import { formOpenMs } from '../vietnamese/form.ts'
import { explain, howToLink, withNextStep } from './refusals.ts'
import { UserError } from '../domain/chat/errors.ts'
import { admit, admitBehind, heldMs } from '../vietnamese/admission.ts'
import type { ChannelName, Incoming } from '../domain/chat/incoming.ts'
import { localDate } from '../domain/days/local-date.ts'
import { answerKey } from '../domain/chat/outbox.ts'
import type { OpenForm, Reply } from '../domain/chat/reply.ts'
import { errorCode, type Log } from '../log.ts'
import { namesFor } from './office-names.ts'
import { changeReach, noteLife } from './reachability.ts'
import { closeQuestions } from './over-questions.ts'
import { createTurns } from './turns.ts'

export interface AppParts {
  db: Db
  clock: Clock
  log: Log
  commands: readonly Command[]
  office: Office
  /** the language model, where the office has one */
  assistant?: Assistant | undefined
  /** called after a commit that put something into the outbox */
  onQueued: (channel: ChannelName) => void
  /** after a message was answered */
  onAnswered?: ((answered: Answered) => void) | undefined
}

export interface Answered {
  /** the name of the command that ran; undefined where none did */
  command: string | undefined
  /** from the message's turn to its answer's commit */
  ms: number
}

/** A model is to be asked; `otherwise` is the answer where it knows nothing. */
interface Asking {
  assistant: Assistant
  question: Question
  otherwise: Reply
}

/** What came of it. */
interface AskedModel {
  proposal: Proposal | undefined
  otherwise: Reply
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

/** More than an album holds. */
const mostFiles = 20
/** Pause before a message is tried again that even the error answer could not be stored for (full disk, locked file). */
const retryMs = 1_000
/** What was answered before a question was left is not kept. */
const withoutAnswers = ({ command, field, answers: { task } }: OpenForm): OpenForm => ({
  command,
  field,
  answers: task === undefined ? {} : { task },
})

export function createApp(parts: AppParts): App {
  const { db, clock, log } = parts
  const conversations = new Map<string, Promise<void>>()
  const stopping = new AbortController()
  const inTurn = createTurns(parts, stopping.signal)
  // The platform waits for it; a poll brings many at once.
  const store = together(db.transact, storeIn, 'first')

  async function storeIn(tx: Tx, incoming: Incoming): Promise<Received | undefined> {
    const now = clock.now()
    const content = admitBehind(incoming.content, await lastReceived(tx, incoming), now)
    return receive(tx, { ...incoming, content }, now)
  }

  function enqueue(received: Received): void {
    const key = `${received.channel}:${received.chat}`
    const turn = (conversations.get(key) ?? Promise.resolve()).then(() => untilAnswered(received))
    conversations.set(key, turn)
    void turn.then(() => {
      if (conversations.get(key) === turn) conversations.delete(key)
    })
  }

  async function untilAnswered(received: Received): Promise<void> {
    if (!(await inTurn(received))) return
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

  /**
   * One transaction. Where the rules find nothing and a model may be asked, that comes between two, as nothing may be waited
   * for inside one. Where the command fails, a second one keeps the explanation; where the store does, all is tried again.
   */
  async function answerOnce(received: Received): Promise<void> {
    const started = clock.now()
    let command: string | undefined
    let ofAnswer = false
    const onCommand: Asked['onCommand'] = (name, part) => {
      command = name
      ofAnswer = part === 'answer'
    }
    try {
      const names = await namesFor(db.reads, received.content)
      const around = { names, onCommand }
      const asking = await db.transact(tx => answerIn(tx, received, around))
      if (asking) {
        const proposal = await asking.assistant.understand(asking.question, stopping.signal)
        // Called off in the middle of the question: the next run asks again.
        if (stopping.signal.aborted) return
        await db.transact(tx => answerIn(tx, received, around, { proposal, otherwise: asking.otherwise }))
      }
    } catch (error) {
      if (storeFailed(error)) throw error
      const code = error instanceof UserError ? undefined : errorCode()
      if (code) log.error({ err: error, code, inbox: received.id, channel: received.channel }, 'command failed')
      await db.transact(async tx => {
        if (!(await markAnswered(tx, received.id, clock.now(), code))) return
        const sender = await findSender(tx, received.channel, received.sender)
        const conversation = await findConversation(tx, received, clock.now())
        const context = contextOf(tx, received, sender?.actor)
        const reply = await stillAsked(explain(error, code), conversation, context, parts.commands, ofAnswer)
        await keepReply(tx, received, withNextStep(reply, sender?.actor))
        await forgetUnlessAgreed(tx, received, sender)
      })
    }
    const [{ id, channel }, ms] = [received, clock.now() - started]
    log.info({ inbox: id, channel, command, ms }, 'answered')
    parts.onAnswered?.({ command, ms })
    parts.onQueued(channel)
  }

  const contextOf = (tx: Tx, { channel, chat, sender }: Received, actor: Actor | undefined): Asked => ({
    tx,
    now: clock.now(),
    today: localDate(clock.now(), parts.office.timeZone),
    office: parts.office,
    message: { channel, chat, sender, files: [] },
    actor,
    commands: parts.commands,
  })

  async function answerIn(
    tx: Tx,
    received: Received,
    around: Pick<Asked, 'names' | 'onCommand'>,
    asked?: AskedModel,
  ): Promise<Asking | undefined> {
    const now = clock.now()
    const { channel, chat, sender, content } = received
    const { pushChannels } = parts.office
    if (!(await markAnswered(tx, received.id, now))) return undefined
    if (content.kind === 'reachable') {
      await changeReach({ tx, channel, now, pushChannels }, chat, content.reachable)
      return undefined
    }
    const known = await findSender(tx, channel, sender)
    if (known) await noteLife({ tx, channel, now, pushChannels }, known.account)
    const actor = known?.actor
    const conversation = await findConversation(tx, { channel, chat, sender }, now)
    const context = { ...contextOf(tx, received, actor), ...around }
    const reply = asked
      ? await replyAfterModel(asked, context)
      : await respond(await meantBy(tx, received, content), conversation, context, parts.commands)
    const asking = asked || !reply?.unread ? undefined : await askingModel(tx, content, context, reply)
    if (asking) {
      await notYetAnswered(tx, received.id)
      return asking
    }
    if (reply) await keepReply(tx, received, reply, actor?.officerId)
    else await keepSilent(tx, received, conversation)
    await forgetUnlessAgreed(tx, received, known)
    return undefined
  }

  /** A button that could not carry its whole line stands for the line. */
  async function meantBy<C extends Readable>(tx: Tx, received: Received, content: C): Promise<C | Readable> {
    const typed =
      content.kind === 'text' && content.text.startsWith('~') ? await longChoice(tx, content.text) : undefined
    return typed === undefined ? content : admit({ ...received, content: { kind: 'text', text: typed } }).content
  }

  /** Of what somebody else wrote, a file's caption or a button that is no more known no model is asked. */
  async function askingModel(
    tx: Tx,
    content: Readable,
    { actor, today }: Asked,
    otherwise: Reply,
  ): Promise<Asking | undefined> {
    const { assistant } = parts
    if (!assistant || !actor || content.kind !== 'text' || content.forwarded || content.text.startsWith('~'))
      return undefined
    const question = await questionFor(tx, { actor, today, text: content.text }, parts.commands)
    return question && { assistant, question, otherwise }
  }

  /** Who was unlinked while the model thought is told what any stranger is. */
  async function replyAfterModel({ proposal, otherwise }: AskedModel, context: Asked): Promise<Reply> {
    const { actor } = context
    if (!actor) return howToLink
    return proposal ? replyToProposal(proposal, { ...context, actor }, parts.commands) : otherwise
  }

  /** A marking is also on the files that came first: those sent at one go with a marked one, and what "MẬT" alone is said of. */
  async function withoutMarkedFiles(tx: Tx, received: Received, conversation: Conversation): Promise<Conversation> {
    const { content } = received
    if (content.kind !== 'secret') return conversation
    const { album, next } = content
    if (next === 'message') await keepFilesAsSecret(tx, received, { since: clock.now() - heldMs })
    else if (album !== undefined) await keepFilesAsSecret(tx, received, { album })
    const files = conversation.files.filter(file => next !== 'message' && (album === undefined || file.album !== album))
    return { ...conversation, files }
  }

  /** Nobody who has not agreed to it is kept in writing, and nobody's shared number once it has been compared. */
  async function forgetUnlessAgreed(tx: Tx, received: Received, sender: Sender | undefined): Promise<void> {
    if (received.content.kind === 'secret') return
    if (!sender || received.content.kind === 'contact') await forgetContent(tx, received)
  }

  async function keepReply(tx: Tx, received: Received, reply: Reply, officerId?: number): Promise<void> {
    const { id, channel, chat, sender, content } = received
    const now = clock.now()
    await queueAnswer(tx, { key: answerKey(id), channel, chat, officerId, reply }, now)
    const { choices = [], form } = reply
    await rememberLongChoices(tx, choices, now)
    const place = { channel, chat, sender }
    const before = await withoutMarkedFiles(tx, received, await findConversation(tx, place, now))
    // A number that answers a question must not open something from an older list.
    const older = choices.length > 0 || form ? [] : before.choices
    const sent = content.kind === 'file' ? [content.file] : []
    const files = reply.keepsFiles ? [...before.files, ...sent].slice(-mostFiles) : []
    const { pushed } = before
    const leftForm = form ? undefined : before.form ? withoutAnswers(before.form) : before.leftForm
    const kept = {
      choices: [...choices, ...older],
      ...(form && { form }),
      ...(leftForm && { leftForm }),
      pushed,
      files,
    }
    await closeQuestions(tx, received, { before, after: kept }, now)
    await saveConversation(tx, place, kept, now + (form || files.length > 0 ? formOpenMs : choicesMs))
  }

  /** One more picture of an album whose caption is still to come waits with the others; all else stays as it is. */
  async function keepSilent(tx: Tx, { channel, chat, sender, content }: Received, before: Conversation): Promise<void> {
    if (content.kind !== 'file' || !before.files.some(({ album }) => album === content.file.album)) return
    const files = [...before.files, content.file].slice(-mostFiles)
    const now = clock.now()
    await saveConversation(
      tx,
      { channel, chat, sender },
      { ...before, files },
      now + (before.form ? formOpenMs : choicesMs),
    )
  }

  return {
    async accept(incoming) {
      const received = await store(admit(incoming))
      if (!received) return
      if (received.content.kind === 'secret')
        log.info({ inbox: received.id, channel: received.channel }, 'refused: marked secret')
      enqueue(received)
    },
    async recover(channels) {
      for (const received of await unanswered(db.reads, channels)) {
        // Stored by a version that knew fewer disguises.
        const admitted = admit(received)
        const { content } = admitted
        if (content.kind === 'secret') await db.transact(tx => keepAsSecret(tx, received.id, content))
        enqueue(admitted)
      }
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
