import { describe, expect, it, test } from 'vitest'
import { steady } from '../../src/clock.ts'
import { SendError } from '../../src/channels/channel.ts'
import { createCircuit } from '../../src/delivery/circuit.ts'
import { openTestDatabase } from '../helpers/database.ts'
import { jumpClock, testEngine, until } from '../helpers/engine.ts'
import { testOffice } from '../helpers/office.ts'
import { answerTo, outboxRows } from '../helpers/outbox.ts'

const day = 86_400_000

describe('a clock that is set back by a day', () => {
  it('holds up nothing that waits for its next attempt', async () => {
    const db = openTestDatabase()
    const { channel, clock, settled, wake } = await testEngine(db, await testOffice(db))
    channel.onSend = () => {
      throw new SendError('retry', 'unreachable')
    }
    await answerTo(db, 'hung', 'answer')
    await settled()
    expect(await outboxRows(db)).toMatchObject([{ status: 'queued', attempts: 1 }])
    channel.onSend = () => undefined
    clock.jump(-day)
    wake()
    await until(() => channel.sent.length === 1)
    await settled()
    expect(await outboxRows(db)).toMatchObject([{ status: 'sent' }])
  })

  it('keeps no channel closed for longer than it was to be', () => {
    const clock = jumpClock()
    const circuit = createCircuit(clock)
    circuit.record({ kind: 'refused', why: 'token' })
    expect(circuit.phase()).toBe('open')
    clock.jump(-day)
    expect(circuit.phase()).toBe('open')
    clock.jump(60_000)
    expect(circuit.phase()).toBe('half-open')
  })
})

test('steady time goes on while the clock does, and stands while it is set back', () => {
  const clock = jumpClock(1_000)
  const time = steady(clock)
  const read = [0, 500, -day, 250, day, -100, 50].map(step => {
    clock.jump(step)
    return time() - 1_000
  })
  expect(read).toEqual([0, 500, 500, 750, day + 750, day + 750, day + 800])
})
