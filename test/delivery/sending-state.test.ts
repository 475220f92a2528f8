import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  afterEvent,
  phaseOf,
  untried,
  type Breaker,
  type BreakerEvent,
  type Phase,
} from '../../src/delivery/sending-state.ts'
import { createCircuit } from '../../src/delivery/circuit.ts'
import { jumpClock } from '../helpers/engine.ts'

const answered: BreakerEvent = { kind: 'answered' }
const failed: BreakerEvent = { kind: 'failed', why: '502' }
const refused: BreakerEvent = { kind: 'refused', why: '401' }
const toldToWait = (seconds: number): BreakerEvent => ({ kind: 'told to wait', ms: seconds * 1_000, why: '429' })

/** The breaker after these events, each at its second. */
const after = (...events: [second: number, event: BreakerEvent][]): Breaker =>
  events.reduce((breaker, [second, event]) => afterEvent(breaker, event, second * 1_000), untried)
const phase = (breaker: Breaker, second: number): Phase => phaseOf(breaker, second * 1_000)
const at = (seconds: number[], event: BreakerEvent) => seconds.map((second): [number, BreakerEvent] => [second, event])

describe('the breaker of a channel', () => {
  it('opens at the fifth failure in a row', () => {
    expect(phase(after(...at([1, 2, 3, 4], failed)), 4)).toBe('closed')
    expect(phase(after(...at([1, 2, 3, 4, 5], failed)), 5)).toBe('open')
  })

  it('counts anew after whatever shows that the platform works', () => {
    expect(phase(after(...at([1, 2, 3, 4], failed), [5, answered], ...at([6, 7, 8, 9], failed)), 9)).toBe('closed')
  })

  it('opens at a failure 15 s after the first that nothing has answered', () => {
    expect(phase(after([0, failed], [14.9, failed]), 15)).toBe('closed')
    expect(phase(after([0, failed], [15, failed]), 15)).toBe('open')
    expect(phase(after([0, failed], [10, answered], [12, failed], [20, failed]), 20)).toBe('closed')
  })

  it('lets one try after 30 s, then ever later up to five minutes, and closes at a success', () => {
    let breaker = after(...at([0, 0, 0, 0, 0], failed))
    let now = 0
    for (const coolDown of [30, 60, 120, 240, 300, 300]) {
      expect(phase(breaker, now + coolDown - 0.001)).toBe('open')
      now += coolDown
      expect(phase(breaker, now)).toBe('half-open')
      breaker = afterEvent(breaker, failed, now * 1_000)
    }
    breaker = afterEvent(breaker, answered, (now + 300) * 1_000)
    expect(breaker).toEqual(untried)
  })

  it('is not kept open longer by what was under way when it opened', () => {
    const breaker = after(...at([0, 0, 0, 0, 0, 10, 20, 29], failed))
    expect(phase(breaker, 30)).toBe('half-open')
  })

  it('opens at once where an operator must act, and looks again each minute', () => {
    const breaker = after([0, refused])
    expect([phase(breaker, 0), phase(breaker, 59), phase(breaker, 60)]).toEqual(['open', 'open', 'half-open'])
    expect(phase(afterEvent(breaker, refused, 60_000), 119)).toBe('open')
    expect(phase(afterEvent(breaker, refused, 60_000), 120)).toBe('half-open')
  })

  it('is silent for as long as the platform says, where that is longer than half a minute', () => {
    expect(phase(after([0, toldToWait(30)]), 1)).toBe('closed')
    const breaker = after([0, toldToWait(31)])
    expect([phase(breaker, 0), phase(breaker, 30.9), phase(breaker, 31)]).toEqual(['silent', 'silent', 'closed'])
  })

  it('stays silent when something that was under way still arrives', () => {
    const breaker = after([0, toldToWait(60)], [1, answered])
    expect([phase(breaker, 59), phase(breaker, 60)]).toEqual(['silent', 'closed'])
  })

  it('takes one silence after the other for one long silence, unless something was sent between', () => {
    expect(phase(after([0, toldToWait(20)], [20, toldToWait(20)]), 21)).toBe('silent')
    expect(phase(after([0, toldToWait(20)], [20, answered], [21, toldToWait(20)]), 22)).toBe('closed')
  })

  it('closes when the platform only asks for patience: it is there', () => {
    expect(phase(after(...at([0, 0, 0, 0, 0], failed), [30, toldToWait(5)]), 30)).toBe('closed')
  })
})

describe('whatever happens to a channel', () => {
  const event = fc.oneof(
    { weight: 6, arbitrary: fc.constant(failed) },
    { weight: 2, arbitrary: fc.constant(answered) },
    { weight: 1, arbitrary: fc.constant(refused) },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 120 }).map(toldToWait) },
  )
  const history = fc.array(fc.tuple(fc.integer({ min: 0, max: 90_000 }), event), { maxLength: 60 })
  const replay = (steps: [number, BreakerEvent][]) => {
    let now = 0
    let breaker = untried
    return steps.map(([wait, what]) => {
      const before = { breaker, phase: phaseOf(breaker, (now += wait)) }
      breaker = afterEvent(breaker, what, now)
      return { now, what, before, breaker, phase: phaseOf(breaker, now) }
    })
  }

  it('an answer closes it, and forgets every failure', () => {
    fc.assert(
      fc.property(history, steps => {
        for (const { now, what, breaker } of replay(steps))
          if (what.kind === 'answered')
            expect(breaker).toEqual(
              now < breaker.silentUntil ? { ...breaker, failures: 0, retryAt: undefined } : untried,
            )
      }),
    )
  })

  it('it never opens on fewer than five failures within 15 s, and always does on five', () => {
    fc.assert(
      fc.property(history, steps => {
        let row: number[] = []
        for (const { now, what, before, phase } of replay(steps)) {
          row = what.kind === 'failed' ? [...row, now] : what.kind === 'refused' ? row : []
          if (what.kind !== 'failed' || before.phase !== 'closed') continue
          const reason = before.breaker.failures >= 4 || now - before.breaker.failingSince >= 15_000
          expect(phase).toBe(before.breaker.failures > 0 && reason ? 'open' : 'closed')
          if (row.length >= 5) expect(phase).toBe('open')
        }
      }),
    )
  })

  it('it is tried again within five minutes of the last failed try, and not within 30 s', () => {
    fc.assert(
      fc.property(history, steps => {
        for (const { now, what, before, phase, breaker } of replay(steps)) {
          if (phase !== 'open' || before.phase === 'open' || what.kind !== 'failed') continue
          expect(phaseOf(breaker, now + 29_999)).toBe('open')
          expect(phaseOf(breaker, now + 300_000)).toBe('half-open')
        }
      }),
    )
  })

  it('a silence ends by itself', () => {
    fc.assert(
      fc.property(history, steps => {
        for (const { now, phase, breaker } of replay(steps))
          if (phase === 'silent') expect(phaseOf(breaker, now + 120_000)).toBe('closed')
      }),
    )
  })
})

describe('what the operator sees of it', () => {
  const circuitAfter = (...events: BreakerEvent[]) => {
    const clock = jumpClock()
    const circuit = createCircuit(clock)
    const turns = events.map(event => circuit.record(event))
    return { clock, circuit, turns }
  }

  it('is healthy, degraded by a failure, down with the reason, and healthy again', () => {
    const { circuit, clock, turns } = circuitAfter()
    expect(circuit.condition()).toEqual({ state: 'healthy', detail: '' })
    circuit.record(failed)
    expect(circuit.condition()).toEqual({ state: 'degraded', detail: '502' })
    for (let n = 0; n < 4; n++) turns.push(circuit.record(failed))
    expect(circuit.condition()).toEqual({ state: 'down', detail: '502' })
    expect(circuit.takesPushes()).toBe(false)
    clock.jump(30_000)
    expect(circuit.condition()).toEqual({ state: 'down', detail: '502; đang thử lại' })
    // Otherwise nobody might ever find out that it is back.
    expect(circuit.takesPushes()).toBe(true)
    turns.push(circuit.record(failed))
    clock.jump(60_000)
    turns.push(circuit.record(answered))
    expect(circuit.condition()).toEqual({ state: 'healthy', detail: '' })
    expect(turns).toEqual([undefined, undefined, undefined, 'down', 'down', 'back'])
  })

  it('is degraded by a short silence and down by a long one', () => {
    expect(circuitAfter(toldToWait(5)).circuit.condition()).toEqual({ state: 'degraded', detail: '429' })
    const { circuit, clock, turns } = circuitAfter(toldToWait(60))
    expect([turns, circuit.condition().state, circuit.takesPushes()]).toEqual([['down'], 'down', false])
    clock.jump(60_000)
    expect([circuit.condition().state, circuit.takesPushes()]).toEqual(['healthy', true])
  })
})
