import { describe, expect, it } from 'vitest'
import { taskEvents } from '../../db/schema.ts'
import { openChat, tablesWith } from '../helpers/chat.ts'
import { until } from '../helpers/engine.ts'
import { outboxRows, pushTo } from '../helpers/outbox.ts'

describe('/thoat', () => {
  it('unlinks the account: its person is a stranger from now on, with a stranger’s menu', async () => {
    const { talk, owner, office } = await openChat('hung')
    await office.addTask({ lead: ['KT', 'hung'], title: 'Việc kín' })
    const { text, messages } = await talk('hung', '/thoat')
    expect(text).toContain('Đã hủy liên kết')
    expect(text).toContain('gửi mã liên kết mới')
    expect(messages[0]?.menu?.map(entry => entry.name).toSorted()).toEqual(['batdau', 'lienket'])
    expect(await owner('hung')).toBeUndefined()
    const after = await talk('hung', '/nhiemvu')
    expect(after.text).toContain('chưa được liên kết')
    expect(after.text).not.toContain('Việc kín')
  })

  it('erases what was written there, and keeps what was done', async () => {
    const { talk, office, db } = await openChat('hung', 'lan')
    const id = await office.addTask({ lead: ['KT', 'hung'] })
    await talk('hung', '/tim LOIRIENG')
    await talk('lan', '/tim LOICUALAN')
    await talk('hung', `/capnhat ${id} 60% VIECLAM`)
    await talk('hung', `/xong ${id}`)
    await talk('hung', '/thoat')
    expect(await tablesWith(db, 'LOIRIENG')).toEqual([])
    expect(await tablesWith(db, 'LOICUALAN')).toEqual(['inbox', 'outbox'])
    expect(await tablesWith(db, 'VIECLAM')).toEqual(['taskEvents'])
    expect((await db.reads.select().from(taskEvents)).at(-1)?.officerId).toBe(office.officers.hung)
  })

  it('sends reminders to the account that is left, and holds them when there is none', async () => {
    const { talk, owner, office, db, invite, channel, clock, settled } = await openChat('hung')
    clock.jump(1_000)
    await talk('hung-2', await invite('hung'))
    await talk('hung-2', 'đồng ý')
    channel.onSend = (_, { blocks }) => {
      if (blocks[0]?.text === 'nhắc') throw new Error('no network')
    }
    await pushTo(db, office.officers.hung, 'nhắc')
    await settled()
    channel.onSend = () => undefined
    await talk('hung-2', '/thoat')
    expect([await owner('hung'), await owner('hung-2')]).toEqual(['hung', undefined])
    clock.jump(3_600_000)
    await settled()
    expect(channel.sent.at(-1)).toMatchObject({ chat: 'hung', message: { blocks: [{ text: 'nhắc' }] } })
    await talk('hung', '/thoat')
    const before = channel.sent.length
    await pushTo(db, office.officers.hung, 'nhắc nữa')
    await settled()
    expect(channel.sent).toHaveLength(before)
    expect((await outboxRows(db)).at(-1)?.status).toBe('held')
  })

  it('leaves no reminder under way to be tried on the account again', async () => {
    const { talk, office, db, channel, settled, clock } = await openChat('hung')
    let fail: (error: Error) => void = () => undefined
    const begun = new Promise<void>(resolve => {
      channel.onSend = (_, { blocks }) => {
        if (!blocks.some(block => block.text === 'nhắc')) return
        resolve()
        return new Promise((_, reject) => (fail = reject))
      }
    })
    await pushTo(db, office.officers.hung, 'nhắc')
    const sending = settled()
    await begun
    const answered = talk('hung', '/thoat')
    await until(async () => !(await outboxRows(db)).some(row => row.kind === 'push' && row.status === 'sending'))
    fail(new Error('no network'))
    await Promise.all([sending, answered])
    clock.jump(3_600_000)
    await settled()
    expect(channel.sent.filter(sent => sent.chat === 'hung' && sent.message.blocks[0]?.text === 'nhắc')).toEqual([])
  })

  it.each(['thoát nước khu phố 3 đã thông', 'Thoát nghèo bền vững'])('does not take %j for it', async words => {
    const { talk, owner } = await openChat('hung')
    const { text, choices } = await talk('hung', words)
    expect(text).toContain('chưa hiểu')
    expect(choices.map(choice => choice.send)).not.toContain('/thoat')
    expect(await owner('hung')).toBe('hung')
  })

  it.each(['/thoat nước khu phố 3 đã thông', '/thoat không'])('asks before taking %j for it', async words => {
    const { talk, owner, db } = await openChat('hung')
    const { text, choices } = await talk('hung', words)
    expect(text).toContain('gõ riêng /thoat')
    expect(await owner('hung')).toBe('hung')
    expect(await tablesWith(db, words)).toEqual(['inbox'])
    expect(choices[0]).toEqual({ label: 'Hủy liên kết', send: '/thoat' })
    await talk('hung', '1')
    expect(await owner('hung')).toBeUndefined()
  })
})
