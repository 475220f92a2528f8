import { existsSync, rmSync, statSync } from 'node:fs'
import { afterEach, expect, it, vi } from 'vitest'
import { gets, got, openFaultOffice, patience, secretHeaders, stopped, type FaultOffice } from './office.ts'

let office: FaultOffice
afterEach(() => office.close())

it('a database removed under the service is noticed within a second, refused, alarmed, and brought back with all it had', async () => {
  office = await openFaultOffice({ people: 2, receiving: 'webhook', direct: true })
  const { workplace, officers, url } = office
  const [an, binh] = officers
  const first = await workplace.start()
  an!.chat.says(`/xong ${an!.task} Đã làm`)
  for (const kind of ['digest', 'completed'] as const) await gets(an!, kind)
  await gets(binh!, 'digest')

  // What the platform has taken and we have not recorded is repeated, as after a crash.
  const unsent = () => workplace.query("select id from outbox where status <> 'sent'")
  await vi.waitFor(() => expect(unsent()).toEqual([]), patience)

  const removed = Date.now()
  for (const end of ['', '-wal', '-shm']) rmSync(`${workplace.database}${end}`)
  await first.logged(/"msg":"database file is gone/)
  // Half of it is the busy machine's.
  expect(Date.now() - removed).toBeLessThan(2_000)
  const ready = await fetch(`${url}/readyz`)
  expect([ready.status, await ready.text()]).toEqual([503, expect.stringContaining('đã bị xóa, đổi tên hoặc thay thế')])
  expect(await (await fetch(`${url}/metrics`)).text()).toMatch(/^nhacviec_database_present 0$/m)
  expect((await fetch(`${url}/healthz`)).status).toBe(200)
  const person = { id: 77, is_bot: false, first_name: 'Lạ' }
  const message = { message_id: 1, date: 1, from: person, chat: { ...person, type: 'private' }, text: 'chào' }
  const body = JSON.stringify({ update_id: 999_999_999, message })
  const taken = await fetch(`${url}/webhook/telegram`, { method: 'POST', headers: secretHeaders, body })
  expect(taken.status).toBe(500)
  // Telegram keeps what it is not told that we have.
  binh!.chat.says(`/xong ${binh!.task} Đã làm`)

  const copy = `${workplace.database}.rescued`
  await first.logged(/"msg":"what was still open of the database is copied/)
  expect(statSync(copy).mode & 0o777).toBe(0o600)
  await stopped(first)
  expect(existsSync(workplace.database)).toBe(false)
  expect((await workplace.run(['restore', copy])).code).toBe(0)
  const second = await workplace.start()
  await gets(binh!, 'completed')
  await stopped(second)
  expect(officers.map(one => [got(one, 'digest'), got(one, 'completed')])).toEqual([
    [1, 1],
    [1, 1],
  ])
})
