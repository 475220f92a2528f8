import { describe, expect, test } from 'vitest'
import { talkingOffice } from '../helpers/engine.ts'

async function set() {
  const { office, ...engine } = await talkingOffice('hung', 'bao')
  const id = await office.addTask({ lead: ['KT', 'hung'], due: '2026-11-20', title: 'Đã trễ' })
  await office.addTask({ lead: ['KT', 'hung'], due: '2026-11-25', title: 'Gần đến' })
  await office.addTask({ lead: ['KT', 'hung'], due: '2026-12-25', title: 'Đang nghỉ', work: 'paused' })
  return { ...engine, id }
}

describe('what was asked for and is not done', () => {
  test.each([
    ['nhắc tôi việc N lúc 3h chiều', 'nhắc tôi", "3h chiều'],
    ['nhắc em việc N sáng mai', 'nhắc em", "sáng mai'],
    ['nhớ nhắc việc N', 'nhớ nhắc'],
    ['xóa việc N', 'xóa'],
    ['xoá việc N', 'xoá'],
    ['xóa hết việc N', 'xóa hết'],
    ['xóa bỏ việc N', 'xóa bỏ'],
    ['bỏ việc N đi', 'bỏ'],
    ['xuất việc N ra pdf', 'xuất", "pdf'],
    ['xem việc N gửi email', 'gửi email'],
  ])('%j with a task', async (said, part) => {
    const { talk, id } = await set()
    const { text } = await talk('hung', said.replace('N', String(id)))
    expect(text).toContain(`#${id} Đã trễ`)
    expect(text).toContain(`Trợ lý chưa làm được phần "${part}"; việc này giữ nguyên.`)
  })

  test.each(['việc N đến đâu rồi', 'xem việc N', 'hạn việc N khi nào', 'ai làm việc N', 'việc N thế nào anh Hùng'])(
    'nothing is left of %j',
    async said => {
      const { talk, id } = await set()
      const { text } = await talk('hung', said.replace('N', String(id)))
      expect(text).toContain(`#${id} Đã trễ`)
      expect(text).not.toMatch(/chưa làm được|chưa xét đến/)
    },
  )

  test.each([
    ['sáng nay có việc gì gấp', 'gấp'],
    ['việc gấp hôm nay', 'gấp'],
    ['tuần này việc nào gấp', 'gấp'],
    ['ai trễ nhiều nhất', 'nhiều nhất'],
    ['việc quá hạn gửi qua email', 'gửi qua email'],
    ['danh sách việc quá hạn qua zalo', 'qua zalo'],
  ])('%j with a list: %j is named', async (said, part) => {
    const { talk } = await set()
    expect((await talk('hung', said)).text).toMatch(new RegExp(`chưa xét đến: [^.]*"${part}`))
  })
})

describe('a list by its state', () => {
  test.each([
    ['việc nào sắp trễ', 'Gần đến'],
    ['việc sắp trễ hạn', 'Gần đến'],
    ['viec nao sap tre', 'Gần đến'],
    ['tôi có việc nào sắp quá hạn', 'Gần đến'],
    ['/nhiemvu sắp trễ', 'Gần đến'],
    ['việc sắp chậm', 'Gần đến'],
    ['việc nào trễ', 'Đã trễ'],
    ['những việc đang tạm dừng', 'Đang nghỉ'],
    ['việc nào đang tạm dừng', 'Đang nghỉ'],
    ['nhung viec dang tam dung', 'Đang nghỉ'],
    ['danh sách việc tạm dừng', 'Đang nghỉ'],
    ['tôi có việc gì bị tạm dừng không', 'Đang nghỉ'],
    ['/nhiemvu đang tạm dừng', 'Đang nghỉ'],
  ])('%j', async (said, title) => {
    const { talk } = await set()
    const { text } = await talk('hung', said)
    expect(['Đã trễ', 'Gần đến', 'Đang nghỉ'].filter(one => text.includes(one))).toEqual([title])
  })
})
