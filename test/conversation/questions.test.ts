import fc from 'fast-check'
import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { conversations, taskEvents, tasks } from '../../db/schema.ts'
import type { Content } from '../../src/domain/chat/incoming.ts'
import { noAnswers, qualified, results } from '../vietnamese/said-to-question.ts'
import { openChat } from '../helpers/chat.ts'

/** Officer Hùng with two tasks, who is asked for the result of the first. */
async function asked(command: '/xong' | '/capnhat' = '/xong') {
  const chat = await openChat('hung', 'lan')
  const id = await chat.office.addTask({ lead: ['KT', 'hung'], title: 'Báo cáo chiếu sáng' })
  const other = await chat.office.addTask({ lead: ['KT', 'hung'], title: 'Báo cáo cây xanh' })
  await chat.talk('hung', `${command} ${id}`)
  const stored = () => chat.db.reads.select().from(tasks)
  const steps = async () => (await chat.db.reads.select().from(taskEvents)).filter(({ kind }) => kind !== 'imported')
  const result = async () => (await stored()).find(task => task.id === id)?.result
  return { ...chat, id, other, stored, steps, result }
}

describe('a question for a result', () => {
  for (const [kind, texts] of Object.entries(noAnswers))
    it(`is not answered by what is heard as ${kind}: nothing changes, and something is said`, async () => {
      const { talk, id, stored, steps } = await asked()
      const before = await stored()
      for (const text of texts) {
        await talk('hung', `/xong ${id}`)
        expect((await talk('hung', text)).text, text).not.toMatch(/Đã (?:ghi nhận|trình|cập nhật)/)
      }
      expect(await stored()).toEqual(before)
      expect(await steps()).toEqual([])
    })

  it('asks back what is a result only in part, or perhaps', async () => {
    const { talk, id, steps } = await asked()
    for (const text of qualified) {
      await talk('hung', `/xong ${id}`)
      await talk('hung', text)
      await talk('hung', '/huy')
      for (const line of [`xong ${id} ${text}`, `/xong ${id} ${text}`]) await talk('hung', line)
      await talk('hung', '/huy')
    }
    expect(await steps()).toEqual([])
  })

  it.each([
    'xong 1 em học sinh',
    'xong 1 học viên',
    'xong 1 kiểm tra đột xuất',
    'xong 1 tập huấn',
    'xong 1 chuyên viên',
  ])('a line without its slash that may count is asked back: %j', async line => {
    const { talk, steps } = await asked()
    await talk('hung', '/huy')
    expect((await talk('hung', line)).text).not.toContain('Đã ghi nhận')
    expect(await steps()).toEqual([])
  })

  it.each(['/xong 1 hồ sơ', '/xong 1 không', '/xong 1 hông'])(
    '%j is asked back, and what is said next is no answer to it',
    async line => {
      const { talk, steps } = await asked()
      await talk('hung', '/huy')
      expect((await talk('hung', line)).text).toContain('Chưa có gì thay đổi')
      await talk('hung', 'đã nộp tiền điện')
      expect(await steps()).toEqual([])
    },
  )

  it.each(results)('is answered by %j', async text => {
    const { talk, id, result } = await asked()
    expect((await talk('hung', text)).text).toContain(`Đã ghi nhận hoàn thành việc #${id}`)
    expect(await result()).toBe(text)
  })

  it.each(['Không', 'không có', 'không phát sinh', '5', 'abc', 'đang trình ký', 'như tháng trước'])(
    'asks back whether %j is the result, and takes it on a yes only',
    async text => {
      const { talk, result, steps } = await asked()
      const { text: back, choices } = await talk('hung', text)
      expect(back).toContain(`Đồng chí muốn ghi «${text}» làm kết quả`)
      expect(choices.map(({ label }) => label)).toEqual(['Đúng, ghi như vậy', 'Không'])
      expect(await steps()).toEqual([])
      await talk('hung', 'đúng')
      expect(await result()).toBe(text)
    },
  )

  it('asked back, is left by a no, and answered by other words at once', async () => {
    const first = await asked()
    await first.talk('hung', 'Không')
    expect((await first.talk('hung', 'không')).text).toContain('không có gì thay đổi')
    await first.talk('hung', 'đúng')
    expect(await first.steps()).toEqual([])
    const second = await asked()
    await second.talk('hung', 'Không')
    await second.talk('hung', 'đã trình báo cáo 45/BC-UBND')
    expect(await second.result()).toBe('đã trình báo cáo 45/BC-UBND')
  })

  it.each(['đợi chút', 'gửi gì vậy?', 'ok cảm ơn', '👍', '.'])('stays open through %j', async text => {
    const { talk, result } = await asked()
    expect((await talk('hung', text)).text).toMatch(/chưa có gì thay đổi.*Kết quả việc #1/is)
    await talk('hung', 'đã trình')
    expect(await result()).toBe('đã trình')
  })

  it('goes on with the task that was meant', async () => {
    const { talk, id, other, stored } = await asked()
    expect((await talk('hung', `ý tôi là việc ${other}`)).text).toContain(`Kết quả việc #${other} (Báo cáo cây xanh)`)
    await talk('hung', 'đã trình')
    const done = (await stored()).filter(({ work }) => work === 'done').map(task => task.id)
    expect(done).toEqual([other])
    expect((await talk('hung', `/viec ${id}`)).text).not.toContain('hoàn thành đúng hạn')
  })

  it('is each person’s own, in a chat with others too', async () => {
    const { channel, settled, result, id } = await asked()
    const says = async (sender: string, text: string) => {
      const content: Content = { kind: 'text', text }
      await channel.receive({ externalId: `${sender}: ${text}`, chat: 'group', sender, content })
      await settled()
      return channel.sent
        .at(-1)
        ?.message.blocks.map(block => block.text)
        .join(' ')
    }
    await says('hung', `/xong ${id}`)
    expect(await says('lan', 'đã trình báo cáo')).not.toContain('Đã ghi nhận')
    expect(await result()).toBeNull()
    expect(await says('hung', 'đã trình báo cáo')).toContain('Đã ghi nhận')
  })

  it('of an older version closes with a word', async () => {
    const { talk, db, id, steps } = await asked()
    const form = { v: 1, command: 'xong', field: 'result', answers: { task: String(id) } }
    await db.transact(tx => tx.update(conversations).set({ form }).where(eq(conversations.sender, 'hung')))
    const { text, choices } = await talk('hung', 'đã trình')
    expect(text).toContain(`Câu hỏi về kết quả việc #${id} đã đóng`)
    expect(choices[0]?.send).toBe(`/xong ${id}: đã trình`)
    expect(await steps()).toEqual([])
  })

  it('takes with its answer the file that was sent while it was open', async () => {
    const { talk, id } = await asked()
    const file = { reference: 'web:1', name: 'anh.jpg', mime: 'image/jpeg' }
    expect((await talk('hung', { kind: 'file', caption: '?', file })).text).toContain('Chưa có gì thay đổi')
    await talk('hung', 'đã trình')
    expect((await talk('hung', `/viec ${id}`)).text).toContain('Minh chứng:\n│ anh.jpg')
  })
})

describe('a question how far a task has come', () => {
  it.each([
    ['60% đã lấy ý kiến', 60],
    ['35', 35],
    ['đang chờ Sở góp ý', 0],
    ['chưa có ý kiến của Sở', 0],
    ['đã lấy ý kiến các phòng', 0],
  ])('takes %j', async (text, progress) => {
    const { talk, id, stored } = await asked('/capnhat')
    expect((await talk('hung', text)).text).toContain(`Đã cập nhật việc #${id}`)
    expect((await stored())[0]?.progress).toBe(progress)
  })

  it.each(['thôi', 'nhầm rồi', 'đợi chút', 'gì vậy?', '👍', 'cảm ơn', 'chưa xong', 'trời mưa to quá'])(
    'is not answered by %j',
    async text => {
      const { talk, steps } = await asked('/capnhat')
      await talk('hung', text)
      expect(await steps()).toEqual([])
    },
  )
})

describe('a number of things', () => {
  const counts = [
    ...['xong N việc rồi', 'hoàn thành N chỉ tiêu rồi sếp', 'hoan thanh N chi tieu roi sep', 'xong N viec roi'],
    ...['cập nhật N máy tính lên bản mới', 'cap nhat N may tinh len ban moi', 'xong N hồ sơ', 'xong N người rồi'],
    ...[
      'xong N triệu rồi',
      'xong N ngày rồi',
      'nhận N hồ sơ',
      'nhan N viec roi',
      'xong N cái',
      'cập nhật N tài khoản cán bộ',
    ],
    ...['xong N báo cáo', 'cập nhật N dữ liệu dân cư', 'xong Nh sáng', 'xong N giờ', 'hoàn thành N% rồi', 'xong N/11'],
    ...['xong N tháng 11', 'cập nhật N phiên bản phần mềm', 'xong N lần rồi', 'hoan thanh N ho dan'],
    ...[
      '/xong N việc rồi',
      '/capnhat N máy tính lên bản mới',
      '/xong N chi tieu',
      '/nhan N việc',
      '/xong N người',
      '/xong Nh',
    ],
  ]
  it.each(counts)('is no task’s number: %s', async said => {
    const { talk, id, steps, stored } = await asked()
    await talk('hung', '/huy')
    const before = await stored()
    const { text } = await talk('hung', said.replace('N', String(id)))
    expect(text).not.toMatch(/^Đã /)
    expect(await steps()).toEqual([])
    expect(await stored()).toEqual(before)
  })

  it('typed with a slash is asked back, with the task it would change', async () => {
    const { talk, id, result } = await asked()
    const { text, choices } = await talk('hung', `/xong ${id} việc rồi`)
    expect(text).toContain(`Đồng chí muốn ghi «việc rồi» làm kết quả việc #${id}?`)
    expect(choices[0]?.send).toBe(`/xong ${id}: việc rồi`)
    await talk('hung', '1')
    expect(await result()).toBe('việc rồi')
  })

  it.each([
    'xong N',
    'xong N đã trình',
    'Xong N: 45/BC-UBND',
    'capnhat N 50% đang làm',
    'cap nhat N dang lam',
    'nhan N',
  ])('behind a command that fits is a task: %s', async said => {
    const { talk, id, office, steps, db } = await asked()
    await talk('hung', '/huy')
    if (said.startsWith('nhan')) await db.transact(tx => tx.update(tasks).set({ work: 'not_acknowledged' }))
    const { text } = await talk('hung', said.replace('N', String(id)))
    expect(text).toMatch(said === 'xong N' ? /Kết quả việc/ : /^Đã /)
    expect(await steps()).toHaveLength(said === 'xong N' ? 0 : 1)
    expect(office).toBeDefined()
  })
})

describe('free text', () => {
  it('changes nothing without a yes, however it is put together', async () => {
    const { talk, id, stored, steps, clock } = await asked()
    const before = await stored()
    const words = fc.constantFrom(
      ...[
        'xong',
        'hoàn thành',
        'cập nhật',
        'nhận',
        'việc',
        'rồi',
        'đã',
        'chưa',
        'trình',
        'nhé',
        'ạ',
        '%',
        ',',
        'không',
      ],
      ...[
        'hoan thanh',
        'nv',
        '#',
        'báo cáo',
        'hồ sơ',
        'người',
        'chỉ tiêu',
        'gửi',
        'máy tính',
        'sếp',
        'em',
        String(id),
        String(id),
      ],
    )
    /** The certain shapes: a command's name, a task's number, and words that surely fit. */
    const certain =
      /^(?:xong|hoan ?thanh|hoàn thành|cập nhật|nhận|việc)\s*[# ]*\d+\s*(?:$|(?:đã|da|rồi|roi|vừa|đang|mới|kết quả|trình|gửi|chưa|\d+ ?%|xong|hoan thanh|hoàn thành|báo cáo|#|,|nv|em|sếp|ạ|nhé).*)/i
    await fc.assert(
      fc.asyncProperty(fc.array(words, { minLength: 2, maxLength: 6 }), async parts => {
        const said = parts.join(' ')
        fc.pre(!certain.test(said))
        clock.jump(60_000)
        await talk('hung', '/huy')
        await talk('hung', said)
        expect(await steps(), said).toEqual([])
      }),
      { numRuns: 60 },
    )
    expect(await stored()).toEqual(before)
  })
})
