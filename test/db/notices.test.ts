import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Db } from '../../db/db.ts'
import { queueNotices, withdrawMoot } from '../../db/messages/notices.ts'
import { linkAccount } from '../../db/people/accounts.ts'
import { setDeparted } from '../../db/people/departures.ts'
import { setPreferences } from '../../db/people/officers.ts'
import { findTask } from '../../db/tasks/find.ts'
import { outbox, reminders, tasks } from '../../db/schema.ts'
import { digestTopic, taskTopic, type Notice } from '../../src/domain/chat/notice.ts'
import { priorities } from '../../src/domain/chat/outbox.ts'
import { alwaysUp } from '../../src/domain/chat/push-channel.ts'
import { say } from '../../src/domain/chat/reply.ts'
import type { Task } from '../../src/domain/tasks/task.ts'
import { mondayMorning as now } from '../helpers/clock.ts'
import { openTestDatabase } from '../helpers/database.ts'
import { testOffice, type TestOffice } from '../helpers/office.ts'
import { outboxRows } from '../helpers/outbox.ts'

let db: Db
let office: TestOffice
beforeEach(async () => {
  db = openTestDatabase()
  office = await testOffice(db)
})

const notice = (key: string, fields: Partial<Notice> = {}): Notice => ({
  to: office.officers.hung,
  kind: 'task',
  key,
  topic: taskTopic(1, 'rest'),
  reply: say(key),
  expiresAt: now + 86_400_000,
  ...fields,
})
const queue = (...notices: Notice[]) => db.transact(tx => queueNotices(tx, notices, alwaysUp({ name: 'web' }), now))
const waiting = async () =>
  (await outboxRows(db)).flatMap(({ key, status }) => (status === 'queued' || status === 'held' ? [key] : []))
const link = (officer: 'hung' | 'lan') =>
  db.transact(tx =>
    linkAccount(tx, { channel: 'web', externalId: officer, chat: officer, officerId: office.officers[officer] }, now),
  )

describe('queueing notices', () => {
  it('gives each its way and its priority; who is nowhere to be reached has it held', async () => {
    await link('hung')
    await queue(
      notice('a'),
      notice('b', { kind: 'digest', topic: digestTopic }),
      notice('c', { to: office.officers.lan, urgent: true }),
    )
    expect(await outboxRows(db)).toMatchObject([
      { key: 'a', kind: 'push', priority: priorities.notice, status: 'queued', channel: 'web', chat: 'hung' },
      { key: 'b', kind: 'push', priority: priorities.digest, status: 'queued' },
      { key: 'c', kind: 'push', priority: priorities.urgent, status: 'held', channel: null, chat: null },
    ])
  })

  it('is for nobody who has left, and for nobody who has switched this kind off', async () => {
    await db.transact(async tx => {
      await setDeparted(tx, office.officers.lan, 'left', now)
      await setPreferences(tx, office.officers.hung, { wantsDigest: false })
    })
    const queued = await queue(
      notice('lan', { to: office.officers.lan }),
      notice('digest', { kind: 'digest', topic: digestTopic }),
      notice('task'),
    )
    expect(queued.map(({ key }) => key)).toEqual(['task'])
    expect(await waiting()).toEqual(['task'])
  })

  it('happens once under a key, and the second time takes nothing back', async () => {
    await queue(notice('a'))
    expect((await queue(notice('a'))).map(({ key }) => key)).toEqual(['a'])
    expect(await waiting()).toEqual(['a'])
    expect(await outboxRows(db)).toHaveLength(1)
  })
})

describe('a newer notice on the same topic', () => {
  it('replaces what the same person was not sent yet, held or queued, and nothing else', async () => {
    await link('lan')
    const lans = { to: office.officers.lan }
    await queue(
      notice('old'),
      notice('lans old', lans),
      notice('other topic', { topic: taskTopic(10, 'rest') }),
      notice('digest', { kind: 'digest', topic: digestTopic }),
    )
    await queue(notice('new'))
    expect(await waiting()).toEqual(['lans old', 'other topic', 'digest', 'new'])
    await queue(notice('lans new', lans))
    expect(await waiting()).toEqual(['other topic', 'digest', 'new', 'lans new'])
    expect((await outboxRows(db))[0]).toMatchObject({ key: 'old', status: 'dropped', error: 'có tin mới hơn' })
  })

  it('leaves alone what is being sent, was sent or was given up', async () => {
    for (const status of ['sending', 'sent', 'dead', 'ambiguous', 'expired'] as const) {
      await queue(notice(status))
      await db.transact(tx => tx.update(outbox).set({ status }).where(eq(outbox.key, status)))
    }
    await queue(notice('new'))
    expect((await outboxRows(db)).map(({ key, status }) => key === status || key === 'new')).toEqual(
      Array<boolean>(6).fill(true),
    )
  })

  it('is not told, nor what it takes back, where that was not sent yet', async () => {
    await queue(notice('paused', { cancels: true }))
    expect(await queue(notice('resumed', { cancels: true }))).toEqual([])
    expect(await waiting()).toEqual([])
    await queue(notice('paused again', { cancels: true }))
    expect(await waiting()).toEqual(['paused again'])
    await db.transact(tx => tx.update(outbox).set({ status: 'sent' }).where(eq(outbox.key, 'paused again')))
    await queue(notice('resumed again', { cancels: true }))
    expect(await waiting()).toEqual(['resumed again'])
  })

  it('has what a replaced digest reminded of count as not told', async () => {
    const taskId = await office.addTask({ lead: ['KT', 'hung'], due: '2026-11-24' })
    const digest = { kind: 'digest', topic: digestTopic } as const
    await queue(notice('yesterday', digest))
    const told = { officerId: office.officers.hung, taskId, due: '2026-11-24', stage: 'm3', day: '2026-11-20' }
    await db.transact(tx => tx.insert(reminders).values({ ...told, outboxKey: 'yesterday' }))
    await queue(notice('today', digest))
    expect(await waiting()).toEqual(['today'])
    expect(await db.reads.select().from(reminders)).toEqual([])
  })
})

describe('a notice whose tasks are over', () => {
  const change = async (id: number, set: Partial<Task>, officers = [office.officers.hung]) => {
    const before = await findTask(db.reads, id)
    await db.transact(async tx => {
      await tx.update(tasks).set(set).where(eq(tasks.id, id))
      await withdrawMoot(tx, officers, { before: before!, task: { ...before!, ...set } })
    })
  }
  const newTask = () => office.addTask({ lead: ['KT', 'hung'] })

  it('is not sent, unless it was already, and says why', async () => {
    const id = await newTask()
    await queue(notice('held', { about: [id] }), notice('sent', { about: [id], topic: taskTopic(id, 'x') }))
    await db.transact(tx => tx.update(outbox).set({ status: 'sent' }).where(eq(outbox.key, 'sent')))
    await change(id, { work: 'done' })
    expect((await outboxRows(db)).map(({ status, error }) => [status, error])).toEqual([
      ['dropped', 'việc đã thay đổi, không còn cần báo'],
      ['sent', null],
    ])
  })

  it('is sent while one of its tasks is not, or tells of something else, or is of another task or officer', async () => {
    const [one, two, other] = [await newTask(), await newTask(), await newTask()]
    await queue(
      notice('both', { about: [one, two], topic: 'a' }),
      notice('more', { topic: 'b' }),
      notice('other', { about: [other], topic: 'c' }),
      notice('other done', { about: [await office.addTask({ lead: ['KT', 'hung'], work: 'done' })], topic: 'd' }),
      notice('lans', { about: [one], to: office.officers.lan }),
    )
    await change(one, { work: 'done' })
    expect(await waiting()).toEqual(['both', 'more', 'other', 'other done', 'lans'])
    await change(two, { work: 'withdrawn' })
    expect(await waiting()).toEqual(['more', 'other', 'other done', 'lans'])
  })

  it('is a digest also while its task rests or waits to be judged; news of a rest are not', async () => {
    const id = await newTask()
    await queue(notice('digest', { kind: 'digest', topic: digestTopic, about: [id] }), notice('news', { about: [id] }))
    await change(id, { work: 'paused' })
    expect(await waiting()).toEqual(['news'])
  })

  it('stays where it came after them: only a change takes it back', async () => {
    const id = await newTask()
    await change(id, { work: 'done' })
    await queue(notice('withdrawn', { about: [id] }))
    await change(id, { result: 'đã nộp' })
    expect(await waiting()).toEqual(['withdrawn'])
  })
})
