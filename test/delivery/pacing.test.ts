import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stoppedClock } from '../../src/clock.ts'
import { createPacer, type Pacer } from '../../src/delivery/pacing.ts'
import { rates } from '../../src/delivery/rates.ts'
import { testClock, type TestClock } from '../helpers/clock.ts'

const never = new AbortController().signal
/** Far more than any test lets through. */
const crowd = 2_000

interface Sent {
  chat: string
  at: number
}

/** Asks for a slot and notes when it was given, in ms since the start. */
function follow(clock: TestClock, pacer: Pacer) {
  const start = clock.now()
  const sent: Sent[] = []
  const ask = (chat: string, urgent = false, signal = never) =>
    pacer.slot(chat, urgent, signal).then(() => void sent.push({ chat, at: clock.now() - start }))
  return { sent, ask, chats: () => sent.map(({ chat }) => chat) }
}

/** The most messages in any window of `ms`, its end not counted. */
function busiest(sent: readonly Sent[], ms: number): number {
  return Math.max(...sent.map(({ at }, i) => sent.slice(i).filter(other => other.at < at + ms).length))
}

const at30 = { messages: 30, windowMs: 1_000, perChatMs: 1_000 }

describe('the pace over all chats', () => {
  test.each([0, 1, 5])('stays within the limit and near it with timers up to %i ms late', async latest => {
    let turn = 0
    const clock = testClock(undefined, () => (turn++ * 7) % (latest + 1))
    const { sent, ask } = follow(clock, createPacer(clock, at30))
    for (let i = 0; i < crowd; i++) void ask(`chat-${i}`)
    await clock.advance(20_000)
    expect(busiest(sent, 1_000)).toBeLessThanOrEqual(30)
    expect(sent.length).toBeGreaterThanOrEqual(0.95 * 30 * 20)
  })

  test.each([0, 1, 5])('of Telegram is at least 0.96 of its limit with timers up to %i ms late', async latest => {
    let turn = 0
    const clock = testClock(undefined, () => (turn++ * 7) % (latest + 1))
    const { sent, ask } = follow(clock, createPacer(clock, rates.telegram))
    for (let i = 0; i < crowd; i++) void ask(`chat-${i}`)
    await clock.advance(60_000)
    expect(sent.length).toBeGreaterThanOrEqual(0.96 * 30 * 60)
  })

  test('of Telegram stays within its limit, also when the first messages wait 100 ms for their connections', async () => {
    const clock = testClock()
    const { sent, ask } = follow(clock, createPacer(clock, rates.telegram))
    for (const rest of [0, 60_000]) {
      await clock.advance(rest)
      const before = sent.length
      for (let i = 0; i < 90; i++) void ask(`chat-${rest}-${i}`)
      await clock.advance(5_000)
      const arrived = sent.slice(before).map(({ chat, at }, i) => ({ chat, at: i < 16 ? at + 100 : at }))
      expect(arrived).toHaveLength(90)
      const inOrder = arrived.toSorted((a, b) => a.at - b.at)
      expect(busiest(inOrder, 1_000)).toBeLessThanOrEqual(30)
    }
  })

  test('of Telegram stays within its limit, also when messages are up to 15 ms on their way', async () => {
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat(12)), fc.infiniteStream(fc.nat(15)), async (lateness, onTheWay) => {
        const clock = testClock(undefined, () => Number(lateness.next().value))
        const { sent, ask } = follow(clock, createPacer(clock, rates.telegram))
        for (let i = 0; i < 150; i++) void ask(`chat-${i}`)
        await clock.advance(6_000)
        expect(sent).toHaveLength(150)
        const arrived = sent.map(({ chat, at }) => ({ chat, at: at + Number(onTheWay.next().value) }))
        expect(
          busiest(
            arrived.toSorted((a, b) => a.at - b.at),
            1_000,
          ),
        ).toBeLessThanOrEqual(30)
      }),
      { numRuns: 30 },
    )
  })

  test('is never exceeded, however late the timers and however the messages arrive', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 30 }),
        fc.infiniteStream(fc.oneof({ weight: 20, arbitrary: fc.nat(5) }, fc.nat(400))),
        fc.array(fc.record({ after: fc.nat(300), messages: fc.nat(40) }), { maxLength: 12 }),
        async (perSecond, lateness, arrivals) => {
          const clock = testClock(undefined, () => Number(lateness.next().value))
          const { sent, ask } = follow(
            clock,
            createPacer(clock, { messages: perSecond, windowMs: 1_000, perChatMs: 0 }),
          )
          let asked = 0
          for (const { after, messages } of arrivals) {
            await clock.advance(after)
            for (let i = 0; i < messages; i++) void ask(`chat-${asked++}`)
          }
          await clock.advance(1_500 * asked)
          expect(sent).toHaveLength(asked)
          expect(busiest(sent, 1_000)).toBeLessThanOrEqual(perSecond)
        },
      ),
      { numRuns: 40 },
    )
  })

  test('is even: no burst after a quiet time', async () => {
    const clock = testClock()
    const { sent, ask } = follow(clock, createPacer(clock, at30))
    await clock.advance(60_000)
    for (let i = 0; i < 10; i++) void ask(`chat-${i}`)
    await clock.advance(201)
    expect(sent.map(({ at }) => Math.round(at - 60_000))).toEqual([0, 42, 83, 125, 167])
  })

  test('unlimited lets everything through at once, also when the clock stands still', async () => {
    const pacer = createPacer(stoppedClock(1_000), { messages: Infinity, windowMs: 1_000, perChatMs: 0 })
    for (let i = 0; i < 50; i++) await pacer.slot('me', true, never)
  })
})

describe('the pace in one chat', () => {
  test('is one message a second, in order, while other chats go on', async () => {
    const clock = testClock()
    const { sent, ask, chats } = follow(clock, createPacer(clock, at30))
    for (const chat of ['a', 'a', 'a', 'b', 'b', 'c']) void ask(chat)
    await clock.advance(500)
    expect(chats()).toEqual(['a', 'b', 'c'])
    await clock.advance(1_600)
    const gaps = (chat: string) => sent.filter(s => s.chat === chat).map((s, i, all) => s.at - (all[i - 1]?.at ?? s.at))
    expect(gaps('a')).toEqual([0, 1_000, 1_000])
    expect(gaps('b')).toEqual([0, 1_000])
  })

  test('counts from the moment the last message left, not from when it was asked for', async () => {
    const clock = testClock()
    const pacer = createPacer(clock, at30)
    const { sent, ask } = follow(clock, pacer)
    pacer.pause(5_000)
    void ask('a')
    void ask('a')
    await clock.advance(5_500)
    expect(sent).toEqual([{ chat: 'a', at: 5_000 }])
    await clock.advance(500)
    expect(sent[1]).toEqual({ chat: 'a', at: 6_000 })
  })

  test('a newcomer does not wait for a chat that must', async () => {
    const clock = testClock()
    const { ask, chats } = follow(clock, createPacer(clock, at30))
    void ask('a')
    void ask('a')
    await clock.advance(100)
    void ask('b')
    await clock.advance(50)
    expect(chats()).toEqual(['a', 'b'])
  })
})

describe('answers', () => {
  test('go before all waiting pushes, and keep their own order', async () => {
    const clock = testClock()
    const { ask, chats } = follow(clock, createPacer(clock, at30))
    for (let i = 0; i < 100; i++) void ask(`push-${i}`)
    await clock.advance(50)
    const before = chats().length
    void ask('first', true)
    void ask('second', true)
    await clock.advance(125)
    expect(chats().slice(before, before + 3)).toEqual(['first', 'second', `push-${before}`])
  })

  test('to a chat that must wait hold up no push', async () => {
    const clock = testClock()
    const { ask, chats } = follow(clock, createPacer(clock, at30))
    void ask('a', true)
    void ask('a', true)
    void ask('push')
    await clock.advance(1_050)
    expect(chats()).toEqual(['a', 'push', 'a'])
  })
})

describe('a constant load of answers', () => {
  test('leaves pushes a share of each second, and keeps its own order', async () => {
    const clock = testClock()
    const { ask, chats, sent } = follow(clock, createPacer(clock, at30))
    for (let i = 0; i < 300; i++) void ask(`answer-${i}`, true)
    for (let i = 0; i < 300; i++) void ask(`push-${i}`)
    await clock.advance(8_000)
    for (let second = 1; second < 7; second++) {
      const pushed = sent.filter(({ chat, at }) => chat.startsWith('push') && Math.floor(at / 1_000) === second).length
      expect(pushed).toBeGreaterThanOrEqual(6)
      expect(pushed).toBeLessThanOrEqual(8)
    }
    const answered = chats().filter(chat => chat.startsWith('answer'))
    expect(answered).toEqual(answered.map((_, i) => `answer-${i}`))
  })

  test('just within what is left of the limit is answered at once all the same', async () => {
    const clock = testClock()
    const pacer = createPacer(clock, at30)
    const { ask } = follow(clock, pacer)
    for (let i = 0; i < 300; i++) void ask(`push-${i}`)
    const waits: number[] = []
    for (let i = 0; i < 120; i++) {
      const asked = clock.now()
      void pacer.slot(`answer-${i}`, true, never).then(() => void waits.push(clock.now() - asked))
      await clock.advance(1_000 / 20)
    }
    expect(waits.length).toBeGreaterThan(115)
    expect(Math.max(...waits)).toBeLessThan(250)
  })
})

describe('a pause', () => {
  test('silences the whole channel, also for those who wait already; a shorter one does not cut it', async () => {
    const clock = testClock()
    const pacer = createPacer(clock, at30)
    const { sent, ask } = follow(clock, pacer)
    for (let i = 0; i < 100; i++) void ask(`chat-${i}`)
    await clock.advance(100)
    const before = sent.length
    pacer.pause(3_000)
    pacer.pause(10)
    void ask('urgent', true)
    await clock.advance(2_999)
    expect(sent).toHaveLength(before)
    await clock.advance(1)
    expect(sent[before]).toEqual({ chat: 'urgent', at: 3_100 })
  })
})

describe('a signal', () => {
  test('ends the waiting at once, whatever for, and the place falls to the next', async () => {
    const clock = testClock()
    const pacer = createPacer(clock, at30)
    const { sent, ask, chats } = follow(clock, pacer)
    void ask('a')
    void ask('x')
    await clock.advance(100)
    const stopping = new AbortController()
    const stopped = [ask('a', false, stopping.signal), ask('b', true, stopping.signal)]
    void ask('c')
    pacer.pause(300_000)
    stopping.abort()
    await Promise.all(stopped)
    expect(sent).toHaveLength(4)
    await clock.advance(300_000)
    expect(chats()).toEqual(['a', 'x', 'a', 'b', 'c'])
    expect(sent[4]?.at).toBe(300_100)
  })

  test('given before asking is heard', async () => {
    const pacer = createPacer(testClock(), at30)
    pacer.pause(1_000)
    await pacer.slot('a', true, AbortSignal.abort())
  })
})

describe('a clock that is set', () => {
  const day = 86_400_000

  test.each([-day, -3_600_000, 3_600_000, day])('by %i ms keeps nobody waiting, and the pace stays', async step => {
    const clock = testClock()
    let set = 0
    const { sent, ask } = follow(clock, createPacer({ ...clock, now: () => clock.now() + set }, at30))
    void ask('chat')
    await clock.advance(100)
    set = step
    for (let i = 0; i < 60; i++) void ask(`chat-${i}`)
    void ask('chat')
    await clock.advance(3_100)
    expect(sent).toHaveLength(62)
    const after = sent.slice(1)
    expect(busiest(after, 1_000)).toBeLessThanOrEqual(30)
  })

  test('back does not shorten the silence that was asked for', async () => {
    const clock = testClock()
    let set = 0
    const pacer = createPacer({ ...clock, now: () => clock.now() + set }, at30)
    const { sent, ask } = follow(clock, pacer)
    pacer.pause(5_000)
    set = -day
    void ask('chat')
    await clock.advance(4_900)
    expect(sent).toEqual([])
    await clock.advance(200)
    expect(sent).toHaveLength(1)
  })
})
