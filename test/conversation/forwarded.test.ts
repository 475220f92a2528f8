import { describe, expect, it } from 'vitest'
import { evidence, taskEvents, tasks } from '../../db/schema.ts'
import type { Content } from '../../src/domain/chat/incoming.ts'
import { openChat } from '../helpers/chat.ts'
import { testEngine } from '../helpers/engine.ts'

const forwarded = (text: string): Content => ({ kind: 'text', text, forwarded: true })
const picture = (n: number, more: { caption?: string; album?: string; forwarded?: true } = {}): Content => {
  const { caption = '', album, forwarded } = more
  const file = { reference: `telegram:${n}`, name: 'anh.jpg', mime: 'image/jpeg', ...(album && { album }) }
  return { kind: 'file', caption, file, ...(forwarded && { forwarded }) }
}

async function officer() {
  const chat = await openChat('hung')
  const id = await chat.office.addTask({ lead: ['KT', 'hung'], title: 'Báo cáo chiếu sáng' })
  const steps = async () => (await chat.db.reads.select().from(taskEvents)).filter(({ kind }) => kind !== 'imported')
  const proofs = async () => (await chat.db.reads.select().from(evidence)).map(({ reference }) => reference)
  return { ...chat, id, steps, proofs }
}

describe('a forwarded message', () => {
  it.each([
    ...[
      '/xong N đã trình',
      'xong N đã trình',
      'việc N xong rồi',
      '/capnhat N 50%',
      'capnhat N 50% đang làm',
      '/nhan N',
    ],
    ...['/xoadulieu đồng ý', '/thoat', 'hủy liên kết', '/caidat nhắc tắt', 'hoàn thành việc N rồi ạ'],
  ])('changes nothing before a yes: %s', async said => {
    const { talk, id, steps, owner } = await officer()
    const { text, choices } = await talk('hung', forwarded(said.replace('N', String(id))))
    expect(text).toContain('Chưa có gì thay đổi cho đến khi đồng chí xác nhận')
    expect(choices[1]).toEqual({ label: 'Không', send: '/huy' })
    expect(await steps()).toEqual([])
    expect(await owner('hung')).toBe('hung')
  })

  it('is done on a yes', async () => {
    const { talk, id, steps } = await officer()
    await talk('hung', forwarded(`/xong ${id} đã trình`))
    await talk('hung', 'đúng')
    expect(await steps()).toHaveLength(1)
  })

  it('takes back nothing', async () => {
    const { talk, id, steps } = await officer()
    await talk('hung', `/xong ${id} đã trình`)
    await talk('hung', forwarded('/hoantac'))
    expect(await steps()).toHaveLength(1)
  })

  it.each(['1', 'đúng', 'Đúng', 'có', 'ok'])('chooses nothing from a list: %s', async said => {
    const { talk, id, steps } = await officer()
    await talk('hung', `việc ${id} được 50%`)
    expect((await talk('hung', forwarded(said))).text).toContain('không được tính')
    expect(await steps()).toEqual([])
  })

  it.each(['đã trình báo cáo 45/BC-UBND', 'đã xong', '/xong'])(
    'is asked back where a result is awaited: %s',
    async said => {
      const { talk, id, steps } = await officer()
      await talk('hung', `/xong ${id}`)
      expect((await talk('hung', forwarded(said))).text).toMatch(/Đồng chí muốn ghi|Chưa có gì|Kết quả việc/)
      expect(await steps()).toEqual([])
      await talk('hung', 'đã gửi các phòng')
      expect(await steps()).toHaveLength(1)
    },
  )

  it.each(['đồng ý', 'Đồng ý', '1', 'có'])('is no consent: %s', async said => {
    const { talk, invite, owner } = await openChat()
    await talk('anna', await invite('hung'))
    await talk('anna', forwarded(said))
    expect(await owner('anna')).toBeUndefined()
    await talk('anna', 'đồng ý')
    expect(await owner('anna')).toBe('hung')
  })

  it('with a picture keeps it for the yes', async () => {
    const { talk, id, steps, proofs } = await officer()
    await talk('hung', picture(1, { caption: `/xong ${id} đã trình`, forwarded: true }))
    expect([await steps(), await proofs()]).toEqual([[], []])
    await talk('hung', '1')
    expect(await steps()).toHaveLength(1)
    expect(await proofs()).toEqual(['telegram:1'])
  })

  it('answers no question with a picture', async () => {
    const { talk, id, steps } = await officer()
    await talk('hung', `/xong ${id}`)
    await talk('hung', picture(1, { forwarded: true }))
    expect(await steps()).toEqual([])
  })

  it('that only asks is answered', async () => {
    const { talk, id } = await officer()
    expect((await talk('hung', forwarded('/nhiemvu'))).text).toContain(`#${id}`)
  })
})

describe('the pictures of an album', () => {
  it.each([0, 1, 2, 3])('are all evidence of the one report, with the caption at place %d', async place => {
    const { talk, id, proofs, steps } = await officer()
    for (let n = 0; n < 4; n++)
      await talk('hung', picture(n, { album: 'a', ...(n === place && { caption: `/xong ${id} đã trình` }) }))
    expect((await proofs()).toSorted()).toEqual([0, 1, 2, 3].map(n => `telegram:${n}`))
    expect(await steps()).toHaveLength(1)
    expect((await talk('hung', `/viec ${id}`)).text).toContain('Minh chứng:\n│ anh.jpg')
  })

  it('are answered once, and once more at most where the caption does not come first', async () => {
    const { talk, id, channel } = await officer()
    for (let n = 0; n < 5; n++)
      await talk('hung', picture(n, { album: 'a', ...(n === 2 && { caption: `/xong ${id} đã trình` }) }))
    expect(channel.sent).toHaveLength(2)
    expect(channel.sent.at(-1)?.message.blocks[0]?.text).toContain(
      'Đã lưu minh chứng: anh.jpg và các tệp gửi cùng lượt.',
    )
  })

  it('answer a question for a result together', async () => {
    const { talk, id, proofs, steps } = await officer()
    await talk('hung', `/xong ${id}`)
    for (let n = 0; n < 3; n++) await talk('hung', picture(n, { album: 'a' }))
    expect(await proofs()).toEqual(['telegram:0', 'telegram:1', 'telegram:2'])
    expect(await steps()).toHaveLength(1)
  })

  it('wait together for the yes to what their caption says', async () => {
    const { talk, id, proofs } = await officer()
    await talk('hung', picture(0, { album: 'a' }))
    await talk('hung', picture(1, { album: 'a', caption: `việc ${id} xong rồi, đã trình sở` }))
    await talk('hung', picture(2, { album: 'a' }))
    expect(await proofs()).toEqual([])
    await talk('hung', 'đúng')
    expect((await proofs()).toSorted()).toEqual(['telegram:0', 'telegram:1', 'telegram:2'])
    await talk('hung', picture(3, { album: 'a' }))
    expect(await proofs()).toHaveLength(4)
  })

  it('are evidence across a restart', async () => {
    const { talk, id, proofs, db, office, clock, stop } = await officer()
    await talk('hung', picture(0, { album: 'a' }))
    await talk('hung', picture(1, { album: 'a', caption: `/xong ${id} đã trình` }))
    await stop()
    clock.jump(1_000)
    const again = await testEngine(db, office, { jump: clock })
    await again.talk('hung', picture(2, { album: 'a' }))
    expect((await proofs()).toSorted()).toEqual(['telegram:0', 'telegram:1', 'telegram:2'])
  })

  it('go with the step that was taken back, and not with the next', async () => {
    const { talk, id } = await officer()
    await talk('hung', picture(0, { album: 'a', caption: `/xong ${id} đã trình` }))
    await talk('hung', '/hoantac')
    await talk('hung', picture(1, { album: 'a' }))
    expect((await talk('hung', `/viec ${id}`)).text).not.toContain('Minh chứng')
  })

  it('of two albums stay apart', async () => {
    const { talk, id, office, db } = await officer()
    const second = await office.addTask({ lead: ['KT', 'hung'] })
    await talk('hung', picture(0, { album: 'a', caption: `/xong ${id} đã trình` }))
    await talk('hung', picture(1, { album: 'b', caption: `/xong ${second} đã trình` }))
    await talk('hung', picture(2, { album: 'a' }))
    await talk('hung', picture(3, { album: 'b' }))
    const kept = (await db.reads.select().from(evidence)).map(({ taskId, reference }) => [taskId, reference])
    expect(kept.filter(([task]) => task === id)).toEqual([0, 2].map(n => [id, `telegram:${n}`]))
    expect((await db.reads.select().from(tasks)).every(({ work }) => work === 'done')).toBe(true)
  })
})
