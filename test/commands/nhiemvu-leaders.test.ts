import { describe, expect, it, test } from 'vitest'
import { talkingOffice } from '../helpers/engine.ts'

async function set() {
  const { office, ...engine } = await talkingOffice('bao', 'khoa', 'hung', 'lan')
  for (const due of ['2026-11-20', '2026-11-23', '2026-12-01', null]) {
    await office.addTask({ lead: ['KT', 'hung'], due, title: 'Rà soát chiếu sáng' })
    await office.addTask({ lead: ['VH', 'lan'], due, title: 'Rà soát lễ hội', urgency: 'urgent' })
  }
  await office.addTask({ lead: ['VH', 'lan'], due: '2026-11-25', review: 'pending', submittedOn: '2026-11-22' })
  return { ...engine, office }
}

describe('a leader who has no such task of their own', () => {
  test.each([
    ['bao', 'việc quá hạn', 2],
    ['bao', 'hôm nay có gì', 4],
    ['bao', '/nhiemvu', 8],
    ['bao', 'việc của tôi', 8],
    ['bao', 'tuần sau tôi có việc gì', 2],
    ['bao', 'tôi có việc nào trễ không', 2],
    ['bao', '/nhiemvu khẩn', 4],
    ['bao', '/nhiemvu chờ duyệt', 1],
    ['bao', '/nhiemvu không thời hạn', 2],
    ['bao', '/nhiemvu chiếu sáng', 4],
    ['khoa', 'việc quá hạn', 1],
    ['khoa', 'việc sắp đến hạn', 0],
  ] as const)(
    '%s: %j is told that these are their own, and the figure of those they follow',
    async (who, said, count) => {
      const { talk } = await set()
      const { text, choices } = await talk(who, said)
      expect(text).toContain('Đồng chí không có nhiệm vụ nào của riêng mình')
      expect(text).toContain(
        count === 0 ? 'Các đơn vị đồng chí theo dõi cũng không có việc nào' : `đồng chí theo dõi có ${count} việc`,
      )
      expect(choices.map(({ send }) => send)).toContain('/tiendo')
      const scope = choices.find(({ label }) => label === `Xem ${count} việc trong phạm vi theo dõi`)
      if (count > 0) expect((await talk(who, scope?.send ?? '')).text).toContain(`: ${count} việc`)
      else expect(scope).toBeUndefined()
    },
  )

  it('is not told so by those who have such a task, nor are officers', async () => {
    const { talk, office } = await set()
    await office.addTask({ lead: ['UBND', 'bao'], due: '2026-11-20' })
    expect((await talk('bao', 'việc quá hạn')).text).not.toContain('riêng mình')
    expect((await talk('hung', '/nhiemvu khẩn')).text).toMatch(
      /^Không có nhiệm vụ nào theo điều kiện "khẩn"\. Đồng chí/,
    )
  })

  it('who has others of their own is told of both', async () => {
    const { talk, office } = await set()
    await office.addTask({ lead: ['UBND', 'bao'], due: '2026-12-20' })
    const { choices } = await talk('bao', 'việc quá hạn')
    expect(choices.map(({ send }) => send)).toEqual(['/nhiemvu đơn vị quá hạn', '/tiendo', '/nhiemvu'])
  })
})
