import type { Db } from '../../db/db.ts'
import { queueAnswer } from '../../db/messages/outbox.ts'
import { dropUnsent, stateOf } from '../../db/messages/outbox-admin.ts'
import type { Channel, SendError } from '../channels/channel.ts'
import type { Clock } from '../clock.ts'
import { observed } from '../delivery/observed.ts'
import { choiceNumber } from '../vietnamese/choices.ts'
import type { ChannelName, Incoming } from '../domain/chat/incoming.ts'
import type { Delivery, Heard, Problem } from '../operations/trial/steps.ts'
import { choiceOf, type TrialPorts } from '../operations/trial/walk.ts'

export interface TrialPerson {
  officerId: number
  channel: ChannelName
  externalId: string
  chat: string
}

export interface TrialLine extends Pick<TrialPorts, 'send' | 'hear'> {
  /** Put around the channel before it starts: hears what the person sends, which then goes nowhere else. */
  tap(channel: Channel): Channel
  /** Connects it with the service that has started. */
  attach(service: { db: Db; wake: () => void }): void
  /** Takes back what has not been sent. */
  end(): Promise<void>
  repeats(): number
  codes(): string[]
}

interface Limits {
  /** ms in which a message must have been taken, where the channel has no longer one of its own for pictures */
  sendMs: number
  /** ms in which the person must have answered */
  hearMs: number
}

/** ms between two looks at whether a message has gone */
const lookMs = 100

/**
 * The line between a live check and one person: what it says waits in the outbox and is sent by the worker, like all else;
 * what the person says to it is heard here, and neither stored nor answered.
 */
export function trialLine(person: TrialPerson, limits: Limits, clock: Clock, signal: AbortSignal): TrialLine {
  const prefix = `try:${clock.now().toString(36)}:`
  const seen = new Set<string>()
  const codes = new Set<string>()
  let repeats = 0
  let heard: Omit<Heard, 'ms'>[] = []
  let ring = (): void => undefined
  let failure: SendError | undefined
  /** when the last message of the check was taken; undefined before the first */
  let takenAt: number | undefined
  let pictureMs = 0
  let service: { db: Db; wake: () => void } | undefined

  /** What was written before the check, and commands at any time, are the service's: none of them may be lost. */
  const mine = ({ chat, sender, content }: Incoming): boolean =>
    takenAt !== undefined &&
    chat === person.chat &&
    sender === person.externalId &&
    content.kind !== 'reachable' &&
    !(content.kind === 'text' && content.text.startsWith('/') && choiceOf(content.text) === undefined)

  function note(incoming: Incoming): void {
    if (seen.has(incoming.externalId)) {
      repeats++
      return
    }
    seen.add(incoming.externalId)
    heard.push(meaningOf(incoming))
    ring()
  }

  function problemNow(): Problem | undefined {
    switch (failure?.kind) {
      case 'gone':
        return 'unreachable'
      case 'auth':
        return 'token'
      case 'elsewhere':
        return 'window'
      case 'bug':
        return 'refused'
      case 'retry':
      case undefined:
        return undefined
    }
  }

  async function untilTaken(db: Db, key: string, begun: number): Promise<Delivery> {
    const limit = Math.max(limits.sendMs, pictureMs)
    for (;;) {
      const ms = clock.now() - begun
      const code = failure && codeIn(failure)
      const failed = (problem: Problem): Delivery => ({ ms, problem, ...(code !== undefined && { code }) })
      const state = await stateOf(db.reads, key)
      if (state === 'sent') {
        takenAt = clock.now()
        return { ms }
      }
      const problem = problemNow()
      if (problem !== undefined) return failed(problem)
      if (signal.aborted) return failed('ended')
      if (ms > limit || (state !== 'queued' && state !== 'sending')) return failed('slow')
      await clock.wait(lookMs, signal)
    }
  }

  return {
    tap(channel) {
      pictureMs = channel.capabilities.pictureTimeoutMs ?? 0
      const watched = observed(channel, (address, error) => {
        if (address !== person.chat) return
        failure = error
        const code = codeIn(error)
        if (code !== undefined) codes.add(code)
      })
      return {
        ...watched,
        start: onIncoming =>
          watched.start(async incoming => (mine(incoming) ? note(incoming) : await onIncoming(incoming))),
      }
    },
    attach(started) {
      service = started
    },
    async send(step, reply) {
      if (!service) throw new Error('the service has not been started')
      const { db, wake } = service
      const { channel, chat, officerId } = person
      const key = `${prefix}${step}`
      const begun = clock.now()
      failure = undefined
      heard = []
      await db.transact(tx => queueAnswer(tx, { key, channel, chat, officerId, reply }, begun))
      wake()
      return untilTaken(db, key, begun)
    },
    async hear() {
      const something = new AbortController()
      ring = () => something.abort()
      if (heard.length === 0) await clock.wait(limits.hearMs, AbortSignal.any([signal, something.signal]))
      const first = heard.shift()
      return first && { ...first, ms: clock.now() - (takenAt ?? 0) }
    },
    async end() {
      await service?.db.transact(tx => dropUnsent(tx, prefix))
    },
    repeats: () => repeats,
    codes: () => [...codes],
  }
}

/** What the person did; their words are not kept. */
function meaningOf({ content }: Incoming): Omit<Heard, 'ms'> {
  switch (content.kind) {
    case 'text': {
      const pressed = choiceOf(content.text)
      if (pressed !== undefined) return { by: 'button', choice: pressed }
      const number = choiceNumber(content.text)
      return number === undefined ? { by: 'words' } : { by: 'number', choice: number }
    }
    case 'file':
      return { by: content.file.mime.startsWith('image/') ? 'picture' : 'file' }
    case 'contact':
    case 'secret':
    case 'unsupported':
    case 'reachable':
      return { by: 'other' }
  }
}

/** The platform's number for a failure, and nothing else of what it said, which may quote the message. */
const codeIn = ({ message }: SendError): string | undefined => /(?<![\w-])-?\d{3}(?!\w)/.exec(message)?.[0]
