import { Writable } from 'node:stream'
import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import type { Db } from '../../db/db.ts'
import { linkAccount } from '../../db/people/accounts.ts'
import type { Capabilities, Channel, Message } from '../../src/channels/channel.ts'
import type { Clock } from '../../src/clock.ts'
import type { ChannelName, Content, Incoming } from '../../src/domain/chat/incoming.ts'
import { plainText } from '../../src/domain/chat/reply.ts'
import { createEngine, type Engine, type EngineParts } from '../../src/service/engine.ts'
import type { Log } from '../../src/log.ts'
import { mondayMorning } from './clock.ts'
import { openTestDatabase } from './database.ts'
import { testOffice, type OfficerCode, type TestOffice } from './office.ts'

export interface Sent {
  chat: string
  message: Message
}

export interface RecordingChannel extends Channel {
  /** what the platform took, in order */
  sent: Sent[]
  /** Messages that were changed where they stand, in order, by their place in `sent`; where `capabilities` say so. */
  edited: { place: number; message: Message }[]
  /** What the platform does with the next messages; it takes them by default. @throws SendError there, to fail */
  onSend: (chat: string, message: Message, signal: AbortSignal) => Promise<void> | void
  receive(incoming: Omit<Incoming, 'channel'>): Promise<void>
}

const plain: Capabilities = {
  buttons: Infinity,
  images: true,
  files: false,
  textLimit: 4096,
  captionLimit: 1024,
  push: true,
}

/** A platform of the test's own: it keeps what it takes, and fails as it is told. */
export function recordingChannel(
  name: ChannelName = 'web',
  capabilities: Partial<Capabilities> = {},
): RecordingChannel {
  let onIncoming: ((incoming: Incoming) => Promise<void>) | undefined
  const channel: RecordingChannel = {
    name,
    capabilities: { ...plain, ...capabilities },
    sent: [],
    edited: [],
    onSend: () => undefined,
    start: async listener => void (onIncoming = listener),
    stop: async () => void (onIncoming = undefined),
    state: () => ({ ok: true, detail: 'test' }),
    async send(chat, message, signal) {
      await channel.onSend(chat, message, signal)
      channel.sent.push({ chat, message })
      return capabilities.editWindowMs === undefined ? undefined : String(channel.sent.length - 1)
    },
    async edit(chat, messageId, message, signal) {
      await channel.onSend(chat, message, signal)
      const sent = channel.sent[Number(messageId)]
      if (sent?.chat !== chat) throw new Error('message to edit not found')
      channel.edited.push({ place: Number(messageId), message })
      const blocks = message.blocks.length > 0 ? message.blocks : sent.message.blocks
      sent.message = { ...sent.message, blocks, choices: message.choices }
    },
    async receive(incoming) {
      if (!onIncoming) throw new Error(`channel ${name} is not started`)
      await onIncoming({ ...incoming, channel: name })
    },
  }
  return channel
}

/** Resolves once `met` holds, which must come by itself: at each turn it is looked at again. */
export async function until(met: () => boolean | Promise<boolean>): Promise<void> {
  for (let turns = 0; !(await met()); turns++) {
    if (turns > 2_000) throw new Error(`never came: ${String(met)}`)
    await new Promise(resolve => setImmediate(resolve))
  }
}

export interface LogLine {
  level: number
  msg: string
  code?: string
  [field: string]: unknown
}

export function recordingLog(): { log: Log; lines: LogLine[] } {
  const lines: LogLine[] = []
  const stream = new Writable({ write: (chunk, _, done) => (lines.push(JSON.parse(String(chunk)) as LogLine), done()) })
  return { log: pino({ level: 'debug', base: null }, stream), lines }
}

/** Time that only jumps when told; a wait ends when it is called off. For all that does not wait for time to pass. */
export function jumpClock(start = mondayMorning): Clock & { jump(ms: number): void } {
  let now = start
  return {
    now: () => now,
    wait: (_, signal) =>
      new Promise(resolve => (signal?.aborted ? resolve() : signal?.addEventListener('abort', () => resolve()))),
    after: () => () => {},
    jump: ms => void (now += ms),
  }
}

export interface Answer {
  text: string
  choices: { label: string; send: string }[]
  messages: Message[]
}

export interface TestEngine extends Engine {
  channel: RecordingChannel
  clock: ReturnType<typeof jumpClock>
  logged: LogLine[]
  /** Links the officers to accounts of this channel; each has the officer's code as its name and its chat. */
  link(...officers: OfficerCode[]): Promise<void>
  /** What this person is answered; whoever is not linked is a stranger. */
  talk(person: string, said: string | Content): Promise<Answer>
  /** Resolves when everything is answered and sent that can be. */
  settled(): Promise<void>
}

/** The whole engine on one recording channel, until the test ends. */
export async function testEngine(
  db: Db,
  office: TestOffice,
  parts: Partial<EngineParts> & { channel?: RecordingChannel; jump?: TestEngine['clock'] } = {},
): Promise<TestEngine> {
  const { channel = recordingChannel(), jump: clock = jumpClock(), ...rest } = parts
  const { log, lines } = recordingLog()
  const config = { timeZone: 'Asia/Ho_Chi_Minh', fixed: {} }
  const engine = createEngine({ db, channels: [channel], config, clock, log, ...rest })
  await engine.start()
  onTestFinished(() => engine.stop())
  let said = 0

  const settled = async (): Promise<void> => {
    await engine.app.idle()
    await engine.outdatedButtons.idle()
    await Promise.all(engine.workers.map(worker => worker.idle()))
  }
  return {
    ...engine,
    channel,
    clock,
    logged: lines,
    settled,
    async link(...codes) {
      for (const code of codes) {
        const account = { channel: channel.name, externalId: code, chat: code, officerId: office.officers[code] }
        await db.transact(tx => linkAccount(tx, account, clock.now()))
      }
    },
    async talk(person, what) {
      const before = channel.sent.length
      const content: Content = typeof what === 'string' ? { kind: 'text', text: what } : what
      await channel.receive({
        externalId: `${channel.name}-${++said}-${clock.now()}`,
        chat: person,
        sender: person,
        content,
      })
      await settled()
      const messages = channel.sent.slice(before).flatMap(({ chat, message }) => (chat === person ? [message] : []))
      return {
        text: messages.map(plainText).join('\n\n'),
        choices: messages.flatMap(message => message.choices.map(({ label, send }) => ({ label, send }))),
        messages,
      }
    },
  }
}

/** A fresh office whose engine runs, with these officers linked: what most tests of commands begin with. */
export async function talkingOffice(...linked: OfficerCode[]) {
  const db = openTestDatabase()
  const office = await testOffice(db)
  const engine = await testEngine(db, office)
  await engine.link(...linked)
  return { ...engine, db, office }
}
