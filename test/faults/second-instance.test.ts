import { symlinkSync } from 'node:fs'
import { afterEach, expect, it } from 'vitest'
import { gets, openFaultOffice, stopped, type FaultOffice } from './office.ts'

let office: FaultOffice
afterEach(() => office.close())

it('a second service on the same database is refused with a clear word, and the first goes on undisturbed', async () => {
  office = await openFaultOffice({ people: 2 })
  const { workplace, officers, fake } = office
  const [an, binh] = officers
  const first = await workplace.start()
  await gets(an!, 'digest')
  const before = fake.calls.filter(call => call.method === 'getMe').length

  symlinkSync(workplace.database, workplace.path('alias.db'))
  for (const DATABASE_URL of [`file:${workplace.database}`, `file:${workplace.path('alias.db')}`]) {
    const second = await workplace.run(['start'], { env: { DATABASE_URL, PORT: '0' } })
    expect(second.code).toBe(1)
    expect(second.stdout).toBe('')
    expect(second.stderr).toMatch(/^Một dịch vụ Nhắc Việc khác đang chạy trên cơ sở dữ liệu .*\. Hãy dừng dịch vụ đó/)
    expect(second.stderr.trimEnd().split('\n')).toHaveLength(1)
  }
  // It did not so much as greet Telegram, which would have ended the first one's poll.
  expect(fake.calls.filter(call => call.method === 'getMe')).toHaveLength(before)

  binh!.chat.says(`/xong ${binh!.task} Đã làm`)
  await gets(binh!, 'completed')
  expect(await stopped(first)).not.toContain('"level":50')
  const third = await workplace.start()
  an!.chat.says(`/xong ${an!.task} Đã làm`)
  await gets(an!, 'completed')
  await stopped(third)
  expect(office.count('outbox')).toBe(4)
  expect(fake.calls.filter(call => call.status === 409)).toEqual([])
})
