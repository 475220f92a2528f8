import { afterEach, expect, it } from 'vitest'
import type { Failure } from '../helpers/fake-telegram/faults.ts'
import { got, gets, isSend, openFaultOffice, patience, stopped, type FaultOffice } from './office.ts'

let office: FaultOffice
afterEach(() => office.close())

const bare429 = JSON.stringify({ ok: false, error_code: 429, description: 'Too Many Requests' })
const html = '<html><body><h1>Bad gateway</h1></body></html>'

/** Everybody reports at once; whatever happens to the first messages, each is answered and reminded once. */
async function everybodyOnce(): Promise<void> {
  const { workplace, officers, fake } = office
  const service = await workplace.start()
  for (const one of officers) one.chat.says(`/xong ${one.task} Đã làm`)
  for (const one of officers) for (const kind of ['completed', 'digest'] as const) await gets(one, kind)
  const logs = await stopped(service)
  for (const one of officers) expect([got(one, 'completed'), got(one, 'digest')]).toEqual([1, 1])
  expect(office.count(`outbox where status = 'sent'`)).toBe(2 * officers.length)
  expect(logs).toMatch(/"msg":"not sent"/)
  expect(logs).not.toContain(fake.token)
}

it.each<[string, Failure]>([
  ['429 with retry_after', { status: 429, retryAfter: 2 }],
  ['500', { status: 500 }],
  ['a proxy’s 502', { status: 502, body: 'html' }],
])('%s for some messages: each of them arrives, once', async (_, failure) => {
  office = await openFaultOffice({ people: 4 })
  office.fake.failNext({ ...failure, method: 'sendMessage', times: 3 })
  await everybodyOnce()
})

it.each([
  ['429 without retry_after', 429, bare429],
  ['a 429 of somebody in between', 429, html],
  ['what is no JSON', 200, html],
  ['an empty answer', 502, ''],
])('%s for some messages: each of them arrives, once', async (_, status, body) => {
  office = await openFaultOffice({ people: 4 })
  office.wire.spoil('sendMessage', { kind: 'answer', status, body }, 3)
  await everybodyOnce()
})

it('403: who has blocked the bot keeps nobody waiting, and gets the digest when they are back', async () => {
  office = await openFaultOffice({ people: 3 })
  const { workplace, officers, fake } = office
  const [an, binh, cuc] = officers
  an!.chat.blocks()
  binh!.chat.deactivates()
  const service = await workplace.start()
  await gets(cuc!, 'digest')
  await fake.waitForCall(call => Number(call.params.chat_id) === binh!.chat.id && call.status === 403, patience)
  an!.chat.unblocks()
  await gets(an!, 'digest')
  await stopped(service)
  expect(workplace.query(`select status, count(*) as n from outbox group by status order by status`)).toEqual([
    { status: 'held', n: 1 },
    { status: 'sent', n: 2 },
  ])
  // Not asked again and again.
  expect(fake.calls.filter(call => isSend(call) && call.status === 403).length).toBeLessThanOrEqual(2)
})

it('409: another instance asks for the updates; what people write meanwhile is answered once it has gone', async () => {
  office = await openFaultOffice({ people: 2 })
  const { workplace, officers, fake, url } = office
  fake.failNext({ status: 409, method: 'getUpdates', times: 2 })
  const service = await workplace.start()
  await fake.waitForCall(call => call.status === 409, patience)
  // Sending does not depend on receiving.
  await gets(officers[0]!, 'digest')
  const ready = await fetch(`${url}/readyz`)
  expect([ready.status, await ready.text()]).toEqual([503, expect.stringContaining('tiến trình khác')])
  for (const one of officers) one.chat.says(`/xong ${one.task} Đã làm`)
  for (const one of officers) await gets(one, 'completed')
  expect((await fetch(`${url}/readyz`)).status).toBe(200)
  expect(await stopped(service)).not.toContain(fake.token)
})
