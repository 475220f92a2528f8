import { describe, expect, it, test } from 'vitest'
import { talkingOffice } from '../helpers/engine.ts'

async function set() {
  const { office, ...engine } = await talkingOffice('bao', 'khoa', 'hung', 'lan')
  for (const due of ['2026-11-20', '2026-11-23', '2026-12-01']) {
    await office.addTask({ lead: ['KT', 'hung'], due, title: 'Rà soát chiếu sáng' })
    await office.addTask({ lead: ['VH', 'lan'], due, title: 'Rà soát lễ hội' })
  }
  await office.addTask({ lead: ['UBND', 'bao'], due: '2026-11-20', title: 'Việc của chính người hỏi' })
  await office.addTask({ lead: ['VH', 'lan'], due: '2026-11-25', review: 'pending', submittedOn: '2026-11-22' })
  return { ...engine, office }
}

describe('a leader who asks about others', () => {
  test.each([
    'danh sách cán bộ chậm',
    'ds can bo tre han',
    'danh sach don vi cham',
    'liệt kê anh em nợ việc',
    'xem nhân viên trễ hạn',
    'cho xem chuyên viên chậm việc',
    'danh sách phòng chậm',
    'kiểm tra cán bộ quá hạn',
    'liệt kê các phòng trễ hạn',
    'xem giúp anh em nào đang chậm',
  ])('%j gets a list of theirs', async said => {
    const { talk } = await set()
    const { text } = await talk('bao', said)
    expect(text).toMatch(/^Nhiệm vụ do các đơn vị đồng chí theo dõi chủ trì/)
  })

  test.each([
    ['Lan làm tới đâu rồi', 'Võ Ngọc Lan'],
    ['đồng chí Lan thế nào rồi', 'Võ Ngọc Lan'],
    ['chi Lan lam den dau roi', 'Võ Ngọc Lan'],
    ['anh Hùng tới đâu rồi', 'Phạm Văn Hùng'],
    ['Hùng tình hình ra sao', 'Phạm Văn Hùng'],
    ['đ/c Hùng ra sao', 'Phạm Văn Hùng'],
    ['anh Hung the nao roi', 'Phạm Văn Hùng'],
    ['chú Hùng làm ăn thế nào', 'Phạm Văn Hùng'],
    ['cô Lan đến đâu rồi', 'Võ Ngọc Lan'],
    ['Lan làm tới mô rồi', 'Võ Ngọc Lan'],
  ])('%j gets the list of %s', async (said, name) => {
    const { talk } = await set()
    expect((await talk('bao', said)).text).toContain(`Nhiệm vụ của ${name}: `)
  })

  test.each([
    ['phòng nào chậm nhất', ''],
    ['đơn vị nào nhiều việc quá hạn nhất', ''],
    ['so sánh các phòng', ''],
    ['so sanh cac don vi', ''],
    ['xếp hạng các phòng', ''],
    ['báo cáo tuần này', ' – tuần từ'],
    ['bc thang 11', ' – tháng 11/2026'],
    ['tổng hợp số liệu tháng 11', ' – tháng 11/2026'],
    ['tổng kết quý 4', ' – quý IV/2026'],
    ['tỷ lệ đúng hạn quý 4', ' – quý IV/2026'],
    ['các phòng làm ăn sao rồi', ''],
    ['tiến độ vp', ' – Văn phòng HĐND và UBND'],
    ['tien do vp thang 11', ' – Văn phòng HĐND và UBND – tháng 11/2026'],
    ['/tiendo vh', ' – Phòng Văn hóa - Xã hội'],
    ['/tiendo P.VHXH', ' – Phòng Văn hóa - Xã hội'],
    ['/tiendo VH-XH quý này', ' – Phòng Văn hóa - Xã hội – quý IV/2026'],
    ['/tiendo phòng KTHT', ' – Phòng Kinh tế, Hạ tầng và Đô thị'],
  ])('%j gets the figures%s', async (said, heading) => {
    const { talk } = await set()
    const { text } = await talk('bao', said)
    expect(text).toMatch(heading === '' ? /^Tiến độ nhiệm vụ\n/ : /^Tiến độ nhiệm vụ/)
    expect(text).toContain(`Tiến độ nhiệm vụ${heading}`)
  })

  test.each([
    ['tháng này bao nhiêu việc xong', 'đã xong tháng này'],
    ['tuần này xong được mấy việc', 'đã xong tuần này'],
    ['quý 4 hoàn thành bao nhiêu việc', 'đã xong quý 4'],
    ['thang nay xong may viec', 'đã xong tháng này'],
    ['tháng này phải hoàn thành bao nhiêu việc', 'tháng này'],
    ['tuần này còn mấy việc chưa xong', 'tuần này'],
    ['tuần này cần làm xong mấy việc', 'tuần này'],
  ])('%j counts what is %s', async (said, condition) => {
    const { talk } = await set()
    expect((await talk('khoa', said)).text).toContain(`theo điều kiện "${condition}"`)
  })

  it('is told what of the question the list does not answer', async () => {
    const { talk } = await set()
    expect((await talk('bao', 'ai trễ nhiều nhất')).text).toContain('Câu trả lời chưa xét đến: "nhiều nhất"')
    expect((await talk('bao', '/tiendo Hùng')).choices).toEqual([
      { label: 'Việc của Phạm Văn Hùng', send: '/nhiemvu hung' },
      { label: 'Tiến độ chung', send: '/tiendo' },
    ])
    expect((await talk('bao', '/tiendo hôm nay')).text).toContain('chưa tính theo ngày')
    expect((await talk('bao', '/tiendo phòng không có thật')).choices).toEqual([
      { label: 'Tiến độ chung', send: '/tiendo' },
    ])
  })
})

describe('judging results in free words', () => {
  it.each([
    'duyệt hết',
    'duyet het giup anh',
    'duyệt luôn đi',
    'việc nào chờ tôi duyệt',
    'có gì chờ tôi duyệt không',
    'trả lại giúp anh',
  ])('%j shows what waits for them', async said => {
    const { talk } = await set()
    expect((await talk('bao', said)).text).toMatch(
      /^(?:Không có kết quả nào chờ đồng chí duyệt|Kết quả chờ đồng chí duyệt)/,
    )
  })

  it.each(['tôi duyệt việc 1', 'phê duyệt việc 1', 'trả lại việc 1 vì thiếu phụ lục'])(
    '%j of a task with no result that waits says so, and offers the task',
    async said => {
      const { talk } = await set()
      const { text, choices } = await talk('bao', said)
      expect(text).toMatch(/chưa có kết quả nào chờ duyệt|do đồng chí .* duyệt/)
      expect(choices.map(({ send }) => send)).toContain('/viec 1')
    },
  )
})

describe('urging in free words', () => {
  it.each([
    'nhắc mọi người nộp báo cáo',
    'nhac anh Hung nop bao cao',
    'đôn đốc các phòng giúp anh',
    'giục phòng KT đi',
  ])('%j asks which task is meant', async said => {
    const { talk } = await set()
    expect((await talk('bao', said)).text).toMatch(/\/nhac kèm số việc/)
  })

  it.each(['nhắc đồng chí Hùng việc 1', 'đôn đốc việc 1 giúp tôi', 'giục việc 1 với', 'nhắc việc 1 đi em'])(
    '%j urges once it is confirmed',
    async said => {
      const { talk } = await set()
      const { text, choices } = await talk('bao', said)
      expect(text).toMatch(/muốn đôn đốc đồng chí Phạm Văn Hùng việc #1 \(Rà soát chiếu sáng\)\./)
      expect(text).toContain('Chưa có gì thay đổi cho đến khi đồng chí xác nhận')
      expect(choices[0]?.send).toBe('/nhac 1')
    },
  )

  it('hands on what stands behind the colon', async () => {
    const { talk } = await set()
    expect((await talk('bao', 'nhắc việc 1: nộp trước thứ Sáu')).choices[0]?.send).toBe('/nhac 1: nộp trước thứ Sáu')
    await talk('bao', 'đúng')
    expect((await talk('hung', '/viec 1')).text).toContain('nộp trước thứ Sáu')
  })

  it.each([
    'nhắc tôi lúc 7 giờ',
    'tắt nhắc việc',
    'sao không nhắc tôi',
    'đã nhắc rồi mà chưa làm',
    'đừng nhắc việc 1 nữa',
    'việc 1 đã nhắc hôm qua rồi',
    'nhắc việc 1 chưa',
    'ai nhắc việc 1 vậy',
    'hôm qua anh nhắc việc 1 rồi đó',
  ])('%j does not', async said => {
    const { talk } = await set()
    const { text, choices } = await talk('bao', said)
    expect(choices[0]?.send).not.toBe('/nhac 1')
    expect(text).not.toMatch(/^Đã đôn đốc|đồng chí muốn đôn đốc/)
  })
})

describe('what nobody here does', () => {
  test.each([
    ['bao', 'có gì cần tôi ký không', 'ký hoặc trình ký', '/nhiemvu đơn vị chờ duyệt'],
    ['bao', 'ký giúp anh việc 3', 'ký hoặc trình ký', '/viec 3'],
    ['bao', 'nhắc tôi lúc 7 giờ', 'hẹn giờ nhắc riêng', '/nhiemvu đơn vị quá hạn'],
    ['hung', 'nhắc em 3 giờ chiều họp', 'hẹn giờ nhắc riêng', '/nhiemvu'],
    ['bao', 'đặt nhắc sáng mai giúp anh', 'hẹn giờ nhắc riêng', '/nhiemvu đơn vị quá hạn'],
    ['bao', 'in ra giúp anh', 'in hoặc chuyển sang Word', '/xuat'],
    ['bao', 'chụp lại danh sách', 'in hoặc chuyển sang Word', '/xuat'],
    ['khoa', 'in giúp anh việc hôm nay', 'in hoặc chuyển sang Word', '/xuat'],
    ['hung', 'in danh sách việc ra word', 'in hoặc chuyển sang Word', '/nhiemvu'],
    ['hung', 'in việc 1', 'in hoặc chuyển sang Word', '/viec 1'],
    ['hung', 'ghi chú việc 1 là chờ vốn', 'sửa nội dung', '/viec 1'],
    ['hung', 'soạn giúp em tờ trình', 'soạn văn bản', '/nhiemvu'],
    ['hung', 'xin ký giúp em', 'ký hoặc trình ký', '/nhiemvu chờ duyệt'],
  ] as const)('%s: %j is told that the assistant does not yet "%s"', async (who, said, what, next) => {
    const { talk } = await set()
    const { text, choices } = await talk(who, said)
    expect(text).toMatch(new RegExp(`^Trợ lý chưa (?:giúp đồng chí )?${what}.* được; chưa có gì thay đổi\\.`))
    expect(text).not.toContain('người phụ trách')
    expect(choices.map(({ send }) => send)).toContain(next)
  })

  test.each([
    'việc in ấn tài liệu thế nào',
    'duyệt xong rồi',
    'đã gửi rồi nhé',
    'giao thông hôm nay tắc quá',
    'em đang soạn',
    'chưa ký',
    'in xong chưa',
    'ìn ìn',
    'không duyệt đâu',
    'kỳ này vất vả',
  ])('%j is no such request', async said => {
    const { talk } = await set()
    expect((await talk('hung', said)).text).not.toMatch(/^Trợ lý chưa (?!hiểu)/)
  })

  test.each([
    ['bao', 'việc chờ tôi duyệt'],
    ['bao', 'có gì chờ tôi duyệt không'],
    ['bao', 'việc nào cần duyệt'],
  ] as const)('%s: %j shows what waits for approval', async (who, said) => {
    const { talk } = await set()
    expect((await talk(who, said)).text).toBe(
      'Không có kết quả nào chờ đồng chí duyệt. Trong các đơn vị đồng chí theo dõi có 1 việc chờ người khác duyệt.',
    )
  })
})

describe('where there is nothing to show', () => {
  test.each(['abc xyz', 'lâu thế', 'xin chào', '/start', '/trogiup', 'cảm ơn', 'không hiểu gì', '/khongco', '.'])(
    'a leader begins with the progress of those they follow: %j',
    async said => {
      const { talk } = await set()
      const { choices } = await talk('khoa', said)
      expect(choices[0]).toEqual({ label: 'Tiến độ', send: '/tiendo' })
      expect(choices.map(({ send }) => send)).toContain('/nhiemvu')
      expect((await talk('hung', said)).choices.map(({ send }) => send)).not.toContain('/tiendo')
    },
  )

  it('shows a leader with no task of their own what they can do, in eight lines', async () => {
    const { talk } = await set()
    for (const said of ['/start', '/trogiup']) {
      const { text } = await talk('khoa', said)
      expect(text.split('\n').filter(Boolean).length).toBeLessThanOrEqual(8)
      expect(text).toContain('/tiendo')
      expect(text).not.toMatch(/\/xong|\/capnhat/)
      expect((await talk('hung', said)).text).toContain('/xong')
      expect((await talk('bao', said)).text).toContain('/xong')
    }
  })

  it('offers how to go on with every refusal', async () => {
    const { talk } = await set()
    for (const said of ['/tiendo 99/KH-UBND', '/xuat 99/KH-UBND', '/viec 999', '/tamdung 999 chờ vốn'])
      expect((await talk('khoa', said)).choices, said).not.toEqual([])
  })

  test.each(['ok', 'vâng', 'good', 'okie em', 'dạ', 'được rồi'])('%j is heard as a nod', async said => {
    const { talk } = await set()
    expect((await talk('hung', said)).text).toBe('Vâng. Chưa có gì thay đổi.')
  })

  it('says that nothing was erased', async () => {
    const { talk } = await set()
    for (const said of ['không', 'thôi', '2']) {
      await talk('lan', 'xóa dữ liệu')
      expect((await talk('lan', said)).text).toBe('Đã dừng, chưa xóa gì.')
    }
  })
})
