import { afterEach, expect, it } from 'vitest'
import { got, gets, openFaultOffice, secretHeaders, stopped, type FaultOffice, type Officer } from './office.ts'
import { seed, seeded } from './seed.ts'

let office: FaultOffice
afterEach(() => office.close())

const update = (id: number, { chat }: Officer, said: string) =>
  JSON.stringify({
    update_id: id,
    message: {
      message_id: id,
      date: 1_795_000_000,
      text: said,
      from: { id: chat.id, is_bot: false, first_name: 'x' },
      chat: { id: chat.id, type: 'private' },
    },
  })

const post = async (body: string): Promise<number> => {
  const request = { method: 'POST', body, headers: secretHeaders }
  return (await fetch(`${office.url}/webhook/telegram`, request)).status
}

it('a webhook repeated 50 times at once, before and after a restart, has one effect and one answer', async () => {
  office = await openFaultOffice({ people: 1, receiving: 'webhook' })
  const { workplace, officers } = office
  const [an] = officers
  const first = await workplace.start()
  await gets(an!, 'digest')
  const body = update(900_000_001, an!, `/xong ${an!.task} Đã làm`)
  const fifty = () => Promise.all(Array.from({ length: 50 }, () => post(body)))
  const all200 = Array.from({ length: 50 }, () => 200)
  expect(await fifty()).toEqual(all200)
  await gets(an!, 'completed')
  await stopped(first)

  const second = await workplace.start()
  expect(await fifty()).toEqual(all200)
  // One conversation is answered in its order: an answer to a repeat would come before this one.
  expect(await post(update(900_000_002, an!, '/nhiemvu'))).toBe(200)
  await gets(an!, 'list')
  await stopped(second)
  expect(office.count('inbox')).toBe(2)
  expect(office.count(`task_events where kind = 'completed'`)).toBe(1)
  expect(office.count(`outbox where kind = 'answer'`)).toBe(2)
  expect(got(an!, 'completed')).toBe(1)
})

it(`updates that come in any order are each carried out once (seed ${seed})`, async () => {
  office = await openFaultOffice({ people: 20, receiving: 'webhook' })
  const { workplace, officers } = office
  const random = seeded()
  const service = await workplace.start()
  const updates = officers.flatMap((one, i) => [
    update(910_000_000 + 2 * i, one, `/capnhat ${one.task} 60% Đã lấy ý kiến`),
    update(910_000_001 + 2 * i, one, '/nhiemvu'),
  ])
  const shuffled = updates.map(body => ({ body, at: random() })).sort((a, b) => a.at - b.at)
  // The newest id first of all: nothing may take it for the mark below which everything is known.
  const newest = update(919_999_999, officers[0]!, `/xong ${officers[1]!.task} Không phải việc của tôi`)
  expect(await post(newest)).toBe(200)
  for (const { body } of shuffled) expect(await post(body)).toBe(200)
  for (const one of officers) for (const kind of ['updated', 'list'] as const) await gets(one, kind)
  await stopped(service)
  expect(workplace.query(`select count(*) as n from task_events where kind = 'progressed' group by task_id`)).toEqual(
    officers.map(() => ({ n: 1 })),
  )
  for (const one of officers) expect([got(one, 'updated'), got(one, 'list')]).toEqual([1, 1])
})
