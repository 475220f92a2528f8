import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Db } from '../../db/db.ts'
import { setReachable, setSeen } from '../../db/people/accounts.ts'
import { accounts } from '../../db/schema.ts'
import { SendError } from '../../src/channels/channel.ts'
import type { ChannelName } from '../../src/domain/chat/incoming.ts'
import { openTestDatabase } from '../helpers/database.ts'
import { answerTo, outboxRows } from '../helpers/outbox.ts'
import { severalChannels, type SeveralChannels } from '../helpers/several-channels.ts'

let db: Db
beforeEach(() => {
  db = openTestDatabase()
})
const minute = 60_000
const day = 24 * 60 * minute
const seen = (channel: ChannelName, officerId: number, at: number) =>
  db.transact(tx => setSeen(tx, channel, `${channel}-${officerId}`, at))
const seenAt = async (chat: string) =>
  (await db.reads.select({ seenAt: accounts.seenAt }).from(accounts).where(eq(accounts.chat, chat)))[0]?.seenAt
const write = async ({ 'zalo-oa': oa, pass }: SeveralChannels, officerId: number) => {
  const who = `zalo-oa-${officerId}`
  await oa.receive({ externalId: crypto.randomUUID(), chat: who, sender: who, content: { kind: 'text', text: '/huy' } })
  await pass(2_000, 200)
}
const sentBy = (office: SeveralChannels) =>
  (['telegram', 'zalo-bot', 'zalo-oa'] as const).map(name => office[name].sent.length)
const outOfWindow = () => {
  throw new SendError('elsewhere', 'ngoài 7 ngày (-230)')
}

describe('a person who has not written to the Official Account for seven days', () => {
  it('is reached on the other account, though this one is preferred', async () => {
    const office = await severalChannels(db)
    const ids = await office.people(2, 'zalo-oa', 'telegram')
    await seen('zalo-oa', ids[0]!, office.clock.now() - 7 * day)
    await seen('zalo-oa', ids[1]!, office.clock.now() - 7 * day + 1)
    await office.digests(ids)
    await office.pass(5_000)
    expect(office.copies(ids)).toEqual([1, 1])
    expect(office.telegram.sent.map(({ chat }) => chat)).toEqual([`telegram-${ids[0]}`])
  })

  it('is not written to behind a closed window while the other channel is down: the push waits there', async () => {
    const office = await severalChannels(db)
    const [id] = await office.people(1, 'zalo-oa', 'telegram')
    await seen('zalo-oa', id!, 0)
    office.telegram.onSend = () => {
      throw new SendError('auth', '401')
    }
    await office.digests([id!])
    await office.pass(minute)
    expect(sentBy(office)).toEqual([0, 0, 0])
    expect(await outboxRows(db)).toMatchObject([{ status: 'queued', channel: 'telegram' }])
  })

  it('gets what was held as soon as they write, and only then', async () => {
    const office = await severalChannels(db)
    const [id] = await office.people(1, 'zalo-oa')
    await seen('zalo-oa', id!, office.clock.now() - 8 * day)
    await office.digests([id!])
    await office.pass(minute)
    expect(await outboxRows(db)).toMatchObject([{ status: 'held', channel: null, chat: null }])
    await write(office, id!)
    expect(office.copies([id!])).toEqual([1])
  })

  it('is written to as ever where a template is configured', async () => {
    const office = await severalChannels(db, { 'zalo-oa': {} })
    const [id] = await office.people(1, 'zalo-oa', 'telegram')
    await seen('zalo-oa', id!, 0)
    await office.digests([id!])
    await office.pass(5_000)
    expect(sentBy(office)).toEqual([0, 0, 1])
  })
})

describe('a refusal that concerns only this person, for now', () => {
  it('sends the push another way, at once and once, and closes the window until they write', async () => {
    const office = await severalChannels(db)
    const ids = await office.people(3, 'zalo-oa', 'zalo-bot')
    office['zalo-oa'].onSend = outOfWindow
    await office.digests(ids)
    await office.pass(5_000)
    expect([office.copies(ids), sentBy(office)]).toEqual([
      [1, 1, 1],
      [0, 3, 0],
    ])
    expect(await seenAt(`zalo-oa-${ids[0]}`)).toBe(0)
    // It is an answer of the platform, so the platform is well; and the person has not gone.
    expect(office.engine.conditions().map(({ state }) => state)).toEqual(['healthy', 'healthy', 'healthy'])
    expect((await db.reads.select().from(accounts)).map(({ status }) => status)).not.toContain('gone')
  })

  it('has the push held where there is no other, until they write', async () => {
    const office = await severalChannels(db)
    const [id] = await office.people(1, 'zalo-oa')
    office['zalo-oa'].onSend = outOfWindow
    await office.digests([id!])
    await office.pass(5_000)
    expect((await outboxRows(db))[0]?.status).toBe('held')
    office['zalo-oa'].onSend = () => undefined
    await office.pass(minute)
    expect(sentBy(office)).toEqual([0, 0, 0])
    await write(office, id!)
    expect(office.copies([id!])).toEqual([1])
  })

  it('is tried again in an hour where no window is to blame and there is no other way', async () => {
    const office = await severalChannels(db, { 'zalo-oa': {} })
    const [id] = await office.people(1, 'zalo-oa')
    let tries = 0
    office['zalo-oa'].onSend = () => {
      tries++
      if (tries === 1) outOfWindow()
    }
    await office.digests([id!])
    await office.pass(59 * minute, 10_000)
    expect(tries).toBe(1)
    await office.pass(2 * minute, 10_000)
    expect(office.copies([id!])).toEqual([1])
  })

  it('goes another way also where no window is to blame', async () => {
    const office = await severalChannels(db, { 'zalo-oa': {} })
    const [id] = await office.people(1, 'zalo-oa', 'telegram')
    office['zalo-oa'].onSend = outOfWindow
    await office.digests([id!])
    await office.pass(5_000)
    expect(sentBy(office)).toEqual([1, 0, 0])
  })

  it('makes an answer a dead letter with the reason', async () => {
    const office = await severalChannels(db)
    await office.people(1, 'zalo-oa', 'telegram')
    office['zalo-oa'].onSend = outOfWindow
    await answerTo(db, 'asker', 'answer', 'zalo-oa')
    await office.pass(5_000)
    expect(await outboxRows(db)).toMatchObject([{ status: 'dead', error: 'ngoài 7 ngày (-230)', channel: 'zalo-oa' }])
    expect(sentBy(office)).toEqual([0, 0, 0])
  })
})

describe('a sign of life', () => {
  it('is noted when the last is an hour old, and not at every message', async () => {
    const office = await severalChannels(db)
    const [id] = await office.people(1, 'zalo-oa')
    const linked = office.clock.now()
    await office.pass(59 * minute, 10_000)
    await write(office, id!)
    expect(await seenAt(`zalo-oa-${id}`)).toBe(linked)
    await office.pass(minute)
    await write(office, id!)
    expect(await seenAt(`zalo-oa-${id}`)).toBeGreaterThanOrEqual(linked + 60 * minute)
  })

  it('of one who had blocked us brings them back, and what was held', async () => {
    const office = await severalChannels(db)
    const [id] = await office.people(1, 'zalo-oa')
    await db.transact(tx => setReachable(tx, 'zalo-oa', `zalo-oa-${id}`, false))
    await office.digests([id!])
    await office.pass(5_000)
    expect((await outboxRows(db))[0]?.status).toBe('held')
    await write(office, id!)
    expect(office.copies([id!])).toEqual([1])
  })
})
