import { describe, expect, it } from 'vitest'
import { linkAccount } from '../../db/people/accounts.ts'
import { inbox, officers } from '../../db/schema.ts'
import { openChat } from '../helpers/chat.ts'
import { mondayMorning } from '../helpers/clock.ts'
import { outboxRows, pushTo } from '../helpers/outbox.ts'

describe('/dulieu', () => {
  it('shows what is stored about the person', async () => {
    const { talk, db } = await openChat('tam', 'hung')
    const hung = (await talk('hung', '/dulieu')).text
    expect(hung).toContain('Họ và tên: Phạm Văn Hùng (mã hung)')
    expect(hung).toContain('Công tác: cán bộ, Phòng Kinh tế, Hạ tầng và Đô thị')
    expect(hung).toContain('Điện thoại: 84901000005')
    expect(hung).toContain('Email: không lưu')
    expect(hung).toContain('• trang web dùng thử, liên kết ngày 23/11/2026')
    await db.transact(async tx => {
      await tx.update(officers).set({ email: 'tam@hoabinh.gov.vn' })
    })
    const tam = (await talk('tam', 'dữ liệu')).text
    expect(tam).toMatch(/Công tác: cán bộ, Phòng Kinh tế.*; cán bộ, Phòng Văn hóa - Xã hội/)
    expect(tam).toContain('Điện thoại: không lưu')
    expect(tam).toContain('Email: tam@hoabinh.gov.vn')
    expect(tam).not.toMatch(/Hùng|84901000005/)
  })

  it('names every account with its own day, in the office’s time', async () => {
    const { talk, db, office } = await openChat('hung')
    const lateEvening = Date.UTC(2026, 10, 29, 18)
    const account = { channel: 'telegram' as const, externalId: '77', chat: '77', officerId: office.officers.hung }
    await db.transact(tx => linkAccount(tx, account, lateEvening))
    expect((await talk('hung', '/dulieu')).text).toContain('• Telegram, liên kết ngày 30/11/2026')
  })

  it('counts the messages that are kept, the present one too, and follows the setting', async () => {
    const { talk, db, office } = await openChat('hung', 'lan')
    await talk('lan', '/nhiemvu')
    await pushTo(db, office.officers.lan, 'nhắc Lan')
    await pushTo(db, office.officers.hung, 'nhắc Hùng')
    await talk('hung', '/caidat nhắc tắt')
    const { text } = await talk('hung', '/dulieu')
    expect(text).toContain('Nhắc việc buổi sáng: tắt')
    expect(text).toContain('Tin nhắn đang lưu: 2 tin gửi tới trợ lý, 2 tin trả lời và nhắc việc')
    const kept = (await db.reads.select().from(inbox)).filter(row => row.sender === 'hung' && row.content !== null)
    const sent = (await outboxRows(db)).filter(row => row.chat === 'hung' && row.createdAt <= mondayMorning)
    // The answer itself came after the count.
    expect([kept.length, sent.length]).toEqual([2, 3])
  })

  it('says what stays, and leads to the erasing', async () => {
    const { talk } = await openChat('hung')
    const { text, choices } = await talk('hung', '/dulieu')
    expect(text).toContain('mỗi tin được lưu 30 ngày')
    expect(text).toContain('hồ sơ công vụ')
    expect(choices).toEqual([{ label: 'Xóa dữ liệu chat', send: '/xoadulieu' }])
    expect((await talk('hung', '1')).text).toContain('Sẽ xóa')
  })
})
