import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { conversations, taskEvents } from '../../db/schema.ts'
import { hear } from '../../src/vietnamese/heard.ts'
import { openChat } from '../helpers/chat.ts'
import {
  cameToNothing,
  doneByOthers,
  plannedOrPart,
  plainResults,
  toldToRecord,
} from '../vietnamese/said-to-question.ts'

/** Officer hung leads tasks 1 and 2; khoa is his leader. */
async function office() {
  const chat = await openChat('hung', 'khoa')
  for (const title of ['Báo cáo chiếu sáng', 'Báo cáo cây xanh'])
    await chat.office.addTask({ lead: ['KT', 'hung'], title, work: 'in_progress' })
  const steps = async () => (await chat.db.reads.select().from(taskEvents)).filter(({ kind }) => kind !== 'imported')
  const form = async (who = 'hung') =>
    (await chat.db.reads.select().from(conversations).where(eq(conversations.sender, who)))[0]?.form ?? undefined
  return { ...chat, steps, form }
}

describe('to the question for a result', () => {
  const unclear = { doneByOthers, cameToNothing, plannedOrPart, toldToRecord }
  for (const [kind, sayings] of Object.entries(unclear))
    it(`nothing is surely a result that is none: ${kind}`, () =>
      expect(sayings.filter(text => hear(text, 1).kind === 'answer')).toEqual([]))

  it('what was done, and left something, still is one', () =>
    expect(plainResults.filter(text => hear(text, 1).kind !== 'answer')).toEqual([]))

  it('nothing that is unclear is written down, whether it answers or stands behind the number', async () => {
    const { talk, steps, clock } = await office()
    const wrong: string[] = []
    for (const said of Object.values(unclear).flat())
      for (const lines of [['/xong 1', said], [`/xong 1 ${said}`]]) {
        clock.jump(120_000)
        const before = (await steps()).length
        for (const line of lines) await talk('hung', line)
        if ((await steps()).length === before) continue
        wrong.push(lines.join(' → '))
        await talk('hung', '/hoantac')
      }
    expect(wrong).toEqual([])
  }, 180_000)

  it.each([
    ...['sắp xong', 'gần xong, còn phụ lục', 'đang dự thảo báo cáo', 'vẫn đang làm dở, tuần sau mới có'],
    ...['chắc khoảng thứ 5 em báo', 'sẽ gửi báo cáo 15/BC vào thứ 6', 'hẹn 3h chiều nộp báo cáo', 'em đang nghỉ ốm'],
    ...['tôi nghỉ phép đến thứ 2', 'ok để em gửi số văn bản sau'],
  ])('%j is put off: it stays open, and progress is offered instead', async said => {
    const { talk, form } = await office()
    await talk('hung', '/xong 1')
    const { text, choices } = await talk('hung', said)
    expect(text).toMatch(
      /^Vâng, chưa có gì thay đổi\.(?: Việc chưa xong thì đồng chí ghi tiến độ\.)?\n\nKết quả việc #1 /,
    )
    expect(choices.map(({ send }) => send.replace(/:.*/, ''))).toEqual(['/capnhat 1'])
    expect((await form())?.command).toBe('xong')
  })

  it.each(['ảnh đây', 'thêm ảnh nữa', 'đợi chút', 'khoan', '?', 'cảm ơn', 'gửi gì vậy?', 'file đây', 'sắp xong', 'vl'])(
    'what was offered to be written stands where %j is no answer to it',
    async said => {
      const { talk, steps } = await office()
      await talk('hung', '/xong 1')
      await talk('hung', 'đạt')
      expect((await talk('hung', said)).text).toContain('Đồng chí muốn ghi «đạt» làm kết quả việc #1?')
      expect((await talk('hung', 'được')).text).toContain('Đã ghi nhận hoàn thành việc #1')
      expect((await steps()).map(({ note }) => note)).toEqual(['đạt'])
    },
  )

  it.each(['được', 'được rồi', 'đúng rồi', 'ừ đúng', 'ghi vậy đi', 'chuẩn', 'ok', 'vâng', 'có', 'đồng ý'])(
    '%j is a yes to what is read back',
    async yes => {
      const { talk, steps } = await office()
      await talk('hung', '/xong 1')
      await talk('hung', 'đạt')
      await talk('hung', yes)
      expect(await steps()).toHaveLength(1)
    },
  )
})

describe('behind the number of a step', () => {
  it.each([
    ...['/xong 1 ?', '/xong 1 chưa', '/xong 1 đã nộp chưa', '/xong 1 nhầm', '/xong 1 đợi chút', '/capnhat 1 ?'],
    ...[
      '/capnhat 1 không',
      '/capnhat 1 nhầm rồi',
      '/xong 1 cảm ơn',
      '/xong 1 không phải việc của em',
      '/xong 1 sắp xong',
    ],
  ])('%j writes nothing and offers to write nothing', async line => {
    const { talk, steps, form } = await office()
    const { text, choices } = await talk('hung', line)
    expect(text).toMatch(/^Chưa có gì thay đổi\. Việc #1 \(Báo cáo chiếu sáng\): đang thực hiện/)
    expect(choices[0]?.send).toBe('/viec 1')
    expect(await steps()).toEqual([])
    expect(await form()).toBeUndefined()
  })

  it.each(['/xong 1 👍', '/xong 1 ...', '/capnhat 1 ...', '/capnhat 1 👍', '/xong 1 !!!'])(
    '%j is a sign alone: the question is asked',
    async line => expect((await (await office()).talk('hung', line)).text).toMatch(/là gì\?|đã làm đến đâu\?/),
  )

  it.each([
    ...['không phải việc của em', 'em chưa nhận được văn bản', 'nhầm', 'không', 'chưa', 'để mai', 'nhầm việc rồi'],
    ...['em không nhận', 'thôi', 'tuần sau em nhận'],
  ])('"/nhan 3 %s" takes nothing', async said => {
    const { talk, steps, office: around } = await office()
    await around.addTask({ lead: ['KT', 'hung'], work: 'not_acknowledged' })
    expect((await talk('hung', `/nhan 3 ${said}`)).text).toContain('Chưa có gì thay đổi. Việc #3')
    expect(await steps()).toEqual([])
  })

  it.each(['?', 'chưa', 'nhầm', 'không', '5', 'nhầm rồi', 'thôi', '...', '👍', 'cảm ơn'])(
    '"/tamdung 1 %s" gives no reason',
    async said => {
      const { talk, steps } = await office()
      const { text, choices } = await talk('khoa', `/tamdung 1 ${said}`)
      expect(text).toMatch(/^Chưa có gì thay đổi|Mỗi lần đồng chí tạm dừng một việc/)
      expect(choices.every(({ send }) => !send.includes(':'))).toBe(true)
      expect(await steps()).toEqual([])
    },
  )

  it.each([
    ['/nhan 1 2', 'tiếp nhận'],
    ['/nhan 1, 2', 'tiếp nhận'],
    ['/xong 1 2', 'báo hoàn thành'],
    ['/xong 1 và 2', 'báo hoàn thành'],
  ])('%j names two tasks: one at a time', async (line, step) =>
    expect((await (await office()).talk('hung', line)).text).toContain(`Mỗi lần đồng chí ${step} một việc.`),
  )

  it.each(['/tieptuc 1 2', '/tamdung 1 2', '/tieptuc 1, 2', '/tamdung 1 và 2'])('%j too', async line =>
    expect((await (await office()).talk('khoa', line)).text).toContain('một việc.'),
  )

  it.each([
    ['/tamdung 1', 'không'],
    ['/tamdung 1', 'chưa'],
    ['/tamdung 1', 'ko'],
  ])('%s → %j leaves the question', async (line, no) => {
    const { talk, form } = await office()
    await talk('khoa', line)
    expect((await talk('khoa', no)).text).toMatch(/^Đã dừng/)
    expect(await form('khoa')).toBeUndefined()
  })

  it.each(['không', 'ko', 'Không.', 'hông'])('/capnhat 1 → %j leaves the question', async no => {
    const { talk, form } = await office()
    await talk('hung', '/capnhat 1')
    expect((await talk('hung', no)).text).toMatch(/^Đã dừng/)
    expect(await form()).toBeUndefined()
  })
})

describe('to the question which task a result belongs to', () => {
  it.each(['không', 'ko', 'không phải', 'thôi', 'dạ không', 'bỏ qua'])(
    '%s is no result: it leaves everything as it is',
    async no => {
      const { talk, steps } = await office()
      await talk('hung', '/xong 1')
      await talk('hung', '/nhiemvu')
      expect((await talk('hung', '36 dự án')).text).toContain('«36 dự án» là kết quả của việc nào?')
      const { text } = await talk('hung', no)
      expect(text).toContain('không có gì thay đổi')
      await talk('hung', '1')
      expect(await steps()).toEqual([])
    },
  )
})
