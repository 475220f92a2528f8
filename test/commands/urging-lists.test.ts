import { describe, expect, it, test } from 'vitest'
import { talkingOffice } from '../helpers/engine.ts'

async function set() {
  const { office, ...engine } = await talkingOffice('bao', 'khoa', 'hung', 'tam')
  await office.addTask({ lead: ['KT', 'hung'], due: '2026-11-18' })
  await office.addTask({ lead: ['KT', 'hung'], due: '2026-11-19' })
  await office.addTask({ lead: ['KT', 'tam'], due: '2026-12-19', work: 'not_acknowledged' })
  return { ...engine, office }
}

describe('a list of others', () => {
  test.each([
    ['/nhiemvu đơn vị quá hạn', 'Đôn đốc 2 việc quá hạn', /^Đôn đốc 2 việc quá hạn/],
    ['/nhiemvu đơn vị', 'Đôn đốc 2 việc quá hạn', /^Đôn đốc 2 việc quá hạn/],
    ['/nhiemvu đơn vị chưa hoàn thành quá hạn', 'Đôn đốc 2 việc quá hạn', /^Đôn đốc 2 việc quá hạn/],
    ['/nhiemvu đồng chí Hùng', 'Đôn đốc 2 việc quá hạn', /^Đôn đốc 2 việc quá hạn/],
    ['ai đang chậm', 'Đôn đốc 2 việc quá hạn', /^Đôn đốc 2 việc quá hạn/],
    ['/nhiemvu đơn vị chưa tiếp nhận', 'Đôn đốc việc chưa tiếp nhận', /^Đôn đốc 1 việc chưa tiếp nhận/],
  ] as const)('%j leads to urging those who are late, shown before anybody is told', async (line, label, preview) => {
    const { talk } = await set()
    const { choices } = await talk('khoa', line)
    const send = choices.find(choice => choice.label === label)?.send
    expect(send).toMatch(/^\/nhac /)
    expect((await talk('khoa', send ?? '')).text).toMatch(preview)
  })

  test.each([
    '/nhiemvu đơn vị sắp đến hạn',
    '/nhiemvu đơn vị tháng 12',
    '/nhiemvu đồng chí Tâm',
    '/nhiemvu đơn vị đã xong',
  ])('%j has nobody who is late', async line => {
    const { talk } = await set()
    expect((await talk('khoa', line)).choices.filter(({ send }) => send.startsWith('/nhac'))).toEqual([])
  })

  it('urges nobody about what is the leader’s own', async () => {
    const { talk, office } = await set()
    await office.addTask({ lead: ['KT', 'khoa'], due: '2026-11-18' })
    expect((await talk('khoa', '/nhiemvu quá hạn')).choices.filter(({ send }) => send.startsWith('/nhac'))).toEqual([])
  })
})
