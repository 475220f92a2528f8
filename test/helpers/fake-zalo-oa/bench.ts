import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { SendError, type Message } from '../../../src/channels/channel.ts'
import { zaloOaChannel, type ZaloOaChannel, type ZaloOaOptions } from '../../../src/channels/zalo-oa/index.ts'
import type { Incoming } from '../../../src/domain/chat/incoming.ts'
import { text } from '../../../src/domain/chat/reply.ts'
import { createWatch } from '../fake-telegram/watch.ts'
import type { FakeZaloOa } from './index.ts'

export interface ZaloOaBench {
  channel: ZaloOaChannel
  tokenFile: string
  stored: Incoming[]
  logs: string[]
  /** What the channel waits for, ms; a wait ends by `ring`. */
  waits: number[]
  ring(): void
  /** Passes the channel's time and the fake's. */
  advance(ms: number): void
  start(): Promise<void>
  send(to: string, message?: Partial<Message>, signal?: AbortSignal): Promise<unknown>
  /** The error of a sending that must fail. */
  refusal(to: string, message?: Partial<Message>, signal?: AbortSignal): Promise<SendError>
  until(what: string, probe: () => boolean): Promise<void>
}

/** Wednesday 25/11/2026, 08:00 in Viet Nam. */
export const wednesday = Date.UTC(2026, 10, 25, 1)

/** A place for the token file, gone when the test ends. */
export function tokenFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'nhacviec-oa-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'zalo-oa-token.json')
}

/** The channel on its own against the fake, which should be given `now: () => wednesday`. */
export function zaloOaBench(fake: FakeZaloOa, options: Partial<ZaloOaOptions> = {}): ZaloOaBench {
  const watch = createWatch()
  const logs: string[] = []
  const waits: number[] = []
  const stored: Incoming[] = []
  const tokenFile = options.tokenFile ?? tokenFolder()
  let now = wednesday
  let bell = () => {}
  const log = (level: string) => (details: object, message: string) => {
    logs.push(`${level} ${message} ${JSON.stringify(details)}`)
    watch.changed()
  }
  const channel = zaloOaChannel({
    ...fake.config,
    refreshToken: fake.refreshToken,
    tokenFile,
    log: { info: log('info'), warn: log('warn'), error: log('error') },
    now: () => now,
    wait: (ms, signal) =>
      new Promise<void>(resolve => {
        waits.push(ms)
        bell = resolve
        if (signal.aborted) resolve()
        signal.addEventListener('abort', () => resolve())
        watch.changed()
      }),
    ...options,
  })
  onTestFinished(() => channel.stop())
  const send: ZaloOaBench['send'] = (to, message = {}, signal = new AbortController().signal) =>
    channel.send(to, { blocks: [text('Kính chào đồng chí')], choices: [], ...message }, signal)
  return {
    channel,
    tokenFile,
    stored,
    logs,
    waits,
    ring: () => bell(),
    advance(ms) {
      now += ms
      fake.advance(ms)
    },
    start: () =>
      channel.start(async incoming => {
        stored.push(incoming)
        watch.changed()
      }),
    send,
    refusal: (...args) =>
      send(...args).then(
        () => Promise.reject(new Error('it was sent')),
        (error: unknown) => {
          if (error instanceof SendError) return error
          throw error
        },
      ),
    until: (what, probe) => watch.until(what, () => (probe() ? true : undefined)).then(() => {}),
  }
}
