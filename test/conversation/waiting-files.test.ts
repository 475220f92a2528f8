import { describe, expect, it } from 'vitest'
import { taskEvents } from '../../db/schema.ts'
import type { Content } from '../../src/domain/chat/incoming.ts'
import { openChat } from '../helpers/chat.ts'

const photo = (name = 'anh.jpg'): Content => ({
  kind: 'file',
  caption: '',
  file: { reference: `web:${name}`, name, mime: 'image/jpeg' },
})

async function office() {
  const chat = await openChat('hung')
  const id = await chat.office.addTask({ lead: ['KT', 'hung'], title: 'Báo cáo chiếu sáng' })
  const other = await chat.office.addTask({ lead: ['KT', 'hung'], title: 'Báo cáo cây xanh' })
  const says = (said: string | Content) => chat.talk('hung', said)
  const evidence = async (task: number) => /Minh chứng:\n│ (.*)/.exec((await says(`/viec ${task}`)).text)?.[1]
  const completed = async () =>
    (await chat.db.reads.select().from(taskEvents)).filter(({ kind }) => kind === 'completed').length
  return { ...chat, id, other, says, evidence, completed }
}

describe('a picture sent before the words it belongs to', () => {
  it.each([
    ['a report in one line', (id: number) => [`/xong ${id} đã trình`]],
    ['the command without its slash', (id: number) => [`xong ${id} đã trình`]],
    ['the question for the result', (id: number) => [`/xong ${id}`, 'đã trình']],
    ['the question which task, and that for the result', (id: number) => ['/xong', `/xong ${id}`, 'đã trình']],
    ['an answer that is asked back', (id: number) => [`/xong ${id}`, 'Không', 'đúng']],
    ['a progress report', (id: number) => [`/capnhat ${id} 40% đang soạn`]],
  ])('is evidence of what follows: %s', async (_, lines) => {
    const { says, id, other, evidence } = await office()
    await says(photo())
    for (const line of lines(id)) expect((await says(line)).text).not.toContain('chưa được lưu')
    expect(await evidence(id)).toBe('anh.jpg')
    expect(await evidence(other)).toBeUndefined()
  })

  it('alone never completes a task, and the question says that it is kept', async () => {
    const { says, id, completed } = await office()
    await says(photo())
    await says(photo('anh2.jpg'))
    const { text } = await says(`/xong ${id}`)
    expect(text).toContain('Kết quả việc')
    expect(text).toContain('Tệp đã gửi (anh.jpg và anh2.jpg) sẽ được lưu làm minh chứng cùng câu trả lời.')
    expect(await completed()).toBe(0)
  })

  it.each([
    ['after something else was asked', ['/nhiemvu'], 0],
    ['half an hour later', [], 31 * 60_000],
  ])('is not put to a report %s', async (_, between, later) => {
    const { says, id, evidence, clock } = await office()
    await says(photo())
    for (const line of between) await says(line)
    clock.jump(later)
    await says(`/xong ${id} đã trình`)
    expect(await evidence(id)).toBeUndefined()
  })

  it('while a question is open belongs to that one, not to another task reported meanwhile', async () => {
    const { says, id, other, evidence } = await office()
    await says(`/xong ${id}`)
    await says({ ...photo(), caption: '?' } as Content)
    await says(`/xong ${other} đã gửi sở`)
    expect(await evidence(other)).toBeUndefined()
  })
})
