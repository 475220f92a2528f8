import { setTimeout as pause } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { movedClock } from './moved-clock.ts'
import { got, gets, openFaultOffice, stopped } from './office.ts'

const minute = Date.parse('2026-11-23T07:30:00+07:00')
const stallMs = 3_000
/** so long before the minute it begins: the tick of the minute comes more than two seconds late */
const beforeMs = 600

it('a stall of 3 s across the minute of the reminder: everybody has the digest within that minute, once', async () => {
  const clock = await movedClock('2026-11-23T07:29:00+07:00')
  const office = await openFaultOffice({ people: 5, clock })
  onTestFinished(() => office.close())
  const { workplace, officers, count } = office
  // Room for a slow start; what is over of it passes below.
  clock.set('2026-11-23T07:29:45+07:00')
  const service = await workplace.start()
  expect(clock.now()).toBeLessThan(minute - stallMs)

  await pause(minute - beforeMs - clock.now())
  service.signal('SIGSTOP')
  // Nobody is there to take it at that moment.
  for (const one of officers) one.chat.says(`/xong ${one.task} Đã làm`)
  await pause(stallMs)
  expect(count(`job_runs where slot = ${minute} and job = 'daily-reminders'`)).toBe(0)
  service.signal('SIGCONT')

  for (const one of officers) for (const kind of ['digest', 'completed'] as const) await gets(one, kind)
  const lateMs = Number(await service.logged(/"job":"daily-reminders".*"lateMs":(\d+)/))
  expect(lateMs).toBeGreaterThan(2_000)
  expect(lateMs).toBeLessThan(60_000)
  // The ticks of the next half minute find nothing to do.
  await pause(Math.max(0, minute + 45_000 - clock.now()))
  await stopped(service)
  for (const one of officers) expect([got(one, 'digest'), got(one, 'completed')]).toEqual([1, 1])
  expect(count("job_runs where job = 'daily-reminders'")).toBe(1)
})
