import { expect, it, onTestFinished } from 'vitest'
import { movedClock } from './moved-clock.ts'
import { got, openFaultOffice, stopped } from './office.ts'

/** Monday to Friday, 23–27/11/2026; the deadline is Friday's, so three working days before it is Tuesday's milestone. */
it('after three days without the service there is one digest that carries what was missed, and nothing stale', async () => {
  const clock = await movedClock('2026-11-23T09:00:00+07:00')
  const office = await openFaultOffice({ people: 3, clock, deadline: '2026-11-27' })
  onTestFinished(() => office.close())
  const { workplace, officers, fake } = office
  const [, binh, cuc] = officers

  // Monday: Bình's digest does not get through, Cúc's is never tried; then the power is off.
  fake.failNext({ status: 500, method: 'sendMessage', chat: binh!.chat.id, times: 100 })
  fake.hang({ method: 'sendMessage', chat: cuc!.chat.id })
  const monday = await workplace.start()
  await monday.logged(/"key":"daily:2026-11-23:officer-1".*"msg":"sent"/)
  await fake.waitForCall(call => call.status === 500, 20_000)
  await fake.waitForCall(call => Number(call.params.chat_id) === cuc!.chat.id, 20_000)
  monday.signal('SIGKILL')
  await monday.ended
  expect(office.count(`notices where stage = 'm7'`)).toBe(3)

  // Thursday morning: Tuesday's milestone was missed by all, and two of the people heard nothing at all.
  fake.heal()
  clock.set('2026-11-26T09:00:00+07:00')
  const thursday = await workplace.start()
  for (const one of officers) await one.chat.waitFor(message => message.text.includes('26/11/2026'), 60_000)
  // A second start on the same morning adds nothing.
  await stopped(thursday)
  await stopped(await workplace.start())

  expect(officers.map(one => got(one, 'digest'))).toEqual([2, 1, 1])
  for (const one of officers) {
    const last = one.chat.messages.at(-1)
    expect(last?.text).toMatch(/^Nhắc việc thứ Năm/)
    expect(last?.text).toContain(`Việc đến hạn của ${one.code}`)
    expect(last?.text).not.toContain('Việc báo xong')
  }
  expect(
    workplace.query(`select key, status from outbox where kind = 'push' and status <> 'sent' order by key`),
  ).toEqual([
    { key: 'daily:2026-11-23:officer-2', status: 'expired' },
    { key: 'daily:2026-11-23:officer-3', status: 'expired' },
  ])
  // The milestone of three days was reached in the meantime, and has been told on the fourth day under its newest name.
  expect(
    workplace.query(`select stage, count(*) as n from notices where stage glob 'm*' group by stage order by stage`),
  ).toEqual([
    { stage: 'm1', n: 3 },
    { stage: 'm7', n: 1 },
  ])
})
