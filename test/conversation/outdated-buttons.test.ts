import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { SendError } from '../../src/channels/channel.ts'
import { queueAnswer } from '../../db/messages/outbox.ts'
import { lookAgain } from '../../db/messages/shown-buttons.ts'
import { outboxCounts, listOutbox } from '../../db/messages/outbox-admin.ts'
import { outbox, shownButtons, tasks } from '../../db/schema.ts'
import { plainText, say } from '../../src/domain/chat/reply.ts'
import { inviteOfficer } from '../../src/operations/invite.ts'
import { taskSubject } from '../../src/vietnamese/button-subjects.ts'
import { openChatWith } from '../helpers/chat.ts'
import { openTestDatabase } from '../helpers/database.ts'
import { jumpClock, recordingChannel, testEngine } from '../helpers/engine.ts'
import { testOffice, type OfficerCode } from '../helpers/office.ts'
import { outboxRows } from '../helpers/outbox.ts'

const day = 86_400_000

async function set(...people: OfficerCode[]) {
  const db = openTestDatabase()
  const office = await testOffice(db)
  const channel = recordingChannel('web', { editWindowMs: 2 * day })
  const clock = jumpClock()
  const engine = await testEngine(db, office, { channel, jump: clock })
  await engine.link('hung', 'khoa', ...people)
  const id = await office.addTask({ lead: ['KT', 'hung'], title: 'Báo cáo quý', work: 'not_acknowledged' })
  /** The message of this person that begins so, as it stands now. */
  const standing = (person: string, words: string) => {
    const found = channel.sent.findLast(({ chat, message }) => chat === person && plainText(message).includes(words))
    return found && { text: plainText(found.message), sends: found.message.choices.map(choice => choice.send) }
  }
  const queued = async () => (await outboxRows(db)).filter(row => row.kind === 'edit').length
  return { ...engine, db, office, id, standing, queued, channel, clock }
}

describe('buttons that would be refused', () => {
  it('go from every message about the task once the step is taken, and who took it stands there', async () => {
    const { talk, id, standing, channel, queued } = await set()
    await talk('hung', `/viec ${id}`)
    expect(standing('hung', 'Báo cáo quý')?.sends).toEqual([
      `/nhan ${id}`,
      `/capnhat ${id}`,
      `/xong ${id}`,
      `/nhamnguoi ${id}`,
      `/ykien ${id}`,
    ])
    await talk('hung', `/nhan ${id}`)
    const acknowledged = standing('hung', 'Chủ trì')
    expect(acknowledged?.sends).toEqual([`/capnhat ${id}`, `/xong ${id}`, `/nhamnguoi ${id}`, `/ykien ${id}`])
    expect(acknowledged?.text).toMatch(
      new RegExp(`\n\nĐồng chí Phạm Văn Hùng đã tiếp nhận việc #${id} lúc 07:30 ngày 23/11/2026\\.$`),
    )
    await talk('hung', `/xong ${id} báo cáo 45/BC-UBND`)
    expect(standing('hung', 'Chủ trì')?.sends).toEqual([`/ykien ${id}`])
    expect(standing('hung', 'Chủ trì')?.text).toContain(`đã báo hoàn thành việc #${id}`)
    // [Báo hoàn thành] went; undoing is open for ten minutes yet
    expect(standing('hung', 'Đã tiếp nhận việc')?.sends).toEqual(['/hoantac', '/nhiemvu'])
    expect(channel.edited.length).toBe(3)
    expect(await queued()).toBe(0)
  })

  it('go for others too, whose own rights are asked: nothing of theirs changes that still stands', async () => {
    const { talk, id, standing } = await set('ha')
    await talk('khoa', `/viec ${id}`)
    await talk('hung', `/viec ${id}`)
    await talk('ha', `/tamdung ${id} chờ hướng dẫn của Sở`)
    expect(standing('khoa', 'Chủ trì')?.sends).toEqual([`/thuhoi ${id}`, `/chuyen ${id}`, `/ykien ${id}`])
    expect(standing('khoa', 'Chủ trì')?.text).toContain('Đồng chí Nguyễn Thị Thu Hà đã tạm dừng việc')
    expect(standing('hung', 'Chủ trì')?.sends).toEqual([`/nhamnguoi ${id}`, `/ykien ${id}`])
  })

  it('of another task, of lists and of settings stand', async () => {
    const { talk, id, standing, office, channel } = await set()
    const other = await office.addTask({ lead: ['KT', 'hung'], title: 'Việc khác', work: 'not_acknowledged' })
    await talk('hung', `/viec ${other}`)
    await talk('hung', '/nhiemvu')
    await talk('hung', '/caidat')
    await talk('hung', `/xong ${id} báo cáo 45/BC-UBND`)
    expect(standing('hung', 'Việc khác')?.sends).not.toEqual([])
    expect(channel.edited).toEqual([])
  })

  it('to take a step back go when their ten minutes are over, without a word, and when it was taken back', async () => {
    const { talk, id, standing, clock, settled, channel } = await set()
    await talk('hung', `/nhan ${id}`)
    clock.jump(10 * 60_000 - 1)
    await settled()
    expect(standing('hung', 'Đã tiếp nhận')?.sends).toContain('/hoantac')
    const before = standing('hung', 'Đã tiếp nhận')?.text
    clock.jump(2)
    await settled()
    expect(standing('hung', 'Đã tiếp nhận')?.sends).toEqual([`/xong ${id}`, '/nhiemvu'])
    expect(standing('hung', 'Đã tiếp nhận')?.text).toBe(before)
    expect(channel.edited.at(-1)?.message.blocks).toEqual([])
    await talk('hung', `/xong ${id} báo cáo 45/BC-UBND`)
    await talk('hung', '/hoantac')
    expect(standing('hung', 'Đã ghi nhận hoàn thành')?.sends).toEqual(['/nhiemvu'])
  })

  it('go when the table says that the task is done', async () => {
    const { talk, id, standing, db, clock, settled } = await set()
    await talk('hung', `/viec ${id}`)
    await db.transact(async tx => {
      await tx.update(tasks).set({ work: 'done' }).where(eq(tasks.id, id))
      await lookAgain(tx, taskSubject(id), clock.now())
    })
    await settled()
    expect(standing('hung', 'Chủ trì')?.sends).toEqual([`/ykien ${id}`])
  })
})

describe('the buttons of a question', () => {
  it('go once it is answered, with what was chosen', async () => {
    const { talk, id, standing } = await set()
    await talk('hung', `việc ${id} đã xong rồi nhé`)
    const asked = standing('hung', 'Chưa có gì thay đổi cho đến khi')
    expect(asked?.sends).toHaveLength(2)
    await talk('hung', asked!.sends[0]!)
    const after = standing('hung', 'Chưa có gì thay đổi cho đến khi')
    expect(after?.sends).toEqual([])
    expect(after?.text).toMatch(/\n\nĐồng chí đã chọn: Đúng, .*\.$/)
  })

  it('go when it is declined in words; the last one only, where several stand', async () => {
    const { talk, id, standing, office } = await set()
    const other = await office.addTask({ lead: ['KT', 'hung'], title: 'Việc khác', work: 'not_acknowledged' })
    await talk('hung', `/nhan ${other} được không?`)
    await talk('hung', `/nhan ${id} được không?`)
    await talk('hung', 'không')
    expect(standing('hung', `Đồng chí muốn tiếp nhận việc #${id}`)?.sends).toEqual([])
    expect(standing('hung', `Đồng chí muốn tiếp nhận việc #${id}`)?.text).toMatch(/Đồng chí đã chọn: Không\.$/)
    expect(standing('hung', `Đồng chí muốn tiếp nhận việc #${other}`)?.sends).toEqual([`/nhan ${other}`, '/huy'])
    await talk('hung', `/nhan ${other}`)
    expect(standing('hung', `Đồng chí muốn tiếp nhận việc #${other}`)?.sends).toEqual([])
  })

  it('go, the second with the first, where the first would be refused by what somebody else did', async () => {
    const { talk, id, standing } = await set()
    await talk('hung', `/nhan ${id} được không?`)
    await talk('khoa', `/tamdung ${id} chờ hướng dẫn của Sở`)
    const asked = standing('hung', 'Đồng chí muốn tiếp nhận')
    expect(asked?.sends).toEqual([])
    expect(asked?.text).toContain(`Đồng chí Đỗ Đăng Khoa đã tạm dừng việc #${id} lúc`)
  })

  it('stand while it can be answered, whatever else is said', async () => {
    const { talk, id, standing } = await set()
    await talk('hung', `/xong ${id} đang trình ký`)
    const asked = standing('hung', 'làm kết quả việc')
    expect(asked?.sends).toEqual([`/xong ${id}: đang trình ký`, '/huy'])
    for (const said of ['đợi chút', '/nhiemvu', 'cảm ơn']) await talk('hung', said)
    expect(standing('hung', 'làm kết quả việc')).toEqual(asked)
    await talk('hung', `/xong ${id}: đang trình ký`)
    expect(standing('hung', 'làm kết quả việc')?.sends).toEqual([])
  })

  it.each([
    ['đồng ý', 'Đồng chí đã chọn: Đồng ý.'],
    ['không đồng ý', 'Đồng chí đã chọn: Không đồng ý.'],
  ])('of a form go when it is answered with %s', async (said, outcome) => {
    const { talk, standing, db, clock } = await set()
    const { code } = await inviteOfficer(db, 'lan', clock.now())
    await talk('anna', code)
    expect(standing('anna', 'Đồng chí có đồng ý không?')?.sends).toHaveLength(2)
    await talk('anna', 'liên kết là gì')
    expect(standing('anna', 'Đồng chí có đồng ý không?')?.sends).toHaveLength(2)
    await talk('anna', said)
    const left = standing('anna', 'Đồng chí có đồng ý không?')
    // Of who did not agree nothing is kept, so nothing can be changed.
    if (said === 'đồng ý') expect(left).toMatchObject({ sends: [], text: expect.stringContaining(outcome) as string })
    else expect(await db.reads.select().from(shownButtons)).toEqual([])
  })
})

describe('changing what stands in a chat', () => {
  const refusing = (kind: 'bug' | 'gone' | 'retry') => (_: string, message: { blocks: readonly unknown[] }) => {
    if (message.blocks.length === 0 || JSON.stringify(message.blocks).includes(' đã tiếp nhận việc'))
      throw new SendError(kind, 'no')
  }

  it.each(['bug', 'retry'] as const)(
    'is given up where the platform does not do it (%s), and is in nobody’s list',
    async kind => {
      const { talk, id, channel, db, clock, settled, queued } = await set()
      await talk('hung', `/viec ${id}`)
      channel.onSend = refusing(kind)
      await talk('hung', `/nhan ${id}`)
      if (kind === 'retry') expect(await queued()).toBe(1)
      expect(await outboxCounts(db.reads)).toEqual([])
      expect((await listOutbox(db.reads, undefined, 100)).map(row => row.kind)).toEqual(['answer', 'answer'])
      for (let n = 0; n < 6; n++) {
        clock.jump(60_000)
        await settled()
      }
      expect(await queued()).toBe(0)
      expect(channel.edited.filter(({ place }) => place === 0)).toEqual([])
    },
  )

  it('is not tried when its time is over', async () => {
    const { talk, id, channel, clock, db } = await set()
    await talk('hung', `/viec ${id}`)
    clock.jump(2 * day + 1)
    await talk('hung', `/nhan ${id}`)
    expect(channel.edited).toEqual([])
    expect((await db.reads.select().from(shownButtons)).map(row => row.outboxId)).not.toContain(1)
  })

  it('is one change where several came before it could be made', async () => {
    const { talk, id, channel, db, clock, settled } = await set()
    await talk('hung', `/viec ${id}`)
    channel.onSend = refusing('retry')
    await talk('hung', `/nhan ${id}`)
    await talk('hung', `/xong ${id} báo cáo 45/BC-UBND`)
    const ofFirst = (await db.reads.select().from(outbox).where(eq(outbox.edits, '0'))).map(row => row.status)
    expect(ofFirst).toEqual(['queued'])
    channel.onSend = () => undefined
    clock.jump(60_000)
    await settled()
    expect(channel.edited.filter(({ place }) => place === 0)).toHaveLength(1)
  })

  it('leaves the words of a message that came in several, or with a picture', async () => {
    const { db, office, id, channel, talk, settled, clock, wake } = await set()
    const choices = [{ label: 'Tiếp nhận', send: `/nhan ${id}` }]
    const answer = { channel: 'web', chat: 'hung', officerId: office.officers.hung } as const
    const long = { ...say('a'.repeat(3_000), 'b'.repeat(3_000)), choices }
    await db.transact(tx => queueAnswer(tx, { ...answer, key: 'long', reply: long }, clock.now()))
    wake()
    await settled()
    await talk('hung', `/nhan ${id}`)
    const [last] = channel.edited
    expect(last?.message).toEqual({ blocks: [], choices: [] })
    expect(plainText(channel.sent[1]!.message)).toBe('b'.repeat(3_000))
  })

  it('is not asked of a channel that cannot, and nothing is kept for it', async () => {
    const { talk, db, office } = await openChatWith({}, 'hung')
    const id = await office.addTask({ lead: ['KT', 'hung'], work: 'not_acknowledged' })
    await talk('hung', `/viec ${id}`)
    await talk('hung', `/nhan ${id}`)
    expect(await db.reads.select().from(shownButtons)).toEqual([])
    expect((await outboxRows(db)).map(row => row.kind)).toEqual(['answer', 'answer'])
  })

  it('is forgotten with the person’s data', async () => {
    const { talk, id, db, channel } = await set()
    await talk('hung', `/viec ${id}`)
    channel.onSend = refusing('retry')
    await talk('hung', `/nhan ${id}`)
    expect(await db.reads.select().from(shownButtons)).not.toEqual([])
    await talk('hung', '/xoadulieu đồng ý')
    expect((await db.reads.select().from(shownButtons)).filter(row => row.outboxId <= 3)).toEqual([])
    const left = (await outboxRows(db)).filter(row => row.kind === 'edit')
    expect(left.map(({ reply, chat, edits, status }) => ({ reply, chat, edits, status }))).toEqual(
      left.map(() => ({ reply: { blocks: [] }, chat: null, edits: null, status: 'dropped' })),
    )
  })
})
