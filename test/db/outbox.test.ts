import type { Database as Connection } from 'better-sqlite3'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Db } from '../../db/db.ts'
import { expire, markSent } from '../../db/messages/outbox-delivery.ts'
import { claim, nextDue, releaseLeases } from '../../db/messages/outbox-queue.ts'
import { queueNotices } from '../../db/messages/notices.ts'
import { queueAnswer } from '../../db/messages/outbox.ts'
import { hurry, rerouteOfficer, strandedOfficers } from '../../db/messages/outbox-routes.ts'
import { linkAccount, setReachable, setSeen } from '../../db/people/accounts.ts'
import { officers, outbox } from '../../db/schema.ts'
import { alwaysUp, type PushChannel, type PushChannels } from '../../src/domain/chat/push-channel.ts'
import { priorities } from '../../src/domain/chat/outbox.ts'
import { say } from '../../src/domain/chat/reply.ts'
import { mondayMorning as now } from '../helpers/clock.ts'
import { connectionOf } from '../helpers/connection.ts'
import { openTestDatabase } from '../helpers/database.ts'
import { testOffice, type TestOffice } from '../helpers/office.ts'
import { answerTo, outboxRows, push, pushTo } from '../helpers/outbox.ts'

let db: Db
let office: TestOffice
beforeEach(async () => {
  db = openTestDatabase()
  office = await testOffice(db)
})
const firstRow = eq(outbox.id, 1)
const take = (what: keyof typeof priorities, limit = 10, busyChats: string[] = []) =>
  db.transact(tx =>
    claim(tx, 'web', { priorities: [priorities[what]] }, { now, leaseUntil: now + 1, limit, busyChats }),
  )
const link = (channel: 'web' | 'telegram' | 'zalo-bot', at = now) =>
  db.transact(tx =>
    linkAccount(tx, { channel, externalId: 'h', chat: `${channel}-chat`, officerId: office.officers.hung }, at),
  )

async function fill(count: number, status: 'held' | 'queued'): Promise<void> {
  const where = status === 'held' ? { channel: null, chat: null } : { channel: 'web' as const }
  for (let from = 0; from < count; from += 1_000)
    await db.transact(tx =>
      tx.insert(outbox).values(
        Array.from({ length: Math.min(1_000, count - from) }, (_, n) => ({
          kind: 'push' as const,
          priority: priorities.digest,
          key: `${status}${from + n}`,
          reply: say('nhắc'),
          status,
          nextAt: now,
          createdAt: now,
          chat: `c${from + n}`,
          ...where,
        })),
      ),
    )
}

describe('claiming', () => {
  it('takes only one message of a chat, the oldest, and none of a chat that is busy', async () => {
    for (const chat of ['a', 'a', 'b', 'c']) await answerTo(db, chat, chat)
    expect((await take('answer', 10, ['b'])).map(row => row.chat)).toEqual(['a', 'c'])
    expect((await take('answer')).map(row => row.chat)).toEqual(['b'])
  })

  it('keeps a chat’s messages in order while the oldest waits for its next attempt', async () => {
    await answerTo(db, 'a', 'first')
    await answerTo(db, 'a', 'second')
    await db.transact(tx =>
      tx
        .update(outbox)
        .set({ nextAt: now + 5 })
        .where(firstRow),
    )
    expect(await take('answer')).toEqual([])
    expect(await nextDue(db.reads, 'web', now)).toEqual({ any: false, stale: false })
  })

  it('does not let a push that waits hold up an answer to the same chat', async () => {
    await link('web')
    await pushTo(db, office.officers.hung, 'push')
    await db.transact(tx =>
      tx
        .update(outbox)
        .set({ nextAt: now + 5 })
        .where(firstRow),
    )
    await answerTo(db, 'web-chat', 'answer')
    expect(await take('answer')).toHaveLength(1)
  })

  it('is not starved by 31,000 pushes that nobody can be reached for', { timeout: 60_000 }, async () => {
    await fill(31_000, 'held')
    await answerTo(db, 'a', 'answer')
    expect(await take('answer', 1)).toHaveLength(1)
    expect(await nextDue(db.reads, 'web', now)).toEqual({ any: false, stale: false })
  })

  it('finds the next by its indexes, without reading or sorting the queue', async () => {
    const plans = await plansOf(async () => {
      await db.transact(tx =>
        claim(
          tx,
          'web',
          { priorities: [priorities.digest] },
          { now, leaseUntil: now, limit: 32, busyChats: ['a', 'b'] },
        ),
      )
      await nextDue(db.reads, 'web', now)
      await db.transact(tx => releaseLeases(tx, 'web', now))
      await db.transact(tx => expire(tx, now))
    })
    expect(plans.length).toBeGreaterThanOrEqual(6)
    // What is scanned is the list given, never a table.
    expect(plans.join('\n').replaceAll('SCAN json_each', '')).not.toMatch(/SCAN|TEMP B-TREE/)
    expect(plans.filter(plan => plan.includes('outbox_queue'))).toHaveLength(4)
    expect(plans.filter(plan => plan.includes('outbox_chat'))).toHaveLength(2)
  })
})

describe('marking as sent', () => {
  it('finds the messages by their ids, however much waits', async () => {
    const plans = await plansOf(() => db.transact(tx => markSent(tx, [1, 2], now)))
    expect(plans).toHaveLength(1)
    expect(plans[0]).toContain('SEARCH outbox USING INTEGER PRIMARY KEY')
  })
})

describe('queueing', () => {
  it('queues the same key once, whatever comes with it', async () => {
    await link('web')
    await pushTo(db, office.officers.hung, 'first', { key: 'daily' })
    await pushTo(db, office.officers.hung, 'second', { key: 'daily' })
    const answer = { key: 'answer:1', channel: 'web' as const, chat: 'a', officerId: undefined, reply: say('x') }
    for (let n = 0; n < 2; n++) await db.transact(tx => queueAnswer(tx, answer, now))
    expect((await outboxRows(db)).map(row => row.key)).toEqual(['daily', 'answer:1'])
  })

  it('goes to the preferred channel, else to the account linked last, and only where pushes may go', async () => {
    await link('telegram', now - 2)
    await link('web', now - 1)
    await link('zalo-bot', now)
    const all = ['telegram', 'web', 'zalo-bot'] as const
    const queue = async (channels: readonly ('telegram' | 'web' | 'zalo-bot')[]) => {
      const notice = push(office.officers.hung, crypto.randomUUID(), 'x', now + 1)
      await db.transact(tx => queueNotices(tx, [notice], alwaysUp(...channels.map(name => ({ name }))), now))
      return (await outboxRows(db)).at(-1)?.channel
    }
    expect(await queue(all)).toBe('zalo-bot')
    expect(await queue(['telegram', 'web'])).toBe('web')
    await db.transact(tx => tx.update(officers).set({ preferredChannel: 'telegram' }))
    expect(await queue(all)).toBe('telegram')
    await db.transact(tx => setReachable(tx, 'telegram', 'telegram-chat', false))
    expect(await queue(all)).toBe('zalo-bot')
    expect(await queue([])).toBeNull()
  })

  it('finds a way for what was held, and leaves what was sent or answered alone', async () => {
    await pushTo(db, office.officers.hung, 'held')
    await answerTo(db, 'elsewhere', 'answer')
    await link('web')
    await db.transact(tx => rerouteOfficer(tx, office.officers.hung, alwaysUp({ name: 'web' }), now))
    expect(await outboxRows(db)).toMatchObject([
      { status: 'queued', chat: 'web-chat' },
      { status: 'queued', chat: 'elsewhere' },
    ])
  })
})

describe('the way of a push', () => {
  const served = (...channels: (Omit<PushChannel, 'up'> & { up?: boolean })[]): PushChannels => {
    const found = channels.map(channel => ({ up: true, ...channel }))
    return () => found
  }
  const routed = async (channels: PushChannels) => {
    await db.transact(tx => rerouteOfficer(tx, office.officers.hung, channels, now))
    const [row] = await outboxRows(db)
    return row?.channel
  }

  it('is one that is up rather than the preferred, a down one only where there is no other', async () => {
    await link('telegram', now - 2)
    await link('zalo-bot', now - 1)
    await link('web', now)
    await db.transact(tx => tx.update(officers).set({ preferredChannel: 'telegram' }))
    await pushTo(db, office.officers.hung, 'x')
    const [telegram, bot, web] = [{ name: 'telegram' }, { name: 'zalo-bot' }, { name: 'web' }] as const
    const down = { up: false }
    expect(await routed(served(telegram, bot, web))).toBe('telegram')
    expect(await routed(served({ ...telegram, ...down }, bot, web))).toBe('web')
    expect(await routed(served({ ...telegram, ...down }, bot, { ...web, ...down }))).toBe('zalo-bot')
    expect(await routed(served({ ...telegram, ...down }, { ...bot, ...down }, { ...web, ...down }))).toBe('telegram')
    expect(await routed(served({ ...bot, ...down }, { ...web, ...down }))).toBe('web')
    expect(await routed(served())).toBeNull()
  })

  it('is never one whose window has closed, whatever else is down', async () => {
    await link('zalo-bot', now - 10)
    await pushTo(db, office.officers.hung, 'x')
    expect(await routed(served({ name: 'zalo-bot', windowMs: 11 }))).toBe('zalo-bot')
    expect(await routed(served({ name: 'zalo-bot', windowMs: 10 }))).toBeNull()
    await link('telegram', now - 20)
    const [down, closed] = [
      { name: 'telegram', up: false },
      { name: 'zalo-bot', windowMs: 10 },
    ] as const
    expect(await routed(served(down, closed))).toBe('telegram')
  })

  it('keeps the wait and the parts of what stays, and forgets those of what moves', async () => {
    await link('telegram', now - 1)
    await pushTo(db, office.officers.hung, 'x', { channels: ['telegram'] })
    await db.transact(tx => tx.update(outbox).set({ nextAt: now + 500, sentParts: 2 }))
    await routed(served({ name: 'telegram', up: false }))
    expect(await outboxRows(db)).toMatchObject([{ nextAt: now + 500, sentParts: 2 }])
    await link('web')
    await routed(served({ name: 'telegram', up: false }, { name: 'web' }))
    expect(await outboxRows(db)).toMatchObject([{ channel: 'web', chat: 'web-chat', nextAt: now, sentParts: 0 }])
  })

  it('of what is being sent is left alone, and so are answers', async () => {
    await link('telegram', now - 1)
    await link('web', now - 2)
    await pushTo(db, office.officers.hung, 'x', { channels: ['telegram'] })
    await db.transact(tx => tx.update(outbox).set({ status: 'sending' }))
    await answerTo(db, 'telegram-chat', 'answer', 'telegram')
    const channels = served({ name: 'telegram', up: false }, { name: 'web' })
    expect(await strandedOfficers(db.reads, channels, now, 10)).toEqual([])
    expect(await routed(channels)).toBe('telegram')
  })

  it('is looked for only by those who have another account that may be written to now', async () => {
    const { hung } = office.officers
    await link('telegram', now)
    await pushTo(db, hung, 'x', { channels: ['telegram'] })
    await pushTo(db, office.officers.lan, 'held', { channels: ['telegram'] })
    const stranded = (...channels: Parameters<typeof served>) =>
      strandedOfficers(db.reads, served({ name: 'telegram', up: false }, ...channels), now, 10)
    expect(await stranded({ name: 'zalo-bot' })).toEqual([])
    await link('zalo-bot', now)
    expect(await stranded({ name: 'zalo-bot' })).toEqual([hung])
    expect(await stranded({ name: 'zalo-bot', up: false })).toEqual([])
    expect(await strandedOfficers(db.reads, served({ name: 'telegram' }, { name: 'zalo-bot' }), now, 10)).toEqual([])
    // a channel that is not served any more
    expect(await strandedOfficers(db.reads, served({ name: 'zalo-bot' }), now, 10)).toEqual([hung])
    await db.transact(tx => setSeen(tx, 'zalo-bot', 'zalo-bot-chat', 0))
    expect(await stranded({ name: 'zalo-bot', windowMs: 1_000 })).toEqual([])
    expect(await stranded({ name: 'zalo-bot' })).toEqual([hung])
    await db.transact(tx => setReachable(tx, 'zalo-bot', 'zalo-bot-chat', false))
    expect(await stranded({ name: 'zalo-bot' })).toEqual([])
  })

  it('is found by indexes, without reading the queue or what was sent', async () => {
    const plans = await plansOf(async () => {
      const channels = served({ name: 'web', up: false }, { name: 'telegram' }, { name: 'zalo-oa', windowMs: 1 })
      await strandedOfficers(db.reads, channels, now, 100)
      await db.transact(tx => hurry(tx, 'web', now))
    })
    expect(plans).toHaveLength(2)
    expect(plans.join('\n')).not.toMatch(/SCAN/)
    expect(plans.every(plan => plan.includes('outbox_queue'))).toBe(true)
  })

  it('gives many pushes their way by the accounts of their officers, not by all of a channel', async () => {
    const pushes = Array.from({ length: 20 }, (_, index) => push(office.officers.hung, `p${index}`, 'nhắc', now + 1))
    const plans = await plansOf(
      () => db.transact(tx => queueNotices(tx, pushes, served({ name: 'telegram' }), now)),
      /select .* from "accounts"/,
    )
    expect(plans).toHaveLength(1)
    expect(plans[0]).toContain('accounts_officer')
  })
})

/** How SQLite would carry out each query on the outbox, or of another kind, asked on the connection it runs on. */
async function plansOf(work: () => Promise<unknown>, which = /"outbox"/): Promise<string[]> {
  const plans: string[] = []
  const writer = await db.transact(async tx => connectionOf(tx))
  const watch = (connection: Connection) => {
    const prepare = connection.prepare.bind(connection)
    connection.prepare = (sql: string) => {
      if (which.test(sql)) {
        const values = Array<number>(sql.match(/\?/g)?.length ?? 0).fill(1)
        const rows = prepare<unknown[], { detail: string }>(`explain query plan ${sql}`).all(...values)
        plans.push(rows.map(row => row.detail).join(' / '))
      }
      return prepare(sql)
    }
  }
  watch(writer)
  watch(connectionOf(db.reads))
  await fill(200, 'queued')
  plans.length = 0
  await work()
  return plans
}
