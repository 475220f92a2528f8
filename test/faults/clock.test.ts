import { setTimeout as pause } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import type { Service } from '../helpers/process.ts'
import { day, hour, movedClock } from './moved-clock.ts'
import { got, gets, openFaultOffice, patience, stopped, type FaultOffice } from './office.ts'
import { processOf, processorMs } from './process-of.ts'

/** Ticks of the scheduler are 20 s apart: by then the timer that was running at the jump has rung. */
const oneTickMs = 21_000

async function officeAt(at: string) {
  const clock = await movedClock(at)
  const office = await openFaultOffice({ people: 2, clock })
  onTestFinished(() => office.close())
  return { clock, office, service: await office.workplace.start() }
}

const digestKeys = ({ workplace }: FaultOffice) =>
  workplace.query<{ key: string }>(`select key from outbox where kind = 'push' order by key`).map(row => row.key)

const digestsOf = (days: string[]) => days.flatMap(one => [1, 2].map(officer => `daily:${one}:officer-${officer}`))

/** Share of one processor that the service needs while it has nothing to do. */
async function idleShare({ workplace }: FaultOffice, ms: number): Promise<number> {
  const pid = processOf(workplace)
  const before = processorMs(pid)
  await pause(ms)
  return (processorMs(pid) - before) / ms
}

/** The nth digest of everybody. */
const digests = (office: FaultOffice, nth: number) =>
  Promise.all(office.officers.map(one => one.chat.waitFor(() => got(one, 'digest') >= nth, patience)))

it('a clock set back and forward by an hour and by a day: no digest twice, none lost, and people are answered', async () => {
  const { clock, office, service } = await officeAt('2026-11-23T07:29:50+07:00')
  const [an] = office.officers
  const answered = async (said: string, answer: RegExp) => {
    const before = an!.chat.messages.length
    const asked = performance.now()
    an!.chat.says(said)
    await an!.chat.waitFor(message => answer.test(message.text) && an!.chat.messages.indexOf(message) >= before, 10_000)
    return performance.now() - asked
  }
  await digests(office, 1)

  await answered(`/xong ${an!.task}`, /^Kết quả việc/)
  await clock.jump(service, -hour)
  // The question is still open, the channel still sends, although its last message lies in the future.
  await answered('Đã nộp báo cáo 12/BC-VP', /^Đã ghi nhận hoàn thành/)
  await answered('/nhiemvu', /^Nhiệm vụ/)
  await clock.jump(service, -day)
  await answered('1', /Tình trạng: /)
  expect(await idleShare(office, oneTickMs)).toBeLessThan(0.2)

  await clock.jump(service, day + hour)
  await answered('/nhiemvu', /^Nhiệm vụ/)
  await clock.jump(service, day)
  await digests(office, 2)
  await clock.jump(service, -day)
  await answered('/nhiemvu', /^Nhiệm vụ/)
  await clock.jump(service, day)
  expect(await idleShare(office, oneTickMs)).toBeLessThan(0.2)
  await clock.jump(service, day)
  await digests(office, 3)

  await stopped(service)
  expect(digestKeys(office)).toEqual(digestsOf(['2026-11-23', '2026-11-24', '2026-11-25']))
  for (const one of office.officers) expect(got(one, 'digest')).toBe(3)
  expect(office.fake.violations).toEqual([])
})

it('a clock that was a day ahead and is put right: the digest of the day that comes is not lost', async () => {
  const { clock, office, service } = await officeAt('2026-11-24T06:00:00+07:00')
  await service.logged(/"job":"housekeeping".*"msg":"job done"/)
  await clock.jump(service, -day)
  expect(await idleShare(office, oneTickMs)).toBeLessThan(0.2)
  await clock.jump(service, 1.55 * hour)
  await digests(office, 1)
  await stopped(service)
  expect(digestKeys(office)).toEqual(digestsOf(['2026-11-23']))
})

it('an answer that waits for the network is not held up when the clock is set back by a day', async () => {
  const { clock, office, service } = await officeAt('2026-11-23T06:00:00+07:00')
  const [an] = office.officers
  await office.fake.waitForCall(call => call.method === 'getUpdates', patience)
  office.wire.spoil('sendMessage', { kind: 'cut' })
  an!.chat.says(`/xong ${an!.task} Đã làm`)
  await service.logged(/"msg":"not sent"/)
  await clock.jump(service, -day)
  await gets(an!, 'completed')
  await stopped(service)
  expect(got(an!, 'completed')).toBe(1)
})

it.each([hour, -hour, day, -day])('a message under way while the clock jumps by %d ms is sent once', async ms => {
  const { clock, office, service } = await officeAt('2026-11-23T06:00:00+07:00')
  const { fake, officers } = office
  const [an, binh] = officers
  fake.slow(3_000, { method: 'sendMessage', chat: an!.chat.id })
  an!.chat.says(`/xong ${an!.task} Đã làm`)
  await fake.waitForCall(call => call.method === 'sendMessage', patience)
  await clock.jump(service, ms)
  // Somebody else's message makes the worker look at the queue, and at the leases, meanwhile.
  binh!.chat.says(`/xong ${binh!.task} Đã làm`)
  await gets(binh!, 'completed')
  await gets(an!, 'completed')
  await sentOnce(service, office)
})

async function sentOnce(service: Service, office: FaultOffice): Promise<void> {
  await stopped(service)
  for (const one of office.officers) expect(got(one, 'completed')).toBe(1)
  expect(office.count(`outbox where kind = 'answer' and status = 'sent'`)).toBe(2)
  expect(office.count(`outbox where status in ('queued', 'sending')`)).toBe(0)
}
