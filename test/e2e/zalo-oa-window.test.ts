import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../db/sqlite/open.ts'
import { linkAccount } from '../../db/people/accounts.ts'
import { officerByCode } from '../../db/people/officers.ts'
import type { ChannelName } from '../../src/domain/chat/incoming.ts'
import { exampleOffice } from '../../src/files/example-office.ts'
import { writeWorkbook } from '../../src/files/workbook.ts'
import { startFakeTelegram, type FakeTelegram } from '../helpers/fake-telegram/index.ts'
import { openZaloOffice, words, type ZaloOffice } from './zalo-office.ts'
import { patience, zaloOa } from './zalo-products.ts'

const dayMs = 86_400_000
const digest = /^Nhắc việc /

interface Office extends ZaloOffice<Awaited<ReturnType<typeof zaloOa>>> {
  telegram: FakeTelegram
}

/** The service on an Official Account and on Telegram: CB04 is linked to both, there last; CB05 to the account alone. */
async function openOffice(env: Record<string, string> = {}): Promise<Office> {
  const telegram = await startFakeTelegram()
  const tokens = { TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.url, PUBLIC_URL: '' }
  const office = await openZaloOffice(zaloOa, { ...tokens, ...env })
  const { workplace } = office
  // Its people without its tasks, whose deadlines are days of 2026: overdue at once or not, by the day of the run.
  const people = exampleOffice().filter(({ name }) => name !== 'Nhiệm vụ')
  await writeWorkbook(workplace.path('office.xlsx'), people)
  await workplace.json(['import', 'office.xlsx'])
  await office.writeWork('work.xlsx')
  await workplace.json(['import', 'work.xlsx'])
  await linked(workplace.database, ['CB04', 'telegram', '504'], ['CB04', 'zalo-oa', '102'], ['CB05', 'zalo-oa', '103'])
  // They have written before, or the platforms would not know them.
  telegram.person({ id: 504, first_name: 'Hùng' })
  office.person('CB04')
  office.person('CB05')
  await office.start()
  return Object.assign(office, { telegram })
}

async function linked(database: string, ...accounts: [string, ChannelName, string][]): Promise<void> {
  const db = openDatabase(database)
  for (const [i, [code, channel, chat]] of accounts.entries()) {
    const officer = await officerByCode(db.reads, code)
    if (!officer) throw new Error(`nobody is ${code}`)
    const account = { channel, externalId: chat, chat, officerId: officer.id }
    await db.transact(tx => linkAccount(tx, account, Date.now() + i))
  }
  db.close()
}

const runDigest = async ({ workplace, today }: Office): Promise<string[]> => {
  const run = ['job', 'run', 'daily-reminders', '--at', `${today}T08:00`]
  const [queued] = await workplace.json<{ officer: string }[]>(run)
  return queued?.map(row => row.officer) ?? []
}

/** What became of the digests of those who are linked. */
const digestsOf = ({ workplace }: Office): string[] =>
  workplace
    .query<{ said: string }>(
      `select code || ' ' || outbox.status as said from outbox join officers on officers.id = officer_id
       where key like 'daily:%' and code in ('CB04', 'CB05') order by code`,
    )
    .map(row => row.said)

describe('an office on a Zalo Official Account and on Telegram', { timeout: 60_000 }, () => {
  let office: Office
  beforeAll(async () => {
    office = await openOffice()
  })
  afterAll(async () => {
    await office.close()
    await office.telegram.close()
  })

  it('renews a token that dies in a burst of 100 messages once, and loses none of them', async () => {
    const { fake } = office.product
    await fake.waitForCall('access_token', patience)
    const people = Array.from({ length: 100 }, (_, i) => fake.person(String(2001 + i)))
    people.forEach(person => person.says('Xin chào'))
    const sends = () => fake.callsOf('message/cs')
    // In the middle: some have theirs, some are under way, most wait.
    await people[20]?.nextMessage(patience)
    const before = sends().length
    fake.expireToken()
    const first = await Promise.all(people.map(person => person.waitFor(() => true, patience)))
    expect(first.filter(({ text }) => !text.includes('liên kết'))).toEqual([])
    expect(before).toBeLessThan(90)
    expect(sends().filter(call => call.error === -216).length).toBeGreaterThan(0)
    expect(fake.callsOf('access_token')).toHaveLength(2)
    await office.settled()
    expect(people.map(person => person.messages.length)).toEqual(people.map(() => 1))
    expect(fake.violations).toEqual([])
  })

  it('reaches on Telegram who has not written to the account for seven days, and keeps what has no other way', async () => {
    const { product, telegram } = office
    product.fake.advance(8 * dayMs)
    expect(await runDigest(office)).toEqual(expect.arrayContaining(['CB04', 'CB05']))
    const person = telegram.person({ id: 504, first_name: 'Hùng' })
    expect((await person.nextMessage(patience)).text).toContain(`${words.title}, tổ 1`)
    await expect.poll(() => digestsOf(office), { timeout: patience }).toEqual(['CB04 sent', 'CB05 held'])
    expect([...office.person('CB04').messages(), ...office.person('CB05').messages()]).toEqual([])
    expect(person.messages.filter(({ text }) => digest.test(text))).toHaveLength(1)
    expect([...product.violations(), ...telegram.violations]).toEqual([])
  })

  it('wrote no secret and no message into its logs', async () => {
    expect(await office.stop()).toBe(0)
    const logs = office.logs()
    expect(logs).toContain('"msg":"sent"')
    const said = [words.title, 'Xin chào', office.telegram.token, ...office.product.secrets()]
    expect(said.filter(text => logs.includes(text))).toEqual([])
  })
})

describe('an office with an approved template', { timeout: 60_000 }, () => {
  let office: Office
  beforeAll(async () => {
    office = await openOffice({ ZALO_OA_TEMPLATE_ID: '7' })
  })
  afterAll(async () => {
    await office.close()
    await office.telegram.close()
  })

  it('reaches by it who has not written for seven days, once and nowhere else', async () => {
    const { product, telegram } = office
    product.fake.advance(8 * dayMs)
    expect(await runDigest(office)).toEqual(expect.arrayContaining(['CB04', 'CB05']))
    for (const [id, title] of [
      ['102', `${words.title}, tổ 1`],
      ['103', `${words.title}, tổ 3`],
    ] as const) {
      const { template } = await product.fake.person(id).nextMessage(patience)
      expect(template?.['noi_dung']).toMatch(digest)
      expect(`${template?.['noi_dung']}`.length).toBeLessThanOrEqual(200)
      expect(template?.['noi_dung']).toContain(title)
    }
    await expect.poll(() => digestsOf(office), { timeout: patience }).toEqual(['CB04 sent', 'CB05 sent'])
    expect(['102', '103'].map(id => product.fake.person(id).messages.length)).toEqual([1, 1])
    expect(telegram.person({ id: 504, first_name: 'Hùng' }).messages).toEqual([])
    expect([...product.violations(), ...telegram.violations]).toEqual([])
  })
})
