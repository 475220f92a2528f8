import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLimit } from '../../src/delivery/limit.ts'

const second = 1_000

/** Each chat in turn is written to and refused, with so long a silence asked for. */
function refuseAll(chats: string[], ms: number): number[] {
  const limit = createLimit()
  return chats.map((chat, at) => {
    limit.left(chat, at * second)
    return limit.refused(chat, ms)
  })
}

describe('"too much"', () => {
  it('of one chat, however often and however long, silences nobody else', () => {
    const limit = createLimit()
    for (let n = 0; n < 100; n++) {
      limit.left('a', n * second)
      expect(limit.refused('a', 10_000 * second)).toBe(0)
    }
  })

  it('of three chats one after the other is that of all', () => {
    expect(refuseAll(['a', 'b', 'c'], 2 * second)).toEqual([0, 0, 2 * second])
  })

  it('silences all for a little at first, as those chats may each have a long limit of their own', () => {
    const chats = Array.from({ length: 12 }, (_, n) => `chat-${n}`)
    const [first, twice, ...rest] = refuseAll(chats, 10_000 * second).slice(2)
    expect([first, twice]).toEqual([5 * second, 10 * second])
    expect(Math.max(...rest)).toBe(60 * second)
  })

  it('is forgotten by the next message to another chat that is taken', () => {
    const limit = createLimit()
    for (let n = 0; n < 50; n++) {
      limit.left(`refused-${n}`, n * second)
      expect(limit.refused(`refused-${n}`, 2 * second)).toBe(0)
      limit.left(`taken-${n}`, n * second)
      limit.answered(`taken-${n}`)
    }
  })

  it('of the same few chats, time and again, is their own once another was taken', () => {
    const limit = createLimit()
    const few = ['a', 'b', 'c', 'd', 'e']
    const refuse = (chat: string, at: number) => {
      limit.left(chat, at)
      return limit.refused(chat, second)
    }
    expect(few.map((chat, at) => refuse(chat, at) > 0)).toEqual([false, false, true, true, true])
    expect(few.map((chat, at) => refuse(chat, 10 + at))).toEqual([0, 0, 0, 0, 0])
    limit.left('taken', 100)
    limit.answered('taken')
    for (let round = 0; round < 20; round++) for (const chat of few) expect(refuse(chat, 200 + round)).toBe(0)
    // Once they were taken again, they tell of all as anybody does.
    for (const chat of few) limit.answered(chat)
    expect(few.map((chat, at) => refuse(chat, 500 + at) > 0)).toEqual([false, false, true, true, true])
  })

  it('of all is seen though some chats have a limit of their own', () => {
    const limit = createLimit()
    limit.left('own', 0)
    limit.refused('own', second)
    limit.left('taken', 1)
    limit.answered('taken')
    const silences = ['own', 'x', 'own', 'y', 'own', 'z'].map((chat, at) => {
      limit.left(chat, 10 + at)
      return limit.refused(chat, 2 * second)
    })
    expect(silences).toEqual([0, 0, 0, 0, 0, 2 * second])
  })

  it('of chats that were written to before it was known tells nothing of all', () => {
    const limit = createLimit()
    for (const chat of ['a', 'b', 'c', 'd', 'e']) limit.left(chat, 0)
    for (const chat of ['a', 'b', 'c', 'd', 'e']) expect(limit.refused(chat, 10_000 * second)).toBe(0)
  })

  it('has one message at a time leave until it is clear, and no answer is waited for longer than two seconds', () => {
    const limit = createLimit()
    limit.left('a', 0)
    expect(limit.waitsUntil()).toBe(-Infinity)
    limit.refused('a', second)
    expect(limit.waitsUntil()).toBe(-Infinity)
    limit.left('b', 500)
    expect(limit.waitsUntil()).toBe(2_500)
    // Its answer is late, and counts all the same.
    limit.left('c', 2_500)
    limit.answered('b')
    expect(limit.waitsUntil()).toBe(-Infinity)
  })

  it('never silences all while every other message is taken', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ chat: fc.nat(5), ms: fc.nat(1e7) }), { maxLength: 60 }), refusals => {
        const limit = createLimit()
        refusals.forEach(({ chat, ms }, at) => {
          limit.left(`limited-${chat}`, at)
          expect(limit.refused(`limited-${chat}`, ms)).toBe(0)
          limit.left('free', at)
          limit.answered('free')
        })
      }),
    )
  })
})
