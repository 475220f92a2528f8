import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPause } from '../../src/domain/chat/pause.ts'

const start = 1_700_000_000_000

describe('the pause', () => {
  it('lets twenty messages of a minute through and asks for a pause once', () => {
    const pause = createPause()
    for (let i = 0; i < 20; i++) expect(pause.take('a', start + i * 100)).toEqual({ kind: 'go' })
    expect(pause.take('a', start + 5_000)).toEqual({ kind: 'pause', waitMs: 55_000, told: false })
    expect(pause.take('a', start + 6_000)).toEqual({ kind: 'pause', waitMs: 54_000, told: true })
    expect(pause.take('b', start + 6_000)).toEqual({ kind: 'go' })
  })

  it('is asked for once a burst, however many of its messages wait and take their turns', () => {
    for (const gap of [0, 1, 700, 2_900]) {
      const pause = createPause()
      // Each that has to wait asks again when its time has come, a little late, as timers are.
      let waiting = Array.from({ length: 90 }, (_, i) => start + i * gap)
      let told = 0
      let end = start
      while (waiting.length > 0) {
        const [at = 0, ...others] = waiting.toSorted((a, b) => a - b)
        const verdict = pause.take('a', at)
        if (verdict.kind === 'pause' && !verdict.told) told++
        waiting = verdict.kind === 'pause' ? [...others, at + verdict.waitMs + 5] : others
        end = at
      }
      expect(told).toBe(1)
      for (let i = 0; i < 20; i++) pause.take('a', end + 130_000)
      expect(pause.take('a', end + 130_000)).toMatchObject({ kind: 'pause', told: false })
    }
  })

  it('ends when the first of the twenty is a minute old; it is told of once', () => {
    const pause = createPause(2)
    pause.take('a', start)
    pause.take('a', start + 30_000)
    expect(pause.take('a', start + 59_999)).toMatchObject({ kind: 'pause', waitMs: 1, told: false })
    expect(pause.take('a', start + 60_000)).toEqual({ kind: 'go' })
    expect(pause.take('a', start + 60_001)).toMatchObject({ kind: 'pause', told: true })
  })

  it('is not prolonged by what is sent during it, nor by a clock set back', () => {
    const pause = createPause(1)
    pause.take('a', start)
    for (let i = 1; i < 60; i++) expect(pause.take('a', start + i * 1_000).kind).toBe('pause')
    expect(pause.take('a', start + 60_000)).toEqual({ kind: 'go' })
    expect(pause.take('a', start - 3_600_000)).toEqual({ kind: 'go' })
  })

  it('never lets more than the limit through in any minute, and never keeps anybody out for longer than one', () => {
    const gaps = fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.integer({ min: 0, max: 20_000 })), { maxLength: 200 })
    fc.assert(
      fc.property(gaps, fc.integer({ min: 1, max: 5 }), (messages, limit) => {
        const pause = createPause(limit)
        const taken = new Map<string, number[]>()
        let now = start
        for (const [person, gap] of messages) {
          now += gap
          const before = (taken.get(person) ?? []).filter(time => time > now - 60_000)
          const verdict = pause.take(person, now)
          expect(verdict.kind).toBe(before.length < limit ? 'go' : 'pause')
          if (verdict.kind === 'go') taken.set(person, [...before, now])
          else expect(verdict.waitMs).toBeLessThanOrEqual(60_000)
        }
      }),
    )
  })
})
