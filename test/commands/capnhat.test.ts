import { describe, expect, it } from 'vitest'
import { evidence, taskEvents, tasks } from '../../db/schema.ts'
import { talkingOffice } from '../helpers/engine.ts'

const progressOf = async ({ db }: Awaited<ReturnType<typeof talkingOffice>>) =>
  (await db.reads.select().from(tasks))[0]?.progress

async function set() {
  const around = await talkingOffice('hung')
  const id = await around.office.addTask({ lead: ['KT', 'hung'], progress: 10, work: 'not_acknowledged' })
  return { around, talk: around.talk, id }
}

describe('/capnhat', () => {
  it.each([
    ['60% đã lấy ý kiến các phòng', 60, '60% – đã lấy ý kiến các phòng'],
    ['60 %: đã họp', 60, '60% – đã họp'],
    ['đang làm', 10, 'đang làm'],
    ['0%', 0, '0%'],
    ['99%', 99, '99%'],
    ['62,5% đã xong phần đầu', 62, '62% – đã xong phần đầu'],
    ['được 30%', 30, '30%'],
    ['dc khoảng 30%', 30, 'khoảng 30%'],
    ['ok 30%', 30, '30%'],
    ['đạt hơn 70% khối lượng', 70, 'hơn 70% – khối lượng'],
    ['mới được tầm 40 phần trăm', 40, 'tầm 40%'],
    ['đã khoan 30% số giếng', 10, 'đã khoan 30% số giếng'],
  ])('keeps "%s"', async (report, percent, note) => {
    const { around, talk, id } = await set()
    const { text, choices } = await talk('hung', `/capnhat ${id} ${report}`)
    expect(text).toContain(`Đã cập nhật việc #${id}`)
    expect(choices.map(choice => choice.send)).toEqual([`/viec ${id}`, '/hoantac'])
    expect(await progressOf(around)).toBe(percent)
    expect((await around.db.reads.select().from(tasks))[0]?.work).toBe('in_progress')
    expect((await around.db.reads.select().from(taskEvents)).at(-1)).toMatchObject({ kind: 'progressed', note })
  })

  it.each(['150%', '101% xong', '1000%', '999999999999999999999%'])('refuses %s', async report => {
    const { around, talk, id } = await set()
    expect((await talk('hung', `/capnhat ${id} ${report}`)).text).toContain('không hợp lệ')
    expect(await progressOf(around)).toBe(10)
  })

  it('sends who is done to /xong', async () => {
    const { talk, id } = await set()
    const { text, choices } = await talk('hung', `/capnhat ${id} 100%`)
    expect(text).toContain(`/xong ${id}`)
    expect(choices).toEqual([{ label: 'Báo hoàn thành', send: `/xong ${id}` }])
  })

  it.each(['-5%', '–5%', '+5%', '-5 % đang làm', '+40% đã họp'])('takes no share with a sign: %s', async share => {
    const { around, talk, id } = await set()
    expect((await talk('hung', `/capnhat ${id} ${share}`)).text).toContain('không hợp lệ')
    expect((await talk('hung', `việc ${id} được ${share}`)).text).not.toContain('Đã cập nhật')
    expect(await progressOf(around)).toBe(10)
  })

  it.each(['- 60% đã họp', '– 60% đã họp', ': 60% đã họp', ', 60% đã họp'])(
    'takes a share behind what parts it from the number: %s',
    async share => {
      const { around, talk, id } = await set()
      await talk('hung', `/capnhat ${id} ${share}`)
      expect(await progressOf(around)).toBe(60)
    },
  )

  it('asks what was done, goes on asking after a wrong share, and takes the next line', async () => {
    const { around, talk, id } = await set()
    expect((await talk('hung', `/capnhat ${id}`)).text).toContain('đã làm đến đâu?')
    for (const wrong of ['150% nhé', '-5%']) expect((await talk('hung', wrong)).text).toContain('không hợp lệ')
    expect((await talk('hung', '75% đã trình lãnh đạo')).text).toContain('75%')
    expect(await progressOf(around)).toBe(75)
    expect((await talk('hung', '80% nữa')).text).toContain('là tiến độ của việc nào?')
  })

  it('lets the question go with /huy or another command', async () => {
    const { around, talk, id } = await set()
    for (const leave of ['/huy', 'thôi', '/nhiemvu']) {
      await talk('hung', `/capnhat ${id}`)
      await talk('hung', leave)
      expect((await talk('hung', '75%')).text).toContain('là tiến độ của việc nào?')
    }
    expect(await progressOf(around)).toBe(10)
  })

  it('keeps a file that comes with the words, or as the answer', async () => {
    const { around, talk, id } = await set()
    const file = { reference: 'web:1', name: 'biên bản.pdf', mime: 'application/pdf', size: 12 }
    expect((await talk('hung', { kind: 'file', caption: `/capnhat ${id} 50%`, file })).text).toContain(
      'Đã lưu minh chứng: biên bản.pdf.',
    )
    await talk('hung', `/capnhat ${id}`)
    await talk('hung', { kind: 'file', caption: '', file: { ...file, name: 'ảnh.jpg' } })
    expect((await around.db.reads.select().from(evidence)).map(row => [row.taskId, row.name])).toEqual([
      [id, 'biên bản.pdf'],
      [id, 'ảnh.jpg'],
    ])
  })

  it('refuses what is closed meanwhile, before asking and while asking', async () => {
    const { around, talk, id } = await set()
    await talk('hung', `/capnhat ${id}`)
    await around.db.transact(tx => tx.update(tasks).set({ work: 'withdrawn' }))
    expect((await talk('hung', '75%')).text).toContain('đã được thu hồi')
    expect((await talk('hung', `/capnhat ${id}`)).text).toContain('đã được thu hồi')
    expect(await progressOf(around)).toBe(10)
  })

  it.each([
    ['60', 60, '60%'],
    ['60 phần trăm, đã họp', 60, '60% – đã họp'],
    ['12/11 đã họp', 10, '12/11 đã họp'],
    ['3 phòng đã góp ý', 10, '3 phòng đã góp ý'],
  ])('understands the answer "%s"', async (answer, percent, note) => {
    const { around, talk, id } = await set()
    await talk('hung', `/capnhat ${id}`)
    expect((await talk('hung', answer)).text).toBe(`Đã cập nhật việc #${id}: ${note}.`)
    expect(await progressOf(around)).toBe(percent)
  })

  it('repeats a wrong share as it was typed, briefly, and goes on asking', async () => {
    const { talk, id } = await set()
    await talk('hung', `/capnhat ${id}`)
    expect((await talk('hung', '120,5% rồi')).text).toContain('Tỷ lệ 120,5% không hợp lệ')
    expect((await talk('hung', `${'9'.repeat(400)}%`)).text).toContain('Tỷ lệ 99999999999…% không hợp lệ')
    expect((await talk('hung', '99,9%')).text).toContain('99%')
  })

  it('ends its sentence once, and repeats a long report only in part but keeps all of it', async () => {
    const { around, talk, id } = await set()
    expect((await talk('hung', `/capnhat ${id} Đã họp.`)).text).toBe(`Đã cập nhật việc #${id}: Đã họp.`)
    const long = 'đã lấy ý kiến '.repeat(100).trim()
    expect((await talk('hung', `/capnhat ${id} 5% ${long}`)).text.length).toBeLessThan(260)
    expect((await around.db.reads.select().from(taskEvents)).at(-1)?.note).toBe(`5% – ${long}`)
  })

  it.each(['đã xong', 'xong rồi', 'hoàn thành', 'da lam xong roi a', 'Đã hoàn tất.'])(
    'points at completing where “%s” says that all is done, and records nothing',
    async words => {
      const { around, talk, id } = await set()
      const { text, choices } = await talk('hung', `/capnhat ${id} ${words}`)
      expect(text).toContain(`gõ /xong ${id} kèm kết quả`)
      expect(choices.map(choice => choice.send)).toEqual([`/xong ${id}`])
      expect((await around.db.reads.select().from(tasks))[0]).toMatchObject({ progress: 10 })
    },
  )

  it.each(['đã xong phần khảo sát', 'xong bước 1, đang làm bước 2', 'hoàn thành dự thảo lần 1'])(
    'takes “%s” for progress',
    async words => {
      const { talk, id } = await set()
      expect((await talk('hung', `/capnhat ${id} ${words}`)).text).toContain('Đã cập nhật')
    },
  )

  it('reports nothing on a paused task, and says what it waits for', async () => {
    const { around, talk, id } = await set()
    await around.db.transact(tx => tx.update(tasks).set({ work: 'paused' }))
    expect((await talk('hung', `/capnhat ${id} 60%`)).text).toContain('đang tạm dừng. Khi lãnh đạo cho tiếp tục')
    expect((await around.db.reads.select().from(tasks))[0]).toMatchObject({ work: 'paused', progress: 10 })
  })
})
