import { afterEach, expect, it } from 'vitest'
import { got, gets, isSend, openFaultOffice, patience, stopped, type FaultOffice } from './office.ts'

let office: FaultOffice
afterEach(() => office.close())

const toFirst = (method: string) => ({ method, chat: office.officers[0]!.chat.id })

async function onceEach(kinds: ('completed' | 'digest')[]): Promise<void> {
  for (const one of office.officers)
    for (const kind of kinds) expect([one.code, kind, got(one, kind)]).toEqual([one.code, kind, 1])
}

it('no network at all: what was accepted waits, and goes out once when the network is back', async () => {
  office = await openFaultOffice({ people: 3, receiving: 'webhook' })
  const { workplace, officers, wire, fake, url } = office
  const service = await workplace.start()
  await fake.waitForCall(call => call.method === 'setWebhook', patience)
  await expect.poll(() => office.count(`outbox where status = 'sent'`), { timeout: patience }).toBe(officers.length)
  await wire.goesDown()
  for (const one of officers) one.chat.says(`/xong ${one.task} Đã làm`)
  await fake.drained(patience)
  await service.logged(/"msg":"not sent"/)
  expect((await fetch(`${url}/healthz`)).status).toBe(200)
  await wire.comesBack()
  for (const one of officers) await gets(one, 'completed')
  const logs = await stopped(service)
  await onceEach(['completed', 'digest'])
  expect(logs).not.toContain(fake.token)
})

it('no network at the start: the service starts, and catches up when the network is there', async () => {
  office = await openFaultOffice({ people: 3 })
  const { workplace, officers, wire } = office
  await wire.goesDown()
  for (const one of officers) one.chat.says(`/xong ${one.task} Đã làm`)
  const service = await workplace.start()
  await service.logged(/không kết nối được Telegram/)
  await wire.comesBack()
  for (const one of officers) for (const kind of ['completed', 'digest'] as const) await gets(one, kind)
  await stopped(service)
  await onceEach(['completed', 'digest'])
})

it('a connection that breaks before Telegram has read the message: it is sent again, and arrives once', async () => {
  office = await openFaultOffice({ people: 3 })
  const { workplace, officers, wire } = office
  wire.spoil('sendMessage', { kind: 'cut' }, 2)
  wire.spoil('getUpdates', { kind: 'cut' }, 2)
  const service = await workplace.start()
  for (const one of officers) one.chat.says(`/xong ${one.task} Đã làm`)
  for (const one of officers) for (const kind of ['completed', 'digest'] as const) await gets(one, kind)
  await stopped(service)
  await onceEach(['completed', 'digest'])
  expect([wire.spoiled('sendMessage'), wire.spoiled('getUpdates')]).toEqual([2, 2])
})

it('an answer of Telegram that comes byte by byte is waited for, and holds up nobody else', async () => {
  office = await openFaultOffice({ people: 8 })
  const { workplace, officers, wire, fake } = office
  wire.spoil('sendMessage', { kind: 'trickle', ms: 10 }, 4)
  const service = await workplace.start()
  for (const one of officers) await gets(one, 'digest')
  // Telegram has had it all long before the last byte of its answers is here.
  expect(office.count(`outbox where status = 'sending'`)).toBeGreaterThan(0)
  for (const one of officers) one.chat.says(`/xong ${one.task} Đã làm`)
  for (const one of officers) await gets(one, 'completed')
  await expect.poll(() => office.count(`outbox where status = 'sent'`), { timeout: patience }).toBe(2 * officers.length)
  await stopped(service)
  await onceEach(['completed', 'digest'])
  expect(fake.calls.filter(isSend)).toHaveLength(2 * officers.length)
})

it('a send that is never answered holds up nobody else, and is given up and made again', async () => {
  office = await openFaultOffice({ people: 3 })
  const { workplace, officers, fake } = office
  const [an, ...others] = officers
  fake.hang(toFirst('sendMessage'))
  const service = await workplace.start()
  for (const one of officers) one.chat.says(`/xong ${one.task} Đã làm`)
  await fake.waitForCall(call => isSend(call) && Number(call.params.chat_id) === an!.chat.id, patience)
  const began = performance.now()
  for (const one of others) for (const kind of ['completed', 'digest'] as const) await gets(one, kind)
  expect(performance.now() - began).toBeLessThan(15_000)
  await an!.chat.waitFor(() => got(an!, 'completed') + got(an!, 'digest') === 2, 60_000)
  const logs = await stopped(service)
  await onceEach(['completed', 'digest'])
  expect(logs).not.toContain(fake.token)
})

it(
  'a poll that is never answered is given up, and what people wrote meanwhile is answered',
  { timeout: 150_000 },
  async () => {
    office = await openFaultOffice({ people: 2 })
    const { workplace, officers, fake } = office
    fake.hang({ method: 'getUpdates' })
    const service = await workplace.start()
    await fake.waitForCall(call => call.method === 'getUpdates', patience)
    for (const one of officers) one.chat.says(`/xong ${one.task} Đã làm`)
    for (const one of officers) await one.chat.waitFor(() => got(one, 'completed') > 0, 90_000)
    await stopped(service)
    await onceEach(['completed'])
  },
)
