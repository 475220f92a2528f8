import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { claim } from '../../db/messages/outbox-queue.ts'
import { postpone } from '../../db/messages/outbox-delivery.ts'
import { SendError, tooMuch } from '../../src/channels/channel.ts'
import { priorities } from '../../src/domain/chat/outbox.ts'
import { backoff } from '../../src/delivery/backoff.ts'
import { mondayMorning } from '../helpers/clock.ts'
import { openTestDatabase } from '../helpers/database.ts'
import { answerTo, outboxRows } from '../helpers/outbox.ts'

describe('backoff', () => {
  test('doubles from one second to five minutes', () => {
    const waits = [0, 1, 2, 7, 8, 9, 19].map(failures => backoff(failures, 1) / 1_000)
    expect(waits).toEqual([1, 2, 4, 128, 256, 300, 300])
  })

  test('is spread over the upper half of the wait', () => {
    expect([0, 0.5, 1].map(random => backoff(3, random))).toEqual([4_000, 6_000, 8_000])
  })

  test('is never nothing, never more than five minutes, never shorter after more failures', () => {
    fc.assert(
      fc.property(fc.nat(5_000), fc.double({ min: 0, max: 1, noNaN: true }), (failures, random) => {
        const wait = backoff(failures, random)
        expect(wait).toBeGreaterThanOrEqual(500)
        expect(wait).toBeLessThanOrEqual(300_000)
        expect(wait).toSatisfy(Number.isInteger)
        expect(backoff(failures + 1, random)).toBeGreaterThanOrEqual(wait)
      }),
    )
  })
})

describe('a wait that is no whole number of ms', () => {
  test('as a platform names it, is rounded up: never sooner than it was told', () => {
    expect([0.2, 1.5, 3].map(seconds => tooMuch('429', seconds * 1_000.1).retryAfterMs)).toEqual([201, 1_501, 3_001])
    expect(new SendError('retry', 'x', 12.01).retryAfterMs).toBe(13)
    expect(new SendError('retry', 'x').retryAfterMs).toBeUndefined()
  })

  test('as a pace comes to it, is a whole moment in the store', async () => {
    const db = openTestDatabase()
    await answerTo(db, 'a', 'x')
    const [row] = await outboxRows(db)
    await db.transact(tx => postpone(tx, row!.id, { nextAt: mondayMorning + 1_015 / 30, error: 'x', attempts: 1 }))
    expect((await outboxRows(db)).map(({ nextAt }) => nextAt)).toEqual([mondayMorning + 34])
    const at = (now: number) =>
      db.transact(tx =>
        claim(tx, 'web', { priorities: [priorities.answer] }, { now, leaseUntil: now, limit: 1, busyChats: [] }),
      )
    expect(await at(mondayMorning + 33)).toEqual([])
    expect(await at(mondayMorning + 34)).toHaveLength(1)
  })
})
