import { expect, it, onTestFinished } from 'vitest'
import { movedClock } from './moved-clock.ts'
import { got, gets, openFaultOffice, patience, stopped, type Opening } from './office.ts'

/**
 * A request that was written and whose answer never came is ambiguous: nobody but Telegram knows whether the person has the
 * message. A push is then repeated once, an answer only while it is no older than a minute.
 */
async function officeOfOne() {
  const clock = await movedClock('2026-11-23T09:00:00+07:00')
  const office = await openFaultOffice({ people: 1, clock })
  onTestFinished(() => office.close())
  const [an] = office.officers
  return {
    clock,
    office,
    an: an!,
    fake: office.fake,
    wire: office.wire,
    workplace: office.workplace,
    to: { method: 'sendMessage', chat: an!.chat.id },
    /** What became of the one message of this kind. */
    status: (kind: 'answer' | 'push') =>
      office.workplace.query<{ status: string }>(`select status from outbox where kind = '${kind}'`)[0]?.status,
    times: (kind: Opening) => got(an!, kind),
  }
}

it('a push whose answer is lost every time is sent twice, and then listed as ambiguous', async () => {
  const { workplace, fake, to, status, times } = await officeOfOne()
  fake.dropAfterAccept({ ...to, times: 20 })
  const service = await workplace.start()
  await expect.poll(() => status('push'), { timeout: patience }).toBe('ambiguous')
  expect(times('digest')).toBe(2)
  const [listed] = await workplace.json<{ key: string; kind: string }[]>(['outbox', 'list', '--status', 'ambiguous'])
  expect(listed).toMatchObject([{ key: 'daily:2026-11-23:officer-1', kind: 'push', status: 'ambiguous' }])
  expect(await stopped(service)).not.toContain(fake.token)
  // Nor does the next start take it for something that waits.
  await stopped(await workplace.start())
  expect(times('digest')).toBe(2)
})

it('a push whose answer is lost once is sent once more, and recorded as sent', async () => {
  const { workplace, fake, to, status, times } = await officeOfOne()
  fake.dropAfterAccept(to)
  const service = await workplace.start()
  await expect.poll(() => status('push'), { timeout: patience }).toBe('sent')
  await stopped(service)
  expect(times('digest')).toBe(2)
})

it('a push that Telegram never read counts as ambiguous too: it is sent once more, and arrives once', async () => {
  const { workplace, wire, status, times } = await officeOfOne()
  wire.spoil('sendMessage', { kind: 'cut' })
  const service = await workplace.start()
  await expect.poll(() => status('push'), { timeout: patience }).toBe('sent')
  await stopped(service)
  expect(times('digest')).toBe(1)
})

it('a push that is not answered in time is sent once more', async () => {
  const { workplace, fake, to, status, times } = await officeOfOne()
  fake.hang(to)
  const service = await workplace.start()
  await expect.poll(() => status('push'), { timeout: 90_000 }).toBe('sent')
  await stopped(service)
  expect(times('digest')).toBe(1)
})

it('an answer whose own answer is lost is sent again as long as it is fresh', async () => {
  const { workplace, an, fake, to, status, times } = await officeOfOne()
  const service = await workplace.start()
  await gets(an, 'digest')
  fake.dropAfterAccept(to)
  an.chat.says(`/xong ${an.task} Đã làm`)
  await expect.poll(() => status('answer'), { timeout: patience }).toBe('sent')
  await stopped(service)
  expect(times('completed')).toBe(2)
})

it('an answer older than a minute is not sent again, and is listed as ambiguous', async () => {
  const { clock, workplace, an, fake, to, status, times } = await officeOfOne()
  const service = await workplace.start()
  await gets(an, 'digest')
  // A refusal is no doubt: it waits, after the third for two seconds and more, and is over a minute old when it is tried again.
  fake.failNext({ ...to, status: 502, times: 3 })
  fake.dropAfterAccept({ ...to, times: 20 })
  an.chat.says(`/xong ${an.task} Đã làm`)
  await service.logged(/"attempts":3,.*"msg":"not sent"/)
  await clock.jump(service, 2 * 60_000)
  await expect.poll(() => status('answer'), { timeout: patience }).toBe('ambiguous')
  await stopped(service)
  expect(times('completed')).toBe(1)
})

it('where nobody listens there is no doubt: a push is tried until it arrives, once', async () => {
  const { workplace, an, wire, status, times } = await officeOfOne()
  await wire.goesDown()
  const service = await workplace.start()
  await service.logged(/"attempts":3,.*"why":"không kết nối được Telegram/)
  await wire.comesBack()
  await gets(an, 'digest')
  await expect.poll(() => status('push'), { timeout: patience }).toBe('sent')
  await stopped(service)
  expect(times('digest')).toBe(1)
})
