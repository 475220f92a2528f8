import { describe, expect, it } from 'vitest'
import { openChat } from '../helpers/chat.ts'

/** Hùng with 20 tasks, whose list has three pages. */
async function listed() {
  const { talk, office } = await openChat('hung')
  for (let n = 0; n < 20; n++) await office.addTask({ lead: ['KT', 'hung'], due: `2026-12-${10 + n}` })
  const says = (said: string) => talk('hung', said)
  const pageAfter = async (...said: string[]) => {
    let text = ''
    for (const line of ['/nhiemvu', ...said]) ({ text } = await says(line))
    return /Trang (\d)\/3/.exec(text)?.[1] ?? text.slice(0, 60)
  }
  return { says, pageAfter }
}

describe('the pages of a list', () => {
  it.each([
    ...[
      'trang sau',
      'Trang sau nhé',
      'xem tiếp',
      'tiếp',
      'tiep theo',
      'trang kế',
      'còn nữa không',
      'trang 2',
      'xem trang 2',
    ],
    ...['cho tôi xem trang 2', 'TRANG SAU', 'trang tiếp theo đi em'],
  ])('are turned on by %j', async said => expect(await (await listed()).pageAfter(said)).toBe('2'))

  it.each<[string[], string]>([
    [['trang 3'], '3'],
    [['trang cuối'], '3'],
    [['trang 3', 'trang sau'], '3'],
    [['trang 3', 'trang trước'], '2'],
    [['trang 3', 'quay lại'], '2'],
    [['trang 2', 'trang đầu'], '1'],
    [['trang trước'], '1'],
    [['trang 2', 'xem tiếp', 'xem tiếp'], '3'],
    [['trang 99'], '3'],
  ])('%j ends on page %s', async (said, page) => expect(await (await listed()).pageAfter(...said)).toBe(page))

  it.each(['trang bị máy tính', 'tiếp dân', 'trang thiết bị', 'trang 2 của báo cáo sai'])(
    'are not turned by %j',
    async said => expect(await (await listed()).pageAfter(said)).not.toMatch(/^\d$/),
  )

  it('are turned only where there are some', async () => {
    const { talk, office } = await openChat('hung')
    await office.addTask({ lead: ['KT', 'hung'] })
    await talk('hung', '/nhiemvu')
    for (const said of ['trang sau', 'xem tiếp']) expect((await talk('hung', said)).text).toContain('Danh sách đã hết')
    expect((await talk('hung', 'trang 2')).text).toContain('chưa hiểu')
    await talk('hung', '/trogiup')
    expect((await talk('hung', 'xem tiếp')).text).toContain('chưa hiểu')
  })
})

describe('a number behind a list', () => {
  it.each(['18 nhé', '18 ạ', 'xem 18', 'xem 18 đi em', 'cho tôi xem 18', 'số 18 nhé', 'mở 18', '18'])(
    'that is none of it is that of a task: %s',
    async said => {
      const { says } = await listed()
      await says('/nhiemvu')
      expect((await says(said)).text).toMatch(/^#18 /)
    },
  )

  it.each(['2 nhé', 'chọn 2 đi', 'lấy 2', 'số 2 ạ'])('is its choice, however politely it is said: %s', async said => {
    const { says } = await listed()
    await says('/nhiemvu')
    expect((await says(said)).text).toMatch(/^#2 /)
  })

  it.each(['2 việc', '2 người nhé', '2 ngày nữa'])('that counts something is none: %s', async said => {
    const { says } = await listed()
    await says('/nhiemvu')
    expect((await says(said)).text).not.toMatch(/^#2 /)
  })
})
