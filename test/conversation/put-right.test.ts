import { describe, expect, it } from 'vitest'
import { taskEvents, tasks } from '../../db/schema.ts'
import { correctionOf } from '../../src/vietnamese/heard/corrections.ts'
import { countedReport } from '../../src/vietnamese/intent/counted.ts'
import { openChat } from '../helpers/chat.ts'

/** Officer hung leads tasks 1 to 3. */
async function office() {
  const chat = await openChat('hung')
  for (const title of ['Báo cáo chiếu sáng', 'Báo cáo cây xanh', 'Kiểm tra vỉa hè'])
    await chat.office.addTask({ lead: ['KT', 'hung'], title, work: 'in_progress' })
  const steps = async () => (await chat.db.reads.select().from(taskEvents)).filter(({ kind }) => kind !== 'imported')
  const results = async () => (await chat.db.reads.select().from(tasks)).map(({ result }) => result)
  return { ...chat, steps, results }
}

describe('a result that was recorded is put right', () => {
  it.each([
    ['không phải, sửa lại là 46/BC-UBND', '46/BC-UBND'],
    ['à nhầm, là 12 hộ', '12 hộ'],
    ['sửa kết quả việc 1 thành đạt loại khá', 'đạt loại khá'],
    ['sửa kết quả thành đạt loại khá', 'đạt loại khá'],
    ['nhầm rồi, phải là 12/BC', '12/BC'],
    ['ý em là 46/BC-UBND', '46/BC-UBND'],
    ['46/BC-UBND mới đúng', '46/BC-UBND'],
    ['46/BC-UBND chứ không phải 45/BC-UBND', '46/BC-UBND'],
    ['đính chính: đã trình Sở Nội vụ', 'đã trình Sở Nội vụ'],
    ['sua ket qua viec 1 thanh 46/BC', '46/BC'],
    ['đổi kết quả là loại giỏi', 'loại giỏi'],
    ['à quên, đã trình cả 15/TTr', 'đã trình cả 15/TTr'],
  ])('by %j, once that is confirmed', async (said, words) => {
    const { talk, results, steps } = await office()
    await talk('hung', '/xong 1 đã gửi báo cáo 45/BC-UBND')
    const { text } = await talk('hung', said)
    expect(text).toContain(`thay kết quả vừa báo của việc #1 bằng «${words}»?`)
    expect(await results()).toEqual(['đã gửi báo cáo 45/BC-UBND', null, null])
    expect((await talk('hung', 'đúng')).text).toMatch(
      /^Đã bỏ kết quả cũ, ghi kết quả mới\.\n\nĐã ghi nhận hoàn thành việc #1/,
    )
    expect((await results())[0]).toBe(words)
    expect((await steps()).map(({ kind }) => kind)).toEqual(['completed', 'undone', 'completed'])
  })

  it('and nothing is, where the answer is no', async () => {
    const { talk, results } = await office()
    await talk('hung', '/xong 1 đã gửi 45/BC')
    await talk('hung', 'nhầm, phải là 46/BC')
    await talk('hung', 'không')
    expect((await results())[0]).toBe('đã gửi 45/BC')
  })

  it('within ten minutes only; then it is said how', async () => {
    const { talk, results, clock } = await office()
    await talk('hung', '/xong 1 đã gửi 45/BC')
    clock.jump(11 * 60_000)
    expect((await talk('hung', 'sửa kết quả việc 1 thành 46/BC')).text).toMatch(
      /Kết quả việc #1 không sửa được: chỉ sửa được điều vừa báo trong 10 phút/,
    )
    expect((await talk('hung', '/xong 1 sửa: 46/BC')).text).toContain('Trong 10 phút qua')
    expect((await results())[0]).toBe('đã gửi 45/BC')
  })

  it('of progress too', async () => {
    const { talk } = await office()
    await talk('hung', '/capnhat 1 60% đã họp')
    expect((await talk('hung', 'nhầm, phải là 70% đã họp')).text).toContain('ghi lại tiến độ việc #1 là «70% đã họp»?')
    expect((await talk('hung', 'đúng')).text).toContain('Đã cập nhật việc #1: 70%')
  })

  it.each(['sửa đường số 3', 'đổi mới sáng tạo', 'việc 2 mới đúng', 'nhầm rồi', 'không', 'sửa kết quả', 'kết quả tốt'])(
    '%j puts nothing right',
    said => expect(correctionOf(said)).toBeUndefined(),
  )
})

describe('/hoantac with a number', () => {
  it.each(['/hoantac 3', 'hoàn tác việc 3', 'hoan tac viec 3', '/hoantac #3', 'hoàn tác việc số 3', '/hoantac việc 3'])(
    '%j takes back nothing of another task',
    async line => {
      const { talk, steps } = await office()
      await talk('hung', '/xong 1 đã gửi 45/BC')
      const { text } = await talk('hung', line)
      expect(text).toContain('không có thao tác nào với việc #3 để hoàn tác')
      expect((await steps()).map(({ kind }) => kind)).toEqual(['completed'])
    },
  )

  it('takes back the last step on that task, though another came since', async () => {
    const { talk, results } = await office()
    await talk('hung', '/xong 1 đã gửi 45/BC')
    await talk('hung', '/xong 2 đã gửi 46/BC')
    expect((await talk('hung', 'hoàn tác việc 1')).text).toContain('hoàn tác thao tác báo hoàn thành việc #1')
    expect((await talk('hung', 'đúng')).text).toContain('Đã hoàn tác báo hoàn thành việc #1')
    expect(await results()).toEqual([null, 'đã gửi 46/BC', null])
  })
})

describe('a result that is typed when its question has closed', () => {
  it.each([
    ['/nhiemvu hôm nay', 'đã gửi báo cáo số 19/BC'],
    ['/trogiup', 'Đã họp thống nhất'],
    ['không phải việc này', 'đã gửi chiều qua'],
    ['việc 3 nữa nhé', 'Đã gửi báo cáo 20/BC'],
    ['/viec 1', '12 hộ'],
    ['/nhiemvu', 'Không phát sinh'],
    ['nhiệm vụ', 'da nop bao cao'],
    ['/huy', 'đã trình Sở'],
    ['/tiendo', 'đã lắp xong 5 camera'],
    ['thôi', 'Đã trình 12/TTr'],
  ])('by %j is not lost: %j', async (look, said) => {
    const { talk, steps, results } = await office()
    await talk('hung', '/xong 2')
    const { text: shown } = await talk('hung', look)
    const { text, choices } = await talk('hung', said)
    if (shown.includes('Mỗi lần')) return expect(text).toContain('việc #2')
    expect(text).toContain(`«${said}» là kết quả của việc nào?`)
    expect(choices[0]?.send).toBe(`/xong 2: ${said}`)
    expect(await steps()).toEqual([])
    await talk('hung', '1')
    expect((await results())[1]).toBe(said)
    return undefined
  })

  it('asks also where no question was open, the most urgent task first', async () => {
    const { talk, steps } = await office()
    const { text, choices } = await talk('hung', 'Đã gửi báo cáo số 19/BC cho Sở')
    expect(text).toContain('là kết quả của việc nào?')
    expect(choices.map(({ send }) => send)).toEqual([
      ...[1, 2, 3].map(id => `/xong ${id}: Đã gửi báo cáo số 19/BC cho Sở`),
      '/huy',
    ])
    await talk('hung', 'không phải kết quả')
    expect(await steps()).toEqual([])
  })

  it.each(['xong hết rồi', 'xong rồi', 'em làm xong rồi ạ', 'bao xong', 'hoàn thành rồi', 'da xong het roi sep'])(
    '%j asks which',
    async said => expect((await (await office()).talk('hung', said)).text).toContain('báo hoàn thành việc nào?'),
  )

  it.each(['trời mưa quá', 'ăn cơm chưa', 'chị Lan ơi', 'hôm nay thứ mấy', '12 hộ', 'không', 'chưa xong'])(
    '%j tells nothing that was done',
    async said => expect((await (await office()).talk('hung', said)).text).not.toContain('việc nào?'),
  )
})

describe('a yes and another task', () => {
  it.each([
    'đúng, và việc 3 nữa',
    'ok, việc 3 nữa',
    'đúng rồi, cả việc 3 luôn',
    'vâng, #3 nữa',
    'có, và việc số 3 nữa nhé',
  ])('%j records the first and asks for the other', async said => {
    const { talk, results } = await office()
    await talk('hung', '/xong 1')
    await talk('hung', 'đạt')
    const { text } = await talk('hung', said)
    expect(text).toMatch(/Đã ghi nhận hoàn thành việc #1.*Kết quả việc #3 /s)
    await talk('hung', 'đã gửi 12/BC')
    expect(await results()).toEqual(['đạt', null, 'đã gửi 12/BC'])
  })

  it.each(['như việc 3', 'giống việc 3', 'y như việc 3', 'tương tự việc số 3', 'như #3'])(
    '%j compares, and leaves the question',
    async said => {
      const { talk } = await office()
      await talk('hung', '/xong 1')
      expect((await talk('hung', said)).text).toContain(`«${said}» làm kết quả việc #1?`)
    },
  )

  it.each(['việc 3 nữa', 'cả việc 3 nữa nhé', 'và #3 nữa'])('%j waits for its turn', async said => {
    const { talk, results } = await office()
    await talk('hung', '/xong 1')
    expect((await talk('hung', said)).text).toMatch(/trả lời việc #1 trước, sau đó gõ \/xong 3\..*Kết quả việc #1 /s)
    await talk('hung', 'đã gửi 12/BC')
    expect((await results())[0]).toBe('đã gửi 12/BC')
  })
})

describe('a number before a word that it counts', () => {
  const counts = [
    ...[
      'xong 2 bản vẽ',
      'xong 3 thửa đất',
      'xong 3 hố ga',
      'cập nhật 2 nhân khẩu',
      'nhận 3 quà tết',
      'xong 2 sào ruộng',
    ],
    ...[
      'cap nhat 3 thanh vien to cong tac',
      'nhan 3 may in moi',
      'xong 3 thùng mì tôm',
      'đã xong 2 mâm cỗ',
      'xong 2 con lợn',
    ],
    ...['báo xong 3 tuyến ống', 'hoàn thành 2 bến đò', 'cập nhật 3 lăng mộ', 'nhận 2 cuộn cáp', 'xong 3 vườn rau'],
  ]
  it.each(counts)('%j is a count: it is asked which task, and how to say it', async said => {
    const { talk, steps } = await office()
    const { text } = await talk('hung', said)
    // Nothing waits to be taken on.
    if (!/^nh[ậa]n/.test(said))
      expect(text).toMatch(/là số lượng, chưa rõ thuộc việc nào\. Nếu \d là số việc, đồng chí gõ \//)
    expect(text).not.toMatch(/báo hoàn thành việc #|Kết quả việc #|cập nhật việc #\d|tiếp nhận việc #/)
    expect(await steps()).toEqual([])
  })

  it.each([
    ...[
      'xong 2 rồi nhé',
      'xong 2 đã gửi báo cáo',
      'xong 2 anh ạ',
      'xong 2 và 3',
      'xong #2',
      'xong việc 2 bản vẽ',
      'nhận 2 nhé',
    ],
    ...['cập nhật 2 đang trình', 'xong 2 do Lan làm', 'xong 2 gửi Sở', 'xong 2 trình 12/TTr', 'hoàn thành 2 đúng hạn'],
  ])('%j names a task', said => expect(countedReport(said)).toBeUndefined())
})

it.each([
  ...[
    'việc 1 em làm xong từ thứ 6 rồi',
    'việc 1 xong rồi, đạt loại khá',
    'xong việc 1, không phát sinh',
    'việc 1 xong, 36 hộ',
  ],
  ...[
    'việc 1 xong rồi, chị Lan gửi',
    'báo xong việc 1, đạt',
    'em xong việc 1 rồi, loại giỏi',
    'việc 1 đã xong, hộ nghèo',
  ],
  ...['việc 1 hoàn thành rồi, kết quả tốt', 'xong việc 1 rồi, như tháng trước'],
])('%j, once it is agreed to, is not asked back again', async said => {
  const { talk } = await office()
  const { text } = await talk('hung', said)
  if (!text.includes('Trợ lý hiểu là')) return
  expect((await talk('hung', 'đúng')).text).toMatch(/^Đã ghi nhận hoàn thành việc #1|^Kết quả việc #1/)
})
