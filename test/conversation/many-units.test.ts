import { describe, expect, it, test } from 'vitest'
import { units } from '../../db/schema.ts'
import { talkingOffice } from '../helpers/engine.ts'

/** An office in which the chairman follows more units than a list can be narrowed over. */
async function city() {
  const { office, db, ...engine } = await talkingOffice('bao', 'hung')
  await db.transact(tx =>
    tx.insert(units).values(
      Array.from({ length: 60 }, (_, at) => ({
        code: `P${String(at + 1).padStart(2, '0')}`,
        name: `UBND phường số ${at + 1}`,
        parentId: office.units.UBND,
      })),
    ),
  )
  for (const due of ['2026-11-20', '2026-11-23', '2026-12-01', null]) {
    await office.addTask({ lead: ['KT', 'hung'], due, title: 'Rà soát chiếu sáng', urgency: 'urgent' })
    await office.addTask({ lead: ['VH', 'lan'], due, title: 'Rà soát lễ hội' })
  }
  await office.addTask({ lead: ['VH', 'lan'], due: '2026-11-25', review: 'pending', submittedOn: '2026-11-22' })
  await office.addTask({ lead: ['VH', 'lan'], due: '2026-11-25', work: 'done', submittedOn: '2026-11-19' })
  return { ...engine, office }
}

describe('over more than fifty units', () => {
  test.each([
    ['/nhiemvu đơn vị', 8],
    ['/nhiemvu đơn vị quá hạn', 2],
    ['/nhiemvu đơn vị hôm nay', 4],
    ['/nhiemvu đơn vị chờ duyệt', 1],
    ['/nhiemvu đơn vị không thời hạn', 2],
    ['/nhiemvu cấp dưới quá hạn', 2],
  ] as const)('%j is counted by deadlines and states: %j', async (said, count) => {
    const { talk } = await city()
    const { text } = await talk('bao', said)
    expect(text).toContain(`: ${count} việc`)
  })

  test.each([
    '/nhiemvu đơn vị khẩn',
    '/nhiemvu đơn vị phối hợp',
    '/nhiemvu đơn vị đã xong',
    '/nhiemvu đơn vị đã nộp tuần trước',
    '/nhiemvu đơn vị chiếu sáng',
    '/nhiemvu đơn vị khẩn quá hạn',
    '/nhiemvu đơn vị tất cả',
    'cả cơ quan có việc gì khẩn',
    'toàn bộ việc đã xong của các phòng',
  ])('%j is too wide, which is said, with what can be seen instead', async said => {
    const { talk } = await city()
    const { text, choices } = await talk('bao', said)
    expect(text).toMatch(/^Phạm vi \d+ đơn vị quá rộng để lọc như vậy\./)
    expect(choices.map(({ send }) => send)).toEqual(['/nhiemvu đơn vị quá hạn', '/tiendo'])
    for (const { send } of choices) expect((await talk('bao', send)).text).not.toContain('quá rộng')
  })

  test.each(['/nhiemvu khẩn', '/nhiemvu phối hợp', '/nhiemvu đã xong', '/nhiemvu chiếu sáng'])(
    'a leader without such a task of their own is led to the progress: %j',
    async said => {
      const { talk } = await city()
      const { text, choices } = await talk('bao', said)
      expect(text).toContain('Đồng chí không có nhiệm vụ nào của riêng mình')
      expect(text).toContain('Việc của các đơn vị đồng chí theo dõi, đồng chí xem trong tiến độ.')
      expect(choices).toEqual([{ label: 'Tiến độ theo đơn vị', send: '/tiendo' }])
    },
  )

  test.each([
    ['việc quá hạn', 2],
    ['hôm nay có gì', 4],
    ['việc chờ duyệt', 1],
    ['/nhiemvu', 8],
  ])('and where it can be counted, told the figure: %j', async (said, count) => {
    const { talk } = await city()
    expect((await talk('bao', said)).text).toContain(`đồng chí theo dõi có ${count} việc`)
  })

  it('one unit, or one person, of them is looked at in full', async () => {
    const { talk } = await city()
    expect((await talk('bao', '/nhiemvu KT khẩn')).text).toContain('(khẩn): 4 việc')
    expect((await talk('bao', '/nhiemvu khẩn KT')).text).toContain('(khẩn): 4 việc')
    expect((await talk('bao', 'việc khẩn của Hùng')).text).toContain('(khẩn): 4 việc')
  })

  it('two lists at once are offered with the number of the one that can be counted', async () => {
    const { talk } = await city()
    expect((await talk('bao', '/nhiemvu đơn vị quá hạn và khẩn')).choices).toEqual([
      { label: 'Quá hạn: 2 việc', send: '/nhiemvu đơn vị quá hạn' },
      { label: 'Khẩn', send: '/nhiemvu đơn vị khẩn' },
    ])
  })
})
