import { describe, expect, it, test } from 'vitest'
import { storeSetting } from '../../db/office/settings.ts'
import { talkingOffice } from '../helpers/engine.ts'

const kinds = [
  ['xin chào', 'Chào đồng chí Phạm Văn Hùng'],
  ['cảm ơn nhé', 'rất vui được hỗ trợ'],
  ['giúp tôi', 'Đồng chí cứ nhắn như vẫn nói'],
  ['em không biết dùng cái này', 'Đồng chí cứ nhắn như vẫn nói'],
  ['app bị lỗi rồi', 'Xin lỗi đồng chí vì sự bất tiện'],
  ['bực mình quá', 'Xin lỗi đồng chí vì đã gây phiền'],
  ['giỏi quá', 'Cảm ơn đồng chí đã động viên'],
  ['ăn cơm chưa', 'Trợ lý chỉ hỗ trợ về nhiệm vụ'],
  ['tạm biệt', 'hẹn gặp lại'],
  ['đồ ngu', 'Xin lỗi vì đã làm đồng chí chưa hài lòng'],
] as const

describe('a message that asks for nothing', () => {
  test.each(kinds)('%j is answered in a sentence or two, with a next step', async (said, words) => {
    const { talk } = await talkingOffice('hung')
    const { text, choices } = await talk('hung', said)
    expect(text).toContain(words)
    expect(text.length).toBeLessThanOrEqual(200)
    expect(text).not.toMatch(/hỗ trợ:|undefined|chưa hiểu/)
    expect(choices.map(({ send }) => send)).toContain('/nhiemvu')
    for (const { send } of choices) expect((await talk('hung', send)).text).not.toMatch(/chưa có trong|dành cho/)
  })

  test.each([...kinds.map(([said]) => said), 'quả xoài'])(
    '%j names whom to turn to, where the office has said so',
    async said => {
      const { talk, db } = await talkingOffice('hung')
      await db.transact(tx => storeSetting(tx, 'humanContact', 'Chị Lan, Văn phòng, 0901234567.'))
      expect((await talk('hung', said)).text).toMatch(/ Cần người hỗ trợ: Chị Lan, Văn phòng, 0901234567\.$/)
    },
  )

  it('changes nothing, and leaves an open question as it was', async () => {
    const { talk, office } = await talkingOffice('hung')
    const id = await office.addTask({ lead: ['KT', 'hung'] })
    await talk('hung', `/xong ${id}`)
    await talk('hung', 'cảm ơn nhé')
    expect((await talk('hung', 'Đã trình Báo cáo 45/BC-UBND')).text).toContain(`Đã ghi nhận hoàn thành việc #${id}`)
  })

  it('from a stranger is answered with how to link', async () => {
    const { talk } = await talkingOffice('hung')
    for (const [said] of kinds) expect((await talk('nobody', said)).text).toContain('mã liên kết')
  })

  it('does not hide what is asked besides', async () => {
    const { talk, office } = await talkingOffice('hung')
    await office.addTask({ lead: ['KT', 'hung'], title: 'Rà soát', due: '2026-11-23' })
    for (const said of [
      'xin chào, hôm nay tôi có việc gì',
      'cảm ơn, còn việc gì nữa không',
      'chào em, cho chị xem việc quá hạn',
    ])
      expect((await talk('hung', said)).text, said).toMatch(/Nhiệm vụ|Không có nhiệm vụ nào theo điều kiện/)
  })
})
