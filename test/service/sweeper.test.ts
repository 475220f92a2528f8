import { expect, it, onTestFinished } from 'vitest'
import { createSweeper, type Sweep } from '../../src/service/sweeper.ts'
import { jumpClock, recordingLog, until } from '../helpers/engine.ts'

function running(sweep: Sweep['sweep']) {
  const { log, lines } = recordingLog()
  const sweeper = createSweeper({ everyMs: 10_000, failed: 'not swept', sweep }, jumpClock(), log)
  sweeper.start()
  onTestFinished(() => sweeper.stop())
  return { sweeper, lines }
}

it('sweeps at the start and at each ring, never twice at a time', async () => {
  let sweeps = 0
  let atOnce = 0
  let most = 0
  const { sweeper } = running(async () => {
    sweeps++
    most = Math.max(most, ++atOnce)
    await new Promise(resolve => setImmediate(resolve))
    atOnce--
  })
  await until(() => sweeps === 1)
  sweeper.ring()
  await Promise.all([sweeper.idle(), sweeper.idle()])
  expect(sweeps).toBeGreaterThan(1)
  expect(most).toBe(1)
})

it('logs what failed, and goes on at the next ring', async () => {
  let sweeps = 0
  const { sweeper, lines } = running(async () => {
    if (++sweeps === 1) throw new Error('disk full')
  })
  await until(() => lines.length === 1)
  expect(lines[0]).toMatchObject({ msg: 'not swept', level: 50 })
  sweeper.ring()
  await until(() => sweeps === 2)
  expect(lines).toHaveLength(1)
})

it('ends what is under way when it is stopped, and does no more', async () => {
  let sweeps = 0
  const { sweeper } = running(async stopping => {
    sweeps++
    await new Promise<void>(resolve => stopping.addEventListener('abort', () => resolve()))
  })
  await until(() => sweeps === 1)
  await sweeper.stop()
  sweeper.ring()
  expect(sweeps).toBe(1)
})
