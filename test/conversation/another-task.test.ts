import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { conversations, taskEvents } from '../../db/schema.ts'
import { correctedWords } from '../../src/vietnamese/heard/corrections.ts'
import { hear } from '../../src/vietnamese/heard.ts'
import { fold } from '../../src/vietnamese/normalise.ts'
import { openChat } from '../helpers/chat.ts'

/** Said while the question about task 1 is open, and of task 2. */
const ofAnother = [
  ...['xong 2', 'xong 2 đã nộp 12/BC', 'hoàn thành 2', 'hoan thanh 2', '2 xong rồi', 'xong 2 nhé', 'đã xong cả 2'],
  ...['báo xong 2 cơ', 'đã hoàn thành 2 rồi ạ', 'dạ 2 đã xong', 'xong luôn 2 nha', 'xong số 2', '2 đã trình rồi'],
  ...['capnhat 2 60% rồi', 'cập nhật 2 đang trình', 'xong 2, báo cáo 12/BC', 'Xong 2 anh ạ', 'hoàn tất 2.'],
  ...['số 2', 'em làm xong 2 rồi', 'XONG 2'],
]
/** These count, date or measure something. */
const counts = [
  ...['đã xong 20 hộ', 'hoàn thành 3 lớp tập huấn', 'xong 47 việc rồi', 'đã hoàn thành 12 hồ sơ', 'xong cả 3 xã'],
  ...[
    '12 hộ xong rồi',
    'hoàn thành 15/15 hồ sơ',
    'đã hoàn thành 100%',
    'đã xong 45/BC-UBND',
    'đã hoàn thành 3 ngày trước hạn',
  ],
  ...['đã xong 2 bản vẽ', 'hoàn thành 6 thửa đất', 'đã xong 1', 'xong 1 rồi, đã gửi báo cáo'],
]

describe('a line about another task, said to an open question', () => {
  it('is heard as such, with and without diacritics', () => {
    const other = { kind: 'other task', number: 2 }
    expect(ofAnother.filter(text => JSON.stringify(hear(text, 1)) !== JSON.stringify(other))).toEqual([])
    expect(ofAnother.filter(text => hear(fold(text), 1).kind === 'answer')).toEqual([])
    expect(counts.filter(text => hear(text, 1).kind === 'other task')).toEqual([])
  })

  it('is no sure result where the number may be either', () =>
    expect(['xong 2 sào', 'hoàn thành 2 xuất sắc', 'đã xong 2 chiều qua'].map(text => hear(text, 1).kind)).toEqual(
      Array(3).fill('unsure'),
    ))

  it.each(['xong', 'capnhat'])(
    'is never filed under the task that /%s asks about',
    { timeout: 120_000 },
    async name => {
      const { talk, db, office, clock } = await openChat('hung')
      for (const title of ['Báo cáo chiếu sáng', 'Báo cáo cây xanh'])
        await office.addTask({ lead: ['KT', 'hung'], title })
      const wrong: string[] = []
      for (const said of ofAnother) {
        clock.jump(60_000)
        await talk('hung', `/${name} 1`)
        const { text } = await talk('hung', said)
        if (!text.includes('#2')) wrong.push(`${said} → ${text}`)
      }
      const steps = (await db.reads.select().from(taskEvents)).filter(({ kind }) => kind !== 'imported')
      expect(wrong).toEqual([])
      expect(steps.filter(({ taskId }) => taskId === 1)).toEqual([])
    },
  )
})

describe('what is put right', () => {
  it.each([
    ['không, là phát sinh 2 hộ', 'phát sinh 2 hộ'],
    ['sửa thành đạt loại khá', 'đạt loại khá'],
    ['sửa lại: đã gửi báo cáo 10/BC', 'đã gửi báo cáo 10/BC'],
    ['à quên, đã trình 15/TTr', 'đã trình 15/TTr'],
    ['ý em là đã gửi báo cáo 9/BC', 'đã gửi báo cáo 9/BC'],
    ['đổi thành loại giỏi', 'loại giỏi'],
    ['ghi là có 3 hộ phát sinh', 'có 3 hộ phát sinh'],
    ['không phải, sửa lại là 46/BC-UBND', '46/BC-UBND'],
    ['nhầm rồi, phải là 12/BC', '12/BC'],
    ['dạ ý tôi là 12/BC', '12/BC'],
    ['sua thanh dat loai kha', 'dat loai kha'],
    ['đúng ra là 3 hộ', '3 hộ'],
    ['đính chính: đã trình Sở', 'đã trình Sở'],
  ])('%j is %j', (text, words) => expect(correctedWords(text)).toBe(words))

  it.each([
    ...['sửa lại hệ thống chiếu sáng', 'ghi nhận 3 hộ', 'không có hồ sơ', 'đổi mới phương pháp', 'đã ghi là hộ nghèo'],
    ...['không phải là việc của em', 'sửa đường', 'quên gửi rồi', 'à quên', 'không', 'đã sửa thành công', 'sửa thành'],
  ])('%j puts nothing right', text => expect(correctedWords(text)).toBeUndefined())

  it.each([
    ['sửa thành đạt loại khá', 'đạt loại khá'],
    ['à quên, đã trình 15/TTr', 'đã trình 15/TTr'],
    ['không, là phát sinh 2 hộ', 'phát sinh 2 hộ'],
  ])('is read back without its filler: %j', async (said, words) => {
    const { talk, db, office } = await openChat('hung')
    await office.addTask({ lead: ['KT', 'hung'] })
    await talk('hung', '/xong 1')
    await talk('hung', 'đạt')
    expect((await talk('hung', said)).text).toContain(`muốn ghi «${words}» làm kết quả việc #1?`)
    expect((await talk('hung', 'đúng')).text).toContain('Đã ghi nhận hoàn thành việc #1')
    expect((await db.reads.select().from(taskEvents)).at(-1)?.note).toBe(words)
  })
})

describe('a result', () => {
  it.each([
    ...[
      'Đã xong, còn thiếu chữ ký của lãnh đạo',
      'đã nộp báo cáo, còn phụ lục',
      'đã làm được nửa',
      'xong rồi còn thiếu dấu',
    ],
    ...[
      'đã gửi 12/BC nhưng thiếu phụ lục',
      'đã lập danh sách, vẫn còn 3 hộ',
      'đã xong hơn nửa',
      'đã soạn dở',
      'đã gần xong',
    ],
    ...['đã họp, hiện còn thiếu biên bản', 'xong', 'xong nhé', 'dạ xong ạ', 'da lam duoc nua'],
  ])('is not surely told by %j', text => expect(hear(text, 1).kind).not.toBe('answer'))

  it.each([
    ...[
      'đã bổ sung giấy tờ còn thiếu',
      'đã nộp phần còn lại',
      'đã xử lý xong, không còn vướng mắc',
      'đã thu đủ, không thiếu hộ nào',
    ],
    ...[
      'đã xong rồi',
      'xong rồi ạ',
      'đã khắc phục các tồn tại còn vướng',
      'đã gửi báo cáo 12/BC',
      'đã hỗ trợ con em hộ nghèo',
    ],
  ])('is told by %j', text => expect(hear(text, 1).kind).toBe('answer'))
})

it.each(['hoàn tác', 'hoan tac', 'Hoàn tác.'])('%j beside a question is asked back', async said => {
  const { talk, db, office } = await openChat('hung')
  for (const title of ['Một', 'Hai']) await office.addTask({ lead: ['KT', 'hung'], title })
  await talk('hung', '/xong 2 đã gửi báo cáo 1/BC')
  await talk('hung', '/xong 1')
  expect((await talk('hung', said)).text).toContain('hoàn tác thao tác báo hoàn thành việc #2')
  expect((await db.reads.select().from(taskEvents)).at(-1)?.kind).toBe('completed')
  expect(await db.reads.select().from(conversations).where(eq(conversations.sender, 'hung'))).toHaveLength(1)
})

it.each([
  ...['/nhiemvu', '/nhiemvu hôm nay', '/trogiup', '/viec 2', 'nhiệm vụ', 'trợ giúp', '/trogiup tất cả'],
  ...['/nhiemvu quá hạn', '/tim báo cáo', '/nhiemvu tháng 12'],
])('%j beside a question says that it closed, and how to go on', async look => {
  const { talk, office } = await openChat('hung')
  for (const title of ['Một', 'Hai']) await office.addTask({ lead: ['KT', 'hung'], title })
  await talk('hung', '/xong 1')
  expect((await talk('hung', look)).text).toMatch(/Câu hỏi về kết quả việc #1 đã đóng.*gõ lại \/xong 1/s)
  expect((await talk('hung', look)).text).not.toContain('đã đóng')
})
