import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { backoff } from '../../src/delivery/backoff.ts'

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
