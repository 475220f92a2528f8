import { describe, expect, it } from 'vitest'
import type { Db } from '../../db/db.ts'
import { linkAccount } from '../../db/people.ts'
import { accounts, taskEvents } from '../../db/schema.ts'
import { SendError } from '../../src/channels/channel.ts'
import { connectionOf } from '../helpers/connection.ts'
import { talkingOffice } from '../helpers/engine.ts'
import { answerTo, outboxRows, pushTo } from '../helpers/outbox.ts'

/** Every text in every table but those named, as the file has it. */
async function everything(db: Db, except: string[] = []): Promise<string> {
  const raw = connectionOf(db.reads)
  const tables = raw
    .prepare("select name from sqlite_master where type = 'table' and name not like 'task_search%'")
    .pluck()
    .all()
  return tables
    .filter(table => !except.includes(String(table)))
    .map(table => JSON.stringify(raw.prepare(`select * from "${String(table)}"`).all()))
    .join('\n')
}

const marker = 'Dấu-vết-91'

/** Leaves the marker wherever chatting can leave it: inbox, outbox, conversation, dead letters, pushes. */
async function chatted() {
  const around = await talkingOffice('hung', 'lan')
  const { office, talk, db, channel, settled } = around
  const id = await office.addTask({ lead: ['KT', 'hung'] })
  await talk('hung', `xin chào ${marker}`)
  await talk('hung', `/tim ${marker}`)
  await talk('hung', { kind: 'file', caption: marker, file: { reference: marker, name: marker, mime: 'x/y' } })
  await pushTo(db, office.officers.hung, `nhắc ${marker}`)
  await answerTo(db, 'hung', marker)
  await settled()
  channel.onSend = () => {
    throw new SendError('bug', 'refused')
  }
  await answerTo(db, 'hung', `thư hỏng ${marker}`)
  await settled()
  channel.onSend = (_, message) => {
    if (JSON.stringify(message).includes(marker)) throw new SendError('retry', 'busy')
  }
  await answerTo(db, 'hung', `đang chờ ${marker}`)
  await talk('lan', `chuyện khác của Lan ${marker}-lan`)
  await talk('hung', `/capnhat ${id}`)
  return { ...around, id }
}

describe('/xoadulieu', () => {
  it('says what goes and what stays, and does nothing before the consent', async () => {
    const { talk, db } = await talkingOffice('hung')
    for (const line of ['/xoadulieu', '/xoadulieu không', '/xoa nhé']) {
      const { text, choices } = await talk('hung', line)
      expect(text).toContain('Sẽ xóa: mọi tài khoản chat')
      expect(choices.map(choice => choice.send)).toEqual(['/xoadulieu đồng ý', '/huy'])
    }
    expect(await db.reads.select().from(accounts)).toHaveLength(1)
    expect((await talk('hung', '2')).text).toContain('không có gì thay đổi')
  })

  it('leaves nothing of the chat in any table, and leaves everybody else’s alone', async () => {
    const { talk, db } = await chatted()
    expect((await everything(db)).split(`${marker}-lan`).join('')).toContain(marker)
    const { text, messages } = await talk('hung', '/xoadulieu đồng ý')
    expect(text).toContain('Đã xóa dữ liệu chat')
    expect(messages[0]?.menu?.map(entry => entry.name).toSorted()).toEqual(['batdau', 'lienket'])
    const left = await everything(db)
    expect(left).toContain(`${marker}-lan`)
    expect(left.split(`${marker}-lan`).join('')).not.toContain(marker)
    expect((await talk('hung', '/nhiemvu')).text).toContain('liên kết')
  })

  it('erases all accounts of the officer, and nobody’s who has the same number on another platform', async () => {
    const { talk, db, office } = await talkingOffice('hung')
    const other = { channel: 'telegram' as const, externalId: '7', chat: '7', officerId: office.officers.hung }
    await db.transact(tx => linkAccount(tx, other, 1))
    await answerTo(db, '7', `của Hùng ${marker}`, 'telegram')
    await answerTo(db, '7', 'của người khác', 'zalo-bot')
    await talk('hung', '/xoadulieu đồng ý')
    expect(await db.reads.select().from(accounts)).toEqual([])
    const left = await everything(db)
    expect(left).not.toContain(marker)
    expect(left).toContain('của người khác')
  })

  it('keeps what was done to tasks: it is the office’s record', async () => {
    const { talk, db, office, id } = await chatted()
    await talk('hung', `/nhan ${id}`)
    await talk('hung', `/xong ${id} Đã trình`)
    const before = await db.reads.select().from(taskEvents)
    await talk('hung', '/xoadulieu đồng ý')
    expect(await db.reads.select().from(taskEvents)).toEqual(before)
    expect(before.at(-1)).toMatchObject({ officerId: office.officers.hung, note: 'Đã trình' })
  })

  it('drops the reminders that still wait', async () => {
    const { talk, db, office, channel, settled, clock } = await talkingOffice('hung')
    channel.onSend = (_, message) => {
      if (message.blocks[0]?.text === 'nhắc') throw new SendError('retry', 'busy')
    }
    await pushTo(db, office.officers.hung, 'nhắc')
    await settled()
    await talk('hung', '/xoadulieu đồng ý')
    channel.onSend = () => undefined
    clock.jump(60_000)
    await settled()
    expect((await outboxRows(db)).find(row => row.kind === 'push')).toMatchObject({ status: 'dropped', chat: null })
    expect(JSON.stringify(channel.sent)).not.toContain('nhắc"')
  })
})

describe('/thoat', () => {
  it('unlinks this account and leaves none of its chat behind', async () => {
    const { talk, db } = await chatted()
    expect((await talk('hung', '/thoat')).text).toContain('Đã hủy liên kết')
    // its reminder was sent there, so it goes too; what waits would find another account
    expect((await everything(db)).split(`${marker}-lan`).join('')).not.toContain(marker)
    for (const line of ['1', '/nhiemvu', 'đồng ý'])
      expect((await talk('hung', line)).text).toContain('chưa được liên kết')
  })

  it('leaves the officer’s other accounts linked, and reminders go there', async () => {
    const { talk, db, office, channel, settled, clock } = await talkingOffice('hung')
    const second = { channel: 'web' as const, externalId: 'second', chat: 'second', officerId: office.officers.hung }
    await db.transact(tx => linkAccount(tx, second, 1))
    channel.onSend = chat => {
      if (chat === 'hung') throw new SendError('retry', 'busy')
    }
    await pushTo(db, office.officers.hung, 'nhắc')
    await settled()
    await talk('hung', '/thoat')
    clock.jump(5_000)
    await settled()
    expect(channel.sent.map(sent => [sent.chat, sent.message.blocks[0]?.text])).toEqual([['second', 'nhắc']])
  })
})

describe('/dulieu', () => {
  it('shows what is kept of this person and of nobody else', async () => {
    const { talk } = await talkingOffice('hung', 'tam')
    const { text, choices } = await talk('hung', '/dulieu')
    for (const part of [
      'Phạm Văn Hùng (mã hung)',
      'cán bộ, Phòng Kinh tế',
      '84901000005',
      'trang web dùng thử, liên kết ngày 23/11/2026',
    ])
      expect(text).toContain(part)
    expect(text).not.toContain('Lan')
    expect(choices).toEqual([{ label: 'Xóa dữ liệu chat', send: '/xoadulieu' }])
    expect((await talk('tam', '/dulieu')).text).toMatch(/Phòng Kinh tế.*; .*Phòng Văn hóa/)
  })
})
