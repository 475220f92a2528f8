import { describe, expect, it } from 'vitest'
import { taskEvents } from '../../db/schema.ts'
import { openChat } from '../helpers/chat.ts'

async function askedForResult() {
  const chat = await openChat('hung')
  const id = await chat.office.addTask({ lead: ['KT', 'hung'] })
  const { text } = await chat.talk('hung', `/xong ${id}`)
  expect(text).toContain('Gõ /huy để thôi')
  const reported = async () => (await chat.db.reads.select().from(taskEvents)).some(event => event.kind === 'completed')
  return { ...chat, id, reported }
}

describe('/huy', () => {
  it.each(['/huy', 'hủy', 'Thôi', '/HUY'])(
    'typed %s leaves a question, and what follows answers nothing',
    async word => {
      const { talk, reported } = await askedForResult()
      expect((await talk('hung', word)).text).toBe('Đã dừng, không có gì thay đổi.')
      expect((await talk('hung', 'Đã trình báo cáo')).text).toContain('là kết quả của việc nào?')
      expect(await reported()).toBe(false)
    },
  )

  it('is not meant by an answer that begins with the same words', async () => {
    const { talk, reported, id } = await askedForResult()
    expect((await talk('hung', 'Huy động 40 người dọn rác')).text).toContain(`Đã ghi nhận hoàn thành việc #${id}`)
    expect(await reported()).toBe(true)
  })

  it('without a question changes nothing and shows where to go on', async () => {
    const { talk } = await openChat('hung')
    const { text, choices } = await talk('hung', '/huy')
    expect(text).toBe('Đã dừng, không có gì thay đổi.')
    expect(choices.map(choice => choice.send)).toEqual(['/nhiemvu', '/trogiup'])
  })

  it('says that what was done before stands, and how to undo it', async () => {
    const { talk, clock } = await askedForResult()
    await talk('hung', 'Đã trình')
    for (const word of ['/huy', 'thôi']) {
      const { text, choices } = await talk('hung', word)
      expect(text).toContain('(báo hoàn thành việc #1) vẫn được giữ; nếu nhầm, đồng chí gõ /hoantac')
      expect(choices[0]?.send).toBe('/hoantac')
    }
    clock.jump(11 * 60_000)
    expect((await talk('hung', '/huy')).text).toBe('Đã dừng, không có gì thay đổi.')
  })

  it('leaves the question of this chat only', async () => {
    const { talk, id, link } = await askedForResult()
    await link('lan')
    await talk('lan', '/huy')
    expect((await talk('hung', 'Đã trình')).text).toContain(`Đã ghi nhận hoàn thành việc #${id}`)
  })
})
