import { describe, expect, it, test } from 'vitest'
import { talkingOffice } from '../helpers/engine.ts'

async function set() {
  const { office, ...engine } = await talkingOffice('bao', 'khoa', 'hung', 'lan')
  const ids: number[] = []
  const add = async (options: Omit<Parameters<typeof office.addTask>[0], 'lead'>) =>
    void ids.push(await office.addTask({ lead: ['KT', 'hung'], ...options }))
  await add({ due: '2026-11-20', title: 'Đã trễ' })
  await add({ due: '2026-11-23', title: 'Hạn hôm nay', urgency: 'urgent' })
  await add({ due: '2026-11-24', title: 'Hạn ngày mai', document: '05/KH-UBND' })
  await add({ due: '2026-11-27', title: 'Hạn thứ Sáu' })
  await add({ due: '2026-12-20', title: 'Đã trình tuần trước', review: 'pending', submittedOn: '2026-11-18' })
  await add({ due: '2026-12-20', title: 'Xong tuần trước', work: 'done', submittedOn: '2026-11-19' })
  await add({ due: '2026-11-18', title: 'Xong tháng trước', work: 'done', submittedOn: '2026-10-15' })
  await office.addTask({
    lead: ['VH', 'lan'],
    also: [['coordinator', 'KT', 'hung']],
    title: 'Phối hợp',
    due: '2026-12-30',
  })
  return { ...engine, office, ids }
}

const titles = ['Đã trễ', 'Hạn hôm nay', 'Hạn ngày mai', 'Hạn thứ Sáu', 'Đã trình tuần trước', 'Xong tuần trước', 'Xong tháng trước', 'Phối hợp'] // prettier-ignore
const shown = (text: string) => titles.filter(title => text.split('\n').some(line => line.endsWith(` ${title}`)))

describe('what is to be handed in', () => {
  test.each([
    ['tuần này em phải nộp cái gì', ['Đã trễ', 'Hạn hôm nay', 'Hạn ngày mai', 'Hạn thứ Sáu']],
    ['thứ 6 này nộp gì', ['Hạn thứ Sáu']],
    ['thu 6 nay phai nop gi vay', ['Hạn thứ Sáu']],
    ['hom nay em nop gi', ['Đã trễ', 'Hạn hôm nay']],
    ['mai nop gi', ['Hạn ngày mai']],
    ['ngày mai phải báo cáo gì', ['Hạn ngày mai']],
    ['hôm nay cần trình gì', ['Đã trễ', 'Hạn hôm nay']],
    ['mai em cần nộp cái gì', ['Hạn ngày mai']],
    ['hôm nay mình cần làm gì', ['Đã trễ', 'Hạn hôm nay']],
    ['27/11 phải nộp những gì', ['Hạn thứ Sáu']],
  ])('%j', async (said, expected) => {
    const { talk } = await set()
    expect(shown((await talk('hung', said)).text)).toEqual(expected)
  })
})

describe('what has been handed in', () => {
  test.each([
    ['việc đã nộp tuần trước', ['Đã trình tuần trước', 'Xong tuần trước']],
    ['viec da nop tuan truoc', ['Đã trình tuần trước', 'Xong tuần trước']],
    ['việc đã trình tuần rồi', ['Đã trình tuần trước', 'Xong tuần trước']],
    ['những việc đã gửi tuần qua', ['Đã trình tuần trước', 'Xong tuần trước']],
    ['việc em đã báo cáo tuần rồi', ['Đã trình tuần trước', 'Xong tuần trước']],
    ['/nhiemvu đã nộp tuần trước', ['Đã trình tuần trước', 'Xong tuần trước']],
    ['/nhiemvu đã nộp 18/11', ['Đã trình tuần trước']],
    ['/nhiemvu đã nộp', ['Đã trình tuần trước', 'Xong tuần trước', 'Xong tháng trước']],
    ['việc đã xong tháng trước', ['Xong tháng trước']],
    ['/nhiemvu chờ duyệt', ['Đã trình tuần trước']],
    ['việc chưa nộp tuần này', ['Đã trễ', 'Hạn hôm nay', 'Hạn ngày mai', 'Hạn thứ Sáu']],
  ])('%j', async (said, expected) => {
    const { talk } = await set()
    const { text } = await talk('hung', said)
    expect(shown(text).toSorted()).toEqual(expected.toSorted())
    if (/nộp (?:tuần trước|18)|đã xong tháng/.test(said)) expect(text).toContain('Tính theo ngày nộp kết quả.')
  })

  it('is counted for units, too, by the day of the result', async () => {
    const { talk } = await set()
    expect((await talk('khoa', '/nhiemvu đơn vị đã nộp tuần trước')).text).toContain('(đã nộp tuần trước): 2 việc')
  })
})

describe('several tasks at once', () => {
  it('of which one cannot be taken: why, beside the others', async () => {
    const { talk, office } = await set()
    const ids: number[] = []
    for (const work of ['not_acknowledged', 'not_acknowledged', 'in_progress'] as const)
      ids.push(await office.addTask({ lead: ['KT', 'hung'], work }))
    const { text, choices } = await talk('hung', `nhận việc ${ids[0]}, ${ids[1]} và ${ids[2]}`)
    expect(text).toContain(`Việc #${ids[2]} đã được tiếp nhận`)
    expect(choices.map(({ send }) => send)).toEqual([`/nhan ${ids[0]}`, `/nhan ${ids[1]}`, '/huy'])
  })
})

describe('two lists at once', () => {
  test.each([
    ['việc quá hạn và việc phối hợp', ['/nhiemvu quá hạn', '/nhiemvu phối hợp']],
    ['viec khan va viec qua han', ['/nhiemvu quá hạn', '/nhiemvu khẩn']],
    ['việc chờ duyệt và việc phối hợp', ['/nhiemvu chờ duyệt', '/nhiemvu phối hợp']],
    ['việc khẩn hoặc việc phối hợp', ['/nhiemvu khẩn', '/nhiemvu phối hợp']],
    ['/nhiemvu quá hạn và phối hợp', ['/nhiemvu quá hạn', '/nhiemvu phối hợp']],
    ['/nhiemvu hôm nay và phối hợp', ['/nhiemvu hôm nay', '/nhiemvu phối hợp']],
    ['/nhiemvu khẩn và đã xong', ['/nhiemvu khẩn', '/nhiemvu đã xong']],
    ['việc chưa tiếp nhận và việc quá hạn', ['/nhiemvu quá hạn', '/nhiemvu chưa tiếp nhận']],
  ])('%j are offered one by one', async (said, sends) => {
    const { talk } = await set()
    const { text, choices } = await talk('hung', said)
    expect(text).toMatch(/^Trợ lý chưa gộp được "/)
    expect(choices.map(({ send }) => send)).toEqual(sends)
  })

  test.each([
    ['/nhiemvu quá hạn phối hợp', 'Không có nhiệm vụ nào theo điều kiện'],
    ['việc quá hạn và hôm nay', 'Nhiệm vụ (quá hạn và hôm nay): 2 việc'],
    ['việc hôm nay hoặc quá hạn', 'Nhiệm vụ (quá hạn và hôm nay): 2 việc'],
    ['/nhiemvu quá hạn và sắp đến hạn', 'Nhiệm vụ (quá hạn và sắp đến hạn): 2 việc'],
    ['/nhiemvu chờ duyệt và đã xong', 'Nhiệm vụ (chờ duyệt và đã xong): 3 việc'],
    ['việc hôm nay và mai và mốt', 'Nhiệm vụ (hôm nay, ngày mai và ngày kia): 3 việc'],
    ['hôm nay với mai em có việc gì', 'Nhiệm vụ (hôm nay và ngày mai): 3 việc'],
    ['/nhiemvu khẩn, hôm nay', 'Nhiệm vụ (khẩn và hôm nay): 1 việc'],
  ])('%j are one list: %s', async (said, heading) => {
    const { talk } = await set()
    expect((await talk('hung', said)).text).toContain(heading)
  })
})

describe('what is urgent, and days that everybody counts for himself', () => {
  it('is what the plan marks so', async () => {
    const { talk } = await set()
    for (const said of ['/nhiemvu gấp', '/nhiemvu khẩn', 'việc khẩn', 'có việc gì khẩn không'])
      expect(shown((await talk('hung', said)).text), said).toEqual(['Hạn hôm nay'])
  })

  test.each([
    'có việc gì gấp không',
    'có gì gấp hông em',
    'co viec gi gap khong',
    'việc nào cần ưu tiên',
    'có gì cần làm gấp không',
  ])('%j is about what is overdue and due by the next days, and says so', async said => {
    const { talk } = await set()
    const { text } = await talk('hung', said)
    expect(text).toContain('Nhiệm vụ (quá hạn, hôm nay và sắp đến hạn): 3 việc')
    expect(shown(text)).toEqual(['Đã trễ', 'Hạn hôm nay', 'Hạn ngày mai'])
  })

  test.each([
    ['việc gấp nhất', /^Nhiệm vụ: /],
    ['việc gấp phối hợp', /chưa xét đến: "gấp"/],
    ['hôm nay có gì gấp không', /chưa xét đến: "gấp"/],
    ['làm gì gấp vậy', /^(?!Nhiệm vụ)/],
  ])('but %j is not', async (said, words) => {
    const { talk } = await set()
    expect((await talk('hung', said)).text).toMatch(words)
  })

  test.each(['việc nào đang trình ký', 'việc đang chờ ký', 'có việc nào đang trình không'])(
    '%j lists what waits for approval',
    async said => {
      const { talk } = await set()
      const { text } = await talk('hung', said)
      expect(text).toContain('(chờ duyệt)')
      expect(shown(text)).toEqual(['Đã trình tuần trước'])
    },
  )

  test.each([
    ['cuối tuần có việc không', '"cuối tuần" được hiểu là từ 28/11/2026 đến 29/11/2026.'],
    ['đầu tuần sau có gì', '"đầu tuần sau" được hiểu là từ'],
    ['/nhiemvu giữa tháng 12', '"giữa tháng 12" được hiểu là từ'],
  ])('%j says which days were looked at', async (said, words) => {
    const { talk } = await set()
    expect((await talk('hung', said)).text).toContain(words)
  })
})

describe('one task, and what is asked of it', () => {
  test.each([
    'đọc lại việc N',
    'việc N có khẩn không',
    'coi giùm việc N',
    'việc N có gấp không',
    'độ khẩn việc N',
    'cho đọc việc N',
  ])('%j shows it', async said => {
    const { talk, ids } = await set()
    expect((await talk('hung', said.replace('N', String(ids[1])))).text).toContain(`#${ids[1]} Hạn hôm nay`)
  })

  test.each(['việc số văn bản 05/KH-UBND', 'vb 05/KH-UBND có mấy việc', 'việc theo văn bản 05/KH-UBND'])(
    '%j finds it by its document',
    async said => {
      const { talk } = await set()
      expect((await talk('hung', said)).text).toContain('Hạn ngày mai')
    },
  )

  test.each([
    ['nhắc tôi việc N lúc 3h chiều', '"nhắc tôi", "3h chiều"'],
    ['nhắc em việc N ngày mai', '"nhắc em", "ngày mai"'],
    ['nhắc em việc N 8h sáng mai', '"nhắc em", "8h sáng mai"'],
    ['hẹn 4h nhắc em việc N', '"4h nhắc em"'],
  ])('%j: what is not done is named with its hour', async (said, named) => {
    const { talk, ids } = await set()
    expect((await talk('hung', said.replace('N', String(ids[0])))).text).toContain(
      `Trợ lý chưa làm được phần ${named}; việc này giữ nguyên.`,
    )
  })

  it('of several numbers each is offered', async () => {
    const { talk, ids } = await set()
    const [a, b, c] = ids
    for (const said of [`việc ${a} ${b} ${c}`, `việc ${a}, ${b} và ${c}`, `xem việc ${a} ${b} ${c}`]) {
      const { text, choices } = await talk('hung', said)
      expect(text, said).toBe('Trợ lý mở từng việc một. Đồng chí chọn việc cần xem:')
      expect(choices.map(({ send }) => send)).toEqual([`/viec ${a}`, `/viec ${b}`, `/viec ${c}`, '/huy'])
    }
  })
})

describe('behind a list', () => {
  test.each([
    ['cái đầu tiên', 0],
    ['cái đầu', 0],
    ['mở cái đầu', 0],
    ['việc đầu tiên', 0],
    ['đầu tiên', 0],
    ['cái thứ hai', 1],
    ['cái thứ 2', 1],
    ['cai so 2', 1],
    ['xem cái thứ ba nhé', 2],
    ['dòng 3', 2],
    ['3?', 2],
    ['cái cuối cùng', 4],
  ])('%j opens the task in that place', async (said, at) => {
    const { talk } = await set()
    const { choices } = await talk('hung', '/nhiemvu')
    const opened = await talk('hung', said)
    expect(opened.text).toMatch(new RegExp(`^${choices[at]?.label} `))
  })

  test.each(['việc thứ 3', 'xem việc thứ hai', 'việc thứ tư'])(
    '%j asks whether the place or the day is meant',
    async said => {
      const { talk } = await set()
      await talk('hung', '/nhiemvu')
      const { choices } = await talk('hung', said)
      expect(choices[0]?.send).toMatch(/^\/viec \d+$/)
      expect(choices[1]?.send).toMatch(/^\/nhiemvu thứ /)
      // With no list on the screen it is the day.
      expect((await talk('lan', said)).text).toContain('theo điều kiện')
    },
  )

  it('offers the several that were named', async () => {
    const { talk } = await set()
    for (const said of ['1 và 2', '1, 2', '1 2']) {
      const list = await talk('hung', '/nhiemvu')
      const { choices } = await talk('hung', said)
      expect(
        choices.slice(0, 2).map(({ send }) => send),
        said,
      ).toEqual(list.choices.slice(0, 2).map(({ send }) => send))
    }
  })

  it('opens a task by its number with a question mark, and takes no step for one', async () => {
    const { talk, ids } = await set()
    await talk('hung', '/nhiemvu')
    expect((await talk('hung', `${ids[3]}?`)).text).toContain(`#${ids[3]} `)
    const card = await talk('hung', `/viec ${ids[0]}`)
    const at = card.choices.findIndex(({ send }) => send === `/xong ${ids[0]}`) + 1
    expect((await talk('hung', `${at}?`)).text).toContain('Chưa có gì thay đổi cho đến khi đồng chí xác nhận.')
  })

  test.each([
    ['cái số 2 xong rồi', 1],
    ['xong cái 2', 1],
    ['cái đầu tiên xong rồi', 0],
    ['làm xong cái thứ ba rồi', 2],
  ])('%j proposes to report the task in that place', async (said, at) => {
    const { talk } = await set()
    const list = await talk('hung', '/nhiemvu')
    const { choices } = await talk('hung', said)
    expect(choices[0]?.send).toMatch(new RegExp(`^/xong ${list.choices[at]?.label.slice(1)}\\b`))
    expect(choices[1]?.send).toBe('/huy')
  })

  test.each([
    'xong hết rồi',
    'em làm xong rồi ạ',
    'hoàn thành rồi nhé',
    'xong rồi',
    'da xong het roi sep',
    'làm xong cả rồi',
  ])('%j asks which task is done', async said => {
    const { talk } = await set()
    expect((await talk('hung', said)).text).toMatch(/^Đồng chí báo hoàn thành việc nào\?/)
  })
})

describe('pausing in plain words', () => {
  test.each([
    ['tạm dừng N khi nào có vốn thì làm', 'khi nào có vốn thì làm'],
    ['tam dung viec N vi het tien', 'het tien'],
    ['tạm dừng việc N vì chờ quy hoạch', 'chờ quy hoạch'],
    ['cho tạm dừng việc N, lý do chờ hướng dẫn của Sở', 'chờ hướng dẫn của Sở'],
    ['tạm ngưng việc N do chưa bố trí vốn', 'chưa bố trí vốn'],
    ['tam hoan viec N vi cho von', 'cho von'],
    ['cho dừng việc N đi, chờ vốn', 'chờ vốn'],
    ['cho việc N nghỉ tới tháng sau', 'tới tháng sau'],
    ['cho việc N tạm nghỉ chờ vốn', 'chờ vốn'],
    ['cho viec N ngung lai vi het tien', 'het tien'],
  ])('%j is asked back, then done', async (said, reason) => {
    const { talk, ids } = await set()
    const id = String(ids[3])
    const asked = await talk('khoa', said.replace('N', id))
    expect(asked.choices[0]?.send).toBe(`/tamdung ${id}: ${reason}`)
    expect((await talk('khoa', 'đúng')).text).toContain(`Đã tạm dừng việc #${id}`)
    expect((await talk('khoa', `/viec ${id}`)).text).toContain(reason)
    for (const again of [`tiếp tục việc ${id}`, `cho tiếp tục việc ${id}`]) {
      const { text, choices } = await talk('khoa', again)
      expect(text).toContain(`cho tiếp tục việc #${id}`)
      expect(choices[0]?.send).toBe(`/tieptuc ${id}`)
    }
    expect((await talk('khoa', 'có')).text).toContain(`Đã cho tiếp tục việc #${id}`)
  })

  test.each([
    'việc N tạm dừng chưa',
    'việc N tạm dừng rồi hả',
    'đừng tạm dừng việc N',
    'việc N đang tạm dừng à',
    'ai tạm dừng việc N',
    'em tiếp tục triển khai việc N',
  ])('%j changes nothing and asks for no change', async said => {
    const { talk, ids } = await set()
    const { choices } = await talk('khoa', said.replace('N', String(ids[3])))
    expect(
      choices.map(({ send }) => send).filter(send => /^\/(?:tamdung|tieptuc) \d+.*[: ]/.test(send) && /:/.test(send)),
    ).toEqual([])
  })

  it('is said to have no day set, where one is named', async () => {
    const { talk, ids } = await set()
    const { text } = await talk('khoa', `tạm dừng 3 tháng việc ${ids[3]}`)
    expect(text).toContain('chưa hẹn được ngày')
  })

  test.each(['tạm dừng 15 ngày nha', 'tạm dừng 2 tuần', 'tạm dừng tới tháng sau'])(
    '%j asks which task, and says that no day can be set',
    async said => {
      const { talk } = await set()
      const { text } = await talk('khoa', said)
      expect(text).toContain('Đồng chí tạm dừng việc nào?')
      expect(text).toContain('chưa hẹn được ngày')
    },
  )

  test.each([
    ['có việc nào tạm dừng không', 'tạm dừng'],
    ['hội nghị tạm dừng 15 phút', 'chưa hiểu'],
    ['tạm dừng hết việc của Hùng', 'chưa làm một lúc'],
  ])('%j asks for no task', async (said, words) => {
    const { talk } = await set()
    const { text } = await talk('khoa', said)
    expect(text).toContain(words)
    expect(text).not.toContain('Đồng chí tạm dừng việc nào?')
  })

  it('says who may, to the one who leads it', async () => {
    const { talk, office } = await set()
    const id = await office.addTask({ lead: ['KT', 'khoa'], due: '2026-12-01' })
    expect((await talk('khoa', `/tamdung ${id} chờ bố trí vốn`)).text).toContain(
      'người chủ trì không tự tạm dừng việc của mình',
    )
  })
})
