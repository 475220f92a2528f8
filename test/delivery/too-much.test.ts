import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { Db } from '../../db/db.ts'
import { outbox } from '../../db/schema.ts'
import { tooMuch } from '../../src/channels/channel.ts'
import { priorities } from '../../src/domain/chat/outbox.ts'
import { say } from '../../src/domain/chat/reply.ts'
import { mondayMorning, testClock, type TestClock } from '../helpers/clock.ts'
import { openTestDatabase } from '../helpers/database.ts'
import { recordingChannel, testEngine, type RecordingChannel } from '../helpers/engine.ts'
import { testOffice, type TestOffice } from '../helpers/office.ts'
import { answerTo, outboxRows } from '../helpers/outbox.ts'

let db: Db
let office: TestOffice
let clock: TestClock
beforeEach(async () => {
  db = openTestDatabase()
  office = await testOffice(db)
  clock = testClock()
})

const second = 1_000
const chatsOf = (channel: RecordingChannel) => channel.sent.map(({ chat }) => chat)

/** So many digests, each for a chat of its own. */
async function digests(count: number, prefix = 'chat'): Promise<string[]> {
  const chats = Array.from({ length: count }, (_, n) => `${prefix}-${n}`)
  const row = {
    kind: 'push' as const,
    priority: priorities.digest,
    channel: 'telegram' as const,
    status: 'queued' as const,
    reply: say('Nhắc việc'),
  }
  const times = { nextAt: mondayMorning, createdAt: mondayMorning, expiresAt: mondayMorning + 12 * 3_600_000 }
  await db.transact(async tx => {
    for (const chat of chats) await tx.insert(outbox).values({ ...row, ...times, chat, key: chat })
  })
  return chats
}

/** Telegram's pace, and a platform that takes so long to answer; `judge` refuses, or says how much longer it takes, ms. */
async function engineOn(judge: (chat: string, call: number) => unknown, latencyMs = 100) {
  const channel = recordingChannel('telegram')
  const over = new AbortController()
  let calls = 0
  channel.onSend = async chat => {
    const call = ++calls
    await clock.wait(latencyMs, over.signal)
    const longer = judge(chat, call)
    if (typeof longer === 'number') await clock.wait(longer, over.signal)
  }
  const engine = await testEngine(db, office, { channel, clock })
  onTestFinished(() => over.abort())
  return { ...engine, channel }
}

async function pass(seconds: number): Promise<void> {
  for (let tenth = 0; tenth < 10 * seconds; tenth++) await clock.advance(100)
}

/** Seconds until everything is sent, in steps of a tenth. */
async function secondsUntil(done: () => boolean, most: number): Promise<number> {
  const start = clock.now()
  while (!done() && clock.now() - start < most * second) await clock.advance(100)
  return (clock.now() - start) / second
}

describe('a chat that gets too much', () => {
  it.each([10_000 * second, undefined])('waits alone, when it is told to wait for %s ms', async ms => {
    const { channel } = await engineOn(chat => {
      if (chat === 'group') throw tooMuch('429', ms)
    })
    await answerTo(db, 'group', 'first', 'telegram')
    const chats = await digests(60)
    await answerTo(db, 'group', 'second', 'telegram')
    expect(await secondsUntil(() => channel.sent.length >= 60, 60)).toBeLessThan(5)
    expect(chatsOf(channel).toSorted()).toEqual(chats.toSorted())
  })

  it('is asked again when its time is over, and not before', async () => {
    const start = clock.now()
    const asked: number[] = []
    const { channel } = await engineOn(chat => {
      if (chat !== 'group') return
      asked.push(clock.now() - start)
      if (asked.length === 1) throw tooMuch('429', 90 * second)
    })
    await answerTo(db, 'group', 'answer', 'telegram')
    await pass(1)
    await digests(1, 'group')
    await db.transact(tx => tx.update(outbox).set({ chat: 'group' }))
    await pass(80)
    expect([asked.length, channel.sent]).toEqual([1, []])
    await pass(15)
    expect(chatsOf(channel)).toEqual(['group', 'group'])
    expect((await outboxRows(db)).map(({ status, attempts }) => [status, attempts])).toEqual([
      ['sent', 0],
      ['sent', 0],
    ])
  })

  it('keeps no place of the worker’s while it waits: forty such chats leave room for everybody', async () => {
    const { channel, wake } = await engineOn(chat => {
      if (chat.startsWith('group')) throw tooMuch('429', 10_000 * second)
    })
    for (let n = 0; n < 40; n++) {
      await digests(1, `group-${n}`)
      await digests(1, `chat-${n}`)
    }
    wake()
    await pass(60)
    expect(channel.sent).toHaveLength(40)
    for (let n = 0; n < 40; n++) await answerTo(db, `group-${n}-0`, 'answer', 'telegram')
    wake()
    await pass(5)
    await digests(60, 'late')
    wake()
    expect(await secondsUntil(() => channel.sent.length >= 100, 600)).toBeLessThan(5)
  })

  it.each([1_000, 1_500, undefined, -5_000, Number.NaN, 10 ** 12])(
    'slows nobody for long, though five write all the time and are told to wait for %s ms',
    async ms => {
      const { channel, wake } = await engineOn(chat => {
        if (chat.startsWith('limited')) throw tooMuch('429', ms)
      })
      const late: string[] = []
      for (let round = 0; round < 60; round++) {
        for (let n = 0; n < 5; n++) await answerTo(db, `limited-${n}`, `${round}`, 'telegram')
        await answerTo(db, `chat-${round}`, 'answer', 'telegram')
        wake()
        await pass(1)
        if (!chatsOf(channel).includes(`chat-${round}`)) late.push(`${round}`)
      }
      expect(late.length).toBeLessThanOrEqual(9)
      expect(late.filter(round => Number(round) > 12)).toEqual([])
    },
  )

  it('is told apart from the bot when every tenth message is refused: 300 digests take 13 seconds at most', async () => {
    const chats = await digests(300)
    const { channel, logged, wake } = await engineOn((_, call) => {
      if (call % 10 === 0) throw tooMuch('429', second)
    }, 20)
    wake()
    expect(await secondsUntil(() => channel.sent.length >= 300, 100)).toBeLessThanOrEqual(13)
    expect(chatsOf(channel).toSorted()).toEqual(chats.toSorted())
    expect(logged.filter(line => line.msg === 'channel down')).toEqual([])
  })
})

describe('chats that are refused at the very first message', () => {
  it.each([3, 5, 20])('%d of them silence those that take their messages for five seconds at most', async count => {
    const { channel } = await engineOn(chat => {
      if (chat.startsWith('new')) throw tooMuch('429')
    })
    const chats = await digests(10)
    await pass(2)
    expect(channel.sent).toHaveLength(10)
    for (let n = 0; n < count; n++) await answerTo(db, `new-${n}`, `first ${n}`, 'telegram')
    for (const chat of chats) await answerTo(db, chat, `answer ${chat}`, 'telegram')
    expect(await secondsUntil(() => channel.sent.length >= 20, 60)).toBeLessThan(8)
  })
})

describe('a bot that sends too much', () => {
  it('is silent once other chats are refused as well, and as long as it is told', async () => {
    const start = clock.now()
    const asked: number[] = []
    const { channel, wake } = await engineOn(() => {
      const at = clock.now() - start
      asked.push(at)
      if (at < 2 * second) throw tooMuch('429', 3 * second)
    })
    await digests(60)
    wake()
    await pass(2)
    expect(asked.length).toBeLessThanOrEqual(6)
    await pass(1)
    expect([asked.filter(at => at >= second), channel.sent]).toEqual([[], []])
    expect(await secondsUntil(() => channel.sent.length >= 60, 60)).toBeLessThan(6)
  })

  it('is asked for by one message now and then, where the silence is long, and goes on as soon as one is taken', async () => {
    let banned = true
    let whileBanned = 0
    const { channel, wake } = await engineOn(() => {
      if (!banned) return
      whileBanned++
      throw tooMuch('429', 10_000 * second)
    })
    await digests(60)
    wake()
    await pass(600)
    expect(whileBanned).toBeLessThan(20)
    expect(channel.sent).toEqual([])
    banned = false
    expect(await secondsUntil(() => channel.sent.length > 20, 400)).toBeLessThan(70)
  })

  it('is not silenced by a probe that is never answered', async () => {
    const { channel, wake } = await engineOn(chat => {
      if (chat === 'limited') throw tooMuch('429', 60 * second)
      return chat === 'hung' ? 15 * second : 0
    })
    await answerTo(db, 'limited', 'first', 'telegram')
    await pass(0.5)
    await answerTo(db, 'hung', 'hangs', 'telegram')
    await digests(30)
    wake()
    expect(await secondsUntil(() => channel.sent.length >= 30, 60)).toBeLessThan(6)
  })
})
