import { describe, expect, it } from 'vitest'
import { linkAccount } from '../../db/people/accounts.ts'
import { recordReminders } from '../../db/tasks/reminders.ts'
import { accounts, conversations, inbox, longChoices, reminders, taskEvents } from '../../db/schema.ts'
import { SendError } from '../../src/channels/channel.ts'
import type { Content } from '../../src/domain/chat/incoming.ts'
import { openChat, tablesWith } from '../helpers/chat.ts'
import { answerTo, outboxRows, pushTo } from '../helpers/outbox.ts'

const file: Content = {
  kind: 'file',
  caption: 'LOIRIENG',
  file: { reference: 'web:1', name: 'LOIRIENG.pdf', mime: 'application/pdf' },
}

/** Hùng on two accounts and Lan, who have written and been written to in every way there is. */
async function written() {
  const chat = await openChat('hung', 'lan')
  const { talk, office, db, invite, clock, settled } = chat
  clock.jump(1_000)
  const title = 'báo cáo kết quả thực hiện cải cách hành chính loirieng'
  for (let n = 0; n < 9; n++) await office.addTask({ lead: ['KT', 'hung'], title: `${title} ${n}` })
  await talk('anna', '/tim LOIRIENG trước khi liên kết')
  await talk('anna', await invite('hung'))
  await talk('anna', 'đồng ý')
  for (const person of ['hung', 'anna']) {
    await talk(person, '/tim LOIRIENG')
    await talk(person, file)
    await talk(person, '/nhiemvu báo cáo kết quả thực hiện cải cách hành chính LOIRIENG')
    await talk(person, '/capnhat 1 10% VIECLAM')
    await talk(person, '/lienket LOIRIENG')
  }
  await pushTo(db, office.officers.hung, 'LOIRIENG nhắc')
  await settled()
  await talk('lan', '/tim LOICUALAN')
  return chat
}

describe('/xoadulieu', () => {
  it('first says what goes and what stays, and changes nothing', async () => {
    const { talk, db, owner } = await written()
    const before = await tablesWith(db, 'LOIRIENG')
    expect(before).toEqual(['inbox', 'longChoices', 'outbox'])
    for (const asked of ['/xoadulieu', 'xóa dữ liệu', '/xoadulieu không']) {
      const { text, choices } = await talk('hung', asked)
      expect(text).toContain('Sẽ xóa: mọi tài khoản chat đã liên kết')
      expect(text).toContain('Giữ lại: quá trình xử lý nhiệm vụ')
      expect(choices).toEqual([
        { label: 'Đồng ý xóa', send: '/xoadulieu đồng ý' },
        { label: 'Thôi', send: '/huy xóa dữ liệu' },
      ])
    }
    expect((await talk('hung', '2')).text).toBe('Đã dừng, chưa xóa gì.')
    expect(await tablesWith(db, 'LOIRIENG')).toEqual(before)
    expect([await owner('hung'), await owner('anna')]).toEqual(['hung', 'hung'])
  })

  it.each(['CÓ', 'có', 'Có ạ', 'đồng ý', 'Đồng ý!', 'dong y', 'Đúng', 'vâng, đồng ý', 'Xác nhận'])(
    'is confirmed by %j, as its question asks',
    async said => {
      const { talk, db, owner } = await written()
      expect((await talk('hung', '/xoadulieu')).text).toContain('Đồng chí có đồng ý xóa không?')
      expect((await talk('hung', said)).text).toContain('Đã xóa dữ liệu chat và hủy liên kết')
      expect(await tablesWith(db, 'LOIRIENG')).toEqual([])
      expect(await owner('hung')).toBeUndefined()
    },
  )

  it.each([
    'KHÔNG',
    'không ạ',
    'thôi',
    'Thôi ạ',
    'có việc gì mới không',
    'có nên xóa không?',
    'đồng ý gì',
    'có 3 việc',
    'xóa',
  ])('is not confirmed by %j', async said => {
    const { talk, owner } = await written()
    await talk('hung', '/xoadulieu')
    expect((await talk('hung', said)).text).not.toContain('Đã xóa')
    expect(await owner('hung')).toBe('hung')
  })

  it('is not confirmed by a nod, which may be for a push, nor by "có" said to something else', async () => {
    const { talk, owner } = await written()
    await talk('hung', '/xoadulieu')
    expect((await talk('hung', 'ok')).text).not.toContain('Đã xóa')
    for (const between of ['/nhiemvu', '/trogiup']) {
      await talk('hung', '/xoadulieu')
      await talk('hung', between)
      expect((await talk('hung', 'có')).text).not.toContain('Đã xóa')
    }
    expect(await owner('hung')).toBe('hung')
  })

  it('is not begun by a sentence that only starts with its name', async () => {
    const { talk } = await written()
    const { text, choices } = await talk('hung', 'xóa rác khu phố 2')
    expect(text).not.toContain('Sẽ xóa')
    expect(choices.map(choice => choice.send)).not.toContain('/xoadulieu đồng ý')
  })

  it('confirmed leaves nothing that was written in any chat of the person; the history of tasks stays', async () => {
    const { talk, db, owner } = await written()
    const history = await db.reads.select().from(taskEvents)
    await talk('hung', '/xoadulieu')
    const { text, messages } = await talk('hung', 'Đồng ý xóa')
    expect(text).toContain('Đã xóa dữ liệu chat và hủy liên kết')
    expect(messages[0]?.menu?.map(entry => entry.name).toSorted()).toEqual(['batdau', 'lienket'])
    expect(await tablesWith(db, 'LOIRIENG')).toEqual([])
    expect(await tablesWith(db, 'VIECLAM')).toEqual(['taskEvents'])
    expect(await tablesWith(db, '"anna"')).toEqual([])
    expect(await db.reads.select().from(taskEvents)).toEqual(history)
    expect([await owner('hung'), await owner('anna')]).toEqual([undefined, undefined])
    for (const person of ['hung', 'anna']) expect((await talk(person, '/nhiemvu')).text).toContain('chưa được liên kết')
  })

  it('leaves what others wrote and have', async () => {
    const { talk, db, owner } = await written()
    await talk('hung', '/xoadulieu đồng ý')
    expect(await owner('lan')).toBe('lan')
    expect(await tablesWith(db, 'LOICUALAN')).toEqual(['inbox', 'outbox'])
    expect(await db.reads.select().from(longChoices)).toEqual([])
    expect((await db.reads.select().from(conversations)).map(row => row.chat).toSorted()).toEqual(['hung', 'lan'])
    expect(await db.reads.select({ chat: accounts.chat }).from(accounts)).toEqual([{ chat: 'lan' }])
  })

  it('leaves nothing of answers that the platform refused, or that wait for another try', async () => {
    const { talk, db, channel, settled } = await openChat('hung')
    channel.onSend = (_, message) => {
      const said = JSON.stringify(message)
      if (said.includes('LOIHONG')) throw new SendError('bug', 'refused')
      if (said.includes('LOICHO')) throw new SendError('retry', 'busy')
    }
    await answerTo(db, 'hung', 'LOIHONG')
    await answerTo(db, 'hung', 'LOICHO')
    await settled()
    expect((await outboxRows(db)).map(row => row.status)).toEqual(['dead', 'queued'])
    await talk('hung', '/xoadulieu đồng ý')
    expect([await tablesWith(db, 'LOIHONG'), await tablesWith(db, 'LOICHO')]).toEqual([[], []])
  })

  it('erases every account of the officer, and nobody’s who has the same number on another platform', async () => {
    const { talk, db, office } = await openChat('hung')
    const other = { channel: 'telegram' as const, externalId: '7', chat: '7', officerId: office.officers.hung }
    await db.transact(tx => linkAccount(tx, other, 1))
    await answerTo(db, '7', 'LOIRIENG', 'telegram')
    await answerTo(db, '7', 'LOICUANGUOIKHAC', 'zalo-bot')
    await talk('hung', '/xoadulieu đồng ý')
    expect(await db.reads.select().from(accounts)).toEqual([])
    expect(await tablesWith(db, 'LOIRIENG')).toEqual([])
    expect(await tablesWith(db, 'LOICUANGUOIKHAC')).toEqual(['outbox'])
  })

  it('still knows a late repeat of an erased message', async () => {
    const { talk, db, channel, settled } = await openChat('hung')
    const repeat = { externalId: 'm1', chat: 'hung', sender: 'hung', content: { kind: 'text', text: 'a' } } as const
    await channel.receive(repeat)
    await settled()
    await talk('hung', '/xoadulieu đồng ý')
    const before = channel.sent.length
    await channel.receive(repeat)
    await settled()
    expect(channel.sent).toHaveLength(before)
    expect((await db.reads.select().from(inbox))[0]).toMatchObject({ content: null, sender: '', chat: '' })
  })

  it('drops what was not sent yet, which then counts as not told', async () => {
    const { talk, db, office, channel, clock } = await openChat('hung')
    const id = await office.addTask({ lead: ['KT', 'hung'], due: '2026-11-24' })
    channel.onSend = (_, message) => {
      if (message.blocks.some(block => block.text === 'LOIRIENG')) throw new Error('no network')
    }
    await pushTo(db, office.officers.hung, 'LOIRIENG', { key: 'daily' })
    const told = [{ taskId: id, due: '2026-11-24', stage: 'm1' }]
    await db.transact(tx =>
      recordReminders(tx, [{ to: office.officers.hung, key: 'daily', reminders: told }], '2026-11-23', 0),
    )
    await talk('hung', '/xoadulieu đồng ý')
    clock.jump(3_600_000)
    expect((await talk('hung', 'còn gì không')).messages).toHaveLength(1)
    expect((await outboxRows(db))[0]).toMatchObject({ status: 'dropped', chat: null, reply: { blocks: [] } })
    expect(await db.reads.select().from(reminders)).toEqual([])
  })

  it('lets the person come back with a new code', async () => {
    const { talk, invite, owner } = await openChat('hung')
    await talk('hung', '/xoadulieu đồng ý')
    await talk('hung', await invite('hung'))
    await talk('hung', 'đồng ý')
    expect(await owner('hung')).toBe('hung')
    expect((await talk('hung', '/dulieu')).text).toContain('Tin nhắn đang lưu: 1 tin gửi')
  })
})
