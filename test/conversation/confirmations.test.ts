import { describe, expect, it } from 'vitest'
import { taskEvents, tasks } from '../../db/schema.ts'
import { confirmation, confirmed, endingForGood } from '../../src/vietnamese/confirmation.ts'
import { amended } from '../../src/vietnamese/heard/corrections.ts'
import { openChat } from '../helpers/chat.ts'

/** Officer hung leads tasks 1 and 2. */
async function office() {
  const chat = await openChat('hung')
  for (const title of ['Kiểm kê đất đai', 'Báo cáo cây xanh'])
    await chat.office.addTask({ lead: ['KT', 'hung'], title, work: 'in_progress' })
  const steps = async () => (await chat.db.reads.select().from(taskEvents)).filter(({ kind }) => kind !== 'imported')
  const result = async () => (await chat.db.reads.select().from(tasks))[0]?.result
  return { ...chat, steps, result }
}

const pausing = confirmation('/tamdung 15: chờ vốn', 'tạm dừng việc #15, lý do: chờ vốn')

describe('a yes', () => {
  it.each([
    ...[
      'uk',
      'uh',
      'ừm',
      'um',
      'ok e',
      'oke',
      'okie chị',
      'dung r',
      'đúng vậy đó',
      'uh dung roi do',
      'yes',
      'dc',
      'chuẩn luôn',
    ],
    ...['👍', '👍🏻', '👌', 'ok luôn', 'dạ phải', 'vâng ạ', 'vâng đúng rồi ạ', 'ừ ghi đi em', 'nhất trí', 'đúng đúng'],
    ...['ừ dừng đi', 'đồng ý tạm dừng', 'ok việc 15 nha', 'đúng, việc 15'],
  ])('is %j', said => expect(confirmed(pausing, said)?.send).toBe('/tamdung 15: chờ vốn'))

  it.each(['không', 'ko', 'hông', 'đừng', 'đừng ghi nữa', 'sai rồi', 'nhầm rồi', 'không đâu', 'khong phai', 'thôi ạ'])(
    'is not %j, which is a no',
    said => expect(confirmed(pausing, said)?.send).toBe('/huy'),
  )

  it.each([
    ...[
      'dừng',
      'dừng lại',
      'đúng không',
      'đúng à',
      'ok?',
      'được chưa',
      'ok việc 16',
      'khoan',
      'khoan đã',
      'ừ mà khoan',
    ],
    ...[
      'ok để xem',
      'ok cảm ơn',
      'đúng mà số 13',
      'chưa',
      'cơ',
      'đã',
      'đúng nhưng sửa lại',
      'ừ không',
      'ừ thôi',
      'ừ đừng',
    ],
  ])('is not %j, nor a no', said => expect(confirmed(pausing, said)).toBeUndefined())

  it('is more than a nod where something ends for good', () => {
    const ending = endingForGood('/xoadulieu dong y', 'Xóa dữ liệu của tôi')
    for (const nod of ['ok', 'ừ', '👍', 'vâng ạ']) expect(confirmed(ending, nod), nod).toBeUndefined()
    for (const yes of ['đồng ý', 'vâng, đúng', 'xác nhận'])
      expect(confirmed(ending, yes)?.send, yes).toMatch(/^.xoadulieu/)
  })
})

describe('what is neither yes nor no', () => {
  it.each(['khoan', 'khoan đã', 'đợi chút', 'sao vậy', '?', 'đúng mà số 13', 'ok cảm ơn', 'bực mình quá', 'abc xyz'])(
    'leaves the confirmation open: %j',
    async said => {
      const { talk, steps } = await office()
      await talk('hung', 'việc 1 xong rồi, biên bản 12/BB-KTHT')
      const { text, choices } = await talk('hung', said)
      expect(text).toContain('vẫn chờ đồng chí trả lời: «Đúng, báo hoàn thành việc #1')
      expect(choices.map(({ send }) => send)).toEqual(['/xong 1 biên bản 12/BB-KTHT', '/huy'])
      expect(await steps()).toEqual([])
      expect((await talk('hung', 'uk')).text).toContain('Đã ghi nhận hoàn thành việc #1')
    },
  )

  it.each(['việc của tôi', 'việc 2 xong rồi', '/viec 2', 'đã gửi báo cáo 45/BC-UBND'])(
    'says what was not done where something else is asked for: %j',
    async said => {
      const { talk } = await office()
      await talk('hung', 'việc 1 xong rồi, biên bản 12/BB-KTHT')
      expect((await talk('hung', said)).text).toContain(
        'Điều vừa hỏi chưa được thực hiện: báo hoàn thành việc #1, kết quả: biên bản 12/BB-KTHT.',
      )
    },
  )

  it.each(['đúng', 'không', '1', '2', '/huy', '/xong 1 biên bản 12/BB-KTHT'])(
    'but not where %j answers it',
    async said => {
      const { talk } = await office()
      await talk('hung', 'việc 1 xong rồi, biên bản 12/BB-KTHT')
      expect((await talk('hung', said)).text).not.toMatch(/Điều vừa hỏi|vẫn chờ/)
    },
  )
})

it('the number of the task is put right in place', async () => {
  const { talk, steps } = await office()
  await talk('hung', 'việc 1 xong rồi, biên bản 12/BB-KTHT')
  expect((await talk('hung', 'việc 2 cơ')).text).toContain('báo hoàn thành việc #2, kết quả: biên bản 12/BB-KTHT')
  await talk('hung', 'uk')
  expect((await steps()).map(({ taskId, note }) => [taskId, note])).toEqual([[2, 'biên bản 12/BB-KTHT']])
})

describe('words that were read back are put right in place', () => {
  it.each([
    ['36 hộ', 'thêm chữ đã kiểm kê', 'đã kiểm kê 36 hộ'],
    ['36 hộ', 'ghi thêm 3 khu phố', '36 hộ, 3 khu phố'],
    ['36 hộ', 'bổ sung: biên bản 12/BB', '36 hộ, biên bản 12/BB'],
    ['36 hộ', '63 hộ chứ', '63 hộ'],
    ['36 hộ', '63 hộ mới đúng', '63 hộ'],
    ['36 hộ', 'ý lộn 63 hộ', '63 hộ'],
    ['36 hộ', 'nhầm, 63 hộ', '63 hộ'],
    ['36 hộ', 'à quên, 63 hộ', '63 hộ'],
    ['36 hộ', '63 chứ ạ', '63 hộ'],
    ['đã kiểm kê 36 hộ, 3 khu phố', '63 hộ chứ', 'đã kiểm kê 63 hộ, 3 khu phố'],
    ['đã kiểm kê 36 hộ, 3 khu phố', '5 khu phố chứ không phải 3', 'đã kiểm kê 36 hộ, 5 khu phố'],
    ['biên bản 12/BB', '13/BB mới đúng', '13/BB'],
    ['36 hộ', 'sửa thành 63 hộ', '63 hộ'],
  ])('«%s» by %j', (before, said, after) => expect(amended(before, said)).toBe(after))

  it.each([
    'đúng',
    'khoan',
    'gửi rồi chứ',
    '63 hộ chứ?',
    'nhầm rồi',
    '63 hộ',
    'không',
    'thôi',
    'lộn việc rồi',
    'chứ sao',
  ])('not by %j', said => expect(amended('36 hộ', said)).toBeUndefined())

  it.each([
    ['/xong 1', '36 hộ'],
    ['việc 1 xong rồi', '/xong 1: 36 hộ'],
  ])('whether the question or a sentence came before: %j', async (first, _) => {
    const { talk, steps, result } = await office()
    await talk('hung', first === '/xong 1' ? first : 'việc 1 xong rồi, 36 hộ')
    if (first === '/xong 1') await talk('hung', '36 hộ')
    expect((await talk('hung', 'thêm chữ đã kiểm kê')).text).toContain('đã kiểm kê 36 hộ')
    expect((await talk('hung', '63 hộ chứ')).text).toContain('đã kiểm kê 63 hộ')
    expect(await steps()).toEqual([])
    await talk('hung', 'uk')
    expect(await result()).toBe('đã kiểm kê 63 hộ')
  })
})
