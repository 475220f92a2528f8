import { describe, expect, it } from 'vitest'
import { findInvite } from '../../db/people/invites.ts'
import { findActor, listPeople } from '../../db/people/officers.ts'
import { identifiedByPhone } from '../../db/people/phones.ts'
import { evidence, invites, officers, taskEvents } from '../../db/schema.ts'
import { findTask, partiesOf } from '../../db/tasks/find.ts'
import { routesOf } from '../../db/messages/outbox-routes.ts'
import { alwaysUp } from '../../src/domain/chat/push-channel.ts'
import { retryMessages } from '../../db/messages/outbox-admin.ts'
import { dailyReminders } from '../../jobs/daily-reminders.ts'
import { dryRun, runSlot } from '../../jobs/run.ts'
import type { Content } from '../../src/domain/chat/incoming.ts'
import { checkHandOver } from '../../src/operations/doctor.ts'
import { findOfficer } from '../../src/operations/find-officer.ts'
import { inviteOfficer } from '../../src/operations/invite.ts'
import { officerLeaves } from '../../src/operations/officer-leaves.ts'
import { hyphened, openChat, tablesWith, type Chat } from '../helpers/chat.ts'
import { at, surroundings } from '../helpers/jobs.ts'
import { today, type OfficerCode } from '../helpers/office.ts'
import { importSheets, officerSheet } from '../helpers/offices.ts'
import { outboxRows, pushTo } from '../helpers/outbox.ts'

const leaves = ({ db, clock }: Chat, code: string, to?: string) =>
  officerLeaves(db, code, { status: 'left', to, now: clock.now() })

/** The same code and unit for somebody else, as an office gives a post to a successor. */
const successor = (name = 'Hồ Ngọc Diệp', ...more: string[]) =>
  officerSheet(['hung', name, 'Chuyên viên', 'KT', 'cán bộ', ...more])
const idOf = async ({ db }: Chat, name: string) =>
  (await db.reads.select().from(officers)).find(officer => officer.name === name)?.id

describe('somebody who has left', () => {
  it('is a stranger in whatever they write or press, and changes nothing', async () => {
    const chat = await openChat('hung')
    const { talk, office, db } = chat
    const id = await office.addTask({ lead: ['KT', 'hung'], title: 'Việc kín', work: 'not_acknowledged' })
    // a list of choices and an open question on the screen
    await talk('hung', '/nhiemvu')
    await talk('hung', `/xong ${id}`)
    await leaves(chat, 'hung')
    const file: Content = { kind: 'file', caption: '', file: { reference: 'web:1', name: 'a.jpg', mime: 'image/jpeg' } }
    const said = [
      'Đã trình báo cáo',
      '1',
      `/nhiemvu`,
      `/viec ${id}`,
      `/xong ${id} ok`,
      `nhan ${id}`,
      'đúng',
      '/hoantac',
    ]
    for (const content of [...said, '/dulieu', '/xoadulieu đồng ý', '/thoat', '/thoat tài khoản 1', file]) {
      const { text } = await talk('hung', content)
      expect(text, JSON.stringify(content)).toMatch(/liên kết.*mã liên kết/s)
      expect(text).not.toMatch(/Việc kín|Hùng/)
    }
    expect(await findTask(db.reads, id)).toMatchObject({ work: 'not_acknowledged', result: null })
  })

  it('leaves nothing of what they wrote and were told, without asking for it', async () => {
    const chat = await openChat('hung')
    await chat.talk('hung', '/tim LOIHUNG')
    await pushTo(chat.db, chat.office.officers.hung, 'nhắc LOIHUNG', { channels: ['telegram'] })
    await leaves(chat, 'hung')
    expect(await tablesWith(chat.db, 'LOIHUNG')).toEqual([])
    expect(await tablesWith(chat.db, '84901000005')).toEqual([])
  })

  it('is not told what was queued before, nor anything later, not even when an operator retries it', async () => {
    const chat = await openChat('hung')
    const { db, office, channel, wake, settled } = chat
    await office.addTask({ lead: ['KT', 'hung'], due: '2026-11-20' })
    channel.onSend = () => new Promise(() => undefined)
    await pushTo(db, office.officers.hung, 'nhắc trước')
    await leaves(chat, 'hung')
    channel.onSend = () => undefined
    await pushTo(db, office.officers.hung, 'nhắc sau')
    const job = dailyReminders('07:30')
    const plan = await dryRun(job, at(today), () => at(today), surroundings(db))
    const { queued } = await runSlot(job, at(today), () => at(today), surroundings(db))
    for (const planned of [plan, queued]) expect(planned.map(one => one.officerId)).not.toContain(office.officers.hung)
    const own = (await outboxRows(db)).filter(row => row.officerId === office.officers.hung)
    expect(own.map(row => row.status)).toEqual(['dropped'])
    expect(
      await db.transact(tx =>
        retryMessages(
          tx,
          own.map(row => row.id),
          chat.clock.now(),
        ),
      ),
    ).toEqual([])
    wake()
    await settled()
    expect(channel.sent).toEqual([])
  })

  it.each<[string, (chat: Chat) => Promise<string>]>([
    ['a code of before', chat => chat.invite('hung')],
    ['a consent asked for before', async chat => (await chat.talk('anna', await chat.invite('hung')), 'đồng ý')],
    [
      'a consent asked for by their telephone',
      async chat => (await chat.talk('anna', { kind: 'contact', phone: '+84901000005', own: true }), 'đồng ý'),
    ],
  ])('is not linked by %s', async (_, prepare) => {
    const chat = await openChat()
    const said = await prepare(chat)
    await leaves(chat, 'hung')
    expect((await chat.talk('anna', said)).text).toMatch(/không còn hiệu lực/)
    expect(await chat.owner('anna')).toBeUndefined()
  })

  it('is found by no telephone, by no command of the operator, and not on the demo’s page', async () => {
    const chat = await openChat()
    await leaves(chat, 'hung')
    expect(await identifiedByPhone(chat.db.reads, '84901000005')).toBeUndefined()
    for (const said of ['hung', 'HUNG', 'Phạm Văn Hùng'])
      await expect(inviteOfficer(chat.db, said, chat.clock.now())).rejects.toThrow(/không còn công tác.*Tình trạng/)
    await expect(findOfficer(chat.db.reads, 'hung')).rejects.toThrow('không còn công tác')
    expect((await listPeople(chat.db.reads)).map(person => person.code)).not.toContain('hung')
  })

  it('is a stranger and is told nothing even where an account of theirs is left over', async () => {
    const chat = await openChat()
    await leaves(chat, 'hung')
    await chat.link('hung')
    expect((await chat.talk('hung', '/nhiemvu')).text).toContain('chưa được liên kết')
    expect(await findActor(chat.db.reads, chat.office.officers.hung)).toBeUndefined()
    const push = [chat.office.officers.hung]
    expect(await routesOf(chat.db.reads, push, alwaysUp({ name: 'web' }), chat.clock.now())).toEqual(new Map())
  })

  it('who led a unit leads it no more', async () => {
    const chat = await openChat('khoa')
    await leaves(chat, 'khoa')
    expect((await chat.talk('khoa', '/tiendo')).text).toContain('chưa được liên kết')
  })
})

describe('the open tasks of who leaves', () => {
  const withTasks = async (...linked: OfficerCode[]) => {
    const chat = await openChat(...linked)
    const led = await chat.office.addTask({ lead: ['KT', 'hung'], due: '2026-11-26', title: 'Việc chủ trì' })
    const helped = await chat.office.addTask({ lead: ['VH', 'lan'], also: [['coordinator', 'KT', 'hung']] })
    const done = await chat.office.addTask({ lead: ['KT', 'hung'], work: 'done', submittedOn: '2026-11-20' })
    return { chat, led, helped, done }
  }

  it('are listed, and stay theirs', async () => {
    const { chat, led, helped } = await withTasks()
    const { open } = await leaves(chat, 'hung')
    expect(open.map(({ taskId, role }) => [taskId, role])).toEqual([
      [led, 'lead'],
      [helped, 'coordinator'],
    ])
    expect((await partiesOf(chat.db.reads, led))[0]).toMatchObject({ officer: 'Phạm Văn Hùng' })
  })

  it('are handed over at once or later, as a line of each history, and then work for who has them', async () => {
    const { chat, led, helped, done } = await withTasks('tam', 'bao')
    await chat.talk('tam', `/viec ${led}`)
    await leaves(chat, 'hung')
    const { open, before, successor: to } = await leaves(chat, 'hung', 'tam')
    expect([open.length, before, to?.code]).toEqual([2, true, 'tam'])
    expect((await chat.talk('bao', `/viec ${led}`)).text).toMatch(
      /Quản trị bàn giao\n.*từ đồng chí Phạm Văn Hùng sang đồng chí Hồ Thanh Tâm/,
    )
    expect((await chat.talk('tam', `/xong ${led} Đã trình`)).text).toContain('Đã ghi nhận hoàn thành')
    const leads = async (id: number) => (await partiesOf(chat.db.reads, id)).map(party => party.officer)
    expect(await leads(helped)).toEqual(['Võ Ngọc Lan', 'Hồ Thanh Tâm'])
    expect(await leads(done)).toEqual(['Phạm Văn Hùng'])
    expect((await leaves(chat, 'hung', 'tam')).open).toEqual([])
  })

  it('go to nobody who has left, is unknown or leaves themselves, and then nothing has happened', async () => {
    const { chat } = await withTasks('hung')
    await leaves(chat, 'lan')
    for (const to of ['lan', 'khongco', 'hung']) await expect(leaves(chat, 'hung', to)).rejects.toThrow()
    expect((await chat.talk('hung', '/nhiemvu')).text).toContain('Việc chủ trì')
  })
})

describe('a code that has been given on', () => {
  /** Hùng has left with an open task and Diệp has his code and an account. */
  const givenOn = async () => {
    const chat = await openChat('hung')
    const task = await chat.office.addTask({ lead: ['KT', 'hung'], title: 'Việc của Hùng' })
    await leaves(chat, 'hung')
    await importSheets(chat.db, [successor()])
    await chat.talk('diep', (await inviteOfficer(chat.db, 'hung', chat.clock.now())).code)
    await chat.talk('diep', 'đồng ý')
    return { chat, task }
  }
  const leads = async ({ db }: Chat, id: number) => (await partiesOf(db.reads, id)).map(party => party.officer)
  const leaving = ({ db, clock }: Chat, said: string, name?: string, to?: string) =>
    officerLeaves(db, said, { name, status: 'left', to, now: clock.now() })

  it.each(['hung', 'HUNG', ' hung '])('ends nobody’s service as %j: it is asked who is meant', async said => {
    const { chat, task } = await givenOn()
    for (const to of [undefined, 'tam'])
      await expect(leaving(chat, said, undefined, to)).rejects.toThrow(
        new RegExp(
          `Phạm Văn Hùng \\(hung, nghỉ\\); Hồ Ngọc Diệp \\(hung, đang làm\\).*nhacviec officer leave hung "Phạm Văn Hùng"${to ? ' --to tam' : ''} hoặc nhacviec officer leave hung "Hồ Ngọc Diệp"`,
        ),
      )
    expect((await chat.talk('diep', '/nhiemvu')).text).not.toContain('liên kết')
    expect(await leads(chat, task)).toEqual(['Phạm Văn Hùng'])
  })

  it.each([
    ['hung', 'Phạm Văn Hùng'],
    ['HUNG', 'pham van hung'],
    ['Phạm Văn Hùng', undefined],
    ['PHAM VAN HUNG', undefined],
  ])('and %j with the name %j is the predecessor, whose tasks are handed over', async (said, name) => {
    const { chat, task } = await givenOn()
    expect(await leaving(chat, said, name, 'hung')).toMatchObject({ before: true, successor: { name: 'Hồ Ngọc Diệp' } })
    expect(await leads(chat, task)).toEqual(['Hồ Ngọc Diệp'])
    expect((await chat.talk('diep', '/nhiemvu')).text).toContain('Việc của Hùng')
  })

  it.each([
    ['hung', 'Hồ Ngọc Diệp'],
    ['Hồ Ngọc Diệp', undefined],
  ])('and %j with the name %j is the successor', async (said, name) => {
    const { chat, task } = await givenOn()
    expect(await leaving(chat, said, name)).toMatchObject({ before: false, accounts: ['web'], open: [] })
    expect((await chat.talk('diep', '/nhiemvu')).text).toContain('chưa được liên kết')
    expect(await leads(chat, task)).toEqual(['Phạm Văn Hùng'])
    // Now both have left, and the code alone is still that of two.
    await expect(leaving(chat, 'hung', undefined, 'tam')).rejects.toThrow('(hung, nghỉ); Hồ Ngọc Diệp (hung, nghỉ)')
  })

  it('is nobody’s under another name, and a name of several needs the code', async () => {
    const { chat } = await givenOn()
    for (const name of ['Phạm Văn Hưng', 'Hồ Thanh Tâm'])
      await expect(leaving(chat, 'hung', name)).rejects.toThrow(
        `“hung” không phải của đồng chí ${name}, mà của: Phạm Văn Hùng (hung, nghỉ); Hồ Ngọc Diệp (hung, đang làm).`,
      )
    await importSheets(chat.db, [officerSheet(['moi', 'Phạm Văn Hùng', 'Chuyên viên', 'VH', 'cán bộ'])])
    await expect(leaving(chat, 'Phạm Văn Hùng', undefined, 'tam')).rejects.toThrow(
      'nhacviec officer leave hung "Phạm Văn Hùng" --to tam hoặc nhacviec officer leave moi "Phạm Văn Hùng" --to tam',
    )
    expect(await leaving(chat, 'moi', undefined, 'tam')).toMatchObject({ before: false })
    await expect(leaving(chat, 'khongco')).rejects.toThrow('Không có cán bộ nào')
    await expect(leaving(chat, 'Phạm Văn Hưng')).rejects.toThrow('Không có cán bộ nào')
  })
})

describe('the doctor', () => {
  it('names whoever has left with tasks still open, until they are handed over', async () => {
    const chat = await openChat()
    const examined = () => checkHandOver(chat.db)
    await chat.office.addTask({ lead: ['KT', 'hung'], also: [['coordinator', 'VH', 'hung']] })
    await chat.office.addTask({ lead: ['VH', 'lan'], work: 'done', submittedOn: '2026-11-20' })
    expect((await examined()).ok).toBe(true)
    for (const code of ['hung', 'lan']) await leaves(chat, code)
    await importSheets(chat.db, [successor()])
    const { ok, detail } = await examined()
    expect([ok, detail]).toEqual([
      false,
      'việc đang mở của người đã thôi công tác, không ai được nhắc; hãy bàn giao. Phạm Văn Hùng (hung) 1 việc: nhacviec officer leave hung "Phạm Văn Hùng" --to MÃ',
    ])
    const args = /officer leave (\S+) "(.+)"/.exec(detail)
    await officerLeaves(chat.db, args?.[1] ?? '', { name: args?.[2], status: 'left', to: 'tam', now: chat.clock.now() })
    expect((await examined()).ok).toBe(true)
  })
})

describe('the code of who has left', () => {
  it('given to somebody else makes a new officer, with nothing of the predecessor', async () => {
    const chat = await openChat('hung', 'bao')
    const { talk, office, db, clock } = chat
    const id = await office.addTask({ lead: ['KT', 'hung'], title: 'Việc của Hùng' })
    const anh: Content = {
      kind: 'file',
      caption: `/xong ${id} Đã làm`,
      file: { reference: 'web:9', name: 'anh.jpg', mime: 'image/jpeg' },
    }
    await talk('hung', anh)
    const old = await inviteOfficer(db, 'hung', clock.now())
    await leaves(chat, 'hung')
    expect(await importSheets(db, [successor()])).toMatchObject({ new: 1, refused: [] })
    const fresh = await idOf(chat, 'Hồ Ngọc Diệp')
    expect(fresh).not.toBe(office.officers.hung)

    const { code } = await inviteOfficer(db, 'hung', clock.now())
    expect((await talk('anna', hyphened(old.code))).text).toContain('không còn hiệu lực')
    expect((await talk('anna', code)).text).toContain('cán bộ Hồ Ngọc Diệp')
    expect((await talk('anna', 'đồng ý')).text).toContain('Xin chào đồng chí Hồ Ngọc Diệp')
    expect((await talk('anna', '/nhiemvu tất cả')).text).not.toContain('Việc của Hùng')
    expect((await talk('hung', '/nhiemvu')).text).toContain('chưa được liên kết')
    expect((await talk('bao', `/viec ${id}`)).text).toMatch(/Phạm Văn Hùng báo hoàn thành/)

    const own = async (rows: Promise<{ officerId: number | null }[]>) =>
      (await rows).filter(row => row.officerId === fresh)
    expect(await own(db.reads.select().from(taskEvents).execute())).toEqual([])
    expect(await own(db.reads.select().from(evidence).execute())).toEqual([])
    expect(await own(db.reads.select().from(invites).execute())).toHaveLength(1)
  })

  it('is at the terminal and in the demo that of its holder alone, though both are named by it', async () => {
    const chat = await openChat('hung')
    const id = await chat.office.addTask({ lead: ['KT', 'hung'] })
    await chat.talk('hung', `/capnhat ${id}`)
    await leaves(chat, 'hung')
    await importSheets(chat.db, [successor()])
    const { code } = await inviteOfficer(chat.db, 'hung', chat.clock.now())
    await chat.talk('hung', code)
    await chat.talk('hung', 'đồng ý')
    expect((await chat.talk('hung', '60% đã họp')).text).not.toContain('Đã cập nhật')
  })
})

describe('a new invitation', () => {
  it('voids the older ones, also where consent was asked for already', async () => {
    const { talk, invite, owner, db, clock } = await openChat()
    const [first, second] = [await invite('hung'), await invite('hung')]
    expect((await talk('anna', first)).text).toContain('không còn hiệu lực')
    await talk('ben', second)
    const third = await invite('hung')
    expect((await talk('ben', 'đồng ý')).text).toContain('không còn hiệu lực')
    expect(await owner('ben')).toBeUndefined()
    expect(await findInvite(db.reads, third, clock.now())).toMatchObject({ state: 'good' })
    // of others it voids nothing
    const lans = await invite('lan')
    await invite('hung')
    expect((await talk('carl', lans)).text).toContain('đồng ý không?')
  })
})
