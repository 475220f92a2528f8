import { afterEach, describe, expect, it } from 'vitest'
import { fullDisks, mountable, type FullDisk } from './full-disk.ts'
import { got, gets, openFaultOffice, patience, stopped, type FaultOffice } from './office.ts'
import { startWith } from './start-with.ts'

let office: FaultOffice
let disk: FullDisk | undefined
afterEach(async () => {
  disk?.remove(office.workplace)
  disk = undefined
  await office.close()
})

if (!mountable) console.warn('nothing can be mounted here: a full disk is a limit on the size of files')

describe.each(fullDisks)('a full disk ($name)', current => {
  const people = 30
  const open = (receiving: 'polling' | 'webhook') => {
    disk = current
    return openFaultOffice({ people, receiving, direct: true, prepare: current.prepare })
  }

  it('lets no webhook be acknowledged that is not stored, and goes on by itself when there is room', async () => {
    office = await open('webhook')
    const { workplace, officers, fake, url } = office
    const service = await workplace.start()
    for (const one of officers.slice(0, 10)) one.chat.says(`/xong ${one.task} Đã làm`)
    // In the midst of work: some are stored and not yet answered, some answered and not yet sent.
    await gets(officers[0]!, 'completed')
    current.fill(workplace)
    const from = fake.deliveries.length
    for (const one of officers.slice(10)) one.chat.says(`/xong ${one.task} Đã làm`)
    await fake.waitForCall(() => refusals(from).length >= people, patience)
    expect(refusals(from).every(({ status }) => status >= 500)).toBe(true)
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    notLost()

    current.free(workplace)
    for (const one of officers) for (const kind of ['completed', 'digest'] as const) await gets(one, kind)
    const logs = await stopped(service)
    expect(logs).not.toContain(fake.token)
    onceEach()
  })

  it('lets no update be confirmed by polling that is not stored', async () => {
    office = await open('polling')
    const { workplace, officers, fake } = office
    const service = await workplace.start()
    await gets(officers[0]!, 'digest')
    current.fill(workplace)
    const ids = officers.map(one => one.chat.says(`/xong ${one.task} Đã làm`))
    await service.logged(/chưa lưu được tin nhắn đến/)
    const stored = new Set(
      workplace.query<{ id: number }>('select cast(external_id as integer) as id from inbox').map(r => r.id),
    )
    const offset = Math.max(...fake.calls.map(({ params }) => params.offset ?? 0))
    expect(ids.filter(id => id < offset && !stored.has(id))).toEqual([])

    current.free(workplace)
    for (const one of officers) for (const kind of ['completed', 'digest'] as const) await gets(one, kind)
    await stopped(service)
    onceEach()
  })

  it('is told in one clear sentence by a service that starts on it', async () => {
    office = await open('polling')
    const { code, stdout, stderr } = await startWith(current.startsFull(office.workplace), office.workplace)
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(/^Không ghi được [^\n]*đầy[^\n]*\n$/)
  })

  const refusals = (from: number) => office.fake.deliveries.slice(from).filter(({ status }) => status !== 200)

  /** Whatever Telegram was told is safe is there. */
  function notLost(): void {
    const taken = office.fake.deliveries.flatMap(({ update_id, status }) => (status === 200 ? [update_id] : []))
    const stored = new Set(
      office.workplace.query<{ id: number }>('select cast(external_id as integer) as id from inbox').map(row => row.id),
    )
    expect(taken.filter(id => !stored.has(id))).toEqual([])
  }

  function onceEach(): void {
    const { workplace, officers, count } = office
    expect(workplace.query(`select count(*) as n from task_events where kind = 'completed' group by task_id`)).toEqual(
      officers.map(() => ({ n: 1 })),
    )
    for (const one of officers) expect([got(one, 'completed'), got(one, 'digest')]).toEqual([1, 1])
    expect(count('inbox where done_at is null or error is not null')).toBe(0)
    expect(workplace.query('pragma integrity_check')).toEqual([{ integrity_check: 'ok' }])
  }
})
