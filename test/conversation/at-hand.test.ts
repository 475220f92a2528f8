import { describe, expect, it, test } from 'vitest'
import { taskAtHand, withTaskPointedAt } from '../../src/vietnamese/pointed.ts'
import { talkingOffice } from '../helpers/engine.ts'

async function set() {
  const { office, ...engine } = await talkingOffice('bao', 'khoa', 'hung', 'lan')
  for (const title of ['Rà soát chiếu sáng', 'Nạo vét cống', 'Kiểm tra chợ', 'Thống kê hộ kinh doanh'])
    await office.addTask({ lead: ['KT', 'hung'], due: '2026-12-10', title })
  const id = await office.addTask({ lead: ['KT', 'hung'], due: '2026-12-20', title: 'Báo cáo giải ngân' })
  return { ...engine, id }
}

describe('the task on the screen', () => {
  test.each([
    'xong',
    'việc này xong rồi',
    'báo xong việc này',
    'việc đó hoàn thành rồi',
    'xong việc này, bc 93/BC-KTHT',
    'viec nay xong roi',
  ])('%j behind it is asked back for it', async said => {
    const { talk, id } = await set()
    await talk('hung', `/viec ${id}`)
    const { text, choices } = await talk('hung', said)
    expect(text).toContain(`#${id}`)
    expect(choices[0]?.send).toMatch(new RegExp(`^/xong ${id}\\b`))
  })

  test.each(['hạn bao giờ', 'việc đó hạn bao giờ', 'ai phụ trách việc này', 'việc này tới đâu rồi'])(
    '%j is answered of it',
    async said => {
      const { talk, id } = await set()
      await talk('hung', `/viec ${id}`)
      expect((await talk('hung', said)).text).toContain(`#${id} Báo cáo giải ngân`)
    },
  )

  it('is not another one that is named, and none behind a list', async () => {
    const { talk, id } = await set()
    await talk('hung', `/viec ${id}`)
    expect((await talk('hung', 'việc 1 xong rồi')).text).toContain('#1')
    await talk('hung', '/nhiemvu')
    expect((await talk('hung', 'việc này xong rồi')).text).toContain('Đồng chí báo hoàn thành việc nào?')
  })

  it('comes first where a report says of no task', async () => {
    const { talk, id } = await set()
    await talk('hung', `/viec ${id}`)
    expect((await talk('hung', 'đã gửi báo cáo cho Sở')).choices[0]?.send).toMatch(new RegExp(`^/xong ${id}\\b`))
  })

  test.each([
    [['/nhan 10', '/xong 10'], 10],
    [['/viec 1', '/viec 2'], undefined],
    [['/nhiemvu', '/trogiup'], undefined],
    [['/xong 10: đã gửi', '/huy'], undefined],
    [[], undefined],
  ])('%j are of %s', (sends, task) =>
    expect(taskAtHand(sends.map((send, at) => ({ label: at === 0 ? 'Đúng, ghi' : 'Không', send })))).toBe(task),
  )

  test('a number that is said is none to be put in', () =>
    expect(
      withTaskPointedAt([{ label: 'Cập nhật', send: '/capnhat 10' }], 'việc 5 làm chung với việc này'),
    ).toBeUndefined())
})

describe('a list stays alive', () => {
  test.each(['cảm ơn', 'blop xyz'])('behind %j its pages and numbers are its own', async said => {
    const { talk, office } = await talkingOffice('hung')
    for (let at = 0; at < 12; at++)
      await office.addTask({ lead: ['KT', 'hung'], due: '2026-12-10', title: `Việc ${at}` })
    const { choices } = await talk('hung', '/nhiemvu')
    await talk('hung', said)
    expect((await talk('hung', 'trang sau')).text).toContain('Trang 2/2')
    await talk('hung', '/nhiemvu')
    await talk('hung', said)
    expect((await talk('hung', '2')).text).toContain(`${choices[1]?.label} Việc`)
  })
})

describe('what is asked besides', () => {
  test.each([
    ['thế còn phòng văn hóa', 'nhiệm vụ nào do Phòng Văn hóa - Xã hội'],
    ['còn tuần sau', 'tuần sau'],
    ['tuần sau thì sao', 'tuần sau'],
    ['vậy còn Lan', 'Võ Ngọc Lan'],
    ['thế còn việc 4', '#4 '],
  ])('%j is shown', async (said, shown) => {
    const { talk } = await set()
    await talk('bao', '/nhiemvu đơn vị quá hạn')
    expect((await talk('bao', said)).text).toContain(shown)
  })

  test.each(['còn', 'thì sao', 'còn nữa thì báo', 'vậy còn em thì sao đây'])('%j is no such question', async said => {
    const { talk } = await set()
    expect((await talk('bao', said)).text).not.toMatch(/^(?:Nhiệm vụ|#)/)
  })
})
