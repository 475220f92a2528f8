import { onTestFinished } from 'vitest'
import { linkAccount } from '../../db/people/accounts.ts'
import { officers } from '../../db/schema.ts'
import { queueNotices } from '../../db/messages/notices.ts'
import type { Db } from '../../db/db.ts'
import type { Capabilities } from '../../src/channels/channel.ts'
import type { ChannelName } from '../../src/domain/chat/incoming.ts'
import { plainText, type Reply } from '../../src/domain/chat/reply.ts'
import { mondayMorning, testClock, type TestClock } from './clock.ts'
import { recordingChannel, testEngine, type RecordingChannel, type TestEngine } from './engine.ts'
import { testOffice } from './office.ts'
import { push } from './outbox.ts'

const day = 24 * 3_600_000
type Name = 'telegram' | 'zalo-bot' | 'zalo-oa'

export interface SeveralChannels extends Record<Name, RecordingChannel> {
  clock: TestClock
  engine: TestEngine
  /** New officers, each linked to these channels under chats `<channel>-<id>`, the first preferred. Returns their ids. */
  people(count: number, ...linked: Name[]): Promise<number[]>
  /** A digest for each of these, good for twelve hours; its text is its officer's alone. */
  digests(ids: number[], options?: { reply?: Reply; lastsMs?: number }): Promise<void>
  /** How many digests each of these officers has, over all channels. */
  copies(ids: number[]): number[]
  /** Lets time pass in steps, with all that each of them sets going; in long ones timers ring as late as that, to save work. */
  pass(ms: number, step?: number): Promise<void>
  /** A platform that takes a message and does not answer. */
  hang: () => Promise<void>
}

/** The engine on Telegram and both Zalo channels, none of them real, in simulated time. */
export async function severalChannels(
  db: Db,
  capabilities: Partial<Record<Name, Partial<Capabilities>>> = {},
): Promise<SeveralChannels> {
  let late = 0
  const clock = testClock(mondayMorning, () => late)
  const channel = (name: Name) => recordingChannel(name, capabilities[name])
  const channels = {
    telegram: channel('telegram'),
    'zalo-bot': channel('zalo-bot'),
    'zalo-oa': recordingChannel('zalo-oa', capabilities['zalo-oa'] ?? { pushWindowMs: 7 * day }),
  }
  const all = Object.values(channels)
  const office = await testOffice(db)
  const engine = await testEngine(db, office, { channels: all, channel: channels.telegram, clock })
  let made = 0
  let release: () => void = () => undefined
  const released = new Promise<void>(resolve => void (release = resolve))
  onTestFinished(() => release())

  return {
    ...channels,
    clock,
    engine,
    hang: () => released,
    people: (count, ...linked) =>
      db.transact(async tx => {
        const ids: number[] = []
        for (let n = 0; n < count; n++) {
          const [row] = await tx
            .insert(officers)
            .values({ code: `P${++made}`, name: `Cán bộ ${made}`, search: '', preferredChannel: linked[0] ?? null })
            .returning({ id: officers.id })
          if (!row) throw new Error('no officer')
          for (const name of linked) await linkAccount(tx, accountOn(name, row.id), clock.now())
          ids.push(row.id)
        }
        return ids
      }),
    digests: (ids, { reply, lastsMs = day / 2 } = {}) =>
      db.transact(async tx => {
        const expiresAt = clock.now() + lastsMs
        const pushes = ids.map(id => push(id, `daily:${id}`, reply ?? digestOf(id), expiresAt))
        await queueNotices(tx, pushes, engine.office.pushChannels, clock.now())
        engine.wake()
      }),
    copies(ids) {
      const texts = all.flatMap(({ sent }) => sent.map(({ message }) => plainText(message)))
      return ids.map(id => texts.filter(text => text === digestOf(id)).length)
    },
    async pass(ms, step = 1_000) {
      for (let passed = 0; passed < ms; passed += step) {
        // punctual towards the end, so that nobody still sleeps late when it is over
        late = step > 2_000 && ms - passed > 2 * step ? step : 0
        await clock.advance(Math.min(step, ms - passed))
        for (let turn = 0; turn < 12; turn++) await new Promise(resolve => setImmediate(resolve))
      }
    },
  }
}

export const digestOf = (id: number): string => `Nhắc việc của cán bộ ${id}.`

const accountOn = (channel: ChannelName, officerId: number) => ({
  channel,
  externalId: `${channel}-${officerId}`,
  chat: `${channel}-${officerId}`,
  officerId,
})
