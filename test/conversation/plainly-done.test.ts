import { describe, expect, it } from 'vitest'
import { taskEvents, tasks } from '../../db/schema.ts'
import { hear, type HeardKind } from '../../src/vietnamese/heard.ts'
import { shareIn } from '../../src/vietnamese/intent/numbers.ts'
import { countedReport } from '../../src/vietnamese/intent/counted.ts'
import { rankByTitle } from '../../src/vietnamese/rank-titles.ts'
import { openChat } from '../helpers/chat.ts'

const titles = ['Kiểm kê đất đai năm 2026', 'Lắp đặt camera an ninh khu phố 3', 'Trồng cây xanh tuyến đường 30/4']

/** Officer hung leads tasks 1 to 3, ha leads the office. */
async function office() {
  const chat = await openChat('hung', 'ha')
  for (const title of titles) await chat.office.addTask({ lead: ['KT', 'hung'], title, work: 'in_progress' })
  const steps = async () => (await chat.db.reads.select().from(taskEvents)).filter(({ kind }) => kind !== 'imported')
  const first = async () => (await chat.db.reads.select().from(tasks))[0]
  return { ...chat, steps, first }
}

const readBack: ReadonlySet<HeardKind> = new Set(['under way', 'negative', 'figure', 'unsure', 'by another'])

/** Recorded at once, read back first, or neither. */
function becomes(text: string): 'recorded' | 'read back' | 'neither' {
  const { kind } = hear(text, 4)
  if (kind === 'answer') return 'recorded'
  return readBack.has(kind) ? 'read back' : 'neither'
}

describe('to the question for a result', () => {
  it.each([
    ...['xong chết liền', 'xong cái gì mà xong', 'xong đâu mà xong', 'xong làm sao nổi', 'xong mới lạ', 'ai bảo xong'],
    ...['làm biếng quá', 'lười quá', 'nản quá', 'mệt muốn xỉu', 'hết hơi rồi', 'hỏi làm chi', 'vì sao', 'tại bấm nhầm'],
    ...[
      '60%',
      '80 phần trăm rồi',
      'tám mươi phần trăm',
      'mới dc một nửa',
      'hoàn thành 1/3',
      'được 2/3 rồi',
      'xong 12 còn 3',
    ],
    ...['hoàn thành được phân nửa', 'xong 3 trên 5 chỉ tiêu', 'còn 2 hộ nữa là xong', 'mai đã xong', 'đã xong sớm mai'],
    ...['chưa duyệt', 'vẫn chưa nhận được số liệu của khu phố', 'báo cáo 45 đang soạn', 'bc 45/BC-KTHT chưa ký'],
    ...['gửi rồi mà bị trả lại', 'đã gửi chưa ta', 'hoàn thành rồi thì sao', 'đã gửi rồi thì báo sao', 'bao giờ xong'],
    ...[
      'hổng thấy nút gửi ảnh',
      'để đồng chí Hà báo cáo',
      'tôi hỏi việc của Lan cơ mà',
      'mời họp lúc 2h',
      'xong giùm em với',
    ],
    ...['à không, cái 10', 'ý e là việc giá đất', 'sếp Hùng bảo chưa được gửi', 'ước gì xong', 'phải chi xong sớm'],
    ...['xong hồi nào mà xong', 'hơn nửa rồi', 'được 8/12 khu phố', 'thiếu chữ ký chủ tịch', 'sở trả về rồi', '4'],
    ...['bị sở trả hồ sơ', 'cái số 6 kìa', 'mơ đi', 'quá tải rồi sếp ơi', 'gọi cho anh Toàn đi', 'chuyển qua Toàn đi'],
    ...['nhầm người rồi', 'okla', 'mới được 50%', 'đang trình'],
    ...['báo cáo 145 chưa được ký', 'nếu mai ký được thì xong', 'phải đợi sếp duyệt mới xong', 'quên gửi rồi'],
    ...[
      'nhà thầu hứa tuần sau lắp',
      'mới tập huấn đợt 1',
      'bão số 12 nên chưa làm được',
      'hỏi anh Sơn á',
      'quên mất rồi',
    ],
  ])('%j is no result, and is not read back as one', said => expect(becomes(said)).toBe('neither'))

  it.each([
    ...['đã nộp đơn xin nghỉ phép', 'đã gửi đơn xin chuyển công tác', 'đã nhắc khu phố gửi số liệu', 'xong'],
    ...['đã đôn đốc các đơn vị nộp báo cáo', 'đã yêu cầu thôn rà soát lại', 'đã gửi lại cho dân bổ sung', '36 hộ'],
    ...['đã gửi phiếu cho các hộ điền', 'không có hồ sơ tồn đọng', 'chưa phát sinh trường hợp nào', 'đang trình ký'],
    ...['chưa có tập thể nào đủ điều kiện khen thưởng', 'đã trình nhưng sếp chưa xem', '45 ha'],
    ...['chuyển qua phòng kinh tế làm rồi', 'chuyển Sở Xây dựng giải quyết rồi', 'đã chuyển phòng văn hóa xử lý'],
    ...['đã bàn giao cho công an xử lý', 'đã chuyển anh Tuấn theo dõi rồi', 'đã gửi cho chị Hà xem lại'],
    ...['đã gửi xin ý kiến các phòng', 'đã trình xin chủ trương', 'đã làm tờ trình xin kinh phí'],
    ...['đã trình xin phê duyệt dự toán', 'làm xong khu phố 1 rồi', 'xong tổ 3 rồi'],
  ])('%j is read back first', said => expect(becomes(said)).toBe('read back'))

  it.each([
    ...[
      'đã kiểm kê 120 thửa, báo cáo 45/BC-KTHT',
      'Báo cáo 45/BC-UBND gửi Sở',
      'đã gửi báo cáo lên Sở',
      'dạ em gửi báo cáo 90/BC-VP rồi',
      'dạ em trình tờ trình 12/TTr-VP rồi ạ',
      'Dạ nộp báo cáo rồi sếp',
      'da gui bao cao',
    ],
    ...['chích ngừa xong 245 cháu', 'phun xong 37 nhà', 'đã trình tờ trình giải ngân vốn', 'đã xử lý 5/5 phản ánh'],
    ...['báo cáo số 19 ngày 30 tháng 11', 'báo cáo số 19 ngày 27/11', 'đã đạt 100% kế hoạch', 'đạt 95%'],
    ...['tổ chức 3 lớp tập huấn', 'đã phát 200 suất quà', 'đã nạo vét xong 200m cống'],
    ...['họp ngày 5/11 với các phòng', 'chuyển đơn cho Công an phường giải quyết'],
    ...['hủy 3 hồ sơ trùng, xử lý xong 5', 'đã chuyển hồ sơ sang Công an giải quyết', 'đã chuyển trả kết quả cho dân'],
    ...['đã gửi công văn xin lỗi người dân', 'đã lắp xong 5 camera ở khu phố 3'],
    ...['đã nhắc nhở và yêu cầu tháo dỡ', 'chị Lan ơi đã gửi báo cáo rồi ạ'],
  ])('%j is one', said => expect(becomes(said)).toBe('recorded'))

  it('offers progress, in the same words, where it is not done', async () => {
    const { talk, steps } = await office()
    await talk('hung', '/xong 1')
    const { text, choices } = await talk('hung', '60%')
    expect(text).toMatch(/^Vâng, chưa có gì thay đổi\. Việc chưa xong thì đồng chí ghi tiến độ\.\n\nKết quả việc #1/)
    expect(choices.map(({ send }) => send)).toEqual(['/capnhat 1: 60%'])
    await talk('hung', '1')
    expect((await steps()).map(({ kind, note }) => [kind, note])).toEqual([['progressed', '60%']])
  })
})

describe('a share', () => {
  it.each([
    ['dc khoảng 30%', 30, 'khoảng 30%'],
    ['hơn 70%', 70, 'hơn 70%'],
    ['tám mươi phần trăm', 80, '80%'],
    ['bốn mươi phần trăm rồi nha', 40, '40%'],
    ['dc 45% rồi nha', 45, '45%'],
    ['phân nửa rồi', 50, '50% – phân nửa rồi'],
    ['được một nửa', 50, '50% – được một nửa'],
    ['đã xong 2/3', 66, '66% – đã xong 2/3'],
    ['2/3', 66, '66% – 2/3'],
    ['đã lấy ý kiến các phòng, đạt 60%', 60, '60% – đã lấy ý kiến các phòng, đạt 60%'],
    ['50', 50, '50%'],
    ['đạt 5%/tháng, tổng cộng 45%', 45, '45% – đạt 5%/tháng, tổng cộng 45%'],
    ['80 phan tram', 80, '80%'],
  ])('is read from %j, in one line and as an answer', async (said, progress, note) => {
    for (const lines of [['/capnhat 1', said], [`/capnhat 1 ${said}`]]) {
      const { talk, first, steps } = await office()
      for (const line of lines) await talk('hung', line)
      expect((await first())?.progress).toBe(progress)
      expect((await steps())[0]?.note).toBe(note)
    }
  })

  it.each([
    '3 trên 5 chỉ tiêu',
    'xong 3/10',
    'họp ngày 2/3',
    'giải ngân 60% vốn',
    'đã gửi trước 1/2',
    'đang làm',
    '2/3 hộ dân',
  ])('of the work is not told by %j', said => expect(shareIn(said)).toBeUndefined())
})

describe('a part of what is counted', () => {
  it.each([
    ...[
      'hoàn thành 3 trên 5 chỉ tiêu',
      'xong 2 trên 7 hồ sơ',
      'xong 1 trong 20 chỉ tiêu',
      'xong 2 còn 3',
      'xong 1 nửa rồi anh',
    ],
    ...['em làm xong 2 trong số 9 hộ', 'làm xong 3 trong tổng số 12 hộ', 'hoàn tất 3 trên tổng 12', 'xong 1 phần'],
  ])('is no task: %j asks which, for its progress', async said => {
    const { talk, steps } = await office()
    const { text, choices } = await talk('hung', said)
    expect(text).toMatch(/là số lượng, chưa rõ thuộc việc nào\. Đồng chí chọn việc cần ghi tiến độ\.$/)
    expect(choices[0]?.send).toBe(`/capnhat 1: ${said}`)
    expect(await steps()).toEqual([])
  })

  it.each(['việc 2 còn 3 hộ', 'xong 2 rồi', 'xong việc 3', 'xong 2, còn việc 3'])('but %j names a task', said =>
    expect(countedReport(said)).toBeUndefined(),
  )

  it('and a number of no task of theirs counts what follows it', async () => {
    const { talk } = await office()
    expect((await talk('hung', 'xong 31 bác')).text).toContain('Nếu 31 là số việc')
    expect((await talk('hung', 'xong việc 31')).text).toContain('Không tìm thấy việc #31')
  })
})

describe('a report without a task', () => {
  it.each([
    ['cái vụ camera khu phố 3 lắp xong rùi nghen', 2],
    ['đã trồng 200 cây xanh', 3],
    ['kiem ke dat dai xong 120 thua', 1],
    ['da lap 6 camera', 2],
    ['đã kiểm kê 36 hộ', 1],
  ])('%j offers the task with its words first', async (said, task) => {
    const { talk } = await office()
    expect((await talk('hung', said)).choices[0]?.send).toBe(`/xong ${task}: ${said}`)
  })

  it('is one only where it does not complain', async () => {
    const { talk } = await office()
    expect((await talk('hung', 'báo cáo xong 2 lần rồi mà vẫn nhắc hoài')).text).toMatch(/^Xin lỗi đồng chí/)
    expect((await talk('hung', 'xóa tin nhắn vừa rồi')).text).not.toMatch(/của việc nào/)
  })

  it('is asked back once, whatever its words begin with', async () => {
    const { talk, steps } = await office()
    await talk('hung', 'báo cáo việc số 1 đã xong, số liệu 18 doanh nghiệp')
    expect((await talk('hung', 'đúng rồi')).text).toMatch(/^Đã ghi nhận hoàn thành việc #1/)
    expect((await steps()).map(({ kind }) => kind)).toEqual(['completed'])
  })

  it('and without such words the most urgent, as they come', () =>
    expect(
      rankByTitle(
        'đã gửi báo cáo',
        titles.map(title => ({ title })),
      ).map(({ title }) => title),
    ).toEqual(titles))

  it('offers first the task that is on the screen', async () => {
    const { talk } = await office()
    for (const said of ['việc này xong rồi', 'đã gửi báo cáo 90/BC-VP']) {
      await talk('hung', '/viec 3')
      expect((await talk('hung', said)).choices[0]?.send).toMatch(/^\/xong 3/)
    }
  })

  it.each(['đã thống kê 215 hộ', 'thống kê 215 hộ rồi', 'hướng dẫn người dân xong rồi'])(
    '%j asks which, though its first word is also a command',
    async said => {
      const { talk } = await office()
      expect((await talk('hung', said)).text).toContain('là kết quả của việc nào?')
    },
  )

  it.each(['xong rồi đó', 'xong hết luôn rồi sếp'])('and %j, said to progress, is the whole', async said => {
    const { talk, steps } = await office()
    await talk('hung', '/capnhat 1')
    expect((await talk('hung', said)).text).toContain('đã làm xong 100%?')
    expect(await steps()).toEqual([])
  })

  it.each(['xong 5h chiều nay nha sếp', 'xong 4 giờ chiều qua', 'lắp xong rùi nghen'])('%j asks which', async said => {
    const { talk } = await office()
    expect((await talk('hung', said)).text).toMatch(/(?:của|báo hoàn thành) việc nào\?/)
  })
})

describe('a report of a task, in whatever words', () => {
  it.each([
    ['viec 1 da gom xong sach se', 'da gom xong sach se'],
    ['việc 1 đã dọn xong sạch sẽ', 'đã dọn xong sạch sẽ'],
    ['viec 1 da kiem ke xong het roi', 'da kiem ke xong het roi'],
    ['việc số 1, đã nạo vét xong 200m cống', 'đã nạo vét xong 200m cống'],
    ['nv 1 đã cắm mốc xong cả tuyến', 'đã cắm mốc xong cả tuyến'],
  ])('%j is asked back, with these words', async (said, words) => {
    const { talk, steps } = await office()
    expect((await talk('hung', said)).choices[0]?.send).toBe(`/xong 1: ${words}`)
    expect(await steps()).toEqual([])
    await talk('hung', 'đúng')
    expect((await steps()).map(({ kind }) => kind)).toEqual(['completed'])
  })

  it.each([
    'việc 1 sẽ gom xong',
    'việc 1 gom xong chưa',
    'việc 1 mới gom một nửa',
    'việc 1 đã gom xong đâu',
    'việc 1 ai gom',
  ])('%j is none', async said => {
    const { talk } = await office()
    expect((await talk('hung', said)).choices.map(({ send }) => send)).not.toContainEqual(
      expect.stringMatching(/^\/xong 1:/),
    )
  })

  it.each(['đang trình ký', 'đang chờ sếp ký', 'chờ lãnh đạo duyệt dự thảo'])(
    '%j asks whose progress it is',
    async said => {
      const { talk } = await office()
      const { text, choices } = await talk('hung', said)
      expect(text).toContain('là tiến độ của việc nào?')
      expect(choices[0]?.send).toBe(`/capnhat 1: ${said}`)
    },
  )
})

describe('a task by its number in words', () => {
  it.each([
    ['việc hai mươi được 40%', 'Không tìm thấy việc #20'],
    ['việc bảy được bốn mươi phần trăm', 'Không tìm thấy việc #7'],
    ['tiến độ việc 1 đạt hơn 70%', 'cập nhật việc #1: hơn 70%'],
    ['việc năm nay còn gì', ''],
  ])('%j', async (said, words) => {
    const { talk, steps } = await office()
    expect((await talk('hung', said)).text).toContain(words)
    expect(await steps()).toEqual([])
  })
})

describe('the reason of a pause', () => {
  it.each([
    ...[
      'tại sao hỏi',
      'để làm gì',
      'sao phải ghi',
      'do đâu ta',
      'tại sao không nhắc nữa',
      'chờ tôi chút',
      'đợi tôi hỏi',
    ],
    ...[
      'để hỏi lại sếp',
      'chưa cần dừng',
      'hỏi ý kiến Sở Tài chính đã',
      'vì sao',
      'do tôi bấm lộn',
      'tại bấm nhầm',
      'tại e lộn',
      'thôi không dừng nữa',
      'bực mình quá',
      '?',
    ],
  ])('is not %j, nor is it read back', async said => {
    const { talk, steps } = await office()
    await talk('ha', '/tamdung 1')
    const { text, choices } = await talk('ha', said)
    expect(text).not.toContain('Đồng chí muốn ghi')
    expect(choices.map(({ send }) => send)).not.toContain(`/tamdung 1: ${said}`)
    expect(await steps()).toEqual([])
  })

  it.each([
    'tại chưa có vốn',
    'do nhầm địa bàn khảo sát',
    'chờ hướng dẫn của Sở',
    'thời gian quá gấp',
    'không triển khai nữa',
    'trùng với nhiệm vụ khác',
    'không cần thiết nữa vì đã có dự án khác',
    'có hướng dẫn mới của Bộ Tài chính',
    'tại chưa có hướng dẫn của Bộ',
  ])('may be %j, at once or after one yes', async said => {
    const { talk, steps } = await office()
    await talk('ha', '/tamdung 1')
    await talk('ha', said)
    if ((await steps()).length === 0) await talk('ha', 'đúng')
    expect((await steps()).map(({ kind, note }) => [kind, note])).toEqual([['paused', said]])
  })
})
