import { describe, expect, it, test } from 'vitest'
import { storeSetting } from '../../db/office/settings.ts'
import { talkingOffice } from '../helpers/engine.ts'

async function set() {
  const { office, db, ...engine } = await talkingOffice('bao', 'khoa', 'hung', 'lan')
  await db.transact(tx => storeSetting(tx, 'humanContact', 'Chị Hà, Văn phòng, 0901234567'))
  const id = await office.addTask({ lead: ['KT', 'hung'], due: '2026-11-20', title: 'Nạo vét cống thoát nước hẻm 47' })
  return { ...engine, office, db, id }
}

describe('what concerns the person', () => {
  test.each([
    ['việc này không phải của em', '/nhamnguoi'],
    ['giao nhầm người rồi', '/nhamnguoi'],
    ['tuần này em nghỉ phép', 'người làm thay'],
    ['quên mật khẩu', 'không dùng mật khẩu'],
    ['em đổi số điện thoại', 'quản trị viên'],
    ['tôi cần gặp cô Hà', 'liên hệ trực tiếp'],
    ['sao em không thấy việc của em', 'Thiếu việc nào'],
    ['sáng nay sao không nhắc em', 'cài đặt'],
    ['xóa tin nhắn vừa rồi', 'tự thu hồi'],
    ['lấy lại đi', '/hoantac'],
    ['rút lại', '/hoantac'],
    ['thu hồi cái vừa gửi', '/hoantac'],
    ['hông biết xài', 'cứ nhắn như vẫn nói'],
    ['ko bik dùng', 'cứ nhắn như vẫn nói'],
    ['chỉ e xài với', 'cứ nhắn như vẫn nói'],
    ['đồ dở hơi', 'Xin lỗi'],
    ['nhắc gì nhắc dữ vậy', 'Xin lỗi'],
    ['cám ưn nha', 'Không có gì'],
  ])('%j has a short answer with a next step and the human contact, and no list', async (said, words) => {
    const { talk } = await set()
    const { text, choices } = await talk('hung', said)
    expect(text).toContain(words)
    expect(text).toMatch(/ Cần người hỗ trợ: Chị Hà, Văn phòng, 0901234567\.$/)
    expect(text).not.toMatch(/Nhiệm vụ: |là kết quả của việc nào/)
    expect(text.length).toBeLessThanOrEqual(300)
    expect(choices.length).toBeGreaterThan(0)
    for (const { send } of choices) expect((await talk('hung', send)).text).not.toMatch(/chưa có trong|dành cho/)
  })

  it('offers the task that is named, to those who may see it', async () => {
    const { talk, id } = await set()
    const said = `việc ${id} không phải của em`
    expect((await talk('hung', said)).choices[0]?.send).toBe(`/viec ${id}`)
    expect((await talk('lan', said)).choices[0]?.send).not.toBe(`/viec ${id}`)
  })

  it('is not asked for as a result, and leaves an open question to itself', async () => {
    const { talk, id } = await set()
    await talk('hung', `/xong ${id}`)
    await talk('hung', '/huy')
    expect((await talk('hung', 'hông biết xài')).text).not.toContain('là kết quả của việc nào')
    expect((await talk('hung', 'báo cáo rồi mà vẫn nhắc hoài')).text).toContain('Xin lỗi')
  })
})

describe('a report that is to be taken back', () => {
  test.each(['hủy báo cáo việc N', 'huy bao cao viec N', 'rút lại kết quả việc N', 'lấy lại báo cáo', 'hủy báo cáo'])(
    '%j is asked back as an undoing, or told why it cannot be',
    async said => {
      const { talk, id } = await set()
      const line = said.replace('N', String(id))
      const { text } = await talk('hung', line)
      expect(text).toMatch(/10 phút qua đồng chí không có thao tác nào|không có thao tác nào trong 10 phút qua/)
      await talk('hung', `/xong ${id}: 36 hộ`)
      const asked = await talk('hung', line)
      expect(asked.text).toContain(`hoàn tác thao tác báo hoàn thành việc #${id}`)
      expect((await talk('hung', 'đúng')).text).toContain('Đã hoàn tác')
    },
  )

  test.each(['lấy lại số liệu từ Sở', 'thu hồi đất 5 hộ', 'hủy họp giao ban'])('%j takes nothing back', async said => {
    const { talk, id } = await set()
    await talk('hung', `/xong ${id}: 36 hộ`)
    expect((await talk('hung', said)).choices.map(({ label }) => label)).not.toContainEqual(
      expect.stringMatching(/^Đúng, hoàn tác/),
    )
  })
})

describe('how a step is taken', () => {
  test.each([
    ['khoa', 'hướng dẫn cách tạm dừng', '/tamdung SỐ LÝ DO'],
    ['hung', 'làm sao để báo xong', '/xong SỐ [KẾT QUẢ]'],
    ['hung', 'cách tắt nhắc', '/caidat'],
    ['hung', 'hướng dẫn báo cáo tiến độ', '/capnhat SỐ'],
    ['khoa', 'cách xuất excel', '/xuat'],
    ['hung', 'hướng dẫn em cách hoàn tác', '/hoantac'],
  ] as const)('%s asks %j and is told %s', async (who, said, usage) => {
    const { talk } = await set()
    const { text } = await talk(who, said)
    expect(text).toContain(`đồng chí gõ ${usage}`)
    expect(text).not.toContain('Bảng nhiệm vụ của')
  })

  test.each([
    'cách đây 3 ngày đã xong',
    'cách ly 5 hộ xong rồi',
    'làm sao xong nổi',
    'làm sao xem việc của phòng',
    'hướng dẫn của Sở đã xong',
  ])('%j does not ask for it', async said => {
    const { talk } = await set()
    expect((await talk('khoa', said)).text).not.toContain('đồng chí gõ /xong SỐ')
  })
})

describe('a step that nobody here takes', () => {
  test.each([
    ['tạm dừng hết việc của Hùng', 'một lúc với nhiều việc', 'Nhiệm vụ của Phạm Văn Hùng'],
    ['cho tạm dừng tất cả việc của Hùng', 'một lúc với nhiều việc', 'Nhiệm vụ của Phạm Văn Hùng'],
    ['hỏi Hùng coi việc N sao rồi', 'hỏi hoặc nhắn người khác', '#N'],
    ['hỏi Hùng coi việc N xong chưa', 'hỏi hoặc nhắn người khác', '#N'],
    ['hỏi anh Hùng việc N tới đâu', 'hỏi hoặc nhắn người khác', '#N'],
  ])('%j is said before what is shown', async (said, undone, shown) => {
    const { talk, id } = await set()
    const { text } = await talk('khoa', said.replace(/\bN\b/, String(id)))
    expect(text).toMatch(/^Trợ lý chưa /)
    expect(text).toContain(undone)
    expect(text.indexOf(shown.replace(/\bN\b/, String(id)))).toBeGreaterThan(text.indexOf(undone))
  })

  test.each([
    ['việc N cho Hùng thêm 3 ngày', '/giahan N thêm 3 ngày'],
    ['cho Hùng thêm 1 tuần việc N', '/giahan N thêm 1 tuần'],
    ['đề xuất gia hạn việc N', '/giahan N'],
  ])('%j is offered, with what was said of it', async (said, line) => {
    const { talk, id } = await set()
    const { choices } = await talk('khoa', said.replace('N', String(id)))
    expect(choices.map(({ send }) => send)).toContain(line.replace('N', String(id)))
  })

  test.each(['việc N sao rồi', 'hỏi chút việc N hạn bao giờ', 'cho xem việc N', 'cho anh coi việc của Hùng'])(
    '%j is only shown',
    async said => {
      const { talk, id } = await set()
      expect((await talk('khoa', said.replace(/\bN\b/, String(id)))).text).not.toMatch(/^Trợ lý chưa /)
    },
  )
})

describe('what leads on', () => {
  it('"coi tiếp" turns the page, and says where there is none', async () => {
    const { talk, office } = await set()
    for (let at = 0; at < 9; at++) await office.addTask({ lead: ['KT', 'hung'], due: '2026-12-10' })
    await talk('hung', '/nhiemvu')
    expect((await talk('hung', 'coi tiếp')).text).toContain('Trang 2/2')
    await talk('hung', '/nhiemvu quá hạn')
    const { text, choices } = await talk('hung', 'coi tiếp')
    expect(text).toContain('Danh sách đã hết')
    expect(choices.length).toBeGreaterThan(0)
  })

  it('a number of another task is said to be none of theirs', async () => {
    const { talk, office, id } = await set()
    await office.addTask({ lead: ['VH', 'lan'], due: '2026-12-10' })
    await talk('lan', '/nhiemvu')
    // The list has one choice; the other task is not hers.
    const other = id === 1 ? 99 : id
    expect((await talk('lan', String(other))).text).toContain(`không có việc số ${other}`)
  })

  it('a search that finds nothing offers the part of it that is found', async () => {
    const { talk } = await set()
    const { text, choices } = await talk('khoa', 'vụ nước thải hẻm 47 ai làm')
    expect(text).toContain('Không tìm thấy việc nào có "nước thải hẻm 47"')
    expect(choices[0]?.send).toBe('/tim hẻm 47')
    expect((await talk('khoa', '/tim hẻm 47')).text).toContain('Phạm Văn Hùng')
  })

  test.each([
    'thoát nước hẻm 47 xong chưa',
    'thoát nước hẻm 47 tới đâu rồi',
    'việc nạo vét cống',
    'cống thoát nước có gì không',
  ])('%j finds the task of that matter', async said => {
    const { talk, id } = await set()
    expect((await talk('khoa', said)).choices[0]?.send).toBe(`/viec ${id}`)
  })

  test.each([
    'khen thưởng xong chưa',
    'việc nhà bận quá',
    'nạo vét cống xong rồi',
    'xong chưa',
    'đề xuất khen thưởng xong chưa',
  ])('%j searches for nothing', async said => {
    const { talk } = await set()
    expect((await talk('khoa', said)).text).not.toMatch(/Kết quả tìm|Cảm ơn đồng chí đã động viên/)
  })

  it('a day that may be a name is named as a day', async () => {
    const { talk } = await set()
    expect((await talk('khoa', 'mai còn bao nhiêu việc')).text).toContain('theo điều kiện "ngày mai"')
  })

  it('a workbook of nobody in particular says whose it is', async () => {
    const { talk } = await set()
    expect((await talk('khoa', 'xuất excel việc quá hạn')).text).toContain(
      'Bảng nhiệm vụ của các đơn vị đồng chí theo dõi (quá hạn)',
    )
  })
})
