import { afterEach, expect, it } from 'vitest'
import { got, isSend, openFaultOffice, patience, stopped, type FaultOffice, type Officer } from './office.ts'

let office: FaultOffice
afterEach(() => office.close())

async function everything(officers: Officer[]): Promise<void> {
  for (const one of officers)
    for (const kind of ['digest', 'completed'] as const) await one.chat.waitFor(() => got(one, kind) > 0, 90_000)
}

it('401 for what is sent: nothing is lost, nothing is tried all the time, and all arrives when the token is good', async () => {
  office = await openFaultOffice({ people: 3, receiving: 'webhook' })
  const { workplace, officers, fake } = office
  fake.failNext({ status: 401, method: 'sendMessage', times: 1_000 })
  const service = await workplace.start()
  const refused = await fake.waitForCall(call => call.status === 401, patience)
  for (const one of officers) one.chat.says(`/xong ${one.task} Đã làm`)
  await fake.drained(patience)
  fake.heal()
  await everything(officers)
  const logs = await stopped(service)
  // What was on its way when the first was refused may have gone; then there is silence for a minute.
  const sends = fake.calls.filter(call => isSend(call) && call.at > refused.at + 1_000)
  expect(Math.min(...sends.map(call => call.at)) - refused.at).toBeGreaterThanOrEqual(59_000)
  expect(sends.filter(call => call.status === 401)).toEqual([])
  for (const one of officers) expect([got(one, 'completed'), got(one, 'digest')]).toEqual([1, 1])
  expect(logs).not.toContain(fake.token)
})

it('401 at the start: the service runs, says what is wrong, and a start with the right token finds everything', async () => {
  office = await openFaultOffice({ people: 2 })
  const { workplace, officers, url } = office
  const wrong = '100200300:not-the-token'
  const service = await workplace.start({ TELEGRAM_BOT_TOKEN: wrong })
  await service.logged(/token bị từ chối/)
  const ready = await fetch(`${url}/readyz`)
  expect([ready.status, await ready.text()]).toEqual([503, expect.stringContaining('token bị từ chối')])
  expect((await fetch(`${url}/healthz`)).status).toBe(200)
  for (const one of officers) one.chat.says(`/xong ${one.task} Đã làm`)
  expect(await stopped(service)).not.toContain(wrong)

  const right = await workplace.start()
  // What was refused waits for up to a minute, whoever starts.
  await everything(officers)
  await stopped(right)
  for (const one of officers) expect([got(one, 'completed'), got(one, 'digest')]).toEqual([1, 1])
})
